"""report: a graph as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.errors import GraphError
from kg.selection import Filters

_REPORT = """Write one HTML page that needs nothing else.

Contradictions with both sides' quotes next to each other, shared claims and their independence, outlets, source chains, timeline. Every
quote links to the exact characters of its article: name the articles with --texts, as for kg build, and their texts are in the page.

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
    if output.suffix.lower() not in (".html", ".htm"):
        raise GraphError(f"{output}: end the name of the page in .html")
    if output.exists() and not force:
        raise GraphError(f"{output} exists: replace it with --force")
    if not output.parent.is_dir():
        raise GraphError(f"{output.parent} is no folder: make it first")
    filters = Filters(actor=actor, place=place, outlet=outlet, type=claim_type, since=since, until=until)
    page = opt.open_linked(graph).to_html(filters, texts=texts or ())
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise GraphError(f"can't write {output}: {error.strerror}") from error
    print(output)
