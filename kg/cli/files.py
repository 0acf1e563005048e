"""validate, link, version: a graph as a whole."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

import typer

from kg.cli import options as opt
from kg.cli.render import Column, emit, grid
from kg.errors import InputError
from kg.tables import Table
from kg.version import __version__

_COLUMNS = (Column("node", 1, itemgetter("node")), Column("problem", 1, itemgetter("message")))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(help=_VALIDATE)(validate)
    app.command(help=_LINK)(link)
    app.command(help="Print the version.\n\n\b\nExample:\n  kg version")(version)


_VALIDATE = """Check a graph against the ontology's SHACL shapes.

Prints "valid", or what is wrong with which node; then the exit code is 1.

\b
Examples:
  kg validate graph.ttl
  kg validate work.kg --format json
"""

_LINK = """Find events and findings again in a graph.

For graphs that were merged or edited. A store is changed in place; a file is written to -o FILE.

\b
Examples:
  kg link merged.ttl -o linked.ttl
  kg link work.kg
"""


def validate(graph: opt.GraphPath, form: opt.OutputFormat = opt.Format.TABLE) -> None:
    problems = opt.open_articles(graph).problems()
    emit(problems, form, show=_show_problems)
    if problems.rows:
        raise typer.Exit(1)


def link(graph: opt.GraphPath, output: opt.Output = None, force: opt.Force = False) -> None:
    if output:
        check_output(output, force=force)
    elif not graph.is_dir():
        raise InputError("nowhere to put the linked graph: name a file with -o linked.ttl")
    opened = opt.open_articles(graph, writable=output is None)
    opened.link()
    if output:
        opened.export(output, force=force)
    counts = opened.counts()
    told = "  ".join(f"{name} {counts[name]}" for name in ("claims", "events", "contradictions", "shared"))
    print(f"{told} -> {output or graph}")


def version() -> None:
    print(__version__)


def check_output(path: Path, *, force: bool) -> None:
    """Refuse a file that could not be written, before any work is done for it."""
    from kg.exports import check_export, check_target

    if path.is_dir():
        check_target(path, force=force)
    check_export(path, force=force)


def _show_problems(table: Table) -> None:
    if table.rows:
        grid(table, _COLUMNS)
    else:
        print("valid")
