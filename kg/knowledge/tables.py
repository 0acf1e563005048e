"""The rows of the gazetteers, packaged or the user's own, with the place of each for messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, InputError, RashomonError
from kg.resources import Row, parse_table, read_text

TABLES = ("actors", "places", "outlets")
_REQUIRED = ("id", "label")
_OWN_COLUMN = {"within": "places", "lat": "places", "domains": "outlets"}
"""Columns that only one of the tables has: they tell which table a user's file adds to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row and where it stands."""

    row: Row
    file: str
    line: int
    packaged: bool

    def error(self, column: str, problem: str) -> RashomonError:
        """An error that names file, line and column."""
        kind = DataError if self.packaged else InputError
        return kind(f"{self.file}:{self.line}: column {column}: {problem}")

    def cell(self, column: str) -> str:
        """A cell's text, empty where the table has no such column."""
        return self.row.get(column, "")

    def names(self, column: str) -> tuple[str, ...]:
        """The names that `|` separates in a cell."""
        return tuple(dict.fromkeys(name.strip() for name in self.cell(column).split("|") if name.strip()))

    def number(self, column: str, *, bound: float) -> float | None:
        """A number of degrees within ±bound, None where the cell is empty."""
        text = self.cell(column)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise self.error(column, f"{text!r} is no number; write degrees such as 34.73") from None
        if not -bound <= value <= bound:
            raise self.error(column, f"{text} is not between -{bound:g} and {bound:g}")
        return value


def read_entries(extra: Sequence[Path]) -> dict[str, dict[str, Entry]]:
    """For each table its entries by id; a user's row replaces the packaged row of the same id."""
    tables: dict[str, dict[str, Entry]] = {name: {} for name in TABLES}
    for name in TABLES:
        for entry in _entries(read_text("knowledge", f"{name}.tsv"), f"knowledge/{name}.tsv", packaged=True):
            if entry.cell("id") in tables[name]:
                raise entry.error("id", f"{entry.cell('id')!r} is there twice")
            tables[name][entry.cell("id")] = entry
    for path in _files(extra):
        for entry in _entries(_text(path), str(path), packaged=False):
            tables[_table(entry)][entry.cell("id")] = entry
    return tables


def _files(extra: Sequence[Path]) -> Iterator[Path]:
    for path in extra:
        if path.is_dir():
            yield from (path / f"{name}.tsv" for name in TABLES if (path / f"{name}.tsv").is_file())
        else:
            yield path


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}); name a TSV file or a folder of them") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save the table as UTF-8") from None


def _table(entry: Entry) -> str:
    return next((table for column, table in _OWN_COLUMN.items() if column in entry.row), "actors")


def _entries(text: str, name: str, *, packaged: bool) -> Iterator[Entry]:
    try:
        rows = parse_table(text, name)
    except DataError as error:
        raise (error if packaged else InputError(str(error))) from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    for row, line in zip(rows, lines[1:], strict=True):
        entry = Entry(row, name, line, packaged)
        for column in _REQUIRED:
            if not entry.cell(column):
                raise entry.error(column, "is empty or missing")
        yield entry
