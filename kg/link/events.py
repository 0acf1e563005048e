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
from kg.link.columns import Columns
from kg.link.compare import compare
from kg.link.distinct import by_object
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
    return sorted(make_events(columns.records, Groups(columns, known)(), base=base), key=attrgetter("iri"))


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


def make_events(claims: Sequence[ClaimRecord], groups: Sequence[Group], *, base: str = BASE) -> Iterator[Event]:
    """The events that `make_event` makes of groups of claims, given by position, but what all of one tell alike is made out once."""
    iris = [tuple(sorted([claims[place].iri for place in group])) for group in groups]
    kinds = _agreements(groups, [claim.type for claim in claims], most_common)
    modes = [claim.mode if claim.mode != "other" else None for claim in claims]
    for group, kind in zip(groups, kinds, strict=True):
        for place in group if len(group) > 1 else ():
            if claims[place].type != kind:
                modes[place] = None
    return map(
        Event,
        [event_iri(own, base=base) for own in iris],
        iris,
        [kind or "" for kind in kinds],
        _agreements(groups, modes, most_common),
        *(_agreements(groups, list(map(attrgetter(slot), claims)), agreed) for slot in ("agents", "recipients", "places")),
        _agreements(groups, [claim.interval for claim in claims], agreed_interval),
        _agreements(groups, [claim.quantities for claim in claims], spreads),
    )


def _agreements(groups: Sequence[Group], told: Sequence[T | None], agree: Callable[[Sequence[T]], V]) -> list[V]:
    """What `agree` makes of all that the claims of each group tell, which is what it makes of one value if they tell no other."""
    codes, values = by_object(told)
    lengths = np.fromiter(map(len, groups), np.int64, len(groups))
    code = codes[np.fromiter(chain.from_iterable(groups), np.int64, int(lengths.sum()))]
    fills, starts = np.asarray([bool(value) for value in values], np.bool_)[code], np.cumsum(lengths) - lengths
    least = np.minimum.reduceat(np.where(fills, code, len(values)), starts).tolist()
    most = np.maximum.reduceat(np.where(fills, code, -1), starts).tolist()
    alone = [agree([value] if value else []) for value in (*values, None)]
    return [
        alone[one] if one >= other else agree([value for place in group if (value := told[place])])
        for one, other, group in zip(least, most, groups, strict=True)
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
