"""Clusters don't chain."""

from __future__ import annotations

from math import inf

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.link.cluster import cluster


def scorer(links, vetoes=()):
    table = {frozenset((a, b)): s for a, b, s in links} | {frozenset(pair): -inf for pair in vetoes}
    return lambda left, right: np.asarray([table.get(frozenset(pair), 0.0) for pair in zip(left.tolist(), right.tolist(), strict=True)])


def test_a_chain_is_cut():
    links = [(0, 1, 4.0), (1, 2, 3.0), (2, 3, 3.5)]
    assert cluster(4, links, score=scorer(links)) == [(0, 1), (2, 3)]


def test_a_veto_keeps_two_claims_apart_whatever_links_them():
    links = [(0, 1, 4.0), (0, 2, 4.0)]
    assert cluster(3, links, score=scorer(links)) == [(0, 1, 2)]
    assert cluster(3, links, score=scorer(links, vetoes=[(1, 2)])) == [(0, 1), (2,)]


def test_a_pair_below_the_floor_keeps_two_claims_apart():
    links = [(0, 1, 4.0), (0, 2, 4.0)]
    assert cluster(3, links, score=scorer(links), floor=1.0) == [(0, 1), (2,)]


def test_claims_without_links_are_clusters_of_their_own():
    assert cluster(2, [], score=scorer([])) == [(0,), (1,)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(3, 9)).filter(lambda e: e[0] < e[1]), unique_by=lambda e: e[:2]))
def test_every_claim_is_in_one_cluster_of_at_most_two_links_across(links):
    groups = cluster(10, links, score=scorer(links))
    assert sorted(i for group in groups for i in group) == list(range(10))
    graph = nx.Graph([(a, b) for a, b, _ in links])
    for group in groups:
        if len(group) > 1:
            assert nx.diameter(graph.subgraph(group)) <= 2
    assert cluster(10, list(reversed(links)), score=scorer(links)) == groups
