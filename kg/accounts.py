"""What the claims of one event tell differently: who did it, whom it struck, where and when, how many, and whether it was at all.

A majority is no proof: whoever tells otherwise is kept, beside the others and on the same footing, with who says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.knowledge.folding import fold
from kg.records import ClaimRecord, Event, Node
from kg.tables import COMPARATORS, described_interval, spoken_by
from kg.told import AFFIRMED, DENIED, manner

Side = tuple[Node, ...]
SLOTS = {"agent": "agents", "recipient": "recipients", "place": "places"}
"""What may be told differently, and the fields of claims and events that hold it."""
DIFFERENT = "told differently"


@dataclass(frozen=True, slots=True)
class Accounts:
    """What claims tell of one slot. A side is whom some claims name and no other claim does, beside them, as part or whole of them.

    `also` are those that only some claims name, beside others that the event has. It is `disputed` if two voices each name a side that the
    other does not; one voice that names both tells it differently, but disputes nothing.
    """

    slot: str
    sides: tuple[Side, ...]
    also: Side = ()
    disputed: bool = False

    def written(self) -> str:
        """The slot as a cell: "Turkish army; militia", or "Turkish army or rebels and militia (disputed)"."""
        if len(self.sides) < 2:
            return "; ".join(_labels(node for side in self.sides for node in side))
        sides = " or ".join(" and ".join(_labels(_specific(side))) for side in self.sides)
        return f"{sides} ({'disputed' if self.disputed else DIFFERENT})"

    def side_of(self, record: ClaimRecord) -> int | None:
        """Which of the sides a claim is on; None if it names nobody of any."""
        given = getattr(record, SLOTS[self.slot])
        return next((i for i, side in enumerate(self.sides) if any(n.on_one_line(g) for n in side for g in given)), None)


def accounts(event: Event, told: Sequence[ClaimRecord]) -> tuple[Accounts, ...]:
    """What an event's claims tell of each slot. Claims that deny it name no rival: they count where nobody tells it otherwise."""
    return tuple(_accounts(slot, getattr(event, name), told) for slot, name in SLOTS.items())


def differences(event: Event, told: Sequence[ClaimRecord]) -> list[tuple[str, str]]:
    """What is told differently, each with who says what: ("agent", "rebels (Red Times) or army (Blue Post < a witness)")."""
    found: list[tuple[str, str]] = []
    tellers = {name: [record for record in told if (manner(record) == DENIED) is (name == DENIED)] for name in ("told", DENIED)}
    if all(tellers.values()):
        found.append(("whether", f"told by {_voices(tellers['told'])}; {DENIED} by {_voices(tellers[DENIED], marked=False)}"))
    for its in accounts(event, told):
        if len(its.sides) > 1:
            found.append((its.slot, " or ".join(" and ".join(_said(node, its.slot, told) for node in side) for side in its.sides)))
        if its.also:
            found.append((f"{its.slot}, besides", "; ".join(_said(node, its.slot, told) for node in its.also)))
    return [*found, *_times(told), *_counts(told)]


def given_counts(record: ClaimRecord) -> dict[tuple[str, str], str]:
    """How many of what a claim tells, as written, by measure and whom it counts."""
    given = {(q.measure, q.of.label if q.of else ""): q for q in sorted(record.quantities, key=lambda q: -q.value)}
    return {what: f"{COMPARATORS.get(q.comparator, '')}{q.value:g}" for what, q in given.items()}


def apart(told: Iterable[ClaimRecord]) -> bool:
    """Whether the times of some claims have no day in common."""
    intervals = [record.interval for record in told if record.interval]
    return bool(intervals) and max(start for start, _ in intervals) > min(end for _, end in intervals)


def _times(told: Sequence[ClaimRecord]) -> Iterator[tuple[str, str]]:
    if apart(told):
        groups: dict[str, list[ClaimRecord]] = defaultdict(list)
        for record in sorted((record for record in told if record.interval), key=lambda record: record.interval or ("", "")):
            groups[described_interval([record.interval] if record.interval else []) or ""].append(record)
        yield "time", " or ".join(f"{time} ({_voices(own)})" for time, own in groups.items())


def _counts(told: Iterable[ClaimRecord]) -> Iterator[tuple[str, str]]:
    """What is counted differently."""
    groups: dict[tuple[str, str], dict[str, list[ClaimRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in sorted(told, key=lambda record: [quantity.value for quantity in record.quantities]):
        for what, count in given_counts(record).items():
            groups[what][count].append(record)
    for (measure, of), counts in sorted(groups.items()):
        if len(counts) > 1:
            yield f"{measure}{f' ({of})' if of else ''}", " or ".join(f"{count} ({_voices(own)})" for count, own in counts.items())


def _accounts(slot: str, agreed: Sequence[str], told: Sequence[ClaimRecord]) -> Accounts:
    filled = [(record, getattr(record, SLOTS[slot])) for record in told if getattr(record, SLOTS[slot])]
    stated = [given for record, given in filled if manner(record) != DENIED] or [given for _, given in filled]
    parts = _apart(stated)
    sides = [side for side in parts if not _vague(side, [node for other in parts if other is not side for node in other])]
    if len(sides) > 1:
        speaking = {side: {record.voice for node in side for record in _tellers(node, slot, told)} for side in sides}
        ordered = sorted(sides, key=lambda side: (-len(speaking[side]), side[0].label, side[0].iri))
        disputed = any(speaking[one] - speaking[two] and speaking[two] - speaking[one] for one, two in combinations(ordered, 2))
        return Accounts(slot, tuple(ordered), _outside(parts, [node for side in ordered for node in side]), disputed)
    nodes = {node.iri: node for side in sides for node in side}
    shared = tuple(nodes[iri] for iri in agreed if iri in nodes) or next(iter(sides), ())
    return Accounts(slot, (shared,) if shared else (), _outside(parts, shared))


def _apart(slots: Sequence[Side]) -> list[Side]:
    """Who is told of by claims that have nobody in common, part or whole, in the order of the claims."""
    groups: list[dict[str, Node]] = []
    for given in dict.fromkeys(slots):
        own = {node.iri: node for node in given}
        met = [group for group in groups if any(node.on_one_line(other) for node in given for other in group.values())]
        groups = [group for group in groups if group not in met]
        groups.append({iri: node for group in (*met, own) for iri, node in group.items()})
    return [tuple(group.values()) for group in groups]


def _specific(side: Side) -> Side:
    return tuple(node for node in side if not any(other.iri != node.iri and other.under(node) for other in side))


def _labels(nodes: Iterable[Node]) -> list[str]:
    return list(dict.fromkeys(node.label for node in nodes))


def _vague(side: Side, others: Sequence[Node]) -> bool:
    """Whether it is described by fewer of the words that others are described by: "the air force" beside "the Iraqi air force"."""
    words = [set(fold(node.label).split()) for node in others]
    return all(node.generic and any(set(fold(node.label).split()) < own for own in words) for node in side)


def _outside(parts: Iterable[Side], shown: Sequence[Node]) -> Side:
    """Who is neither shown nor part or whole of anybody who is."""
    return tuple(node for side in parts for node in side if not any(node.on_one_line(other) for other in shown))


def _tellers(node: Node, slot: str, told: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    return [record for record in told if node.iri in {given.iri for given in getattr(record, SLOTS[slot])}]


def _said(node: Node, slot: str, told: Iterable[ClaimRecord]) -> str:
    return f"{node.label} ({_voices(_tellers(node, slot, told))})"


def _voices(records: Iterable[ClaimRecord], *, marked: bool = True) -> str:
    """Who tells it, each once, and how where it is not affirmed."""
    spoken = (spoken_by(record) + (f", {how}" if marked and (how := manner(record)) != AFFIRMED else "") for record in records)
    return "; ".join(dict.fromkeys(spoken))
