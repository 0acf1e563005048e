"""How high the score of a pair can be at most, over arrays of pairs: what can't reach the threshold needs no exact score.

Nodes and words are compared as bits, which never deny what is so; `exact` has the last word.
"""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from kg.link.columns import Columns
from kg.link.compare import CLOSE, MONTH, YEAR, compatible_types, weights
from kg.link.pairs import Positions

Scores = NDArray[np.float32]
_ROUNDING = 1e-4  # of bounds


class Bound:
    """The pairs of claims whose score may reach `least`; call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, least: float) -> None:
        c = self._columns = columns
        self._least = least - _ROUNDING
        near = {(a, b): weights()["type-near"] for pair in compatible_types() for a in pair for b in pair}
        table = [[weights()["type-same"] if a == b else near.get((a, b), -inf) for b in c.types] for a in c.types]
        self._meet = np.asarray(table, np.float32).reshape(len(c.types), len(c.types))
        self._agents, self._recipients, self._places = (c.line_bits[slots] for slots in (c.agents, c.recipients, c.places))
        self._precise = c.own_bits[c.precise]
        self._named_agents, self._named_recipients = c.named_agents > 0, c.named_recipients > 0

    def __call__(self, left: Positions, right: Positions) -> tuple[Positions, Positions]:
        """What rules out most comes first; the words of few pairs are looked at."""
        score = self._timed(left, right)
        keep = np.flatnonzero(score > -inf)
        left, right = left[keep], right[keep]
        score = score[keep] + self._parties(left, right) + self._located(left, right) + self._told(left, right)
        keep = np.flatnonzero(score + weights()["words"] >= self._least)
        left, right = left[keep], right[keep]
        keep = np.flatnonzero(score[keep] + weights()["words"] * self._wording(left, right) >= self._least)
        return left[keep], right[keep]

    def _timed(self, left: Positions, right: Positions) -> Scores:
        """Types, modes and times."""
        c, w = self._columns, weights()
        mine, theirs = c.type[left], c.type[right]
        told = ~(c.plain[left] | c.plain[right]) & (mine == theirs)
        alike = np.where(c.mode[left] == c.mode[right], np.float32(w["mode-same"]), np.float32(w["mode-apart"]))
        return self._meet[mine, theirs] + self._times(left, right) + np.where(told, alike, np.float32(0))

    def _times(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, weights()
        one, two = c.dated[left], c.dated[right]
        score = np.full(len(left), max(w["time-half"], w["time-recent"], w["time-unknown"], w["state-dated"]), np.float32)
        for chosen, part in ((np.flatnonzero(one & two), self._dated), (np.flatnonzero(~(one | two)), self._undated)):
            score[chosen] = part(left[chosen], right[chosen])
        score[(one ^ two) & c.state[left] & c.state[right]] = w["state-dated"]
        return score

    def _dated(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, weights()
        apart = np.maximum(c.first[left], c.first[right]) - np.minimum(c.last[left], c.last[right])
        longest = np.maximum(c.last[left] - c.first[left], c.last[right] - c.first[right]) + 1
        met = np.where(longest <= CLOSE, w["day-same"], np.where(longest <= MONTH, w["month-same"], w["time-overlap"]))
        near = (apart <= CLOSE) & (c.article[left] != c.article[right])
        return np.where(apart <= 0, met, np.where(near, w["time-near"], -inf)).astype(np.float32)

    def _undated(self, left: Positions, right: Positions) -> Scores:
        c = self._columns
        gap = np.maximum(c.out_first[left], c.out_first[right]) - np.minimum(c.out_last[left], c.out_last[right])
        far = (gap > MONTH) & c.out[left] & c.out[right] & (c.article[left] != c.article[right])
        far &= (gap > YEAR) | ~(c.standing[left] & c.standing[right])
        return np.where(far & ~(c.target[left] & c.target[right]), np.float32(-inf), np.float32(0))

    def _parties(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        mine, theirs = (self._agents[left], self._recipients[left]), (self._agents[right], self._recipients[right])
        common = [one & other != 0 for one, other in zip(mine, theirs, strict=True)]
        named = (self._named_agents[left] & self._named_agents[right], self._named_recipients[left] & self._named_recipients[right])
        direct = np.where(common[0], np.float32(w["agent-same"]), np.where(named[0], np.float32(w["agent-apart"]), np.float32(0)))
        direct += np.where(common[1], np.float32(w["recipient-same"]), np.where(named[1], np.float32(w["recipient-apart"]), np.float32(0)))
        crossed = (mine[0] & theirs[1] != 0) | (mine[1] & theirs[0] != 0)
        np.maximum(direct, max(w["swapped"], w["agent-same"]), out=direct, where=crossed)
        direct[self._columns.target[left] & self._columns.target[right] & common[1]] += w["target-same"]
        return direct

    def _located(self, left: Positions, right: Positions) -> Scores:
        w = weights()
        mine, theirs = self._places[left], self._places[right]
        nested = np.float32(max(w["place-nested"], w["place-country"]))
        score = np.where(mine & theirs != 0, nested, np.float32(w["place-apart"]))
        score[self._precise[left] & self._precise[right] != 0] = w["place-same"]
        score[(mine == 0) | (theirs == 0)] = 0
        return score

    def _told(self, left: Positions, right: Positions) -> Scores:
        c, w = self._columns, weights()
        score = np.where(c.counted[left] & c.counted[right] != 0, np.float32(w["count-same"]), np.float32(0))
        score[c.polarity[left] != c.polarity[right]] += w["polarity-apart"]
        score[c.unreal[left] != c.unreal[right]] += w["modality-apart"]
        score[c.article[left] == c.article[right]] += w["told-on"]
        return score

    def _wording(self, left: Positions, right: Positions) -> Scores:
        """The share of words that two quotes may have in common."""
        c = self._columns
        common = np.bitwise_count(c.words.bits[left] & c.words.bits[right]).sum(axis=1, dtype=np.int32)
        common += np.minimum(c.words.hidden[left], c.words.hidden[right])
        shorter = np.maximum(1, np.minimum(c.words.lengths[left], c.words.lengths[right]))
        share: Scores = np.minimum(1, common / shorter).astype(np.float32)
        return share
