"""Scored pairs -> clusters, without chaining.

Two clusters merge only if no pair across them scores below `floor` and every claim of the merged cluster is linked to at least half
of the others. Any two members then are linked or share a neighbour: the diameter of a cluster is at most two links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf

import networkx as nx

Score = Callable[[int, int], float]


def cluster(size: int, links: Iterable[tuple[int, int, float]], *, score: Score, floor: float = -inf) -> list[tuple[int, ...]]:
    """Clusters of the positions 0..size-1, singletons included, sorted.

    `links` are the pairs that are linked, with their scores; `score` tells of any pair, minus infinity being
    a veto, which no floor lets pass.
    The strongest links are tried first; equal ones in order of position.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(links)
    members: dict[int, list[int]] = {node: [node] for node in graph}
    home = {node: node for node in graph}
    ordered = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], edge[0], edge[1]))
    for left, right, _ in ordered:
        one, two = home[left], home[right]
        if one != two and _may_merge(graph, members[one], members[two], score, floor):
            for node in members[two]:
                home[node] = one
            members[one] += members.pop(two)
    return sorted(tuple(sorted(group)) for group in members.values())


def _may_merge(graph: nx.Graph[int], one: list[int], two: list[int], score: Score, floor: float) -> bool:
    union = set(one) | set(two)
    if any(2 * sum(other in union for other in graph[node]) < len(union) - 1 for node in sorted(union)):
        return False
    return all(score(a, b) > -inf and score(a, b) >= floor for a in one for b in two)
