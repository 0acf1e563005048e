"""How high the score of a pair can be at most, over arrays of pairs: what can't reach the threshold needs no comparison in words.

Each claim becomes a row of numbers. Sets of nodes and words become bits: two sets that share a member share a bit, so that what
is told from the bits is never less than the truth (Bloom 1970, Space/time trade-offs in hash coding). `compare` has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from math import inf

import numpy as np
from numpy.typing import NDArray

from kg.link.compare import STANDING, STATES, UNREAL, compatible_types, content_words, is_precise, named, weights, where
from kg.link.pairs import Positions
from kg.records import ClaimRecord, Interval, Node

Bits = NDArray[np.uint64]
Scores = NDArray[np.float32]
_WORDS = 4  # of 64 bits for the words of a quote
_DAY, _MONTH, _YEAR = 2, 31, 366  # as in `compare`


class Bound:
    """The claims as columns; call it with two arrays of positions."""

    def __init__(self, records: Sequence[ClaimRecord]) -> None:
        self._size = len(records)
        types = sorted({record.type for record in records})
        near = {(a, b): weights()["type-near"] for pair in compatible_types() for a in pair for b in pair}
        table = [[weights()["type-same"] if a == b else near.get((a, b), -inf) for b in types] for a in types]
        self._meet = np.asarray(table, np.float32).reshape(len(types), len(types))
        self._type = self._codes([record.type for record in records], types)
        self._mode = self._numbers(record.mode or "other" for record in records)
        self._plain = np.fromiter(((record.mode or "other") == "other" for record in records), bool, self._size)
        self._article = self._numbers(record.article for record in records)
        self._columns(records)
        self._words(records)

    def _columns(self, records: Sequence[ClaimRecord]) -> None:
        bits = _Bits()
        self._agents = self._bits(records, lambda r: bits.of(r.agents))
        self._recipients = self._bits(records, lambda r: bits.of(r.recipients))
        self._places = self._bits(records, lambda r: bits.of(where(r)))
        self._precise = self._bits(records, lambda r: bits.own(place for place in where(r) if is_precise(place)))
        self._counts = self._bits(records, lambda r: bits.names(q.measure for q in r.quantities if q.measure != "other"))
        self._named_agents = self._flags(records, lambda r: bool(named(r.agents)))
        self._named_recipients = self._flags(records, lambda r: bool(named(r.recipients)))
        self._state = self._flags(records, lambda r: r.type in STATES)
        self._standing = self._flags(records, lambda r: r.type in STANDING)
        self._target = self._flags(records, lambda r: (r.type, r.mode) == ("ASSAULT", "targeted"))
        self._affirmed = self._flags(records, lambda r: r.polarity == "Affirmed")
        self._unreal = self._flags(records, lambda r: r.modality in UNREAL)
        self._dated, self._from, self._to = self._days([record.interval for record in records])
        self._out, self._out_from, self._out_to = self._days([record.published for record in records])

    def _words(self, records: Sequence[ClaimRecord]) -> None:
        numbers: dict[str, int] = {}
        rows = np.zeros((self._size, _WORDS), np.uint64)
        lengths = np.ones(self._size, np.float32)
        for position, record in enumerate(records):
            words = content_words(record.quote)
            lengths[position] = max(1, len(words))
            for word in words:
                bit = numbers.setdefault(word, len(numbers)) % (64 * _WORDS)
                rows[position, bit // 64] |= np.uint64(1 << bit % 64)
        self._quote, self._length = rows, lengths
        self._hidden = lengths - np.bitwise_count(rows).sum(axis=1)  # words that share a bit with another of the quote

    def __call__(self, left: Positions, right: Positions) -> Scores:
        """At least the score of each pair; minus infinity for pairs that are vetoed."""
        kept = self._timed(left, right)
        total = np.full(len(left), -inf, np.float32)
        keep = np.flatnonzero(kept > -inf)
        left, right = left[keep], right[keep]
        total[keep] = kept[keep] + self._parties(left, right) + self._located(left, right) + self._told(left, right)
        return total

    def _timed(self, left: Positions, right: Positions) -> Scores:
        """Types, modes and times, which rule out most pairs."""
        w = weights()
        score = self._meet[self._type[left], self._type[right]]
        keep = np.flatnonzero(score > -inf)
        times = np.full(len(left), -inf, np.float32)
        left, right = left[keep], right[keep]
        same = self._type[left] == self._type[right]
        told = ~self._plain[left] & ~self._plain[right] & same
        alike = np.where(self._mode[left] == self._mode[right], w["mode-same"], w["mode-apart"])
        times[keep] = self._times(left, right) + np.where(told, alike, 0)
        return (score + times).astype(np.float32)

    def _times(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        one, two, within = self._dated[left], self._dated[right], self._article[left] == self._article[right]
        apart = np.maximum(self._from[left], self._from[right]) - np.minimum(self._to[left], self._to[right])
        longest = np.maximum(self._to[left] - self._from[left], self._to[right] - self._from[right]) + 1
        met = np.where(longest <= _DAY, w["day-same"], np.where(longest <= _MONTH, w["month-same"], w["time-overlap"]))
        both = np.where(apart <= 0, met, np.where(~within & (apart <= _DAY), w["time-near"], -inf))
        half = np.where(within, w["time-half"], max(w["time-recent"], w["time-unknown"]))
        half = np.where(self._state[left] & self._state[right], w["state-dated"], half)
        gap = np.maximum(self._out_from[left], self._out_from[right]) - np.minimum(self._out_to[left], self._out_to[right])
        long = np.where(self._standing[left] & self._standing[right], _YEAR, _MONTH)
        far = ~within & self._out[left] & self._out[right] & (gap > long) & ~(self._target[left] & self._target[right])
        return np.where(one & two, both, np.where(one | two, half, np.where(far, -inf, 0))).astype(np.float32)

    def _parties(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        agents, recipients = self._agents, self._recipients
        theirs = (self._named_agents[left] & self._named_agents[right], self._named_recipients[left] & self._named_recipients[right])
        common = (agents[left] & agents[right] != 0, recipients[left] & recipients[right] != 0)
        direct = np.where(common[0], w["agent-same"], np.where(theirs[0], w["agent-apart"], 0))
        direct = direct + np.where(common[1], w["recipient-same"], np.where(theirs[1], w["recipient-apart"], 0))
        crossed = (agents[left] & recipients[right] != 0) | (recipients[left] & agents[right] != 0)
        direct = np.where(crossed, np.maximum(direct, max(w["swapped"], w["agent-same"])), direct)
        killed = self._target[left] & self._target[right] & common[1]
        return (direct + np.where(killed, w["target-same"], 0)).astype(np.float32)

    def _located(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        told = (self._places[left] != 0) & (self._places[right] != 0)
        meet = np.where(self._places[left] & self._places[right] != 0, max(w["place-nested"], w["place-country"]), w["place-apart"])
        precise = self._precise[left] & self._precise[right] != 0
        return np.where(told, np.where(precise, w["place-same"], meet), 0).astype(np.float32)

    def _told(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        score = np.where(self._counts[left] & self._counts[right] != 0, w["count-same"], 0)
        score = score + np.where(self._affirmed[left] != self._affirmed[right], w["polarity-apart"], 0)
        score = score + np.where(self._unreal[left] != self._unreal[right], w["modality-apart"], 0)
        score = score + np.where(self._article[left] == self._article[right], w["told-on"], 0)
        bits = np.bitwise_count(self._quote[left] & self._quote[right]).sum(axis=1)
        common = bits + np.minimum(self._hidden[left], self._hidden[right])
        share = np.minimum(1, common / np.minimum(self._length[left], self._length[right]))
        total: Scores = (score + w["words"] * share).astype(np.float32)
        return total

    def _numbers(self, values: Iterable[Hashable]) -> NDArray[np.int32]:
        seen: dict[Hashable, int] = {}
        return np.fromiter((seen.setdefault(value, len(seen)) for value in values), np.int32, self._size)

    def _codes(self, values: Sequence[str], order: Sequence[str]) -> NDArray[np.int32]:
        place = {value: number for number, value in enumerate(order)}
        return np.fromiter((place[value] for value in values), np.int32, self._size)

    def _flags(self, records: Sequence[ClaimRecord], test: Callable[[ClaimRecord], bool]) -> NDArray[np.bool_]:
        return np.fromiter((test(record) for record in records), bool, self._size)

    def _bits(self, records: Sequence[ClaimRecord], make: Callable[[ClaimRecord], int]) -> Bits:
        return np.fromiter((make(record) for record in records), np.uint64, self._size)

    def _days(self, intervals: Sequence[Interval | None]) -> tuple[NDArray[np.bool_], NDArray[np.int32], NDArray[np.int32]]:
        known = np.fromiter((interval is not None for interval in intervals), bool, self._size)
        ends = [
            np.fromiter((date.fromisoformat(interval[end]).toordinal() if interval else 0 for interval in intervals), np.int32, self._size)
            for end in (0, 1)
        ]
        return known, ends[0], ends[1]


class _Bits:
    """Nodes as bits of 64; each IRI has the bit of the order in which it was met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def names(self, iris: Iterable[str]) -> int:
        bits = 0
        for iri in iris:
            bits |= 1 << self._numbers.setdefault(iri, len(self._numbers)) % 64
        return bits

    def own(self, nodes: Iterable[Node]) -> int:
        """The nodes themselves."""
        return self.names(node.iri for node in nodes)

    def of(self, nodes: Iterable[Node]) -> int:
        """The nodes with all that they are part of: nodes on one line share a bit."""
        return self.names(iri for node in nodes for iri in (node.iri, *node.line))
