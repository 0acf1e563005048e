"""Rules over columns find what they find on a SPARQL engine; what can't be said over columns is refused."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.analysis import write_analysis
from kg.graph.read import read_claims
from kg.link.events import link_events
from kg.queries import columns, run
from kg.queries import pairs as choosing
from kg.queries.columns import Columns
from kg.queries.pairs import bounded
from kg.queries.rules import contradiction_rules
from kg.queries.run import find_contradictions, rule_rows
from kg.queries.scalar import Untranslatable

EXAMPLES = Path(__file__).parent / "examples"
RULES = {rule.name: rule for rule in contradiction_rules()}
EX = "https://example.org/"
PREFIX = "PREFIX kg: <https://w3id.org/rashomon/ontology#> PREFIX plover: <https://w3id.org/rashomon/plover#>"


def stored(name):
    store = Store()
    store.load(path=EXAMPLES / f"{name}.ttl", format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def made_up():
    claim_quads = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "example_claims.py"))["claim_quads"]
    store = Store()
    for quads in claim_quads(1600):
        store.extend(quads)
    store.extend(write_analysis(link_events(read_claims(store)), (), ()))
    return store, read_claims(store)


def pairs(rows):
    return {(row["left"], row["right"], row["leftValue"], row["rightValue"]) for row in rows}


@pytest.mark.parametrize("name", sorted(RULES))
def test_columns_give_the_rows_of_sparql_for_the_examples(name):
    for answer in ("yes", "no"):
        store = stored(f"{name}-{answer}")
        rows = Columns(store, read_claims(store)).rows(RULES[name].query)
        assert pairs(rows) == pairs(rule_rows(store, RULES[name]))
        assert bool(rows) == (answer == "yes")


@pytest.mark.parametrize("name", sorted(RULES))
def test_columns_give_the_rows_of_sparql_for_many_claims(name, made_up):
    store, claims = made_up
    assert pairs(Columns(store, claims).rows(RULES[name].query)) == pairs(rule_rows(store, RULES[name]))


def test_large_stores_give_the_same_findings(made_up, monkeypatch):
    store, claims = made_up
    by_columns = find_contradictions(store, claims)
    monkeypatch.setattr(run, "LARGE", len(claims))
    assert by_columns == find_contradictions(store, claims) != []


@pytest.mark.parametrize("at_once", [0, columns.ASKED_AT_ONCE])
def test_of_new_claims_only_pairs_are_looked_for_that_have_one(at_once, made_up, monkeypatch):
    monkeypatch.setattr(columns, "ASKED_AT_ONCE", at_once)
    store, claims = made_up
    some = {claim.iri for claim in claims[::7]}
    rules = [rule for rule in RULES.values() if not rule.one_per]
    everything = find_contradictions(store, claims, rules=rules)
    expected = [finding for finding in everything if finding.left in some or finding.right in some]
    assert find_contradictions(store, claims, rules=rules, among=some) == expected != everything
    monkeypatch.setattr(run, "LARGE", len(claims))
    assert find_contradictions(store, claims, rules=rules, among=some) == expected


def test_claims_on_a_popular_actor_meet_their_neighbours_in_time(made_up, monkeypatch):
    store, claims = made_up
    everything = pairs(Columns(store, claims).rows(RULES["opposition"].query, windows=True))
    monkeypatch.setattr(columns, "WINDOW", 20)
    near = pairs(Columns(store, claims).rows(RULES["opposition"].query, windows=True))
    assert near < everything and near


def test_a_topic_shows_a_hundred_pairs_of_many_claims(monkeypatch):
    monkeypatch.setattr(choosing, "PAIRS", 3)
    rows = {(left, right): [{"topic": "x"}] for left in "ab" for right in "cde"}
    kept, of = bounded(rows)
    assert kept == [("a", "c"), ("a", "d"), ("b", "c")]
    assert of == dict.fromkeys(kept, 6)
    assert bounded({("a", "c"): [{"topic": "x"}]}) == ([("a", "c")], {})


@pytest.mark.parametrize(
    "pattern",
    [
        "?left kg:agent/kg:partOf ?right",
        "?left kg:agent ?right MINUS { ?left kg:place ?right }",
        "?left kg:claimType ?right FILTER(STRLEN(STR(?right)) > 3)",
        "?left kg:agent ?right OPTIONAL { ?left kg:mode ?mode FILTER(?mode != kg:other) }",
        "?left schema:headline ?right",
    ],
)
def test_what_columns_cannot_say_is_refused(pattern):
    store = stored("numeric-yes")
    with pytest.raises(Untranslatable):
        Columns(store, read_claims(store)).rows(f"{PREFIX} PREFIX schema: <https://schema.org/> SELECT ?left ?right {{ {pattern} }}")


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("?value > 10 || ?nothing > 1", 2),  # an error on one side of "or" is no error if the other side holds
        ("!(?value > 10) && ?nothing > 1", 0),
        ("COALESCE(?nothing, 5) = 5", 4),
        ("IF(?nothing > 1, true, true)", 0),
        ("!BOUND(?nothing) && ?value * 2 >= 36", 2),
    ],
)
def test_what_is_unbound_counts_as_in_sparql(condition, count):
    store = stored("numeric-yes")
    query = f"""{PREFIX} SELECT ?left ?value {{ ?left kg:quantity ?q . ?q kg:value ?value
        OPTIONAL {{ ?q kg:of ?of . ?of kg:known ?known . ?other kg:of ?of ; kg:value ?nothing }} FILTER({condition}) }}"""
    assert len(Columns(store, read_claims(store)).rows(query)) == len(list(store.query(query))) == count
