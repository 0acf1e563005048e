"""CSV files for `neo4j-admin database import full neo4j @import.args`, run in their folder: a file for each kind of node and relationship.

Headers name and type the properties as the importer reads them (Neo4j Operations Manual, Import). Cells stand as they are, without a
guard against formulas: these files are not for spreadsheets.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from kg.exports.content import Content, days
from kg.exports.propertygraph import property_graph
from kg.exports.sheets import Column
from kg.tables import Cell, Row

NAME = "neo4j"
EXTENSIONS = (".neo4j.zip",)
DESCRIPTION = "Neo4j: CSV files for neo4j-admin database import, in a folder or .neo4j.zip"
READERS = "neo4j-admin, apoc.import.csv"

ARGUMENTS = "import.args"
_TYPES = {"text": "string", "iri": "string", "integer": "long", "number": "double", "date": "date"}


def write_files(content: Content, folder: Path) -> None:
    """Write the files and the importer's arguments."""
    nodes, relationships = property_graph(content)
    arguments = ["--multiline-fields=true"]
    for group in nodes:
        name = f"{group.label.lower()}.csv"
        rows = ([row["iri"], *_cells(row, group.columns), group.label] for row in group.rows)
        _write(folder / name, ["iri:ID", *_header(group.columns), ":LABEL"], rows)
        arguments.append(f"--nodes={name}")
    for links in relationships:
        name = f"{links.start}-{links.type}-{links.end}.csv".lower()
        related = ([row["from"], *_cells(row, links.columns), row["to"], links.type] for row in links.rows)
        _write(folder / name, [":START_ID", *_header(links.columns), ":END_ID", ":TYPE"], related)
        arguments.append(f"--relationships={name}")
    (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in arguments), encoding="utf-8", newline="\n")


def _write(path: Path, header: list[str], rows: Iterable[list[Cell]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _header(columns: Iterable[Column]) -> list[str]:
    return [f"{column.name}:{_TYPES[column.type]}" for column in columns]


def _cells(row: Row, columns: Iterable[Column]) -> list[Cell]:
    return [value_of(row[column.name], column) for column in columns]


def value_of(cell: Cell, column: Column) -> Cell:
    """A property's value; none for what is no date of the calendar and for an empty text."""
    if cell == "" or (column.type == "date" and cell is not None and not days((str(cell), str(cell)))):
        return None
    return cell
