"""Scored pairs -> clusters, without chaining.

Two clusters merge only if no pair across them scores below `floor` and every claim of the merged cluster is linked to at least half
of the others. Any two members then are linked or share a neighbour: the diameter of a cluster is at most two links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import inf

import numpy as np
from numpy.typing import ArrayLike, NDArray

Positions = NDArray[np.int64]
Score = Callable[[Positions, Positions], NDArray[np.float64]]
Pair = tuple[int, int]
Group = tuple[int, ...]


def cluster(size: int, links: ArrayLike, *, score: Score, floor: float = -inf) -> list[Group]:
    """Clusters of the positions 0..size-1, singletons included, sorted.

    `links` are rows of two positions that are linked, the lower one first, and their score, at least `floor`; `score` tells of any pairs,
    minus infinity being a veto, which no floor lets pass. The strongest links are tried first; equal ones in order of position.
    """
    told = np.asarray(links, np.float64).reshape(-1, 3)
    left, right = told[:, 0].astype(np.int64), told[:, 1].astype(np.int64)
    home = _components(size, left, right)
    members = np.bincount(home, minlength=size)[home]
    linked = np.bincount(home[left], minlength=size)[home]
    mixed = 2 * linked < members * (members - 1)  # where all are linked to all, all are one
    found = _groups(np.flatnonzero(~mixed), home)
    strongest = np.lexsort((right, left, -told[:, 2]))
    strongest = strongest[mixed[left[strongest]]]
    parts: dict[int, list[Pair]] = defaultdict(list)
    for part, one, other in zip(home[left[strongest]].tolist(), left[strongest].tolist(), right[strongest].tolist(), strict=True):
        parts[part].append((one, other))
    return sorted([*found, *_merged(list(parts.values()), score, floor)])


def _components(size: int, left: Positions, right: Positions) -> Positions:
    """The lowest position that each position is linked to, directly or by way of others."""
    home = np.arange(size)
    while True:
        one, two = home[left], home[right]
        if np.array_equal(one, two):
            return home
        lower = np.minimum(one, two)
        np.minimum.at(home, one, lower)
        np.minimum.at(home, two, lower)
        while not np.array_equal(home, up := home[home]):
            home = up


def _groups(positions: Positions, home: Positions) -> list[Group]:
    """Positions of one home together."""
    order = positions[np.argsort(home[positions], kind="stable")]
    ends = np.flatnonzero(np.diff(home[order], append=-1)) + 1
    listed, first = order.tolist(), 0
    found = []
    for last in ends.tolist():
        found.append(tuple(listed[first:last]))
        first = last
    return found


def _merged(parts: Sequence[Sequence[Pair]], score: Score, floor: float) -> list[Group]:
    """The clusters of parts between which there are no links.

    At first each pair without a link is taken to be fit for one cluster; then those that this was asked of are scored together, and
    parts in which one was not are made out again.
    """
    made: dict[int, list[Group]] = {}
    known, barred, todo = set[Pair](), set[Pair](), list(range(len(parts)))
    while todo:
        asked: dict[Pair, int] = {}
        for part in todo:
            merging = _Merging(parts[part], barred)
            made[part] = merging()
            asked |= dict.fromkeys(merging.asked - known, part)
        pairs = np.asarray(list(asked), np.int64).reshape(-1, 2)
        scores = score(pairs[:, 0], pairs[:, 1])
        apart = [pair for pair, fit in zip(asked, ((scores > -inf) & (scores >= floor)).tolist(), strict=True) if not fit]
        known |= asked.keys()
        barred.update(apart)
        todo = sorted({asked[pair] for pair in apart})
    return [group for groups in made.values() for group in groups]


class _Merging:
    """Clusters of a part, which grow by merges; `asked` are the pairs without a link that were put into one."""

    def __init__(self, links: Sequence[Pair], barred: set[Pair]) -> None:
        """`links` are those of the part, the strongest first."""
        self._links, self._barred = links, barred
        self._graph: dict[int, set[int]] = defaultdict(set)
        for left, right in links:
            self._graph[left].add(right)
            self._graph[right].add(left)
        self._members = {node: {node} for node in self._graph}
        self.asked = set[Pair]()

    def __call__(self) -> list[Group]:
        members = self._members
        for left, right in self._links:
            one, two = members[left], members[right]
            if one is not two and self._may_merge(one, two):
                one |= two
                for node in two:
                    members[node] = one
        return [tuple(sorted(group)) for node, group in members.items() if node == min(group)]

    def _may_merge(self, one: set[int], two: set[int]) -> bool:
        if len(one) == len(two) == 1:
            return True
        union, graph = one | two, self._graph
        if any(2 * len(graph[node] & union) < len(union) - 1 for node in union):
            return False
        apart = {(a, b) if a < b else (b, a) for a in one for b in two - graph[a]}
        if not apart.isdisjoint(self._barred):
            return False
        self.asked |= apart
        return True
