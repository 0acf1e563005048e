"""Events -> a table of what several claims tell of: type, actors, place, time, the spread of counts, how it is told and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from kg.queries.sources import support
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.tables import Row, Table, told_by
from kg.timeline import timeline_table

Pair = TypeVar("Pair", Finding, SharedPair)
EVENT_COLUMNS = (
    *("event", "type", "mode", "agents", "recipients", "places", "earliest", "latest", "quantities", "told_as", "disputed", "claims"),
    *("told_by", "support", "contradictions", "shared", "quote", "quote_by", "other_quote", "other_quote_by"),
)


def events_table(
    events: Iterable[Event],
    claims: Mapping[str, ClaimRecord],
    findings: Iterable[Finding],
    pairs: Iterable[SharedPair],
    *,
    least: int = 2,
) -> Table:
    """One row an event that at least `least` claims tell of: those that most outlets and claims tell of first."""
    chosen = [event for event in events if len(event.claims) >= least]
    described = {str(row["event"]): row for row in timeline_table(chosen, claims).rows}
    differing, agreeing = _inside(chosen, findings), _inside(chosen, pairs)
    rows = [_row(event, described[event.iri], claims, differing[event.iri], agreeing[event.iri]) for event in chosen]
    rows.sort(
        key=lambda row: (-len(str(row["told_by"]).split("; ")), -int(row["claims"] or 0), str(row["earliest"] or "9999"), str(row["event"]))
    )
    return Table("events", EVENT_COLUMNS, tuple(rows))


def _inside(events: Iterable[Event], pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """The pairs whose claims both tell of an event, by the event."""
    told: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for iri in event.claims:
            told[iri].add(event.iri)
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for event_iri in told.get(pair.left, set()) & told.get(pair.right, set()):
            found[event_iri].append(pair)
    return found


def _row(event: Event, described: Row, claims: Mapping[str, ClaimRecord], findings: Sequence[Finding], pairs: Sequence[SharedPair]) -> Row:
    members = [iri for iri in event.claims if iri in claims]
    own: Row = {
        "told_by": "; ".join(dict.fromkeys(sorted(told_by(claims[iri]) for iri in members))),
        "support": str(support(members, claims, pairs)),
        "contradictions": len(findings),
        "shared": len(pairs),
    }
    return {column: (own | described).get(column) if column not in own else own[column] for column in EVENT_COLUMNS}
