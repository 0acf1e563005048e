"""validate, export: a graph as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import emit, grid
from kg.tables import Table

_COLUMNS = (("node", "node", 1), ("message", "problem", 1))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(help=_VALIDATE)(validate)
    app.command(help=_EXPORT)(export)


_VALIDATE = """Check a graph against the SHACL shapes of the ontology. Exit code 1 if something is wrong.

kg validate graph.ttl

kg validate work.kg --format json
"""

_EXPORT = """Write a graph in another format: .ttl, .trig, .nq or .jsonld.

kg export work.kg --to graph.jsonld

kg export graph.trig --to graph.ttl --force
"""


def validate(graph: opt.GraphPath, form: opt.OutputFormat = opt.Format.TABLE) -> None:
    from kg import open as open_graph

    problems = open_graph(graph).problems()
    emit(problems, form, show=_show_problems)
    if problems.rows:
        raise typer.Exit(1)


def export(
    graph: opt.GraphPath,
    to: Annotated[
        Path, typer.Option("--to", "-o", metavar="FILE", show_default=False, help="File to write; its extension names the format.")
    ],
    force: opt.Force = False,
) -> None:
    check_output(to, force=force)
    from kg import open as open_graph

    open_graph(graph).export(to, force=force)
    print(to)


def check_output(path: Path, *, force: bool) -> None:
    """Refuse a file that could not be written, before any work is done for it."""
    from kg.exports import check_target, format_of

    format_of(path)
    check_target(path, force=force)


def _show_problems(table: Table) -> None:
    if table.rows:
        grid(table, _COLUMNS)
    else:
        print("valid")
