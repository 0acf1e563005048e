"""The arguments and options that several commands share."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.graph.address import Address

    Where = Path | Address
else:
    Where = Path  # what typer takes for a type; `_place` reads it

_UNLINKED = "ASK { ?claim a kg:Claim ; kg:article ?article ; kg:claimType ?type . FILTER NOT EXISTS { ?claim kg:reports ?event } }"


def _place(where: str) -> Where:
    """A path, or the address of an endpoint."""
    from kg.graph.address import place_of

    return place_of(where)


def open_articles(path: Where, *, writable: bool = False) -> Graph:
    """The graph of a file or a store. Raises GraphError where it tells of no article: then it is another program's, or empty."""
    from kg import open as open_graph

    graph = open_graph(path, writable=writable)
    if not graph.ask("ASK { { ?x a schema:NewsArticle } UNION { ?x a kg:Claim } }").rows[0]["answer"]:
        raise GraphError(f"{path} holds no articles and no claims: make a graph with kg build, or ask this one with kg query")
    return graph


def open_linked(path: Where) -> Graph:
    """The same for what was found among the claims; says so where nobody has looked for it yet."""
    graph = open_articles(path)
    if graph.ask(_UNLINKED).rows[0]["answer"]:
        print(f"kg: claims of {path} are not linked: what they agree and disagree on is not known before kg link {path}", file=sys.stderr)
    return graph


class Format(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


GraphPath = Annotated[
    Where,
    typer.Argument(
        metavar="GRAPH",
        parser=_place,
        show_default=False,
        help="A graph file (.ttl, .trig, .nq, .jsonld), a store's folder, or the address of a SPARQL endpoint.",
    ),
]
StorePath = Annotated[
    Where, typer.Argument(metavar="STORE", parser=_place, show_default=False, help="A store's folder, or the address of an endpoint.")
]
Store = Annotated[
    Where | None,
    typer.Option(metavar="DIR|URL", parser=_place, show_default=False, help="Store that is kept and added to: a folder, or an endpoint."),
]
OutputFormat = Annotated[
    Format, typer.Option("--format", "-f", help="table for people; json, csv and md (Markdown) for programs, nothing cut off.")
]
Actor = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only claims in which this actor acts, suffers, speaks or is counted; its parts count too.", show_default=False
    ),
]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims about this place or a place within it.", show_default=False)]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only claims published or first written by this outlet.", show_default=False)
]
ClaimType = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Only claims of this type, e.g. ASSAULT, CONTROL, TOLL.", show_default=False)
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only claims about this time or later: 2022, 2022-03 or 2022-03-01.", show_default=False)
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only claims about this time or earlier.", show_default=False)]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="File to write; its extension names the format."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Base = Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of your data begin with.")]
Provenance = Annotated[
    bool,
    typer.Option("--no-provenance", help="Leave out when and with which version it was made: two builds then have the same bytes."),
]
