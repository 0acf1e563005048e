"""Which pairs of claims may have one content, over arrays of pairs: what `content` rules out by columns needs no look at the claims.

Who tells it, types, polarity, modes and times are told for certain; nodes are compared as bits, which never deny what is so.
"""

from __future__ import annotations

import numpy as np

from kg.link.columns import Columns, Flags, Numbers
from kg.link.content import CLOSE, DAY, LONGER, MONTH, MONTHS, PASSING, SPEECH, TWICE
from kg.link.exact import gap, recent
from kg.link.pairs import Positions


class Likely:
    """The pairs that two voices tell and that may have one content; call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, events: Numbers) -> None:
        """`events` has the number of each claim's event."""
        c, self._events = columns, events
        self._columns = c
        self._passing, self._speech = (np.asarray([kind in kinds for kind in c.types], np.bool_)[c.type] for kinds in (PASSING, SPEECH))
        self._agents, self._recipients = c.line_bits[c.agents], c.line_bits[c.recipients]
        self._named_agents, self._named_recipients = c.line_bits[c.named_agents], c.line_bits[c.named_recipients]
        self._places, self._destinations = c.line_bits[c.places], c.line_bits[c.destinations]

    def __call__(self, left: Positions, right: Positions) -> tuple[Positions, Positions]:
        """What is told quickest comes first."""
        for test in (self._told, self._parties, self._placed, self._timed):
            keep = np.flatnonzero(test(left, right))
            left, right = left[keep], right[keep]
        return left, right

    def _told(self, left: Positions, right: Positions) -> Flags:
        """By two voices, of one polarity and modality, not in one article unless of one event."""
        c = self._columns
        apart = c.article[left] != c.article[right]
        kept = (c.polarity[left] == c.polarity[right]) & (c.unreal[left] == c.unreal[right])
        kept &= apart | (self._events[left] == self._events[right])
        plain = ~c.cited[left] & ~c.cited[right] & (c.outlet[left] > 0) & (c.outlet[right] > 0)
        others = (c.outlet[left] != c.outlet[right]) | (c.copied[left] != c.copied[right])
        kept &= np.where(plain, apart & others, c.voice[left] != c.voice[right])
        found: Flags = kept
        return found

    def _parties(self, left: Positions, right: Positions) -> Flags:
        c, one_event = self._columns, self._events[left] == self._events[right]
        kept = np.ones(len(left), np.bool_)
        for slots, every, named in ((c.agents, self._agents, self._named_agents), (c.recipients, self._recipients, self._named_recipients)):
            told = slots[left] > 0
            common = np.where(one_event, every[left] & every[right], named[left] & named[right]) != 0
            kept &= (told == (slots[right] > 0)) & (common | ~told)
        return kept

    def _placed(self, left: Positions, right: Positions) -> Flags:
        kept = np.ones(len(left), np.bool_)
        for places in (self._places, self._destinations):
            mine, theirs = places[left], places[right]
            kept &= (mine == 0) | (theirs == 0) | (mine & theirs != 0)
        return kept

    def _timed(self, left: Positions, right: Positions) -> Flags:
        """Modes, of which one may be missing within a day, and times, which in one event need not both be told."""
        c, one_event = self._columns, self._events[left] == self._events[right]
        both, one = c.dated[left] & c.dated[right], c.dated[left] ^ c.dated[right]
        days = gap(c.first[left], c.last[left], c.first[right], c.last[right])
        spans = c.last[left] - c.first[left] + 1, c.last[right] - c.first[right] + 1
        shorter, longer = np.minimum(*spans), np.maximum(*spans)
        one_day = both & (days <= 0) & (longer <= DAY)
        modes = (c.mode[left] == c.mode[right]) | ((c.plain[left] | c.plain[right]) & one_day)
        passing, spoken = self._passing[left], self._speech[left] | c.unreal[left]
        most = np.where(passing, np.maximum(MONTH, TWICE * shorter), np.maximum(MONTHS, LONGER * shorter))
        published = c.out[left] & c.out[right] & (gap(c.out_first[left], c.out_last[left], c.out_first[right], c.out_last[right]) <= CLOSE)
        undated = (c.article[left] == c.article[right]) | ~(passing | spoken) | published
        half = ~passing & (~spoken | recent(c, left, right))
        fit = np.where(both, (days <= 0) & (longer <= most), np.where(one, half, undated))
        kept: Flags = modes & (fit | (one_event & ~both))
        return kept
