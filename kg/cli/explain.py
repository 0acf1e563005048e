"""explain: what stands behind a claim, an event or a finding."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import emit, plain
from kg.tables import Table

_EXPLAIN = """Show what stands behind a claim, an event or a finding.

A claim: its words with trigger and slots marked, its source chain with cues, its article and characters. An event: its claims and why
they are linked. A contradiction or shared claim: the rule, the values, both claims, and what would explain it away.

NODE is what other commands print in grey ("claim 9a31f0c2"), or an IRI.

\b
Examples:
  kg explain graph.ttl claim 9a31f0c2
  kg explain graph.ttl 9a31f0c2 --format json
"""


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_EXPLAIN)(explain)


def explain(
    graph: opt.GraphPath,
    node: Annotated[list[str], typer.Argument(metavar="NODE", show_default=False, help="A claim, an event or a finding.")],
    form: opt.OutputFormat = opt.Format.TABLE,
) -> None:
    emit(opt.open_articles(graph).explain(" ".join(node)), form, show=_show)


def _show(table: Table) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.cli.blocks import print_paragraphs

    console = Console(highlight=False)
    for section, rows in groupby(table.rows, key=lambda row: row["section"]):
        console.print(Text(plain(section), style="bold"))
        print_paragraphs(
            console, [(Text.assemble((f"{plain(row['name'])}: ", "cyan"), plain(row["value"])), "   ", "      ") for row in rows]
        )
