"""Rules over slices of a store find what they find over the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.read import read_claims
from kg.queries import run, slices
from kg.queries.rules import contradiction_rules
from kg.queries.run import find_contradictions, rule_rows, sliced_rows
from kg.queries.slices import Slicer
from kg.records import ClaimRecord, Node

EXAMPLES = Path(__file__).parent / "examples"
RULES = {rule.name: rule for rule in contradiction_rules()}


def stored(path):
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("name", sorted(name for name, rule in RULES.items() if rule.meets_in))
def test_slices_give_the_rows_of_the_whole(name, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", 2)
    for answer in ("yes", "no"):
        store = stored(EXAMPLES / f"{name}-{answer}.ttl")
        rows = sliced_rows(Slicer(store, read_claims(store)), RULES[name])
        assert rows == rule_rows(store, RULES[name])
        assert bool(rows) == (answer == "yes")


def test_large_stores_give_the_same_findings(monkeypatch):
    store = stored(EXAMPLES / "numeric-yes.ttl")
    whole = find_contradictions(store, read_claims(store))
    monkeypatch.setattr(run, "_LARGE", 0)
    assert find_contradictions(store, read_claims(store)) == whole != []


def claims_on_one_actor(count):
    actor = Node("actor/a", "A", line=("actor/a",), known=True)
    days = enumerate(f"2024-{1 + i // 28:02}-{1 + i % 28:02}" for i in range(count))
    return [ClaimRecord(f"claim/{i:03}", f"article/{i}", "AID", "", published=(day, day), recipients=(actor,)) for i, day in days]


def test_claims_of_an_actor_meet_their_neighbours_in_time(monkeypatch):
    monkeypatch.setattr(slices, "WINDOW", 20)
    claims = claims_on_one_actor(100)
    found = list(slices.slices(RULES["helper"], reversed(claims), {}))
    pairs = {(a, b) for part in found for a in part for b in part if a < b}
    assert max(map(len, found)) <= 20
    assert all((f"claim/{i:03}", f"claim/{j:03}") in pairs for i in range(100) for j in range(i + 1, min(100, i + 10)))
    assert len(list(slices.slices(RULES["helper"], claims_on_one_actor(200), {}))) <= 2 * len(found) + 2
