"""Claims and pairs of claims for people: what is said, then who says it, from whom, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kg.cli.render import counted, plain
from kg.tables import Cell, Row, Table, describe, identifier, written

Paragraph = tuple[Text, str, str]
"""A text, and what its first line and its other lines begin with."""

_STYLES = {"Strict": "bold red", "Tension": "bold yellow", "Independent": "bold green", "Dependent": "dim", "Unknown": "bold"}


def show_contradictions(table: Table) -> None:
    """Each contradiction as a block, then how many there are."""
    _show(table, [(f"{plain(row['kind'])} · {_strength(row)}", plain(row["strength"])) for row in table.rows])


def show_shared(table: Table) -> None:
    """Each shared claim as a block, then how many there are."""
    _show(table, [(f"{plain(row['type'])} · {_sources_are(row)}", plain(row["independence"])) for row in table.rows])


def show_claims(table: Table) -> None:
    """Each claim as a block: what it says, when and according to whom, in which words."""
    console = Console(highlight=False)
    for number, row in enumerate(table.rows, 1):
        told_by = " < ".join(filter(None, (_outlet(row["outlet"], row["file"]), plain(row["sources"]))))
        paragraphs = (
            (Text.assemble((f"{number}. {plain(describe(row))}", "bold"), (f" · {identifier(row['claim'])}", "dim")), "", "   "),
            (Text(f"{written(row['time']) or 'undated'} · {told_by}"), "   ", "   "),
            (Text(f"« {plain(row['quote'])} »", style="italic"), "   ", "   "),
        )
        print_paragraphs(console, paragraphs)
    console.print(Text(counted(table), style="bold"))


def _show(table: Table, headings: Sequence[tuple[str, str]]) -> None:
    console = Console(highlight=False)
    for number, (row, (title, grade)) in enumerate(zip(table.rows, headings, strict=True), 1):
        console.print(Text.assemble((f"{number}. {title}", _STYLES.get(grade, "bold")), (_named(row["finding"]), "dim")))
        print_paragraphs(console, _block(row))
    console.print(Text(counted(table), style="bold"))


def _named(node: Cell) -> str:
    """A node by what `kg explain` takes; nothing for one that the graph does not name."""
    return f" · {identifier(node)}" if node else ""


def print_paragraphs(console: Console, paragraphs: Iterable[Paragraph]) -> None:
    """Print paragraphs wrapped to the terminal, and an empty line."""
    for text, first, rest in paragraphs:
        for line in _wrapped(text, console, first, rest):
            console.print(line)
    console.print()


def _outlet(outlet: Cell, file: Cell) -> str:
    return plain(outlet) or f"unknown outlet ({plain(file)})"


def _block(row: Row) -> Iterator[Paragraph]:
    """The paragraphs of a pair, each with what its first line and its other lines begin with."""
    yield Text(plain(row["why"])), "   ", "   "
    for side in "ab":
        head = Text.assemble(
            (_outlet(row[f"outlet_{side}"], row[f"file_{side}"]), "bold"),
            f" · {written(row[f'time_{side}']) or 'undated'} · ",
            (plain(row[f"value_{side}"]), "cyan"),
            (f" · {identifier(row[f'claim_{side}'])}", "dim"),
        )
        yield head, f"   {side.upper()}  ", "      "
        if row[f"sources_{side}"]:
            yield Text(f"from {plain(row[f'sources_{side}'])}"), "      ", "      "
        yield Text(f"« {plain(row[f'quote_{side}'])} »", style="italic"), "      ", "      "


def _wrapped(text: Text, console: Console, first: str, rest: str) -> Iterator[Text]:
    """The lines of a paragraph, indented, without white space at their ends."""
    for number, line in enumerate(text.wrap(console, max(console.width - len(rest), 20))):
        line.rstrip()
        yield Text(rest if number else first) + line


def _strength(row: Row) -> str:
    return "strict: can't both be true" if row["strength"] == "Strict" else "tension: they pull apart"


def _sources_are(row: Row) -> str:
    return {"Independent": "independent sources", "Dependent": "one source behind both"}.get(
        str(row["independence"]), "independence unknown"
    )
