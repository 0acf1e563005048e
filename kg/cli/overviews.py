"""Topics, events, outlets and sources for people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from kg.cli.blocks import Paragraph, print_paragraphs
from kg.cli.render import Column, counted, grid, plain
from kg.queries.outlets import commonest
from kg.tables import Row, Table, describe, identifier, when, written

_FLOW_COLUMNS = (
    Column("who tells it", 6, lambda row: row["teller"]),
    Column("how", 3, lambda row: row["relation"]),
    Column("has it from", 6, lambda row: row["source"]),
    Column("claims", 2, lambda row: row["claims"]),
)
_STRENGTHS = {"Strict": ("can't both be true", "bold red"), "Tension": ("they pull apart", "bold yellow")}


def show_topics(table: Table) -> None:
    """Each topic with its sides, and what would explain the difference; then how many topics and pairs there are."""
    console = Console(highlight=False)
    pairs = 0
    grouped = [list(rows) for _, rows in groupby(table.rows, key=lambda row: row["number"])]
    for rows in grouped:
        first = rows[0]
        pairs += int(first["pairs"] or 0)
        means, style = _STRENGTHS.get(str(first["strength"]), ("", "bold"))
        about = f": {plain(first['about'])}" if first["about"] else ""
        head = Text(f"{first['number']}. {plain(first['title'])}{about} · {str(first['strength']).lower()}, {means}", style=style)
        print_paragraphs(console, [(head, "", "   "), *_sides(rows), *_remark(first)])
    noun = "contradiction" if len(grouped) == 1 else "contradictions"
    told = f", in {pairs} pair{'s' * (pairs != 1)} of claims" if pairs else ""
    console.print(Text(f"{len(grouped) or 'no'} {noun}{told}", style="bold"))


def _sides(rows: list[Row]) -> Iterable[Paragraph]:
    for side, members in groupby(rows, key=lambda row: row["side"]):
        told = list(members)
        worth = f"{_number(len(told), 'claim')} · {_number(int(told[0]['tellers'] or 0), 'outlet or source', 'outlets and sources')}"
        yield Text.assemble((plain(told[0]["says"]), "bold cyan"), f" · {worth}"), f"   {side}  ", "      "
        for row in told:
            source = f" < {plain(row['sources'])}" if row["sources"] else ""
            own = "" if row["value"] == row["says"] else f" · {plain(row['value'])}"
            head = Text.assemble(
                (plain(row["outlet"]), "bold"),
                f"{source} · {written(row['time']) or 'undated'}{own}",
                (f" · {identifier(row['claim'])}", "dim"),
            )
            yield head, "      ", "      "
            yield Text(f"« {plain(row['quote'])} »", style="italic"), "      ", "      "


def _remark(row: Row) -> Iterable[Paragraph]:
    if row["explained_by"]:
        yield Text(f"may be explained by: {row['explained_by']}", style="dim"), "   ", "   "
    yield Text(identifier(row["finding"]), style="dim"), "   ", "   "


def show_events(table: Table) -> None:
    """Each event: when, what, how many claims by whom."""
    console = Console(highlight=False)
    for number, row in enumerate(table.rows, 1):
        head = Text.assemble((f"{number}. {plain(describe(row))}", "bold"), (f" · {identifier(row['event'])}", "dim"))
        differ = f" · {_number(int(row['contradictions']), 'contradiction')}" if row["contradictions"] else ""
        told = f"{when(row)} · {_number(int(row['claims'] or 0), 'claim')} by {plain(row['told_by'])} · {row['support']}{differ}"
        print_paragraphs(console, [(head, "", "   "), (Text(told), "   ", "   "), *_told(row)])
    console.print(Text(counted(table), style="bold"))


def show_timeline(table: Table) -> None:
    """Each event by its date: what, how many claims from which outlets, who tells it otherwise, in which words."""
    console = Console(highlight=False)
    for row in table.rows:
        head = Text.assemble((f"{when(row)}  {plain(describe(row))}", "bold"), (f" · {identifier(row['event'])}", "dim"))
        told = f"{_number(int(row['claims'] or 0), 'claim')} from {plain(row['outlets']) or 'an unknown outlet'}"
        print_paragraphs(console, [(head, "", "   "), (Text(told), "   ", "   "), *_told(row)])
    console.print(Text(counted(table), style="bold"))


def _told(row: Row) -> Iterable[Paragraph]:
    """What claims tell differently of an event, and the words of both sides, each with who speaks."""
    if row["disputed"]:
        yield Text.assemble(("told differently: ", "yellow"), plain(row["disputed"])), "   ", "      "
    for name in ("quote", "other_quote"):
        if row[name]:
            yield Text.assemble(f"{plain(row[f'{name}_by'])}: ", (f"« {plain(row[name])} »", "italic")), "   ", "   "


def show_outlets(table: Table) -> None:
    """Each outlet: how much, on whom, from whom, and whom it agrees with."""
    console = Console(highlight=False)
    for number, row in enumerate(table.rows, 1):
        unnamed = f" ({row['unnamed_sources']} unnamed)" if row["unnamed_sources"] else ""
        voices = f"{row['own_voice']} in its own voice, {row['attributed']} from sources{unnamed}"
        amount = f"{_number(int(row['articles'] or 0), 'article')}, {row['published'] or 'undated'}"
        told = f"{amount} · {_number(int(row['claims'] or 0), 'claim')}: {voices}"
        paragraphs: list[Paragraph] = [(Text(f"{number}. {plain(row['outlet'])}", style="bold"), "", "   "), (Text(told), "   ", "   ")]
        for name in ("types", "actors", "cites", "agrees_with", "agrees_independently_with", "disagrees_with"):
            if row[name]:
                paragraphs.append((Text.assemble((f"{_LINES[name]}: ", "cyan"), plain(commonest(str(row[name])))), "   ", "      "))
        print_paragraphs(console, paragraphs)
    console.print(Text(counted(table), style="bold"))


_LINES = {
    "types": "tells of",
    "actors": "on",
    "cites": "cites",
    "agrees_with": "agrees with",
    "agrees_independently_with": "… independently with",
    "disagrees_with": "disagrees with",
}


def show_flow(table: Table) -> None:
    """Who has it from whom, then the circles."""
    grid(table, _FLOW_COLUMNS)
    console = Console(highlight=False)
    for circle in sorted({plain(row["circle"]) for row in table.rows if row["circle"]}):
        told = f"Circular reporting: {circle}" if "⇄" in circle else f"{circle} cites itself"
        console.print(Text(told, style="bold red"))


def show_support(table: Table) -> None:
    """What stands behind claims that say the same."""
    console = Console(highlight=False)
    for number, row in enumerate(table.rows, 1):
        citing = f"; citing {plain(row['sources'])}" if row["sources"] else ""
        paragraphs = [
            (Text(f"{number}. {plain(row['says'])}", style="bold"), "", "   "),
            (Text.assemble((plain(row["support"]), "cyan"), f": {plain(row['outlets'])}{citing}"), "   ", "   "),
            (Text(plain(row["why"]), style="dim"), "   ", "   "),
        ]
        print_paragraphs(console, paragraphs)
    console.print(Text(counted(table), style="bold"))


def _number(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
