"""New claims are held only against those near to them, and what is found is what holding all against all would find."""

from __future__ import annotations

import os
import random
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from rdflib import SKOS

from kg.analysis import analyse, anew, kept, shared_again
from kg.graph import store as graph_store
from kg.graph.findings import read_events, read_findings
from kg.graph.forget import statements_to_forget
from kg.graph.journal import KEPT
from kg.graph.mint import graph_iri
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.graph.terms import node, text
from kg.link import shared
from kg.queries import columns, pairs, run, sentences
from kg.queries.meeting import KEYS, is_incremental
from kg.queries.rules import contradiction_rules
from kg.vocab import BASE, KG, SCHEMA

QUARRELS = str(Path(__file__).with_name("quarrels.py"))
articles = runpy.run_path(QUARRELS)["articles"]
HOME = NamedNode(graph_iri("entities"))


@pytest.fixture
def bounded(monkeypatch):
    """All bounds so low that few claims meet them."""
    for module, name, value in (
        (anew, "APART", 30),
        (graph_store, "POURED", 50),
        *((run, "LARGE", 40), (columns, "WINDOW", 10), (columns, "ASKED_AT_ONCE", 20)),
        *((module, "PAIRS", 6) for module in (pairs, sentences)),
        *((module, "NEIGHBOURS", 5) for module in (shared, shared_again)),
    ):
        monkeypatch.setattr(module, name, value)


def statements(store):
    return sorted(str(quad) for quad in store.quads())


def at_once(store):
    """What linking all claims of a store in memory gives."""
    other = GraphStore()
    other.inner.extend(quad for quad in store.quads() if quad.graph_name != NamedNode(graph_iri("analysis")))
    return analyse(other), statements(other)


def counts(found):
    return found.claims, found.events, found.shared, found.findings


def take_out(store, quads):
    gone = [quad.subject.value for quad in quads if quad.object == node(SCHEMA.NewsArticle)]
    store.exchange(statements_to_forget(store.inner, gone))


@pytest.mark.parametrize("luck", range(4))
def test_articles_come_and_go(tmp_path, bounded, in_place, luck):
    chance, (nodes, *rest) = random.Random(luck), list(articles(luck, 13, 10))
    store = GraphStore(tmp_path / "work.kg")
    for quads in (nodes, *rest[:9]):
        store.add(quads)
    analyse(store)
    here = list(range(9))
    for number in (9, 10, 11, 12):
        store.add(rest[number])
        here.append(number)
        if number % 2:
            take_out(store, rest[here.pop(chance.randrange(9))])
        if number == 11:
            del store
            store = GraphStore(tmp_path / "work.kg")
        found = analyse(store, anew=False)
        expected, told = at_once(store)
        assert statements(store) == told
        assert counts(found) == counts(expected)
    assert in_place == [True] * 4
    assert read_findings(store.inner)


@pytest.mark.parametrize("change", ["name", "whole", "claim"])
def test_nodes_and_claims_change(tmp_path, bounded, in_place, change):
    store = GraphStore(tmp_path / "work.kg")
    for quads in articles(1, 6, 8):
        store.add(quads)
    analyse(store)
    if change == "name":
        store.add([Quad(NamedNode(f"{BASE}actor/a1"), NamedNode(SKOS.altLabel), text("des combattants", language="fr"), HOME)])
    elif change == "whole":
        store.add([Quad(NamedNode(f"{BASE}actor/a2"), NamedNode(KG.partOf), NamedNode(f"{BASE}actor/a1"), HOME)])
    else:
        [old, *_] = store.inner.quads_for_pattern(None, node(KG.polarity), node(KG.Affirmed))
        store.exchange([old], [Quad(old.subject, old.predicate, node(KG.Negated), old.graph_name)])
    analyse(store, anew=False)
    assert statements(store) == at_once(store)[1]
    assert in_place == [True]


def test_a_node_that_may_have_a_whole_in_the_gazetteer_makes_all_be_linked_anew(tmp_path, in_place):
    nodes, *rest = articles(1, 3, 4)
    store = GraphStore(tmp_path / "work.kg")
    for quads in (nodes, *rest[:2]):
        store.add(quads)
    names = (("a2", "États-Unis"), ("armee", "forces américaines"))
    added = [Quad(NamedNode(f"{BASE}actor/{name}"), NamedNode(SKOS.prefLabel), text(label, language="fr"), HOME) for name, label in names]
    store.exchange(store.inner.quads_for_pattern(NamedNode(f"{BASE}actor/a2"), NamedNode(SKOS.prefLabel), None), added)
    analyse(store)
    [claim, *_] = (quad for quad in rest[2] if quad.predicate == node(KG.agent))
    store.add([*rest[2], Quad(claim.subject, claim.predicate, NamedNode(f"{BASE}actor/armee"), claim.graph_name)])
    analyse(store, anew=False)
    assert statements(store) == at_once(store)[1]
    assert in_place == [False]
    assert any(store.inner.quads_for_pattern(NamedNode(f"{BASE}actor/armee"), node(KG.partOf), None))


def cut_off(folder):
    (folder / KEPT).write_bytes((folder / KEPT).read_bytes()[:-9])


def altered(folder):
    content = bytearray((folder / KEPT).read_bytes())
    content[-1] ^= 1
    (folder / KEPT).write_bytes(content)


def of_another_program(folder):
    (folder / KEPT).write_bytes(bytes(16) + (folder / KEPT).read_bytes()[16:])


def lost(folder):
    (folder / KEPT).unlink()


def without_a_journal(folder):
    (folder / "linked.log").unlink()


def with_the_journal_of_another(folder):
    log = (folder / "linked.log").read_text()
    (folder / "linked.log").write_text("0" * 32 + log[32:])


def opened_by_somebody_else(folder):
    store = Store(str(folder))
    store.update("DELETE WHERE { GRAPH ?g { ?claim <https://w3id.org/rashomon/ontology#time> ?time } }")


@pytest.mark.parametrize(
    "damage", [cut_off, altered, of_another_program, lost, without_a_journal, with_the_journal_of_another, opened_by_somebody_else]
)
def test_what_was_kept_is_not_believed_if_anything_is_wrong_with_it(tmp_path, in_place, damage):
    nodes, *rest = articles(1, 4, 4)
    store = GraphStore(tmp_path / "work.kg")
    for quads in (nodes, *rest[:3]):
        store.add(quads)
    analyse(store)
    del store
    damage(tmp_path / "work.kg")
    store = GraphStore(tmp_path / "work.kg")
    store.add(rest[3])
    analyse(store, anew=False)
    assert in_place == [False]
    assert statements(store) == at_once(store)[1]


def test_who_writes_past_the_journal_is_noticed(tmp_path, in_place):
    nodes, *rest = articles(1, 4, 4)
    store = GraphStore(tmp_path / "work.kg")
    for quads in (nodes, *rest[:2]):
        store.add(quads)
    analyse(store)
    store.inner.extend(rest[2])
    store.add(rest[3])
    analyse(store, anew=False)
    assert in_place == [False]
    assert statements(store) == at_once(store)[1]


def test_nothing_new_changes_nothing(tmp_path, in_place):
    store = GraphStore(tmp_path / "work.kg")
    for quads in articles(1, 3, 4):
        store.add(quads)
    first, before = analyse(store), statements(store)
    again = analyse(store, anew=False)
    assert in_place == [True]
    assert (counts(again), statements(store)) == (counts(first), before)
    assert not again.new - again.old and not again.old - again.new


def test_every_rule_says_where_its_pairs_meet(tmp_path):
    assert all(map(is_incremental, contradiction_rules()))
    met = set()
    for luck in range(4):
        store = GraphStore()
        for quads in articles(luck, 12, 10):
            store.inner.extend(quads)
        analyse(store)
        claims, home = {claim.iri: claim for claim in read_claims(store.inner)}, {}
        for event in read_events(store.inner):
            home |= dict.fromkeys(event.claims, event.iri)
        for rule in contradiction_rules():
            for row in run.rule_rows(store.inner, rule):
                left, right = claims[row["left"]], claims[row["right"]]
                kinds = [KEYS[kind] for kind in rule.meets_in if kind in KEYS]
                by_key = any({*kind(left)} & {*kind(right)} for kind in kinds)
                assert by_key or ("event" in rule.meets_in and home[left.iri] == home[right.iri]), rule.name
                met.add(rule.name)
    assert {"numeric", "opposition", "polarity", "trend"} <= met


PROGRAM = """
import runpy, sys
from kg.analysis import analyse
from kg.graph.store import GraphStore
*rest, last = runpy.run_path(sys.argv[1])["articles"](1, 6, 8)
store = GraphStore(sys.argv[2])
for quads in rest:
    store.add(quads)
analyse(store)
store.add(last)
found = analyse(store, anew=False)
print("\\n".join(sorted(str(quad) for quad in store.quads())))
"""


def test_one_article_more_gives_the_same_bytes_under_any_hash_seed(tmp_path):
    told = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PROGRAM, QUARRELS, str(tmp_path / seed)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        told.append((done.stdout, kept.load(tmp_path / seed, (tmp_path / seed / "linked.log").read_text().split()[0]).rows))
    assert told[0] == told[1]
