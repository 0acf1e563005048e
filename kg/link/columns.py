"""Claims -> columns of numbers, one row a claim, so that millions of pairs can be looked at together.

Slots that hold the same nodes share a number; sets of nodes and words are bits as well: two sets that share a member share a bit, so
that bits never deny what is so (Bloom 1970, Space/time trade-offs in hash coding).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from kg.link.compare import STANDING, STATES, UNREAL, content_words, is_precise, named, where
from kg.records import ClaimRecord, Interval, Node, QuantityRecord

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]
_WORD_BITS = 256  # for the words of a quote
_NODE_BITS = 64


class Slots:
    """Tuples of nodes by number; 0 is the empty one."""

    def __init__(self) -> None:
        self.nodes: list[tuple[Node, ...]] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        self.number(())

    def number(self, nodes: tuple[Node, ...]) -> int:
        """The number of a tuple of nodes."""
        key = tuple([node.iri for node in nodes])
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.nodes)
            self.nodes.append(nodes)
        return found

    def subsets(self, keep: Callable[[tuple[Node, ...]], tuple[Node, ...]]) -> Numbers:
        """For each tuple so far the number of what is kept of it."""
        return np.fromiter([self.number(keep(nodes)) for nodes in list(self.nodes)], np.int32)


class Columns:
    """The columns of claims. `slots` has the nodes behind the numbers of agents, recipients and places."""

    def __init__(self, records: Sequence[ClaimRecord]) -> None:
        self.records = records
        self.slots = Slots()
        number = self.slots.number
        self.agents = self._numbers(number(record.agents) for record in records)
        self.recipients = self._numbers(number(record.recipients) for record in records)
        self.places = self._numbers(number(where(record)) for record in records)
        self.destinations = self._numbers(number(record.destinations) for record in records)
        subset = self.slots.subsets(named)
        self.named_agents, self.named_recipients = subset[self.agents], subset[self.recipients]
        precise = self.slots.subsets(lambda nodes: tuple(node for node in nodes if is_precise(node)))
        self.precise = precise[self.places]
        self.types = sorted({record.type for record in records})
        self.type = _codes((record.type for record in records), self.types)
        self.mode = _codes(record.mode or "other" for record in records)
        self.plain = self._flags((record.mode or "other") == "other" for record in records)
        self.article = _codes(record.article for record in records)
        self.voice = _codes(record.voice for record in records)
        self.cited = self._flags(bool(record.chain) for record in records)
        self.outlet = _codes((record.outlet.iri if record.outlet else "" for record in records), [""])
        self.copied = self._numbers(number(record.republished) for record in records)
        self.polarity = _codes(record.polarity for record in records)
        self.begin = self._numbers(record.begin for record in records)
        self.end = self._numbers(record.end for record in records)
        self._told(records)
        self._bits()
        self._words(records)

    @classmethod
    def of(cls, records: Iterable[ClaimRecord]) -> Columns:
        """The columns of claims in the order of their IRIs, which linking goes by."""
        return cls(sorted(records, key=lambda record: record.iri))

    def _told(self, records: Sequence[ClaimRecord]) -> None:
        kinds = {record.type: (record.type in STATES, record.type in STANDING) for record in records}
        self.state = self._flags(kinds[record.type][0] for record in records)
        self.standing = self._flags(kinds[record.type][1] for record in records)
        self.target = self._flags(record.mode == "targeted" and record.type == "ASSAULT" for record in records)
        self.unreal = self._flags(record.modality in UNREAL for record in records)
        self.counts: dict[int, tuple[QuantityRecord, ...]] = {i: found for i, record in enumerate(records) if (found := record.quantities)}
        self.counted = np.zeros(len(records), np.uint64)
        bits = _Bits(_NODE_BITS)
        for position, quantities in self.counts.items():
            self.counted[position] = bits.of(quantity.measure for quantity in quantities if quantity.measure != "other")
        self.dated, self.first, self.last = self._days([record.interval for record in records])
        self.out, self.out_first, self.out_last = self._days([record.published for record in records])

    def _bits(self) -> None:
        """The bits of slots: of the nodes with all that they are part of, so that nodes on one line share one; of precise places alone."""
        bits = _Bits(_NODE_BITS)
        lines = [bits.of(iri for node in nodes for iri in (node.iri, *node.line)) for nodes in self.slots.nodes]
        own = [bits.of(node.iri for node in nodes) for nodes in self.slots.nodes]
        self.line_bits, self.own_bits = np.asarray(lines, np.uint64), np.asarray(own, np.uint64)

    def _words(self, records: Sequence[ClaimRecord]) -> None:
        """Words of quotes, as claim * vocabulary + word, sorted (`starts` tells where a claim's begin), and as bits."""
        numbers: dict[str, int] = defaultdict(count().__next__)
        words = [content_words(record.quote) for record in records]
        flat = [numbers[word] for own in words for word in own]
        lengths = [len(own) for own in words]
        self.lengths = np.asarray(lengths, np.int32)
        self.starts = np.concatenate(([0], np.cumsum(self.lengths)))
        owner = np.repeat(np.arange(len(records)), self.lengths)
        self.vocabulary = len(numbers)
        self.words = np.sort(owner * self.vocabulary + np.asarray(flat, np.int64))
        word = self.words - owner * self.vocabulary
        rows = np.zeros((len(records), _WORD_BITS), np.bool_)
        rows[owner, word % _WORD_BITS] = True
        self.quote: Bits = np.packbits(rows, axis=1).view(np.uint64)
        self.hidden = self.lengths - np.bitwise_count(self.quote).sum(axis=1, dtype=np.int32)  # words that share a bit with another

    def _numbers(self, values: Iterable[int]) -> Numbers:
        return np.fromiter(values, np.int32, len(self.records))

    def _flags(self, values: Iterable[bool]) -> Flags:
        return np.fromiter(values, np.bool_, len(self.records))

    def _days(self, intervals: Sequence[Interval | None]) -> tuple[Flags, Numbers, Numbers]:
        """Which are known, and their first and last days, counted from the first of year 1."""
        ends = np.asarray([_days(interval) for interval in intervals], np.int32).reshape(-1, 2)
        return self._flags(interval is not None for interval in intervals), ends[:, 0].copy(), ends[:, 1].copy()


@lru_cache(maxsize=1 << 16)
def _days(interval: Interval | None) -> tuple[int, int]:
    return (date.fromisoformat(interval[0]).toordinal(), date.fromisoformat(interval[1]).toordinal()) if interval else (0, 0)


def _codes(values: Iterable[Hashable], order: Iterable[Hashable] = ()) -> Numbers:
    numbers: dict[Hashable, int] = defaultdict(count().__next__)
    for value in order:
        numbers[value]
    return np.asarray([numbers[value] for value in values], np.int32)


class _Bits:
    """Names as bits; each has the bit of the order in which it was met."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._numbers: dict[str, int] = {}

    def of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= 1 << self._numbers.setdefault(name, len(self._numbers)) % self._width
        return bits
