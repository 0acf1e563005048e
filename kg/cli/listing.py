"""Commands that print one of a graph's tables, with the filters that all of them take."""

from __future__ import annotations

from collections.abc import Callable

from kg.cli import options as opt
from kg.cli.render import Show, emit
from kg.selection import Filters

_OF_CLAIMS = frozenset({"claims", "actors"})  # the others tell what was found among them


def listing(name: str, show: Show) -> Callable[..., None]:
    """A command that prints one of a graph's tables; all of them take the same filters."""

    def command(
        graph: opt.GraphPath,
        actor: opt.Actor = None,
        place: opt.Place = None,
        outlet: opt.Outlet = None,
        claim_type: opt.ClaimType = None,
        since: opt.Since = None,
        until: opt.Until = None,
        form: opt.OutputFormat = opt.Format.TABLE,
    ) -> None:
        filters = Filters(actor=actor, place=place, outlet=outlet, type=claim_type, since=since, until=until)
        opened = (opt.open_articles if name in _OF_CLAIMS else opt.open_linked)(graph)
        emit(opened.table(name, filters), form, show=show)

    return command
