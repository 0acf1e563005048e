"""Pairs of claims for people: a heading, why, then each claim with its outlet, its sources, its date, its value and its quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kg.cli.render import counted, plain
from kg.tables import Row, Table

_STYLES = {"Strict": "bold red", "Tension": "bold yellow", "Independent": "bold green", "Dependent": "dim", "Unknown": "bold"}


def show_contradictions(table: Table) -> None:
    """Each contradiction as a block, then how many there are."""
    _show(table, [(f"{plain(row['kind'])} · {_strength(row)}", plain(row["strength"])) for row in table.rows])


def show_shared(table: Table) -> None:
    """Each shared claim as a block, then how many there are."""
    _show(table, [(f"{plain(row['type'])} · {_sources_are(row)}", plain(row["independence"])) for row in table.rows])


def _show(table: Table, headings: Sequence[tuple[str, str]]) -> None:
    console = Console(highlight=False)
    for number, (row, (title, grade)) in enumerate(zip(table.rows, headings, strict=True), 1):
        console.print(Text(f"{number}. {title}", style=_STYLES.get(grade, "bold")))
        for text, first, rest in _block(row):
            for line in _wrapped(text, console, first, rest):
                console.print(line)
        console.print()
    console.print(Text(counted(table), style="bold"))


def _block(row: Row) -> Iterator[tuple[Text, str, str]]:
    """The paragraphs of a pair, each with what its first line and its other lines begin with."""
    yield Text(plain(row["why"])), "   ", "   "
    for side in "ab":
        head = Text.assemble(
            (plain(row[f"outlet_{side}"]) or f"unknown outlet ({plain(row[f'file_{side}'])})", "bold"),
            f" · {plain(row[f'time_{side}']) or 'undated'} · ",
            (plain(row[f"value_{side}"]), "cyan"),
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
