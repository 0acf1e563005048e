"""Claims -> columns of numbers, one row a claim, so that millions of pairs can be looked at together.

Slots that hold the same nodes share a number; sets of nodes and words are bits as well: two sets that share a member share a bit, so
that bits never deny what is so (Bloom 1970, Space/time trade-offs in hash coding).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.collector import no_collection
from kg.link.compare import STANDING, STATES, UNREAL, is_precise, named, where
from kg.link.distinct import Codes, by_object, coded, coded_pairs, numbered
from kg.link.distinct import Numbers as Numbers
from kg.link.words import Words
from kg.records import ClaimRecord, Interval, Node, QuantityRecord

Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]
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

    @no_collection()
    def __init__(self, records: Sequence[ClaimRecord]) -> None:
        self.records = records
        self.slots = Slots()
        number = self.slots.number
        self.agents = numbered(self._every("agents"), number)
        self.recipients = numbered(self._every("recipients"), number)
        self.places = numbered(map(where, records), number)
        self.destinations = numbered(self._every("destinations"), number)
        subset = self.slots.subsets(named)
        self.named_agents, self.named_recipients = subset[self.agents], subset[self.recipients]
        precise = self.slots.subsets(lambda nodes: tuple(node for node in nodes if is_precise(node)))
        self.precise = precise[self.places]
        self._kinds()
        self._tellers()
        self._counts()
        self.begin = np.fromiter(self._every("begin"), np.int32, len(records))
        self.end = np.fromiter(self._every("end"), np.int32, len(records))
        self.interval, self.intervals = by_object(self._every("interval"))
        self.dated, self.first, self.last = _days(self.interval, self.intervals)
        self.published, published = by_object(self._every("published"))
        self.out, self.out_first, self.out_last = _days(self.published, published)
        self.words = Words([record.quote for record in records])
        self._bits()

    @classmethod
    def of(cls, records: Iterable[ClaimRecord]) -> Columns:
        """The columns of claims in the order of their IRIs, which linking goes by."""
        return cls(sorted(records, key=attrgetter("iri")))

    def _every(self, field: str) -> Iterator[Any]:
        return map(attrgetter(field), self.records)

    def _kinds(self) -> None:
        """Types and modes, and what follows from them; polarity and modality."""
        codes, kinds = by_object(self._every("type"))
        self.types: list[str] = sorted(set(kinds))
        self.type = coded(kinds, self.types)[codes]
        self.state, self.standing = (np.asarray([kind in some for kind in self.types], np.bool_)[self.type] for some in (STATES, STANDING))
        codes, modes = by_object(self._every("mode"))
        self.modes: list[str] = list(dict.fromkeys(["other", "targeted", *(mode or "other" for mode in modes)]))
        self.mode = coded([mode or "other" for mode in modes], self.modes)[codes]
        self.plain = self.mode == 0
        self.target = (self.mode == 1) & np.asarray([kind == "ASSAULT" for kind in self.types], np.bool_)[self.type]
        self.polarity = coded(self._every("polarity"))
        self.unreal = numbered(self._every("modality"), lambda modality: modality in UNREAL).astype(np.bool_)

    def _tellers(self) -> None:
        """Articles, outlets and who speaks in them."""
        self.article = coded(self._every("article"))
        chains: dict[tuple[str, ...], int] = {(): 0}
        chain = numbered(self._every("chain"), lambda links: chains.setdefault(tuple([link.source.iri for link in links]), len(chains)))
        self.voice = coded_pairs(self.article, chain)
        self.cited = chain > 0
        codes, outlets = by_object(self._every("outlet"))
        self.outlet = coded([outlet.iri if outlet else "" for outlet in outlets], [""])[codes]
        self.copied = numbered(self._every("republished"), self.slots.number)

    def _counts(self) -> None:
        """Quantities by claim, the number of each claim's in all of `tallies`, and the bits of what is counted."""
        records = self.records
        self.counts: dict[int, tuple[QuantityRecord, ...]] = {i: found for i, record in enumerate(records) if (found := record.quantities)}
        self.tally, self.tallies = by_object(self._every("quantities"))
        bits = _Bits(_NODE_BITS)
        counted = [bits.of(quantity.measure for quantity in tally if quantity.measure != "other") for tally in self.tallies]
        self.counted = np.asarray(counted, np.uint64)[self.tally]

    def _bits(self) -> None:
        """The bits of slots: of the nodes with all that they are part of, so that nodes on one line share one; of precise places alone."""
        bits = _Bits(_NODE_BITS)
        lines = [bits.of(iri for node in nodes for iri in (node.iri, *node.line)) for nodes in self.slots.nodes]
        own = [bits.of(node.iri for node in nodes) for nodes in self.slots.nodes]
        self.line_bits, self.own_bits = np.asarray(lines, np.uint64), np.asarray(own, np.uint64)


def _days(codes: Codes, intervals: Sequence[Interval | None]) -> tuple[Flags, Numbers, Numbers]:
    """Which of numbered intervals are known, and their first and last days, counted from the first of year 1."""
    ends = np.asarray([_ends(interval) for interval in intervals], np.int32).reshape(-1, 2)[codes]
    known = np.asarray([interval is not None for interval in intervals], np.bool_)[codes]
    return known, ends[:, 0].copy(), ends[:, 1].copy()


@lru_cache(maxsize=1 << 16)
def _ends(interval: Interval | None) -> tuple[int, int]:
    return (date.fromisoformat(interval[0]).toordinal(), date.fromisoformat(interval[1]).toordinal()) if interval else (0, 0)


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
