"""The only opener of packaged files: lexicons, gazetteers, rules and the ontology.

A table is UTF-8, tab separated, its first line names the columns; empty lines and lines that begin with `#` are comments.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import DataError

Row = dict[str, str]


def packaged(*parts: str) -> Traversable:
    """A file or folder inside the `kg` package."""
    return files("kg").joinpath(*parts)


def ontology_file(name: str) -> Traversable:
    """A file of `ontology/`: packaged inside the wheel, beside the package in a checkout."""
    inside = packaged("ontology", name)
    if inside.is_file():
        return inside
    beside = Path(__file__).resolve().parent.parent / "ontology" / name
    if beside.is_file():
        return beside
    raise DataError(f"ontology file {name} is missing from this installation: reinstall rashomon-kg")


def read_text(*parts: str) -> str:
    """The text of a packaged file."""
    return packaged(*parts).read_text(encoding="utf-8")


@cache
def read_table(*parts: str) -> tuple[Row, ...]:
    """The rows of a packaged table, each a mapping from column to cell.

    Raises DataError naming the file and the line when a row has more cells than there are columns.
    """
    return parse_table(read_text(*parts), "/".join(parts))


def parse_table(text: str, name: str) -> tuple[Row, ...]:
    """The rows of a table given as text; `name` is for messages."""
    rows: list[Row] = []
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise DataError(f"{name}:{number}: {len(cells)} cells for {len(columns)} columns")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)
