"""Rows of events: nothing that is denied, planned or asked stands there as if it had happened."""

from __future__ import annotations

from dataclasses import replace

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
