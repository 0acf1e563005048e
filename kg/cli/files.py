"""link, version: a graph as a whole."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli import options as opt
from kg.errors import InputError
from kg.version import __version__


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(help=_LINK)(link)
    app.command(help="Print the version.\n\n\b\nExample:\n  kg version")(version)


_LINK = """Find events and findings again in a graph.

For graphs that were merged or edited. A store is changed in place; a file is written to -o FILE.

\b
Examples:
  kg link merged.ttl -o linked.ttl
  kg link work.kg
"""


def link(graph: opt.GraphPath, output: opt.Output = None, force: opt.Force = False) -> None:
    if output:
        check_output(output, force=force)
    elif isinstance(graph, Path) and not graph.is_dir():
        raise InputError("nowhere to put the linked graph: name a file with -o linked.ttl")
    opened = opt.open_articles(graph, writable=output is None)
    counts = opened.link()
    if output:
        opened.export(output, force=force)
    told = "  ".join(f"{name} {count}" for name, count in counts.items())
    print(f"{told} -> {output or graph}")


def version() -> None:
    print(__version__)


def check_output(path: Path, *, force: bool) -> None:
    """Refuse a file that could not be written, before any work is done for it."""
    from kg.exports import check_export

    check_export(path, force=force)
