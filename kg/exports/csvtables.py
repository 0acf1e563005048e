"""CSV (RFC 4180, UTF-8): one table in a file, or all in a folder beside their description in CSVW (W3C, 2015).

No cell can be taken for a formula: a text that begins with = + - @ or a control character has an apostrophe put before it, as
OWASP advises for spreadsheets. `plain` takes it off again.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from kg.exports.content import Content
from kg.exports.sheets import SHEETS, Column, Sheet, sheet
from kg.tables import Cell

NAME = "csv"
EXTENSIONS = (".csv", ".csv.zip")
DESCRIPTION = "CSV: one table in a file; all tables with their column types (CSVW) in a folder or .csv.zip"
READERS = "spreadsheets, pandas, R, DuckDB"
OPTION = "table"
PARTS = SHEETS

METADATA = "csv-metadata.json"
_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
_DATATYPES = {"text": "string", "iri": "anyURI", "integer": "integer", "number": "double", "date": "date"}


def write_content(content: Content, path: Path, part: str) -> None:
    """Write one table."""
    _write_sheet(sheet(part, content), path)


def write_files(content: Content, folder: Path) -> None:
    """Write all tables and what their columns mean."""
    sheets = [sheet(name, content) for name in SHEETS]
    for each in sheets:
        _write_sheet(each, folder / f"{each.name}.csv")
    text = json.dumps(_metadata(sheets), ensure_ascii=False, indent=1)
    (folder / METADATA).write_bytes(text.encode("utf-8") + b"\n")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def plain(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _write_sheet(table: Sheet, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        writer.writerows([_cell(row[column.name]) for column in table.columns] for row in table.rows)


def _cell(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell


def _metadata(sheets: list[Sheet]) -> dict[str, object]:
    described = [(f"{each.name}.csv", [_column(column) for column in each.columns]) for each in sheets]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Claims, their actors, places and findings",
        "tables": [{"url": url, "tableSchema": {"columns": columns}} for url, columns in described],
    }


def _column(column: Column) -> dict[str, object]:
    return {"name": column.name, "titles": column.name, "datatype": _DATATYPES[column.type], "dc:description": column.description}
