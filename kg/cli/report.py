"""report: a graph as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import plain
from kg.errors import GraphError
from kg.selection import Filters

_REPORT = """Write one HTML page that needs nothing else.

Contradictions with both sides' quotes next to each other, shared claims and their independence, outlets, source chains, timeline. Every
quote links to the exact characters of its article: name the articles with --texts, as for kg build, and their texts are in the page. An
article is known by the SHA-256 of its text, or by the name of its file if the graph has none.

\b
Examples:
  kg report graph.ttl -o report.html --texts seeds/
  kg report graph.ttl -o daech.html --actor Daech --since 2023
"""


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_REPORT)(report)


def report(
    graph: opt.GraphPath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", show_default=False, help="The page to write.")],
    texts: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", show_default=False, help="The articles' files or folders; may be given again.")
    ] = None,
    actor: opt.Actor = None,
    place: opt.Place = None,
    outlet: opt.Outlet = None,
    claim_type: opt.ClaimType = None,
    since: opt.Since = None,
    until: opt.Until = None,
    force: opt.Force = False,
) -> None:
    from kg.explore.report import make_report
    from kg.explore.texts import read_texts

    if output.suffix.lower() not in (".html", ".htm"):
        raise GraphError(f"{output}: end the name of the page in .html")
    if output.exists() and not force:
        raise GraphError(f"{output} exists: replace it with --force")
    if not output.parent.is_dir():
        raise GraphError(f"{output.parent} is no folder: make it first")
    filters = Filters(actor=actor, place=place, outlet=outlet, type=claim_type, since=since, until=until)
    made = make_report(opt.open_linked(graph), filters, texts=read_texts(texts or ()))
    for file in made.textless:
        print(
            f"kg: no text of {plain(file)} among --texts has its claims' words where they should stand: only these are shown",
            file=sys.stderr,
        )
    try:
        output.write_text(made.page, encoding="utf-8")
    except OSError as error:
        raise GraphError(f"can't write {output}: {error.strerror}") from error
    print(output)
