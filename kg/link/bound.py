"""How high the score of a pair can be at most, over arrays of pairs: what can't reach the threshold needs no exact score.

Nodes and words are compared as bits, which never deny what is so; `exact` has the last word. What two claims' kinds and manners add up to
is looked up in tables: there are few of them, and far more pairs.
"""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from kg.link.columns import Columns, Flags, Numbers
from kg.link.compare import CLOSE, MONTH, YEAR, compatible_types, weights
from kg.link.distinct import Codes, coded_pairs, firsts
from kg.link.pairs import Positions

Scores = NDArray[np.float32]
_ROUNDING = 1e-4  # of bounds
_EVER = 1 << 30  # days
_MEETINGS = 32  # ways in which the nodes of two claims meet: agents, recipients, one with the other, places, precise places


class Bound:
    """The pairs of claims whose score may reach `least`; call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, least: float) -> None:
        self._columns, self._least = columns, np.float32(least - _ROUNDING)
        self._kinds, self._manners = _Kinds(columns), _Manners(columns)

    def __call__(self, left: Positions, right: Positions) -> tuple[Positions, Positions]:
        chosen = self._chosen(left.astype(np.int64), right.astype(np.int64))  # as numpy indexes, so that it need not turn them each time
        return left.take(chosen), right.take(chosen)

    def _chosen(self, left: Codes, right: Codes) -> Codes:
        """The places of pairs. What rules out most comes first; the words of few pairs are looked at."""
        c, w = self._columns, weights()
        within = c.article.take(left) == c.article.take(right)
        kept, score = self._kinds(left, right, within)
        left, right, within = left.take(kept), right.take(kept), within.take(kept)
        score += self._manners(left, right)
        score += within * np.float32(w["told-on"])
        score += (c.counted.take(left) & c.counted.take(right) != 0) * np.float32(w["count-same"])
        keep = np.flatnonzero(score >= self._least - np.float32(w["words"]))
        left, right, score = left.take(keep), right.take(keep), score.take(keep)
        return kept[keep[np.flatnonzero(score + np.float32(w["words"]) * self._wording(left, right) >= self._least)]]

    def _wording(self, left: Codes, right: Codes) -> Scores:
        """The share of words that two quotes may have in common."""
        words = self._columns.words
        shorter = np.maximum(np.minimum(words.lengths.take(left), words.lengths.take(right)), 1)
        share: Scores = np.minimum(words.may_share(left, right) / shorter.astype(np.float32), np.float32(1))
        return share


class _Kinds:
    """Types, modes and times: what they add, and how many days may lie between two claims."""

    def __init__(self, columns: Columns) -> None:
        c = columns
        span = c.last - c.first + 1
        length = np.where(c.dated, np.where(span <= CLOSE, 0, np.where(span <= MONTH, 1, 2)), np.where(c.out, 3, 4)).astype(np.int32)
        kind = coded_pairs(coded_pairs(c.type, c.mode), length)
        met = firsts(kind)
        self._kind, self._size = kind.astype(np.int64), len(met)
        self._row = self._kind * self._size
        self._begin, self._end = np.where(c.dated, c.first, c.out_first), np.where(c.dated, c.last, c.out_last)
        one, other = np.repeat(met, len(met)), np.tile(met, len(met))
        kinds, longest = _type_scores(c, one, other), np.maximum(length[one], length[other])
        self._scores = np.concatenate([kinds + _time_scores(c, one, other, longest, apart=apart) for apart in (False, True)])
        self._limits = np.concatenate([np.where(kinds > -inf, _limits(c, one, other, within=within), -1) for within in (False, True)])

    def __call__(self, left: Codes, right: Codes, within: Flags) -> tuple[Codes, Scores]:
        """The pairs that may be linked, and what kinds and times add to their scores; `within` are those of one article."""
        pair = self._row.take(left) + self._kind.take(right)
        apart = np.maximum(self._begin.take(left), self._begin.take(right)) - np.minimum(self._end.take(left), self._end.take(right))
        square = self._size * self._size
        keep = np.flatnonzero(np.maximum(apart, 0) <= self._limits.take(pair + within * square))
        return keep, self._scores.take(pair.take(keep) + (apart.take(keep) > 0) * square)


def _type_scores(columns: Columns, one: Codes, other: Codes) -> Scores:
    c, w = columns, weights()
    near = {(a, b): w["type-near"] for pair in compatible_types() for a in pair for b in pair}
    table = [[w["type-same"] if a == b else near.get((a, b), -inf) for b in c.types] for a in c.types]
    types = np.asarray(table, np.float32).reshape(len(c.types), len(c.types))[c.type[one], c.type[other]]
    told = ~(c.plain[one] | c.plain[other]) & (c.type[one] == c.type[other])
    modes = np.where(c.mode[one] == c.mode[other], w["mode-same"], w["mode-apart"])
    return (types + np.where(told, modes, 0)).astype(np.float32)


def _time_scores(columns: Columns, one: Codes, other: Codes, longest: Numbers, *, apart: bool) -> Scores:
    c, w = columns, weights()
    met = np.where(longest == 0, w["day-same"], np.where(longest == 1, w["month-same"], w["time-overlap"]))
    half = np.where(c.state[one] & c.state[other], w["state-dated"], max(w["time-half"], w["time-recent"], w["time-unknown"]))
    both, either = c.dated[one] & c.dated[other], c.dated[one] | c.dated[other]
    return np.where(both, w["time-near"] if apart else met, np.where(either, half, 0)).astype(np.float32)


def _limits(columns: Columns, one: Codes, other: Codes, *, within: bool) -> Numbers:
    """The most days that may lie between the dates of two claims, or the publications of two undated ones."""
    c = columns
    passing = np.where(c.standing[one] & c.standing[other], YEAR, MONTH)
    free = ~(c.out[one] & c.out[other]) | (c.target[one] & c.target[other]) | within
    undated = np.where(c.dated[one] | c.dated[other] | free, _EVER, passing)
    return np.where(c.dated[one] & c.dated[other], 0 if within else CLOSE, undated).astype(np.int32)


class _Manners:
    """Parties, places, polarity and modality: what they add."""

    def __init__(self, columns: Columns) -> None:
        c = columns
        flags = (c.named_agents > 0, c.named_recipients > 0, c.places > 0, c.unreal, c.target)
        told: Numbers = np.sum([flag.astype(np.int32) << place for place, flag in enumerate(flags)], axis=0, dtype=np.int32)
        manner = coded_pairs(told, c.polarity)
        met = firsts(manner)
        self._manner = manner.astype(np.int64) * _MEETINGS
        self._row = self._manner * len(met)
        self._agents, self._recipients, self._places = (c.line_bits[slots] for slots in (c.agents, c.recipients, c.places))
        self._precise = c.own_bits[c.precise]
        one, other, meet = (axis.ravel() for axis in np.meshgrid(met, met, np.arange(_MEETINGS), indexing="ij"))
        self._scores = _party_scores(c, one, other, meet) + _place_scores(c, one, other, meet) + _telling_scores(c, one, other)

    def __call__(self, left: Codes, right: Codes) -> Scores:
        mine, theirs = ((self._agents.take(side), self._recipients.take(side)) for side in (left, right))
        met = (
            mine[0] & theirs[0],
            mine[1] & theirs[1],
            (mine[0] & theirs[1]) | (mine[1] & theirs[0]),
            self._places.take(left) & self._places.take(right),
            self._precise.take(left) & self._precise.take(right),
        )
        code = np.zeros(len(left), np.uint8)
        for place, bits in enumerate(met):
            code |= (bits != 0).view(np.uint8) << np.uint8(place)
        return self._scores.take(self._row.take(left) + self._manner.take(right) + code)


def _party_scores(columns: Columns, one: Codes, other: Codes, met: Codes) -> Scores:
    c, w = columns, weights()
    agents, recipients, crossed = (met >> place & 1 == 1 for place in range(3))
    both = (c.named_agents[one] > 0) & (c.named_agents[other] > 0), (c.named_recipients[one] > 0) & (c.named_recipients[other] > 0)
    direct = np.where(agents, w["agent-same"], np.where(both[0], w["agent-apart"], 0))
    direct = direct + np.where(recipients, w["recipient-same"], np.where(both[1], w["recipient-apart"], 0))
    parties = np.where(crossed, np.maximum(direct, max(w["swapped"], w["agent-same"])), direct)
    return (parties + np.where(c.target[one] & c.target[other] & recipients, w["target-same"], 0)).astype(np.float32)


def _place_scores(columns: Columns, one: Codes, other: Codes, met: Codes) -> Scores:
    c, w = columns, weights()
    nested = np.where(met >> 3 & 1, max(w["place-nested"], w["place-country"]), w["place-apart"])
    score = np.where(met >> 4 & 1, w["place-same"], nested)
    return np.where((c.places[one] > 0) & (c.places[other] > 0), score, 0).astype(np.float32)


def _telling_scores(columns: Columns, one: Codes, other: Codes) -> Scores:
    c, w = columns, weights()
    score = np.where(c.polarity[one] != c.polarity[other], w["polarity-apart"], 0)
    return (score + np.where(c.unreal[one] != c.unreal[other], w["modality-apart"], 0)).astype(np.float32)
