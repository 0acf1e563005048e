"""What the claims of an event tell differently: nobody is taken for the doer because most say so."""

from __future__ import annotations

from kg.accounts import Accounts, accounts, differences
from kg.link.events import make_event
from kg.records import ClaimRecord, Node, QuantityRecord, SourceLink

ARMY, REBELS, MILITIA = Node("army", "Army", known=True), Node("rebels", "Rebels", known=True), Node("militia", "Militia", known=True)
STATE = Node("state", "State", known=True)
AIR_FORCE = Node("air", "Air force", line=("air", "state"), known=True)
TOWN, OTHER_TOWN, LAND = Node("town", "Town", line=("town", "land")), Node("other", "Other", line=("other", "land")), Node("land", "Land")


def claim(iri: str, outlet: str, *agents: Node, source: str = "", **more: object) -> ClaimRecord:
    chain = (SourceLink(Node(f"source/{source}", source), "Named"),) if source else ()
    told = {"outlet": Node(outlet, outlet), "agents": agents, "chain": chain, **more}
    return ClaimRecord(iri, f"article of {outlet}", "ASSAULT", f"words of {iri}", f"{outlet}.txt", **told)  # type: ignore[arg-type]


def of(slot: str, *told: ClaimRecord) -> Accounts:
    return next(its for its in accounts(make_event(told), told) if its.slot == slot)


def differing(*told: ClaimRecord) -> list[tuple[str, str]]:
    return differences(told, accounts(make_event(told), told))


def test_a_majority_does_not_settle_who_did_it() -> None:
    told = [claim(f"c{n}", "Alpha", ARMY, source="officer") for n in range(3)] + [claim("c3", "Beta", REBELS)]
    assert make_event(told).agents == ("army",)
    assert of("agent", *told).written() == "Army or Rebels (disputed)"
    assert differing(*told) == [("agent", "Army (Alpha < officer) or Rebels (Beta)")]


def test_who_does_it_together_is_one_side() -> None:
    told = [claim("c1", "Alpha", ARMY, MILITIA), claim("c2", "Beta", ARMY), claim("c3", "Gamma", REBELS)]
    assert of("agent", *told).written() == "Army and Militia or Rebels (disputed)"


def test_a_part_is_no_rival_of_its_whole_and_the_part_is_named() -> None:
    told = [claim("c1", "Alpha", STATE), claim("c2", "Beta", AIR_FORCE)]
    its = of("agent", *told)
    assert its.written() == "Air force" and not its.disputed and not its.also and differing(*told) == []
    assert of("agent", *told, claim("c3", "Gamma", REBELS)).written() == "Air force or Rebels (disputed)"


def test_whom_only_some_name_beside_the_others_is_kept() -> None:
    told = [claim("c1", "Alpha", ARMY), claim("c2", "Beta", ARMY), claim("c3", "Gamma", ARMY, MILITIA)]
    assert of("agent", *told).written() == "Army"
    assert differing(*told) == [("agent, besides", "Militia (Gamma)")]


def test_one_voice_that_names_both_disputes_nothing() -> None:
    told = [claim("c1", "Alpha", ARMY), claim("c2", "Alpha", REBELS)]
    assert of("agent", *told).written() == "Army or Rebels (told differently)"
    assert of("agent", *told, claim("c3", "Beta", ARMY)).disputed is False
    assert of("agent", claim("c1", "Alpha", ARMY), claim("c2", "Alpha", REBELS, source="officer")).disputed is True


def test_fewer_of_the_same_words_are_no_rival_but_are_kept() -> None:
    masked, riding = Node("masked", "hommes masqués", ("hommes masqués",)), Node("riding", "hommes masqués en jeep")
    told = [claim("c1", "Alpha", riding), claim("c2", "Beta", masked)]
    assert of("agent", *told).sides == ((riding,),)
    assert differing(*told) == [("agent, besides", "hommes masqués (Beta)")]
    assert of("agent", claim("c1", "Alpha", masked), claim("c2", "Beta", ARMY)).disputed


def test_who_is_denied_to_have_done_it_is_no_rival() -> None:
    told = [claim("c1", "Alpha", REBELS), claim("c2", "Beta", ARMY, source="army", polarity="Negated")]
    assert of("agent", *told).written() == "Rebels"
    assert differing(*told) == [("whether", "told by Alpha; denied by Beta < army")]
    assert of("agent", told[1]).written() == "Army"


def test_how_it_is_told_stands_with_who_tells_it() -> None:
    told = [claim("c1", "Alpha", ARMY), claim("c2", "Beta", REBELS, modality="Probable")]
    assert differing(*told) == [("agent", "Army (Alpha) or Rebels (Beta, reported with reserve)")]


def test_places_times_and_counts_are_told_with_who_gives_them() -> None:
    here, there = {"places": (TOWN,), "interval": ("2024-01-05", "2024-01-05")}, {"places": (OTHER_TOWN,), "interval": ("2024-01-06",) * 2}
    told = [
        claim("c1", "Alpha", ARMY, quantities=(QuantityRecord("killed", 30, "AtLeast"),), **here),
        claim("c2", "Beta", ARMY, quantities=(QuantityRecord("killed", 18),), **there),
    ]
    assert differing(*told) == [
        ("place", "Other (Beta) or Town (Alpha)"),
        ("time", "2024-01-05 (Alpha) or 2024-01-06 (Beta)"),
        ("killed", "18 (Beta) or ≥ 30 (Alpha)"),
    ]
    assert of("place", claim("c1", "Alpha", places=(TOWN,)), claim("c2", "Beta", places=(LAND,))).written() == "Town"


def test_what_is_told_alike_differs_in_nothing() -> None:
    told = [claim("c1", "Alpha", ARMY, places=(TOWN,)), claim("c2", "Beta", ARMY)]
    assert differing(*told) == []
