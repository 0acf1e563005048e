"""The scores of many pairs at once: what `compare` adds up for one pair, over columns. The tests hold the two equal."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np
from numpy.typing import NDArray

from kg.link.columns import Columns, Flags, Numbers
from kg.link.compare import CLOSE, CUSTODY, MONTH, NEAR, OWN, YEAR, counts_meet, first_counts, kinds_meet, one_victim, weights
from kg.link.distinct import coded_pairs, firsts
from kg.link.pairs import Positions
from kg.link.pairwise import Pairwise
from kg.records import Node, QuantityRecord

Scores = NDArray[np.float64]
_AT_ONCE = 30_000  # pairs; what is made of them stays in the processor's cache
_MET, _APART = 1, 2  # counts
Test = Callable[[tuple[Node, ...], tuple[Node, ...]], bool]


class Exact:
    """Call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, *, vetoes: bool = True) -> None:
        """Without `vetoes`, what forbids a link counts as nothing."""
        self._columns = columns
        self._slots, self._tallies = Pairwise(columns.slots.nodes), Pairwise(columns.tallies)
        self._weights = {name: weight if vetoes or weight > -inf else 0.0 for name, weight in weights().items()}
        self._kind = coded_pairs(columns.type, columns.mode)
        kinds = [(columns.types[columns.type[at]], columns.modes[columns.mode[at]]) for at in firsts(self._kind).tolist()]
        table = [[self._weights[_nearness(one, other)] for other in kinds] for one in kinds]
        self._custody = np.asarray([mode in CUSTODY for mode in columns.modes], np.bool_)[columns.mode]
        self._own = np.asarray([kind in OWN for kind in columns.types], np.bool_)[columns.type]
        self._types = np.asarray(table, np.float64).reshape(len(kinds), len(kinds))

    def __call__(self, left: Positions, right: Positions) -> Scores:
        """The score of each pair; minus infinity for pairs that are vetoed. The first of a pair is the one that comes first."""
        shares = ((left[at : at + _AT_ONCE], right[at : at + _AT_ONCE]) for at in range(0, len(left), _AT_ONCE))
        return np.concatenate([np.empty(0), *(self._scores(*share) for share in shares)])

    def _scores(self, left: Positions, right: Positions) -> Scores:
        parts = (self._kinds, self._actors, self._places, self._times, self._counts, self._telling)
        told: Scores = np.sum([part(left, right) for part in parts], axis=0)
        return told + self._words(left, right)

    def _kinds(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        told = (~c.plain[left] & ~c.plain[right]) | self._custody[left] | self._custody[right]
        modes = np.where(c.mode[left] == c.mode[right], w["mode-same"], w["mode-apart"])
        return self._types[self._kind[left], self._kind[right]] + np.where(told & (c.type[left] == c.type[right]), modes, 0)

    def _actors(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        within = c.article[left] == c.article[right]
        agents = [np.where(within, c.agents[side], c.named_agents[side]) for side in (left, right)]
        recipients = [np.where(within, c.recipients[side], c.named_recipients[side]) for side in (left, right)]
        agent, recipient = self._related(*agents, by=_on_one_line), self._related(*recipients, by=_on_one_line)
        crossed = (self._related(agents[0], recipients[1], by=_on_one_line), self._related(recipients[0], agents[1], by=_on_one_line))
        alike, dated = c.type[left] == c.type[right], c.dated[left] & c.dated[right]
        swapped = dated & alike & ~agent & ~recipient & crossed[0] & crossed[1]
        fled = self._are(left, right, "RETREAT", "AID") & (crossed[0] | crossed[1])
        both = (c.named_agents[left] > 0) & (c.named_agents[right] > 0), (c.named_recipients[left] > 0) & (c.named_recipients[right] > 0)
        rivals = np.where(alike & self._own[left], w["speaker-apart"], w["agent-apart"])
        direct = np.where(agent, w["agent-same"], np.where(both[0], rivals, 0))
        direct = direct + np.where(recipient, w["recipient-same"], np.where(both[1], w["recipient-apart"], 0))
        parties: Scores = np.where(swapped, w["swapped"], np.where(fled, w["agent-same"], direct))
        return parties + np.where(self._one_target(left, right), w["target-same"], 0)

    def _are(self, left: Positions, right: Positions, one: str, other: str) -> Flags:
        c = self._columns
        if one not in c.types or other not in c.types:
            return np.zeros(len(left), np.bool_)
        a, b = c.types.index(one), c.types.index(other)
        found: Flags = ((c.type[left] == a) & (c.type[right] == b)) | ((c.type[left] == b) & (c.type[right] == a))
        return found

    def _one_target(self, left: Positions, right: Positions) -> Flags:
        c = self._columns
        both = c.target[left] & c.target[right]
        found = np.zeros(len(left), np.bool_)
        found[both] = self._related(c.named_recipients[left[both]], c.named_recipients[right[both]], by=one_victim)
        return found

    def _places(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        mine, theirs = c.places[left], c.places[right]
        precise = self._related(c.precise[left], c.precise[right], by=_in_common)
        nested, same = self._related(mine, theirs, by=_nested), self._related(mine, theirs, by=_in_common)
        score = np.where(nested, w["place-nested"], np.where(same, w["place-country"], w["place-apart"]))
        return np.where((mine > 0) & (theirs > 0), np.where(precise, w["place-same"], score), 0)

    def _times(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        one, two, within = c.dated[left], c.dated[right], c.article[left] == c.article[right]
        states, standing = c.state[left] & c.state[right], c.standing[left] & c.standing[right]
        half = np.where(recent(c, left, right), w["time-recent"], w["time-unknown"])
        half = np.where(within, w["time-half"], half)
        spans = np.where(one, c.last[left] - c.first[left], c.last[right] - c.first[right]) + 1
        half = np.where(~standing & (spans > MONTH), w["time-series"], half) + np.where(states, w["state-dated"], 0)
        days = gap(c.out_first[left], c.out_last[left], c.out_first[right], c.out_last[right])
        far = ~within & c.out[left] & c.out[right] & (days > np.where(standing, YEAR, MONTH)) & ~self._one_target(left, right)
        open_ = np.where(far, w["undated-apart"], 0)
        return np.where(one & two, self._dated(left, right), np.where(one | two, half, open_))

    def _dated(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        days = gap(c.first[left], c.last[left], c.first[right], c.last[right])
        longest = np.maximum(c.last[left] - c.first[left], c.last[right] - c.first[right]) + 1
        met = np.where(longest <= CLOSE, w["day-same"], np.where(longest <= MONTH, w["month-same"], w["time-overlap"]))
        near = (c.article[left] != c.article[right]) & (days <= CLOSE)
        score = np.where(days <= 0, met, np.where(near, w["time-near"], w["time-apart"]))
        ends = (np.abs(c.first[left] - c.first[right]) <= MONTH) & (np.abs(c.last[left] - c.last[right]) <= MONTH)
        return np.where(self._are(left, right, "TOLL", "TOLL") & ~ends, w["period-apart"], score)

    def _counts(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        score, asked = np.zeros(len(left)), np.flatnonzero(c.counted.take(left) & c.counted.take(right))
        left, right = left[asked], right[asked]
        told = self._tallies(_told_of_counts, c.tally[left], c.tally[right])
        apart = np.where(c.voice[left] == c.voice[right], w["count-own"], np.where(c.state[left], w["count-state"], w["count-apart"]))
        score[asked] = np.where(told == _MET, w["count-same"], np.where(told == _APART, apart, 0))
        return score

    def _telling(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, self._weights
        score = np.where(c.polarity[left] != c.polarity[right], w["polarity-apart"], 0)
        score = score + np.where(c.unreal[left] != c.unreal[right], w["modality-apart"], 0)
        apart = np.maximum(c.begin[left], c.begin[right]) - np.minimum(c.end[left], c.end[right])
        told = np.where(apart < 0, w["same-sentence"], np.where(apart <= NEAR, w["told-on"], 0))
        return score + np.where(c.article[left] == c.article[right], told, 0)

    def _words(self, left: Positions, right: Positions) -> Scores:
        c = self._columns
        apart = (c.article[left] != c.article[right]) | (np.maximum(c.begin[left], c.begin[right]) >= np.minimum(c.end[left], c.end[right]))
        shorter = np.maximum(1, np.minimum(c.words.lengths[left], c.words.lengths[right]))
        return np.where(apart, self._weights["words"] * (common_words(c, left, right) / shorter), 0)

    def _related(self, left: Numbers, right: Numbers, *, by: Test) -> Flags:
        """Whether a test holds for two slots, which it can't for those that share no bit of a line."""
        bits = self._columns.line_bits
        found, asked = np.zeros(len(left), np.bool_), np.flatnonzero(bits[left] & bits[right])
        found[asked] = self._slots(by, left[asked], right[asked])
        return found


def recent(columns: Columns, left: Positions, right: Positions) -> Flags:
    """Whether, of a dated and an undated claim, the dated one fell in the month before the other's article."""
    c = columns
    dated, other = np.where(c.dated[left], left, right), np.where(c.dated[left], right, left)
    first, last = c.first[dated], c.last[dated]
    near = gap(first, last, c.out_first[other], c.out_last[other]) <= MONTH
    found: Flags = c.out[other] & (last - first < MONTH) & (first <= c.out_last[other]) & near
    return found


def common_words(columns: Columns, left: Positions, right: Positions) -> Numbers:
    """How many content words the quotes of each pair have in common."""
    return columns.words.common(left, right)


def gap(first: Numbers, last: Numbers, other_first: Numbers, other_last: Numbers) -> Numbers:
    """Days between two intervals; no more than 0 where they share a day."""
    days: Numbers = np.maximum(first, other_first) - np.minimum(last, other_last)
    return days


def _nearness(left: tuple[str, str], right: tuple[str, str]) -> str:
    """The name of the weight for two types and modes."""
    return "type-same" if left[0] == right[0] else "type-near" if kinds_meet(left, right) else "type-far"


def _on_one_line(left: tuple[Node, ...], right: tuple[Node, ...]) -> bool:
    return any(node.on_one_line(other) for node in left for other in right)


def _in_common(left: tuple[Node, ...], right: tuple[Node, ...]) -> bool:
    return any(node.iri == other.iri for node in left for other in right)


def _nested(left: tuple[Node, ...], right: tuple[Node, ...]) -> bool:
    return any(node.iri != other.iri and node.on_one_line(other) for node in left for other in right)


def _told_of_counts(left: tuple[QuantityRecord, ...], right: tuple[QuantityRecord, ...]) -> int:
    counts = first_counts(left, right)
    return 0 if counts is None else _MET if counts_meet(*counts) else _APART
