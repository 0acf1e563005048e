"""Scored pairs -> clusters, without chaining.

Two clusters merge only if no pair across them scores below `floor` and every claim of the merged cluster is linked to at least half
of the others. Any two members then are linked or share a neighbour: the diameter of a cluster is at most two links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import inf

Score = Callable[[int, int], float]
Graph = dict[int, set[int]]


def cluster(size: int, links: Iterable[tuple[int, int, float]], *, score: Score, floor: float = -inf) -> list[tuple[int, ...]]:
    """Clusters of the positions 0..size-1, singletons included, sorted.

    `links` are the pairs that are linked, with their scores; `score` tells of any pair, minus infinity being
    a veto, which no floor lets pass.
    The strongest links are tried first; equal ones in order of position.
    """
    ordered = sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    graph: Graph = defaultdict(set)
    for left, right, _ in ordered:
        graph[left].add(right)
        graph[right].add(left)
    members: dict[int, list[int]] = {node: [node] for node in range(size)}
    home = list(range(size))
    for left, right, _ in ordered:
        one, two = home[left], home[right]
        if one != two and _may_merge(graph, members[one], members[two], score, floor):
            for node in members[two]:
                home[node] = one
            members[one] += members.pop(two)
    return sorted(tuple(sorted(group)) for group in members.values())


def _may_merge(graph: Graph, one: list[int], two: list[int], score: Score, floor: float) -> bool:
    union = set(one) | set(two)
    if any(2 * len(graph[node] & union) < len(union) - 1 for node in union):
        return False
    return all(score(a, b) > -inf and score(a, b) >= floor for a in one for b in two)
