"""Do two claims say the same? Type, polarity, parties and, as far as both tell, mode, place, time and counts.

Two claims of one event share their content when they say the same of it; two claims of standing relations ("who helps whom")
also when years lie between them, as long as both leave the time open. The tests hold this against a plain reading, pair by pair.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kg.link.columns import Columns, Flags, Numbers
from kg.link.compare import content_words, counts_meet, named, one_target
from kg.link.exact import common_words, gap, recent
from kg.link.pairs import Positions
from kg.link.pairwise import Pairwise
from kg.records import ClaimRecord, Node, QuantityRecord

CLOSE = 31
"""Days between the publications of two undated reports of one passing state."""
MONTHS = 93
"""Days; within a season a day and a month may be one time."""
LONGER, TWICE = 4, 2
"""Times: an act of a day is not what went on for years, and one attack, a happening, is not a season of them."""
DAY, MONTH = 2, 31
"""In days; a night belongs to two of them."""
_ALIKE, _WORDING = 2, 5  # words, the names of the parties apart, that make for one content and for one sentence told again
_STEPS = 2  # up the line of wholes; a military police and its state are two apart
_NEAR = 1.5  # times, between two lower bounds
_FEW = 3  # counts below recur in any two attacks
SPEECH = frozenset({"ACCUSE", "AGREE", "CONCEDE", "CONSULT", "PROTEST", "REJECT", "REQUEST", "THREATEN"})
PASSING = frozenset({"TREND", "STRENGTH", "ASSAULT", "COERCE", "RETREAT", "TOLL", "CONTROL"})
Nodes = tuple[Node, ...]


class Content:
    """The pairs that two voices tell and that say the same; call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, events: Numbers) -> None:
        """`events` has the number of each claim's event."""
        self._columns, self._events = columns, events
        c = columns
        kinds = (PASSING, SPEECH, frozenset({"TREND"}), frozenset({"AID"}))
        self._passing, self._speech, self._trend, self._help = map(self._of_types, kinds)
        self._deployed = np.asarray([claim.mode == "deployment" for claim in c.records], np.bool_)
        self._slots, self._tallies = Pairwise(c.slots.nodes), Pairwise(c.tallies)
        self._counted = np.asarray([bool(tally) for tally in c.tallies], np.bool_)[c.tally]
        self._names: dict[int, frozenset[str]] = {}

    def __call__(self, left: Positions, right: Positions) -> tuple[Positions, Positions]:
        """What is told quickest comes first."""
        for test in (self.told, self.timed, self._placed, self._parties, self._worded, self._counts):
            keep = np.flatnonzero(test(left, right))
            left, right = left[keep], right[keep]
        return left, right

    def told(self, left: Positions, right: Positions) -> Flags:
        """By two voices, of one type, polarity and modality; in one article only of one event, and not on the same words.

        An outlet that says it again in another article, citing nobody, is one voice; an act and its admission are told once.
        """
        c = self._columns
        apart = c.article[left] != c.article[right]
        kept = (c.type[left] == c.type[right]) & (c.polarity[left] == c.polarity[right]) & (c.unreal[left] == c.unreal[right])
        one_sentence = (c.begin[left] < c.end[right]) & (c.begin[right] < c.end[left])
        kept &= apart | (self._one_event(left, right) & ~one_sentence)
        plain = ~c.cited[left] & ~c.cited[right] & (c.outlet[left] > 0) & (c.outlet[right] > 0)
        others = (c.outlet[left] != c.outlet[right]) | (c.copied[left] != c.copied[right])
        kept &= np.where(plain, apart & others, c.voice[left] != c.voice[right])
        found: Flags = kept
        return found

    def timed(self, left: Positions, right: Positions) -> Flags:
        """One mode, or none told and a day in common: an attack and an air strike of one day by one on one are one content.

        Times are one, and in one event need not both be told. Help of some day and help told without one have a place in common.
        """
        c = self._columns
        both, one = c.dated[left] & c.dated[right], c.dated[left] ^ c.dated[right]
        modes = (c.mode[left] == c.mode[right]) | ((c.plain[left] | c.plain[right]) & self._one_day(left, right))
        passing, unreal = self._passing[left], c.unreal[left]
        shorter, longer = self._spans(left, right)
        most = np.where(passing, np.maximum(MONTH, TWICE * shorter), np.maximum(MONTHS, LONGER * shorter))
        lasting = (c.standing[left] | (self._deployed[left] & self._deployed[right])) & ~unreal
        asked = np.flatnonzero(one & lasting & self._help[left])
        lasting[asked] = self._related(c.places[left[asked]], c.places[right[asked]], by=_on_one_line)
        half = ~passing & (lasting | recent(c, left, right))
        out = c.out[left] & c.out[right] & (gap(c.out_first[left], c.out_last[left], c.out_first[right], c.out_last[right]) <= CLOSE)
        undated = (c.article[left] == c.article[right]) | ~(passing | self._speech[left] | unreal) | out
        fit = np.where(both, self._overlap(left, right) & (longer <= most), np.where(one, half, undated))
        span = np.where(c.dated[left], c.last[left] - c.first[left], c.last[right] - c.first[right]) + 1
        series = one & passing & ~c.standing[left] & (span > MONTH)  # what went on for more than a month, and some act
        kept: Flags = modes & (fit | (self._one_event(left, right) & ~both)) & ~series
        return kept

    def _placed(self, left: Positions, right: Positions) -> Flags:
        kept = np.ones(len(left), np.bool_)
        for places in (self._columns.places, self._columns.destinations):
            mine, theirs = places[left], places[right]
            kept &= (mine == 0) | (theirs == 0) | self._related(mine, theirs, by=_on_one_line)
        return kept

    def _parties(self, left: Positions, right: Positions) -> Flags:
        """A node in common in one role, and in the other, or empty in both; where one is empty, place and time must say more.

        Of one event, told as one kind of act, either account may leave the doer open. Outside one event those that are only described
        ("gunmen") are nobody's match, and those of a people ("the French") act as others each time.
        """
        c, one_event = self._columns, self._one_event(left, right)
        may_lack = one_event & (c.mode[left] == c.mode[right]) & ~c.plain[left] & ((c.agents[left] == 0) | (c.agents[right] == 0))
        kept, some = np.ones(len(left), np.bool_), np.zeros(len(left), np.bool_)
        for slots, outside, open_ in ((c.agents, _one_actor, may_lack), (c.recipients, _one_named, False)):
            mine, theirs = slots[left], slots[right]
            met = np.where(one_event, self._related(mine, theirs, by=_all_meet), self._related(mine, theirs, by=outside))
            kept &= met | ((mine == 0) & (theirs == 0)) | open_
            some |= met
        kept &= some
        named_by_both = (c.agents[left] > 0) & (c.agents[right] > 0)
        known = named_by_both | (one_event & (c.article[left] == c.article[right]))
        asked = np.flatnonzero(kept & ~known & one_event)
        known[asked] = self._alike(left[asked], right[asked])
        full = (c.recipients[left] > 0) | self._trend[left] | self._related(c.places[left], c.places[right], by=_on_one_line)
        found: Flags = kept & np.where(known, full, self._pinned(left, right))
        return found

    def _pinned(self, left: Positions, right: Positions) -> Flags:
        """Whether both are dated to one day, or to one month and a precise place: no doer is named that could tell them apart."""
        c = self._columns
        _, longest = self._spans(left, right)
        near = (longest <= MONTH) & self._related(c.precise[left], c.precise[right], by=_on_one_line)
        found: Flags = c.dated[left] & c.dated[right] & self._overlap(left, right) & ((longest <= DAY) | near)
        return found

    def _alike(self, left: Positions, right: Positions) -> list[bool]:
        """Whether two tellings have more in common than a type and a victim: a count, a killing that happens once, or wording."""
        claims = self._columns.records
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return [
            _one_count(claims[one], claims[other]) or one_target(claims[one], claims[other]) or self._words(one, other) >= _WORDING
            for one, other in pairs
        ]

    def _worded(self, left: Positions, right: Positions) -> Flags:
        """Words that no slot holds: acts of speech share some outside of one event, two voices of one article a day, a place or a word."""
        c, one_event = self._columns, self._one_event(left, right)
        within = (c.article[left] == c.article[right]) & ~self._one_day(left, right)
        within &= ~self._related(c.precise[left], c.precise[right], by=_in_common)
        least = np.where(one_event, np.where(within, 1, 0), np.where(self._speech[left], _ALIKE, 0))
        kept: Flags = least == 0
        asked = np.flatnonzero(~kept)
        asked = asked[common_words(c, left[asked], right[asked]) >= least[asked]]
        pairs = zip(left[asked].tolist(), right[asked].tolist(), least[asked].tolist(), strict=True)
        kept[asked] = [self._words(one, other) >= few for one, other, few in pairs]
        return kept

    def _words(self, left: int, right: int) -> int:
        """How many content words the two quotes have in common, the names of the parties apart."""
        c = self._columns
        common = content_words(c.records[left].quote) & content_words(c.records[right].quote)
        return len(common - self._named(int(c.agents[left])) - self._named(int(c.recipients[left])))

    def _named(self, slot: int) -> frozenset[str]:
        """The words of the names of a slot's nodes."""
        if slot not in self._names:
            nodes = self._columns.slots.nodes[slot]
            self._names[slot] = content_words(" ".join(name for node in nodes for name in (node.label, *node.names)))
        return self._names[slot]

    def _counts(self, left: Positions, right: Positions) -> Flags:
        c = self._columns
        kept = np.ones(len(left), np.bool_)
        both = np.flatnonzero(self._counted[left] & self._counted[right])
        kept[both] = self._tallies(_counts_fit, c.tally[left[both]], c.tally[right[both]])
        return kept

    def _of_types(self, kinds: frozenset[str]) -> Flags:
        flags: Flags = np.asarray([kind in kinds for kind in self._columns.types], np.bool_)[self._columns.type]
        return flags

    def _one_event(self, left: Positions, right: Positions) -> Flags:
        found: Flags = self._events[left] == self._events[right]
        return found

    def _overlap(self, left: Positions, right: Positions) -> Flags:
        c = self._columns
        found: Flags = gap(c.first[left], c.last[left], c.first[right], c.last[right]) <= 0
        return found

    def _spans(self, left: Positions, right: Positions) -> tuple[Numbers, Numbers]:
        """The days of the shorter and the longer interval."""
        c = self._columns
        spans = c.last[left] - c.first[left] + 1, c.last[right] - c.first[right] + 1
        return np.minimum(*spans), np.maximum(*spans)

    def _one_day(self, left: Positions, right: Positions) -> Flags:
        c = self._columns
        found: Flags = c.dated[left] & c.dated[right] & self._overlap(left, right) & (self._spans(left, right)[1] <= DAY)
        return found

    def _related(self, left: Numbers, right: Numbers, *, by: Callable[[Nodes, Nodes], bool]) -> Flags:
        """Whether a test holds for two slots."""
        return self._slots(by, left, right).astype(np.bool_)


def _on_one_line(left: Nodes, right: Nodes) -> bool:
    return any(node.on_one_line(other) for node in left for other in right)


def _in_common(left: Nodes, right: Nodes) -> bool:
    return any(node.iri == other.iri for node in left for other in right)


def _all_meet(left: Nodes, right: Nodes) -> bool:
    """Whether each of the fewer fillers has its like among the others: an accord with one party is none with another."""
    fewer, more = sorted((left, right), key=len)
    return bool(fewer) and all(any(_near(node, other) for other in more) for node in fewer)


def _one_named(left: Nodes, right: Nodes) -> bool:
    return _all_meet(named(left), named(right))


def _one_actor(left: Nodes, right: Nodes) -> bool:
    """The same of those that act as one: of a people others act each time."""
    return _all_meet(*(tuple(node for node in named(nodes) if not node.people) for nodes in (left, right)))


def _near(left: Node, right: Node) -> bool:
    """Whether one is the other or at most two steps above it: an attack on a country is none on a general of its army's guard."""
    return right.iri in left.line[: _STEPS + 1] or left.iri in right.line[: _STEPS + 1]


def _one_count(left: ClaimRecord, right: ClaimRecord) -> bool:
    counts = {(q.measure, q.value) for q in left.quantities if q.value >= _FEW}
    return any((q.measure, q.value) in counts for q in right.quantities)


def _counts_fit(left: tuple[QuantityRecord, ...], right: tuple[QuantityRecord, ...]) -> bool:
    pairs = ((q, r) for q in left for r in right if q.measure == r.measure)
    return all(counts_meet(q, r) and _one_size(q, r) for q, r in pairs)


def _one_size(left: QuantityRecord, right: QuantityRecord) -> bool:
    """Whether two lower bounds are near: "at least 40" is more than "at least 21" said, though both can be true."""
    if not left.comparator == right.comparator == "AtLeast":
        return True
    return max(left.value, right.value) <= _NEAR * min(left.value, right.value)
