"""contradictions, events, outlets, sources, actors: what a graph says, put together."""

# No postponed annotations here: the options of the commands are made below.

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.cli.listing import listing
from kg.cli.render import Column, Show, emit, grid
from kg.errors import InputError
from kg.selection import Filters
from kg.tables import Table


def register(app: typer.Typer) -> None:
    """Add these commands."""
    pairs = typer.Option("--pairs", help="Show each pair of claims by itself instead of what they are about.")
    every = typer.Option("--all", help="Also events that one claim alone tells of.")
    app.command("contradictions", help=_CONTRADICTIONS)(
        _switched("topics", _show("show_topics"), pairs, "contradictions", _show("show_contradictions"))
    )
    app.command("events", help=_EVENTS)(_switched("events", _show("show_events"), every, "all events", _show("show_events")))
    app.command("outlets", help=_OUTLETS)(listing("outlets", _show("show_outlets")))
    app.command("sources", help=_SOURCES)(sources)
    app.command("actors", help=_ACTORS)(listing("actors", lambda table: grid(table, _ACTOR_COLUMNS)))


_CONTRADICTIONS = """Show what accounts disagree on.

Strict ones can't both be true, tensions pull apart. Claims that differ on one matter stand together, by side, with outlets, sources,
dates, values and quotes: first what most outlets and sources on both sides tell. A filter keeps the pairs of which one claim fits.

\b
Examples:
  kg contradictions graph.ttl
  kg contradictions graph.ttl --actor Daech --format json
  kg contradictions graph.ttl --pairs
"""

_EVENTS = """List events that several claims tell of.

With type, actors, place and time, the spread of the counts, who tells of it, from how many origins, and who tells it otherwise. An
event need not have happened: it may be denied, planned, questioned or reported with reserve. A filter keeps the events of which at least
one claim fits. kg explain tells why claims were taken for one event.

\b
Examples:
  kg events graph.ttl
  kg events graph.ttl --place Syrie --all --format csv
"""

_OUTLETS = """Compare outlets.

How much each tells, on whom, in its own voice or from whom, and with which others it agrees and disagrees.

\b
Examples:
  kg outlets graph.ttl
  kg outlets graph.ttl --actor Daech --format md
"""

_SOURCES = """Show who has it from whom.

How claims flow from sources to outlets, where news of one event runs in a circle, and what the support of shared claims is worth:
n outlets may have it from one origin. With --to the flow is written for Graphviz (.dot) or network tools (.graphml).

\b
Examples:
  kg sources graph.ttl
  kg sources graph.ttl --support --format json
  kg sources graph.ttl --to flow.dot
"""

_ACTORS = """List who is told to act on whom.

How often, when, and by which outlets. An empty cell stands for somebody who is not told.

\b
Examples:
  kg actors graph.ttl
  kg actors graph.ttl --actor "forces américaines" --type ASSAULT
"""

_ACTOR_COLUMNS = (
    Column("who", 5, lambda row: row["agent"]),
    Column("on whom", 5, lambda row: row["recipient"]),
    Column("does", 0, lambda row: row["type"]),
    Column("claims", 0, lambda row: row["claims"]),
    Column("told as", 4, lambda row: row["told_as"]),
    Column("when", 4, lambda row: row["period"] or "undated"),
    Column("told by", 6, lambda row: row["outlets"]),
)


def _show(name: str) -> Show:
    """A printer of `overviews` or `blocks`, which are loaded when something is printed."""

    def show(table: Table) -> None:
        from kg.cli import blocks, overviews

        getattr(overviews if hasattr(overviews, name) else blocks, name)(table)

    return show


def _switched(name: str, show: Show, switch: object, other: str, show_other: Show) -> Callable[..., None]:
    """A listing with a switch that asks for another table."""

    def command(
        graph: opt.GraphPath,
        actor: opt.Actor = None,
        place: opt.Place = None,
        outlet: opt.Outlet = None,
        claim_type: opt.ClaimType = None,
        since: opt.Since = None,
        until: opt.Until = None,
        switched: Annotated[bool, switch] = False,
        form: opt.OutputFormat = opt.Format.TABLE,
    ) -> None:
        run = listing(other, show_other) if switched else listing(name, show)
        run(graph, actor, place, outlet, claim_type, since, until, form)

    return command


def sources(
    graph: opt.GraphPath,
    actor: opt.Actor = None,
    place: opt.Place = None,
    outlet: opt.Outlet = None,
    claim_type: opt.ClaimType = None,
    since: opt.Since = None,
    until: opt.Until = None,
    support: Annotated[bool, typer.Option("--support", help="Only what stands behind claims that say the same.")] = False,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", show_default=False, help="Write the flow to a .dot or .graphml file instead.")
    ] = None,
    force: opt.Force = False,
    form: opt.OutputFormat = opt.Format.TABLE,
) -> None:
    from kg.cli.overviews import show_flow, show_support
    from kg.explore.flow import check_flow, write_flow

    if to:
        check_flow(to, force=force)
    filters = Filters(actor=actor, place=place, outlet=outlet, type=claim_type, since=since, until=until)
    opened = opt.open_linked(graph)
    if to:
        if support:
            raise InputError("--to writes the flow, --support is a table: leave one of them out")
        write_flow(opened.table("claims", filters), opened, to)
        print(to)
    elif support:
        emit(opened.table("support", filters), form, show=show_support)
    else:
        emit(opened.table("sources", filters), form, show=show_flow)
        if form is opt.Format.TABLE:
            print()
            show_support(opened.table("support", filters))
