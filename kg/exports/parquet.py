"""Apache Parquet: one table in a file, or all in a folder. Needs pyarrow, which is an extra of the installation."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.exports.content import Content, days
from kg.exports.sheets import SHEETS, Column, Sheet, sheet
from kg.tables import Cell

NAME = "parquet"
EXTENSIONS = (".parquet", ".parquet.zip")
DESCRIPTION = "Parquet: one typed table in a file; all tables in a folder or .parquet.zip"
READERS = "pandas, Polars, DuckDB, Spark, R"
OPTION = "table"
PARTS = SHEETS


def check_installed() -> None:
    """Raise GraphError that says how to install pyarrow."""
    if find_spec("pyarrow") is None:
        raise GraphError("Parquet needs pyarrow, which is not installed: pip install 'rashomon-kg[parquet]', or export to .csv")


def write_content(content: Content, path: Path, part: str) -> None:
    """Write one table."""
    _write_sheet(sheet(part, content), path)


def write_files(content: Content, folder: Path) -> None:
    """Write all tables."""
    for name in SHEETS:
        _write_sheet(sheet(name, content), folder / f"{name}.parquet")


def _write_sheet(table: Sheet, path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "text": pa.string(),
        "iri": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in table.columns])
    arrays = [pa.array([_value(row[c.name], c) for row in table.rows], type=types[c.type]) for c in table.columns]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")


def _value(cell: Cell, column: Column) -> Any:
    """A cell as Arrow takes it; what is no date of the calendar has none."""
    if column.type != "date" or cell is None:
        return cell
    return date.fromisoformat(str(cell)) if days((str(cell), str(cell))) else None
