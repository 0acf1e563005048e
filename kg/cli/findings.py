"""claims, shared, timeline, query: what a graph says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.listing import listing
from kg.cli.render import Column, emit, grid
from kg.errors import InputError
from kg.tables import Cell, Row, Table
from kg.vocab import PREFIXES

_NAMES = {iri: name for name, iri in PREFIXES.items()}


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for name, show, text in (
        ("claims", _show_claims, _CLAIMS),
        ("shared", _show_shared, _SHARED),
        ("timeline", _show_timeline, _TIMELINE),
    ):
        app.command(name, help=text)(listing(name, show))
    app.command(help=_QUERY)(query)


_CLAIMS = """List claims and who makes them.

Who did what to whom, where and when, according to whom, in which words. "A < B" reads: A has it from B. A ? is somebody who is not named.

\b
Examples:
  kg claims graph.ttl --actor "État islamique" --since 2021-01
  kg claims graph.ttl --type CONTROL --place Syrie --format csv > control.csv
"""

_SHARED = """Show what several outlets or sources say alike.

With what is known about their independence: one may have it from the other. A filter keeps the pairs of which at least one claim fits.

\b
Examples:
  kg shared graph.ttl
  kg shared graph.ttl --place Irak --format md
"""

_TIMELINE = """List events by date.

An event is what one or more claims tell of: it need not have happened. What is not simply affirmed is marked as denied, planned,
questioned or reported with reserve. A filter keeps the events of which at least one claim fits.

\b
Examples:
  kg timeline graph.ttl --since 2019 --until 2021
  kg timeline graph.ttl --place Syrie --format csv
"""

_QUERY = """Ask the graph in SPARQL.

The prefixes kg, plover, schema, skos, prov, nif, gaf, sem and xsd need not be declared.
A query sees all articles at once; GRAPH ?g { … } sees each apart (in a .trig or .nq file or a store).

\b
Examples:
  kg query graph.ttl 'SELECT ?name { ?a a kg:Actor ; skos:prefLabel ?name }'
  kg query graph.ttl question.rq --format json
  kg query graph.ttl --cookbook who-attacked-whom
"""


def query(
    graph: opt.GraphPath,
    sparql: Annotated[
        str | None, typer.Argument(metavar="[SPARQL]", show_default=False, help="A SELECT or ASK query, or a file that ends in .rq.")
    ] = None,
    cookbook: Annotated[
        str | None, typer.Option(metavar="NAME", show_default=False, help="A question of the cookbook instead; list tells them all.")
    ] = None,
    form: opt.OutputFormat = opt.Format.TABLE,
) -> None:
    from kg import open as open_graph

    if (sparql is None) == (cookbook is None):
        raise InputError("one question at a time: give a SPARQL query or --cookbook NAME")
    if cookbook == "list":
        return emit(_recipes(), form, show=_show_rows)
    text = _query_text(sparql) if sparql is not None else _recipe_text(str(cookbook))
    emit(open_graph(graph).ask(text), form, show=_show_rows)


def _recipes() -> Table:
    from kg.queries.recipes import cookbook

    rows: list[Row] = [{"name": its.name, "question": its.question} for its in cookbook()]
    return Table("recipes", ("name", "question"), tuple(rows))


def _recipe_text(name: str) -> str:
    from kg.queries.recipes import recipe

    return recipe(name).query


def _query_text(sparql: str) -> str:
    if not sparql.endswith(".rq"):
        if "{" not in sparql and Path(sparql).is_file():
            raise InputError(f"{sparql}: end the name of a query file in .rq")
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{sparql}: can't read this query file: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{sparql}: this query file is not UTF-8") from error


def _show_claims(table: Table) -> None:
    from kg.cli.blocks import show_claims

    show_claims(table)


def _show_timeline(table: Table) -> None:
    from kg.cli.overviews import show_timeline

    show_timeline(table)


def _show_rows(table: Table) -> None:
    grid(table, [Column(name, 0, partial(_shortened, name)) for name in table.columns])


def _shortened(name: str, row: Row) -> Cell:
    """A cell, its IRI written with a prefix."""
    cell = row[name]
    space = next((iri for iri in PREFIXES.values() if isinstance(cell, str) and cell.startswith(iri)), None)
    return cell if space is None or cell is None else f"{_NAMES[space]}:{str(cell).removeprefix(space)}"


def _show_shared(table: Table) -> None:
    from kg.cli.blocks import show_shared

    show_shared(table)
