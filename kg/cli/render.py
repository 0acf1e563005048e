"""A table of results -> text on stdout: for people or for programs."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from kg.cli.options import Format
from kg.tables import Cell, Row, Table

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that could steer a terminal; texts come from outside."""

_UNBROKEN = 10  # characters of a word or date that a narrow column still keeps on one line

NOUNS = {
    "claims": "claim",
    "contradictions": "contradiction",
    "shared": "shared claim",
    "timeline": "event",
    "formats": "format",
    "problems": "problem",
    "events": "event",
    "outlets": "outlet",
    "sources": "step",
    "support": "set",
    "actors": "deed",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column for people: its heading, its share of the width (0: as wide as its cells), and what it shows of a row."""

    heading: str
    share: int
    cell: Callable[[Row], Cell]


Show = Callable[[Table], None]

_UNBROKEN = 10  # characters of a word or date that a narrow column still holds on one line


def emit(table: Table, form: Format, *, show: Show) -> None:
    """Print a table; `show` prints it for people."""
    if form is Format.TABLE:
        show(table)
    else:
        sys.stdout.write({Format.JSON: as_json, Format.CSV: as_csv, Format.MD: as_markdown}[form](table))


def as_json(table: Table) -> str:
    """A list of objects, one a row."""
    return json.dumps(list(table.rows), ensure_ascii=False, indent=2) + "\n"


def as_csv(table: Table) -> str:
    """RFC 4180 with a header line; a missing value is an empty cell, a text that a spreadsheet would take for a formula is guarded."""
    from kg.exports.csvtables import guarded

    text = io.StringIO()
    writer = csv.DictWriter(text, table.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in table.rows)
    return text.getvalue()


def as_markdown(table: Table) -> str:
    """A GitHub table; bars and what HTML would read are escaped, and line ends become spaces."""
    lines = [table.columns, ["---"] * len(table.columns), *([row[column] for column in table.columns] for row in table.rows)]
    return "".join(f"| {' | '.join(_markdown(cell) for cell in line)} |\n" for line in lines)


def plain(cell: Cell) -> str:
    """A cell as people read it: on one line, without characters that steer a terminal."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else _CONTROL.sub("", " ".join(str(cell).split()))


def grid(table: Table, columns: Sequence[Column]) -> None:
    """Print columns of a table, wrapped to the terminal, and how many rows there are."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    shared = any(column.share for column in columns)
    out = Grid(box=box.SIMPLE_HEAD, expand=shared, show_edge=False, pad_edge=False, leading=int(shared))
    for column in columns:
        words = (word for row in table.rows for word in plain(column.cell(row)).split())
        kept = min(max(map(len, words), default=0), _UNBROKEN) if column.share else None
        out.add_column(column.heading, ratio=column.share or None, width=kept, overflow="fold")
    for row in table.rows:
        out.add_row(*(Text(plain(column.cell(row))) for column in columns))
    console = Console(highlight=False)
    if table.rows:
        with console.capture() as printed:
            console.print(out)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))
    console.print(Text(counted(table), style="bold"))


def counted(table: Table) -> str:
    """How many rows, and of what."""
    count = len(table.rows)
    return f"{count or 'no'} {NOUNS.get(table.name, 'row')}{'' if count == 1 else 's'}"


def _markdown(cell: Cell) -> str:
    return escape(plain(cell), quote=False).replace("\\", "\\\\").replace("|", "\\|")
