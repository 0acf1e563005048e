"""Claims -> events: block, compare, cluster, and what each cluster agrees on."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.collector import no_collection
from kg.link.columns import Columns
from kg.link.compare import compare
from kg.link.groups import Groups
from kg.records import ClaimRecord, Event, Evidence, Interval, Node, Spread
from kg.vocab import BASE

_DIGITS = 16  # hexadecimal digits of a content hash: 64 bits


@no_collection()
def link_events(
    records: Iterable[ClaimRecord], *, base: str = BASE, columns: Columns | None = None, known: Iterable[Sequence[str]] = ()
) -> list[Event]:
    """The happenings and states that the claims tell of; every claim reports exactly one. Sorted by IRI.

    `columns` are those of the claims, if they are made already. `known` are events (the IRIs of their claims) of an earlier linking, no
    claim of which has changed since. What comes out is the same; those that neither new claims nor what these change can touch
    are not made out again.
    """
    columns = columns or Columns.of(records)
    groups = Groups(columns, known)()
    return sorted((make_event([columns.records[i] for i in group], base=base) for group in groups), key=lambda event: event.iri)


def explain_link(left: ClaimRecord, right: ClaimRecord) -> list[Evidence]:
    """The reasons for and against two claims telling of one happening, weightiest first."""
    return sorted(compare(left, right), key=lambda item: (-abs(item.weight), item.name))


def make_event(claims: Sequence[ClaimRecord], *, base: str = BASE) -> Event:
    """One event out of the claims that tell of it."""
    iris = tuple(sorted(claim.iri for claim in claims))
    kind = most_common(claim.type for claim in claims) or ""
    return Event(
        iri=event_iri(iris, base=base),
        claims=iris,
        type=kind,
        mode=most_common(claim.mode for claim in claims if claim.type == kind and claim.mode and claim.mode != "other"),
        agents=agreed(claim.agents for claim in claims),
        recipients=agreed(claim.recipients for claim in claims),
        places=agreed(claim.places for claim in claims),
        interval=agreed_interval([claim.interval for claim in claims if claim.interval]),
        spreads=spreads(claims),
    )


def event_iri(claims: Iterable[str], *, base: str = BASE) -> str:
    """The IRI of the event that these claims (IRIs) report, and no other."""
    digest = hashlib.sha256("\n".join(sorted(claims)).encode()).hexdigest()[:_DIGITS]
    return f"{base}event/{digest}"


def most_common(values: Iterable[str | None]) -> str | None:
    """The commonest value, the first in order among equals."""
    told = [value for value in values if value]
    if len(set(told)) < 2:
        return told[0] if told else None
    counts = Counter(told)
    return min(counts, key=lambda value: (-counts[value], value))


def agreed(slots: Iterable[Sequence[Node]]) -> tuple[str, ...]:
    """The IRIs that at least half of the filled slots hold, a part counting for its whole; the most specific ones, sorted."""
    filled = [slot for slot in slots if slot]
    nodes = {node.iri: node for slot in filled for node in slot}
    if len(nodes) < 2:
        return tuple(nodes)
    support = {iri: sum(any(node.on_one_line(other) for other in slot) for slot in filled) for iri, node in nodes.items()}
    kept = [nodes[iri] for iri in sorted(nodes) if 2 * support[iri] >= len(filled)]
    return tuple(node.iri for node in kept if not any(other.iri != node.iri and other.under(node) for other in kept))


def agreed_interval(intervals: Sequence[Interval]) -> Interval | None:
    """What all intervals have in common; where they don't meet, the stretch from the first to the last."""
    if not intervals:
        return None
    earliest, latest = max(start for start, _ in intervals), min(end for _, end in intervals)
    if earliest <= latest:
        return earliest, latest
    return min(start for start, _ in intervals), max(end for _, end in intervals)


def spreads(claims: Iterable[ClaimRecord]) -> tuple[Spread, ...]:
    """For each measure and party counted, the least and the greatest value given."""
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            values[quantity.measure, quantity.of.iri if quantity.of else ""].append(quantity.value)
    return tuple(Spread(measure, of or None, min(seen), max(seen)) for (measure, of), seen in sorted(values.items()))
