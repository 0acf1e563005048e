"""remove: articles out of a store, with all that hangs on them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import plain
from kg.errors import InputError

_REMOVE = """Take articles out of a store.

Their claims go, the actors and places that no other article names, and the findings that depend on them; events, contradictions and
shared claims are then found again. An article is named by its file (all that the file holds), its address, or the end of its IRI.

\b
Examples:
  kg remove work.kg monday.txt
  kg remove work.kg https://example.org/news/17 old.jsonl
"""


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_REMOVE)(remove)


def remove(
    store: opt.StorePath,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE|FILE...", show_default=False, help="Files, addresses or ids.")],
) -> None:
    if isinstance(store, Path) and store.is_file():
        raise InputError(f"{store} is a file: articles go from stores; build the file again without them, or begin a store with --store")
    graph = opt.open_articles(store, writable=True)
    for gone in graph.remove(*articles):
        print(f"removed {plain(gone)}")
    counts = graph.counts()
    told = "  ".join(f"{name} {counts[name]}" for name in ("articles", "claims", "events", "contradictions", "shared"))
    print(f"{told} -> {store}")
