"""Articles that come one after another into a store, or go from it, leave the analysis that all at once would give, to the byte."""

from __future__ import annotations

import random
import runpy
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import SKOS

import kg
import kg.analysis
from kg.analysis import analyse
from kg.graph.findings import read_events, read_findings, read_shared
from kg.graph.forget import statements_to_forget
from kg.graph.mint import graph_iri
from kg.graph.store import GraphStore
from kg.graph.terms import node, text
from kg.vocab import BASE, KG, SCHEMA

CLAIMS = str(Path(__file__).parents[2] / "benchmarks" / "example_claims.py")
AN_ARTICLE = 13


def articles(number):
    """The statements of nodes, then those of articles about few actors and places, one a day."""
    made = runpy.run_path(CLAIMS)["claim_quads"]
    names = made.__globals__
    names |= {"A_DAY": AN_ARTICLE, "ACTOR": names["_Zipf"](9), "PLACE": names["_Zipf"](9), "WORD": names["_Zipf"](60)}
    return list(made(number * AN_ARTICLE))


def statements(store):
    return sorted(str(quad) for quad in store.quads())


def found(lines):
    return [line for line in lines if f"<{graph_iri('analysis')}>" in line]


def at_once(quads):
    store = GraphStore()
    store.inner.extend(quads)
    analyse(store)
    return statements(store)


@pytest.fixture
def stored(tmp_path):
    return GraphStore(tmp_path / "work.kg")


@pytest.mark.parametrize("luck", range(2))
def test_in_any_order(stored, in_place, luck):
    nodes, *rest = articles(28)
    chance = random.Random(luck)
    chance.shuffle(rest)
    stored.add(nodes)
    here = list(nodes)
    while rest:
        for quads in (rest.pop() for _ in range(min(len(rest), chance.choice((1, 1, 2, 9))))):
            stored.add(quads)
            here += quads
        analyse(stored, anew=False)
        assert chance.random() < 0.8 or statements(stored) == at_once(here)
    assert statements(stored) == at_once(here)
    assert read_events(stored.inner) and read_findings(stored.inner) and read_shared(stored.inner)
    assert in_place == [False] + [True] * (len(in_place) - 1)


def test_articles_go_and_nodes_change(stored, in_place):
    nodes, *rest = articles(24)
    stored.add(quad for quads in (nodes, *rest) for quad in quads)
    analyse(stored)
    gone = sorted({quad.subject.value for quad in rest[5] if quad.object == node(SCHEMA.NewsArticle)})
    stored.exchange(statements_to_forget(stored.inner, gone))
    analyse(stored, anew=False)
    assert found(statements(stored)) == found(at_once(quad for quads in (nodes, *rest[:5], *rest[6:]) for quad in quads))
    home = NamedNode(graph_iri("entities"))
    changed = [
        Quad(NamedNode(f"{BASE}actor/actor-3"), NamedNode(KG.partOf), NamedNode(f"{BASE}actor/actor-1"), home),
        Quad(NamedNode(f"{BASE}actor/actor-2"), NamedNode(SKOS.altLabel), text("des hommes", language="fr"), home),
    ]
    stored.add(changed)
    analyse(stored, anew=False)
    assert found(statements(stored)) == found(at_once(quad for quads in (nodes, *rest[:5], *rest[6:], changed) for quad in quads))
    assert in_place == [True, True]


def test_events_that_somebody_else_put_there_are_made_anew(stored):
    nodes, *rest = articles(6)
    stored.add(quad for quads in (nodes, *rest) for quad in quads)
    analyse(stored)
    before = statements(stored)
    [one, other] = [event.iri for event in read_events(stored.inner) if len(event.claims) > 1][:2]
    moved = list(stored.inner.quads_for_pattern(None, node(KG.reports), NamedNode(one)))
    stored.exchange(moved, [Quad(quad.subject, quad.predicate, NamedNode(other), quad.graph_name) for quad in moved])
    analyse(stored, anew=False)
    assert statements(stored) == before


def test_the_seeds_one_by_one(seeds, seeds_graph, tmp_path, in_place):
    for seed in sorted(seeds.glob("*.txt"), reverse=True):
        graph = kg.build(seed, store=tmp_path / "work.kg", provenance=False)
        told = statements(graph.store)
        del graph
    assert told == statements(seeds_graph.store)
    assert len(in_place) == 5 and any(in_place)
