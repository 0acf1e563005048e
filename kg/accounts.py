"""What the claims of one event tell differently: who did it, whom it struck, where and when, how many, and whether it was at all.

A majority is no proof: whoever tells otherwise is kept, beside the others and on the same footing, with who says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    other does not; one voice that names both tells it differently, but disputes nothing. `naming` has the claims that name each node.
    """

    slot: str
    sides: tuple[Side, ...]
    also: Side
    disputed: bool
    naming: Mapping[str, Sequence[ClaimRecord]]

    def written(self) -> str:
        """The slot as a cell: "Turkish army; militia", or "Turkish army or rebels and militia (disputed)"."""
        if len(self.sides) < 2:
            return "; ".join(_labels(node for side in self.sides for node in side))
        sides = " or ".join(" and ".join(_labels(_specific(side))) for side in self.sides)
        return f"{sides} ({'disputed' if self.disputed else DIFFERENT})"

    def rivals(self, one: ClaimRecord, other: ClaimRecord) -> bool:
        """Whether two claims are on different sides."""
        if len(self.sides) < 2:
            return False
        place = {node.iri: number for number, side in enumerate(self.sides) for node in side}
        mine, theirs = ({place[node.iri] for node in getattr(its, SLOTS[self.slot]) if node.iri in place} for its in (one, other))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def said(self) -> Iterator[tuple[str, str]]:
        """What is told differently, with who says what."""
        if len(self.sides) > 1:
            yield self.slot, " or ".join(" and ".join(map(self._said, side)) for side in self.sides)
        if self.also:
            yield f"{self.slot}, besides", "; ".join(map(self._said, self.also))

    def _said(self, node: Node) -> str:
        return f"{node.label} ({_voices(self.naming[node.iri])})"


def accounts(event: Event, told: Sequence[ClaimRecord]) -> tuple[Accounts, ...]:
    """What an event's claims tell of each slot. Claims that deny it name no rival: they count where nobody tells it otherwise."""
    return tuple(_accounts(slot, getattr(event, name), told) for slot, name in SLOTS.items())


def differences(told: Sequence[ClaimRecord], slots: Iterable[Accounts]) -> list[tuple[str, str]]:
    """What is told differently, each with who says what: ("agent", "rebels (Red Times) or army (Blue Post < a witness)")."""
    if len(told) < 2:
        return []
    found: list[tuple[str, str]] = []
    denials = [record for record in told if manner(record) == DENIED]
    if denials and len(denials) < len(told):
        others = [record for record in told if manner(record) != DENIED]
        found.append(("whether", f"told by {_voices(others)}; {DENIED} by {_voices(denials, marked=False)}"))
    return [*found, *(pair for its in slots for pair in its.said()), *_times(told), *_counts(told)]


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
    naming: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record, given in filled:
        for node in given:
            naming[node.iri].append(record)
    parts = _apart([given for record, given in filled if manner(record) != DENIED] or [given for _, given in filled])
    sides = [side for side in parts if not _vague(side, parts)]
    if len(sides) > 1:
        speaking = [(side, {record.voice for node in side for record in naming[node.iri]}) for side in sides]
        speaking.sort(key=lambda its: (-len(its[1]), its[0][0].label, its[0][0].iri))
        disputed = any(one - two and two - one for (_, one), (_, two) in combinations(speaking, 2))
        return Accounts(slot, tuple(side for side, _ in speaking), _outside(parts, [n for side in sides for n in side]), disputed, naming)
    nodes = {node.iri: node for side in sides for node in side}
    shared = tuple(nodes[iri] for iri in agreed if iri in nodes) or next(iter(sides), ())
    return Accounts(slot, (shared,) if shared else (), _outside(parts, shared), False, naming)


def _apart(slots: Iterable[Side]) -> list[Side]:
    """Who is told of by claims that have nobody in common, part or whole, in the order of the claims."""
    distinct = list(dict.fromkeys(slots))
    nodes = {node.iri: node for given in distinct for node in given}
    above = {iri: iri for iri in nodes}

    def top(iri: str) -> str:
        while above[iri] != iri:
            iri = above[iri]
        return iri

    for given in distinct:
        for node in given:
            for iri in (given[0].iri, *node.line):
                if iri in nodes:
                    above[top(iri)] = top(node.iri)
    parts: dict[str, list[Node]] = defaultdict(list)
    for iri, node in nodes.items():
        parts[top(iri)].append(node)
    return [tuple(part) for part in parts.values()]


def _specific(side: Side) -> Side:
    wholes = {iri for node in side for iri in node.line if iri != node.iri}
    return tuple(node for node in side if node.iri not in wholes)


def _labels(nodes: Iterable[Node]) -> list[str]:
    return list(dict.fromkeys(node.label for node in nodes))


def _vague(side: Side, parts: Sequence[Side]) -> bool:
    """Whether it is described by fewer of the words that others are described by: "the air force" beside "the Iraqi air force"."""
    if len(parts) < 2 or not all(node.generic for node in side):
        return False
    others = [_words(node.label) for part in parts if part is not side for node in part]
    return all(any(_words(node.label) < own for own in others) for node in side)


@lru_cache(maxsize=1 << 14)
def _words(label: str) -> frozenset[str]:
    return frozenset(fold(label).split())


def _outside(parts: Iterable[Side], shown: Collection[Node]) -> Side:
    """Who is neither shown nor part or whole of anybody who is."""
    own = {node.iri for node in shown}
    lines = own.union(*(node.line for node in shown))
    return tuple(node for side in parts for node in side if node.iri not in lines and own.isdisjoint(node.line))


def _voices(records: Iterable[ClaimRecord], *, marked: bool = True) -> str:
    """Who tells it, each once, and how where it is not affirmed."""
    spoken = (spoken_by(record) + (f", {how}" if marked and (how := manner(record)) != AFFIRMED else "") for record in records)
    return "; ".join(dict.fromkeys(spoken))
