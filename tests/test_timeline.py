"""Rows of events: nothing that is denied, planned or asked stands there as if it had happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.link.events import make_event
from kg.records import ClaimRecord, Event, Node, QuantityRecord, Spread
from kg.tables import Row, describe
from kg.timeline import TIMELINE_COLUMNS, timeline_table

ARMY, YPG, REBELS = (Node(name, name.title(), known=True) for name in ("army", "ypg", "rebels"))
SHELLED = ClaimRecord("c1", "a1", "ASSAULT", "shelled", "a.txt", Node("alpha", "Alpha"), agents=(ARMY,), recipients=(YPG,), begin=10)
DENIED = replace(SHELLED, iri="c2", article="a2", quote="did NOT shell", outlet=Node("beta", "Beta"), polarity="Negated")
PLANNED = replace(SHELLED, iri="c3", quote="will shell", modality="Future")


def row(*told: ClaimRecord) -> Row:
    (found,) = timeline_table([make_event(told)], {record.iri: record for record in told}).rows
    assert tuple(found) == TIMELINE_COLUMNS
    return found


def test_what_is_only_denied_is_told_as_denied() -> None:
    assert row(DENIED)["told_as"] == "denied" and describe(row(DENIED)) == "Army → Ypg: ASSAULT, denied"
    assert describe(row(PLANNED)).endswith(", planned") and describe(row(SHELLED)) == "Army → Ypg: ASSAULT"


def test_what_is_affirmed_and_denied_has_the_words_of_both() -> None:
    its = row(SHELLED, DENIED, replace(SHELLED, iri="c4", article="a4", outlet=Node("gamma", "Gamma")))
    assert its["told_as"] == "affirmed by 2, denied by 1" and describe(its).endswith("ASSAULT, affirmed by 2, denied by 1")
    assert its["disputed"] == "whether: told by Alpha; Gamma; denied by Beta"
    assert (its["quote"], its["other_quote"], its["other_quote_by"]) == ("shelled", "did NOT shell", "Beta")


def test_a_rival_is_quoted_beside_whom_most_name() -> None:
    rival = replace(SHELLED, iri="c2", article="a2", quote="the rebels shelled", outlet=Node("beta", "Beta"), agents=(REBELS,))
    its = row(SHELLED, rival, replace(SHELLED, iri="c3"))
    assert its["agents"] == "Army or Rebels (disputed)" and its["other_quote"] == "the rebels shelled"
    assert describe(its).startswith("Army or Rebels (disputed) → Ypg")


def test_a_denial_comes_before_a_rival_and_a_rival_before_another_count() -> None:
    rival = replace(SHELLED, iri="c3", quote="rebels", agents=(REBELS,))
    more = replace(SHELLED, iri="c4", quote="killed 7", quantities=(QuantityRecord("killed", 7),))
    less = replace(more, iri="c5", quote="killed 5 of them", quantities=(QuantityRecord("killed", 5),))
    assert row(SHELLED, DENIED, rival)["other_quote"] == "did NOT shell"
    assert (row(more, less, rival)["quote"], row(more, less, rival)["other_quote"]) == ("killed 7", "rebels")
    assert row(more, less)["other_quote"] == "killed 5 of them" and row(SHELLED, more)["other_quote"] is None


def test_the_clearest_claim_is_quoted() -> None:
    vague = replace(SHELLED, iri="c2", begin=0, quote="it", implied=("agent", "recipient"))
    assert row(vague, SHELLED)["quote"] == "shelled" and row(SHELLED)["quote_by"] == "Alpha"
    assert row(SHELLED, replace(SHELLED, iri="c5", begin=0, quote="shelled them"))["quote"] == "shelled"


def test_names_counts_and_outlets_of_an_event() -> None:
    event = Event("e", ("c1", "c2"), "ASSAULT", agents=("army",), recipients=("ghost",), spreads=(Spread("killed", None, 2, 18),))
    copy = replace(SHELLED, outlet=None, republished=(Node("s", "Sud", english="South"), Node("n", "Nord")), recipients=())
    (its,) = timeline_table([event], {"c1": copy}).rows
    assert (its["agents"], its["recipients"], its["quantities"], its["claims"], its["outlets"]) == (
        "Army",
        "ghost",
        "killed 2–18",
        1,
        "Nord via South",
    )


def test_an_event_without_claims_is_told_by_nobody() -> None:
    (its,) = timeline_table([Event("e", (), "ASSAULT")], {}).rows
    assert (its["told_as"], its["quote"], its["disputed"], its["claims"]) == ("", None, None, 0)


PREFIXES = """
@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> . @prefix x: <http://example.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
x:army a kg:Actor ; skos:prefLabel "Army"@en .
"""
TOLD = """
x:{name} a kg:Outlet ; skos:prefLabel "{name}"@en .
x:{name}-article a schema:NewsArticle ; kg:sourceFile "{name}.txt" ; schema:publisher x:{name} ; schema:inLanguage "en" .
x:{name}-claim a kg:Claim ; kg:article x:{name}-article ; kg:reports x:{event} ; kg:claimType plover:ASSAULT ; kg:agent x:army ;
    kg:polarity kg:{polarity} ; kg:modality kg:Certain ; gaf:denotedBy x:{name}-span .
x:{name}-span a nif:Phrase ; nif:beginIndex 0 ; nif:endIndex 9 ; nif:anchorOf "{words}"@en ; nif:referenceContext x:{name}-article .
x:{event} a kg:Event ; kg:claimType plover:ASSAULT ; kg:agent x:army .
"""


@pytest.fixture
def quarrel(tmp_path: Path) -> Path:
    """A graph of one event that Alpha tells and Beta denies, and one that Gamma denies."""
    tellings = (("Alpha", "e1", "Affirmed", "it fired"), ("Beta", "e1", "Negated", "it did not"), ("Gamma", "e2", "Negated", "no fire"))
    told = (TOLD.format(name=name, event=event, polarity=polarity, words=words) for name, event, polarity, words in tellings)
    path = tmp_path / "quarrel.ttl"
    path.write_text(PREFIXES + "".join(told), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [("timeline",), ("events", "--all")])
def test_every_format_tells_how_events_are_told_and_in_whose_words(
    run_kg: Callable[..., Any], quarrel: Path, command: tuple[str, ...]
) -> None:
    for form in ("json", "csv", "md", "table"):
        out = " ".join(run_kg(command[0], quarrel, *command[1:], "-f", form, columns=200).out.split())
        for said in ("affirmed by 1, denied by 1", "whether: told by Alpha; denied by Beta", "it fired", "it did not", "no fire"):
            assert said in out, (form, said)
    for said in ("Army: ASSAULT, affirmed by 1, denied by 1 ·", "Army: ASSAULT, denied ·", "Alpha: « it fired »", "Beta: « it did not »"):
        assert said in out


def test_an_event_taken_apart_tells_who_denies_it(quarrel: Path) -> None:
    rows = [(its["section"], its["name"], its["value"]) for its in kg.open(quarrel).explain("http://example.org/e1").rows]
    assert ("told", "told as", "affirmed by 1, denied by 1") in rows
    assert ("told differently", "whether", "told by Alpha; denied by Beta") in rows
    assert ("claims", "Beta, undated, denied: « it did not »") in [(section, value) for section, _, value in rows]


def test_exported_events_are_told_so_too(quarrel: Path, tmp_path: Path) -> None:
    kg.open(quarrel).export(tmp_path / "events.csv", part="events")
    shown = (tmp_path / "events.csv").read_text(encoding="utf-8")
    assert '"affirmed by 1, denied by 1"' in shown and "it did not" in shown


def test_deeds_tell_how_they_are_told(quarrel: Path) -> None:
    (its,) = kg.open(quarrel).table("actors").rows
    assert its["told_as"] == "affirmed by 1, denied by 2"
