"""validate: what is wrong with a graph, where, and how to mend it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import Column, emit, grid
from kg.errors import GraphError
from kg.tables import Row, Table
from kg.vocab import PREFIXES

_COLUMNS = (
    Column("where", 4, lambda row: _where(row)),
    Column("problem", 6, lambda row: row["message"]),
    Column("what to do", 4, lambda row: row["mend"]),
)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_VALIDATE)(validate)


_VALIDATE = """Check a graph against the ontology's SHACL shapes.

Prints "valid", or what is wrong with which claim of which article and how to mend it; then the exit code is 1. A graph that is not of
this program is told so, with the shapes that it breaks.

\b
Examples:
  kg validate graph.ttl
  kg validate work.kg --format json
"""


def validate(
    graph: opt.GraphPath,
    form: opt.OutputFormat = opt.Format.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="How many problems the table shows; programs get all.")] = 50,
) -> None:
    from kg import open as open_graph

    opened = open_graph(graph)
    if not len(opened.store):
        raise GraphError(f"{graph} holds no articles and no claims: make a graph with kg build")
    problems = opened.problems()
    emit(problems, form, show=lambda table: _show(table, limit))
    if problems.rows:
        raise typer.Exit(1)


def _show(table: Table, limit: int) -> None:
    from kg.graph.validate import WHOLE

    if not table.rows:
        print("valid")
        return
    foreign = [row for row in table.rows if row["node"] == WHOLE]
    for row in foreign:
        print(f"This {row['message']}.")
    failing = Counter(str(row["shape"]) for row in table.rows if row["shape"])
    if failing:
        print("shapes that fail: " + ", ".join(f"{name} ({count})" for name, count in sorted(failing.items())))
    rows = tuple(row for row in table.rows if row not in foreign)
    if rows:
        grid(Table(table.name, table.columns, rows[:limit]), _COLUMNS)
    if len(rows) > limit:
        print(f"and {len(rows) - limit} more: --limit {len(rows)} shows them, --format json has all")


def _where(row: Row) -> str:
    """The file, the words and the node, as far as they are known."""
    node = str(row["node"])
    prefix = next((name for name, iri in PREFIXES.items() if node.startswith(iri)), None)
    short = node.replace(PREFIXES[prefix], f"{prefix}:", 1) if prefix else node
    words = f"“{row['words']}”" if row["words"] else ""
    return " ".join(part for part in (str(row["file"] or ""), words, short) if part)
