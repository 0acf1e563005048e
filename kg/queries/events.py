"""Events -> a table of what several claims tell of: type, actors, place, time, the spread of counts, and who tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.queries.sources import support
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.tables import Row, Table, timeline_table, told_by

EVENT_COLUMNS = (
    *("event", "type", "mode", "agents", "recipients", "places", "earliest", "latest", "quantities", "claims", "told_by"),
    *("support", "contradictions", "shared", "quote"),
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
    findings, pairs = tuple(findings), tuple(pairs)
    chosen = [event for event in events if len(event.claims) >= least]
    described = {str(row["event"]): row for row in timeline_table(chosen, claims).rows}
    rows = [_row(event, described[event.iri], claims, findings, pairs) for event in chosen]
    rows.sort(
        key=lambda row: (-len(str(row["told_by"]).split("; ")), -int(row["claims"] or 0), str(row["earliest"] or "9999"), str(row["event"]))
    )
    return Table("events", EVENT_COLUMNS, tuple(rows))


def _row(event: Event, described: Row, claims: Mapping[str, ClaimRecord], findings: Iterable[Finding], pairs: Iterable[SharedPair]) -> Row:
    members = [iri for iri in event.claims if iri in claims]
    inside = [pair for pair in pairs if {pair.left, pair.right} <= set(members)]
    own: Row = {
        "told_by": "; ".join(dict.fromkeys(sorted(told_by(claims[iri]) for iri in members))),
        "support": str(support(members, claims, inside)),
        "contradictions": sum({finding.left, finding.right} <= set(members) for finding in findings),
        "shared": len(inside),
    }
    return {column: (own | described).get(column) if column not in own else own[column] for column in EVENT_COLUMNS}
