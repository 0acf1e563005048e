"""Tables: every column described and typed, CSV that no spreadsheet runs, Parquet as pyarrow and pandas read it."""

import csv
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.api import Graph
from kg.errors import GraphError
from kg.exports import parquet
from kg.exports.content import Content
from kg.exports.csvtables import METADATA, guarded, plain
from kg.exports.sheets import SHEETS, TYPES, columns, sheet

BASE = "https://w3id.org/rashomon/id/"
READ = {"string": plain, "anyURI": str, "integer": int, "double": float, "date": date.fromisoformat}
ARROW = {"text": "string", "iri": "string", "integer": "int64", "number": "double", "date": "date32[day]"}


def read_csv(folder: Path) -> dict[str, list[dict[str, object]]]:
    """All tables, each cell as the metadata types it."""
    found = {}
    for table in json.loads((folder / METADATA).read_text(encoding="utf-8"))["tables"]:
        types = {column["name"]: READ[column["datatype"]] for column in table["tableSchema"]["columns"]}
        with (folder / table["url"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert all(list(row) == list(types) for row in rows)
        found[table["url"]] = [{name: types[name](cell) if cell else None for name, cell in row.items()} for row in rows]
    return found


def test_every_table_has_its_columns_described() -> None:
    assert set(columns()) == set(SHEETS)
    for described in columns().values():
        assert len({column.name for column in described}) == len(described)
        assert all(column.type in TYPES and column.description for column in described)


@pytest.mark.parametrize("name", SHEETS)
def test_rows_fit_their_columns(content: Content, name: str) -> None:
    made = sheet(name, content)
    assert made.rows
    kinds = {"text": str, "iri": str, "integer": int, "number": int | float, "date": str}
    for row in made.rows:
        assert set(row) == {column.name for column in made.columns}
        assert all(row[c.name] is None or isinstance(row[c.name], kinds[c.type]) for c in made.columns), row


def test_csv_comes_back_typed(graph: Graph, content: Content, sample: SimpleNamespace, tmp_path: Path) -> None:
    tables = read_csv(graph.export(tmp_path / "tables", format="csv"))
    assert set(tables) == {f"{name}.csv" for name in SHEETS}
    for name in SHEETS:
        for read, row in zip(tables[f"{name}.csv"], sheet(name, content).rows, strict=True):
            assert {key: str(cell) for key, cell in read.items() if cell is not None} == {
                column.name: str(float(row[column.name]) if column.type == "number" else row[column.name])  # type: ignore[arg-type]
                for column in columns()[name]
                if row[column.name] not in (None, "")
            }
    claim = next(row for row in tables["claims.csv"] if row["quote"] == sample.NASTY)
    assert claim["polarity"] == "Negated" and claim["earliest"] is None
    sorm = next(row for row in tables["places.csv"] if row["label"] == "Sorm")
    assert (sorm["latitude"], sorm["longitude"], sorm["claims"], sorm["latest"]) == (34.5, 41.0, 2, date(2024, 1, 14))
    valdoria = next(row for row in tables["actors.csv"] if row["actor"] == f"{BASE}actor/valdoria")
    assert (valdoria["label_en"], valdoria["wikidata"], valdoria["as_agent"], valdoria["kind"]) == ("Valdoria", "Q1", 3, "state")
    witness = next(row for row in tables["actors.csv"] if row["label"] == "un témoin")
    assert (witness["family"], witness["as_source"]) == ("source", 1)
    assert [(row["relation"], row["kind"], row["value_a"]) for row in tables["findings.csv"]] == [("contradicts", "Numeric", "5")]
    assert [row["value"] for row in tables["quantities.csv"]] == [18.0, 5.0]


def test_tables_join(graph: Graph, tmp_path: Path) -> None:
    tables = read_csv(graph.export(tmp_path / "tables", format="csv"))
    nodes = {row["actor"] for row in tables["actors.csv"]} | {row["place"] for row in tables["places.csv"]}
    claims = {row["claim"] for row in tables["claims.csv"]}
    assert {row["node"] for row in tables["roles.csv"]} <= nodes
    assert {row["claim"] for row in tables["roles.csv"]} <= claims
    assert {row["article"] for row in tables["claims.csv"]} == {row["article"] for row in tables["articles.csv"]}
    assert {row["event"] for row in tables["claims.csv"]} == {row["event"] for row in tables["events.csv"]}


def test_no_cell_is_a_formula(graph: Graph, tmp_path: Path) -> None:
    path = graph.export(tmp_path / "claims.csv")
    cells = [cell for row in csv.reader(path.open(encoding="utf-8", newline="")) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")]


@given(st.text(alphabet="'=+-@＝\t\r\na1", max_size=6))
def test_the_guard_comes_off_again(text: str) -> None:
    assert plain(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@＝\t\r\n")


def test_an_archive_holds_what_a_folder_holds(graph: Graph, tmp_path: Path) -> None:
    folder = graph.export(tmp_path / "tables", format="csv")
    with ZipFile(graph.export(tmp_path / "tables.csv.zip")) as archive:
        assert archive.namelist() == sorted(path.name for path in folder.iterdir())
        assert all(archive.read(path.name) == path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("name", SHEETS)
def test_parquet_comes_back_typed(graph: Graph, content: Content, tmp_path: Path, name: str) -> None:
    read = pq.read_table(graph.export(tmp_path / f"{name}.parquet", part=name))
    made = sheet(name, content)
    assert [(field.name, str(field.type)) for field in read.schema] == [(c.name, ARROW[c.type]) for c in made.columns]
    assert read.schema.field(0).metadata == {b"description": made.columns[0].description.encode()}
    rows = [{key: cell.isoformat() if isinstance(cell, date) else cell for key, cell in row.items()} for row in read.to_pylist()]
    assert rows == list(made.rows)


def test_pandas_reads_a_folder_of_parquet(graph: Graph, tmp_path: Path) -> None:
    folder = graph.export(tmp_path / "tables", format="parquet")
    assert {path.stem for path in folder.iterdir()} == set(SHEETS)
    claims = pd.read_parquet(folder / "claims.parquet")
    assert len(claims) == 5 and claims["begin"].dtype == "int64"


def test_parquet_without_pyarrow_says_how_to_get_it(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(GraphError, match=r"pip install 'rashomon-kg\[parquet\]'"):
        graph.export(tmp_path / "claims.parquet")
    assert not list(tmp_path.iterdir())
