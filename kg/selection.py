"""Which claims a user asks for: by actor, place, outlet, type and date.

Names are compared without case, accents, articles and punctuation, against labels, aliases and the last part of IRIs.
An actor stands for its parts as well (Russia for its air force), a place for the places within.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.errors import InputError, UnknownNameError
from kg.knowledge.folding import fold
from kg.records import ClaimRecord, Node

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NEAR = 60.0  # rapidfuzz ratio, of 100, above which a name is worth suggesting

_CONTAINED = 90.0  # the same for a part of a name

NodesOf = Callable[[ClaimRecord], Iterable[Node]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a claim must fit, all of it; None asks for nothing. Dates are EDTF days, months or years."""

    actor: str | None = None
    place: str | None = None
    outlet: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None


def select(records: Iterable[ClaimRecord], filters: Filters) -> list[ClaimRecord]:
    """The claims that fit every filter.

    Raises UnknownNameError, with the nearest known name, for a name that no claim has, and InputError for a date that is none.
    """
    chosen = list(records)
    everything = tuple(chosen)
    for what, wanted, nodes_of in (
        ("actor", filters.actor, _actors),
        ("place", filters.place, _places),
        ("outlet", filters.outlet, _outlets),
    ):
        if wanted is not None and not wanted.strip():
            raise InputError(f"--{what} is empty: name one or leave it out")
        if wanted is not None:
            nodes = _named(wanted, what, (node for record in everything for node in nodes_of(record)))
            chosen = [r for r in chosen if any(nodes & {node.iri, *node.line} for node in nodes_of(r))]
    if filters.type is not None:
        claim_type = _known_type(filters.type, {r.type for r in everything})
        chosen = [r for r in chosen if r.type == claim_type]
    since, until = _day(filters.since, "since", rest="-01-01"), _day(filters.until, "until", rest="-12-31")
    if since and until and since > until:
        raise InputError(f"--since {filters.since} is later than --until {filters.until}: nothing can fit both")
    if since or until:
        chosen = [r for r in chosen if r.interval and (not since or r.interval[1] >= since) and (not until or r.interval[0] <= until)]
    return chosen


def _actors(record: ClaimRecord) -> Iterator[Node]:
    yield from record.agents
    yield from record.recipients
    yield from (link.source for link in record.chain)
    yield from (q.of for q in record.quantities if q.of)


def _places(record: ClaimRecord) -> Iterator[Node]:
    yield from (*record.places, *record.origins, *record.destinations)


def _outlets(record: ClaimRecord) -> Iterator[Node]:
    yield from ((record.outlet,) if record.outlet else ())
    yield from record.republished


def _named(wanted: str, what: str, nodes: Iterable[Node]) -> set[str]:
    by_name: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for node in nodes:
        for iri in (node.iri, *node.line):
            by_name.setdefault(fold(re.split(r"[/#]", iri)[-1]), set()).add(iri)
        for name in (node.label, *node.names):
            key = fold(name) or name
            by_name.setdefault(key, set()).add(node.iri)
            shown[key] = min(name, shown.get(key, name))
    found = by_name.get(fold(wanted) or wanted)
    if found:
        return found
    if not by_name:
        raise UnknownNameError(f"no claim of this graph names any {what}: leave --{what} out")
    raise UnknownNameError(f"unknown {what} {wanted!r}{_suggestion(fold(wanted), shown or {key: key for key in by_name})}")


def _suggestion(wanted: str, shown: dict[str, str]) -> str:
    from rapidfuzz import fuzz, process

    names = sorted(shown)
    near = process.extract(wanted, names, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
    near = near or process.extract(wanted, names, scorer=fuzz.partial_ratio, limit=3, score_cutoff=_CONTAINED)
    if near:
        return ": did you mean " + " or ".join(repr(shown[key]) for key, _score, _index in near) + "?"
    return f": the graph has {', '.join(repr(shown[key]) for key in sorted(shown)[:5])}{' …' if len(shown) > 5 else ''}"


def _known_type(wanted: str, types: set[str]) -> str:
    by_name = {fold(name): name for name in sorted(types)}
    if fold(wanted) not in by_name:
        raise UnknownNameError(f"no claim of type {wanted!r}: the graph has {', '.join(sorted(types)) or 'no claims'}")
    return by_name[fold(wanted)]


def _day(date: str | None, option: str, *, rest: str) -> str | None:
    """The day that a year, month or day begins or ends with; `rest` is what a bare year lacks."""
    if date is None:
        return None
    day = date + rest[len(date) - 4 :]
    if not _DATE.fullmatch(date) or not _in_calendar(date):
        raise InputError(f"--{option} {date!r} is no date: write a year, a month or a day as 2022, 2022-03 or 2022-03-01")
    return day


def _in_calendar(date: str) -> bool:
    """Whether a year, a month or a day is one of the calendar; bounds are compared as strings, so a month may "end" on its 31st."""
    try:
        datetime.date.fromisoformat(date + "-01-01"[len(date) - 4 :])
    except ValueError:
        return False
    return True
