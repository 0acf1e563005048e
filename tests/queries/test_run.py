"""Rules over a store -> findings with both values and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.errors import DataError
from kg.queries.rules import contradiction_rules, parse_rule
from kg.queries.run import find_contradictions, run_rule, run_view
from kg.queries.sentences import speaker
from kg.records import ClaimRecord, Finding, Node, SourceLink
from kg.vocab import KG

EXAMPLES = Path(__file__).parent / "examples"
EX = "https://example.org/"


def load(name):
    store = Store()
    store.load(path=EXAMPLES / f"{name}.ttl", format=RdfFormat.TURTLE)
    return store


def claim(name, **more):
    return ClaimRecord(EX + name, EX + "article", "ASSAULT", "…", **more)


def rule(name):
    return next(rule for rule in contradiction_rules() if rule.name == name)


def test_a_finding_names_values_outlets_and_sources():
    daily, witness = Node(EX + "daily", "Daily"), Node(EX + "witness", "a witness")
    claims = [claim("one", outlet=daily), claim("two", outlet=daily, chain=(SourceLink(witness, "Anonymous"),))]
    [finding] = find_contradictions(load("numeric-yes"), claims)
    assert finding == Finding(
        left=EX + "one",
        right=EX + "two",
        rule="numeric",
        kind="Numeric",
        strength="Strict",
        left_value="18",
        right_value="9",
        why="Killed: 18 according to Daily, 9 according to « a witness » (Daily).",
    )


def test_counts_of_which_one_has_no_date_may_both_be_true():
    claims, store = [claim("one"), claim("two")], load("numeric-yes")
    for quad in list(store.quads_for_pattern(NamedNode(EX + "two"), NamedNode(str(KG.time)), None)):
        store.remove(quad)
    [finding] = find_contradictions(store, claims)
    assert finding.strength == "Tension"


def test_a_sentence_names_whose_text_it_is_in_english():
    blog, agency = Node(EX + "blog", "Le Blog"), Node(EX + "agency", "Agence Une", english="Agency One")
    hearsay = SourceLink(Node(EX + "source/unspecified-source", "on"), "Anonymous")
    assert speaker(claim("one", republished=(blog, agency))) == "Agency One via Le Blog"
    assert speaker(claim("one", outlet=blog, republished=(agency,))) == "Agency One via Le Blog"
    assert speaker(claim("one", file="a.txt", chain=(hearsay,))) == "an unnamed source (an unknown outlet's a.txt)"


def test_values_are_shown_by_label():
    power = Node(EX + "power-army", "the army")
    claims = {record.iri: record for record in (claim("one"), claim("two", agents=(power,)))}
    [finding] = run_rule(load("opposition-yes"), rule("opposition"), claims, lambda value, comparator=None: f"<{value}>")
    assert finding.right_value == f"<{EX}power-army>"
    [finding] = find_contradictions(load("opposition-yes"), claims.values())
    assert finding.right_value == "the army"


def test_claims_that_the_caller_does_not_give_are_left_out():
    assert find_contradictions(load("numeric-yes"), [claim("one")]) == []


def test_thinned_rules_keep_the_first_telling_of_each_article():
    store = load("opposition-yes")
    store.load(
        b"""@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
      @prefix : <https://example.org/> . :again a kg:Claim ; kg:claimType plover:AID ; kg:mode plover:protection ; kg:article :x ;
      kg:agent :power ; kg:recipient :group ; kg:polarity kg:Affirmed ; kg:modality kg:Certain .""",
        format=RdfFormat.TURTLE,
    )
    claims = {r.iri: r for r in (claim("again", begin=90, mode="protection"), claim("one", begin=10, mode="protection"), claim("two"))}
    assert [(f.left, f.right) for f in run_rule(store, rule("opposition"), claims)] == [(EX + "one", EX + "two")]


def test_a_rule_with_broken_sparql_is_an_error_of_ours():
    broken = parse_rule(
        "odd", "# title: t\n# question: q\n# kind: Numeric\n# strength: strict\n# sentence: s\n# explained away by: e\nSELECT {"
    )
    with pytest.raises(DataError, match=r"odd\.rq"):
        run_rule(Store(), broken, {})


def test_the_timeline_counts_claims_and_outlets_of_an_event():
    [row] = run_view(load("temporal-yes"), "timeline")
    assert (row["from"], row["to"], row["claims"], row["denied"], row["notAsFact"]) == ("2024-01-14", "2024-01-16", 2, 0, 0)


def test_the_timeline_tells_how_many_claims_deny_an_event_or_do_not_tell_it_as_a_fact():
    store = load("temporal-yes")
    polarity = next(store.quads_for_pattern(None, NamedNode(f"{KG}polarity"), NamedNode(f"{KG}Affirmed"), None))
    store.add(Quad(polarity.subject, polarity.predicate, NamedNode(f"{KG}Negated"), polarity.graph_name))
    store.remove(polarity)
    modality = next(store.quads_for_pattern(None, NamedNode(f"{KG}modality"), NamedNode(f"{KG}Certain"), None))
    store.add(Quad(modality.subject, modality.predicate, NamedNode(f"{KG}Future"), modality.graph_name))
    store.remove(modality)
    [row] = run_view(store, "timeline")
    assert (row["claims"], row["denied"], row["notAsFact"]) == (2, 1, 1)
