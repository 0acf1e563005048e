"""Claims -> events: block, compare, cluster, and what each cluster agrees on."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar

import numpy as np

from kg.collector import no_collection
from kg.link.cluster import Group
from kg.link.columns import Columns, Numbers
from kg.link.compare import compare
from kg.link.distinct import Codes, by_object
from kg.link.groups import Groups
from kg.records import ClaimRecord, Event, Evidence, Interval, Node, QuantityRecord, Spread
from kg.vocab import BASE

T = TypeVar("T")
V = TypeVar("V")
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
    return sorted(make_events(columns, Groups(columns, known)(), base=base), key=attrgetter("iri"))


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
        spreads=spreads(claim.quantities for claim in claims),
    )


def make_events(columns: Columns, groups: Sequence[Group], *, base: str = BASE) -> Iterator[Event]:
    """The events that `make_event` makes of groups of claims, given by position, but what all of one tell alike is made out once."""
    c, claims = columns, columns.records
    iris = [tuple(sorted([claims[place].iri for place in group])) for group in groups]
    agreements = _Agreements(groups)
    kinds = agreements(c.type, c.types, most_common)
    number = {kind: place for place, kind in enumerate(c.types)}
    own = np.zeros(len(claims), np.int64)  # the type of each claim's event; claims of another type don't tell its mode
    own[agreements.claims] = np.repeat([number[kind or ""] for kind in kinds], agreements.lengths)
    return map(
        Event,
        [event_iri(told, base=base) for told in iris],
        iris,
        [kind or "" for kind in kinds],
        agreements(np.where(c.type == own, c.mode, 0), [None, *c.modes[1:]], most_common),
        agreements(c.agents, c.slots.nodes, agreed),
        agreements(c.recipients, c.slots.nodes, agreed),
        agreements(*by_object(map(attrgetter("places"), claims)), agreed),
        agreements(c.interval, c.intervals, agreed_interval),
        agreements(c.tally, c.tallies, spreads),
    )


class _Agreements:
    """What the claims of each group agree on in a field."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.lengths = np.fromiter(map(len, groups), np.int64, len(groups))
        self.claims = np.fromiter(chain.from_iterable(groups), np.int64, int(self.lengths.sum()))
        self._ends = np.cumsum(self.lengths)

    def __call__(self, codes: Codes | Numbers, values: Sequence[T | None], agree: Callable[[Sequence[T]], V]) -> list[V]:
        """What `agree` makes of all that a group tells, which is the same as of one value if there is no other; empty ones are left out."""
        code, first = codes[self.claims], self._ends - self.lengths
        fills = np.asarray([bool(value) for value in values], np.bool_)[code]
        least = np.minimum.reduceat(np.where(fills, code, len(values)), first).tolist()
        most = np.maximum.reduceat(np.where(fills, code, -1), first).tolist()
        alone = [agree([value] if value else []) for value in (*values, None)]
        return [
            alone[one] if one >= other else agree([value for place in code[begin:end].tolist() if (value := values[place])])
            for one, other, begin, end in zip(least, most, first.tolist(), self._ends.tolist(), strict=True)
        ]


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


def spreads(claims: Iterable[Sequence[QuantityRecord]]) -> tuple[Spread, ...]:
    """For each measure and party counted, the least and the greatest value given; `claims` are the quantities of each."""
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for quantity in chain.from_iterable(claims):
        values[quantity.measure, quantity.of.iri if quantity.of else ""].append(quantity.value)
    return tuple(Spread(measure, of or None, min(seen), max(seen)) for (measure, of), seen in sorted(values.items()))
