"""Which pairs of claims may have one content, over arrays of pairs: nodes are compared as bits, which never deny what is so.

What `content` tells of time, mode and teller by columns alone is told for certain; it has the last word on the rest.
"""

from __future__ import annotations

import numpy as np

from kg.link.columns import Columns, Flags, Numbers
from kg.link.content import Content
from kg.link.pairs import Positions


class Likely:
    """The pairs that may have one content; call it with two arrays of positions in the claims of the columns."""

    def __init__(self, columns: Columns, events: Numbers, content: Content) -> None:
        """`events` has the number of each claim's event."""
        c, self._events, self._content = columns, events, content
        self._agents, self._recipients = c.line_bits[c.agents], c.line_bits[c.recipients]
        self._named_agents, self._named_recipients = c.line_bits[c.named_agents], c.line_bits[c.named_recipients]
        self._places, self._destinations = c.line_bits[c.places], c.line_bits[c.destinations]

    def __call__(self, left: Positions, right: Positions) -> tuple[Positions, Positions]:
        """What is told quickest comes first."""
        for test in (self._content.told, self._parties, self._placed, self._content.timed):
            keep = np.flatnonzero(test(left, right))
            left, right = left[keep], right[keep]
        return left, right

    def _parties(self, left: Positions, right: Positions) -> Flags:
        one_event, kept = self._events[left] == self._events[right], np.ones(len(left), np.bool_)
        sides = ((self._agents, self._named_agents, one_event), (self._recipients, self._named_recipients, False))
        for every, some, may_lack in sides:
            mine, theirs = every[left], every[right]
            common = np.where(one_event, mine & theirs, some[left] & some[right]) != 0
            kept &= common | ((mine == 0) & (theirs == 0)) | (may_lack & ((mine == 0) | (theirs == 0)))
        return kept

    def _placed(self, left: Positions, right: Positions) -> Flags:
        kept = np.ones(len(left), np.bool_)
        for places in (self._places, self._destinations):
            mine, theirs = places[left], places[right]
            kept &= (mine == 0) | (theirs == 0) | (mine & theirs != 0)
        return kept
