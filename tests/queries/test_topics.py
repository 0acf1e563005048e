"""Findings of one matter are one topic with its sides; who stands on both counts for its rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.queries.rules import contradiction_rules
from kg.queries.topics import topics
from kg.records import ClaimRecord, Event, Finding, Node, QuantityRecord, SourceLink
from kg.resources import read_table

USA = Node("usa", "États-Unis", line=("usa",), known=True)
ARMY = Node("army", "forces américaines", line=("army", "usa"), known=True)
IRAN = Node("iran", "Iran", line=("iran",), known=True)
GROUP = Node("group", "Groupe", line=("group",), known=True)
OTHER = Node("other", "Autre", line=("other",), known=True)
DAY = ("2024-02-02", "2024-02-02")
Make = Callable[..., ClaimRecord]


def claim(
    iri: str, agent: Node, kind: str, *, recipient: Node = GROUP, outlet: str = "Journal", source: str = "", dead: float = 0
) -> ClaimRecord:
    chain = (SourceLink(Node(source, source), "Named"),) if source else ()
    counts = (QuantityRecord("killed", dead),) if dead else ()
    place = Node(outlet, outlet)
    return ClaimRecord(
        iri, f"article of {outlet}", kind, "…", iri, place, agents=(agent,), recipients=(recipient,), chain=chain, quantities=counts
    )


def finding(left: ClaimRecord, right: ClaimRecord, rule: str, kind: str, *values: str, strength: str = "Tension") -> Finding:
    return Finding(left.iri, right.iri, rule, kind, strength, *(values or (left.agents[0].label, right.agents[0].label)), "why")


HELPS = [claim("h1", USA, "AID", outlet="A", source="s1"), claim("h2", ARMY, "AID", outlet="B"), claim("h3", USA, "SUPPORT", outlet="A")]
FIGHTS = [claim("f1", ARMY, "ASSAULT", outlet="C"), claim("f2", USA, "ASSAULT", outlet="C")]
OF_IRAN = claim("i1", IRAN, "AID", outlet="D", source="s2")


def by_iri(*claims: ClaimRecord) -> dict[str, ClaimRecord]:
    return {its.iri: its for its in claims}


def test_all_pairs_of_friend_and_foe_are_one_topic_with_two_sides() -> None:
    pairs = [finding(left, right, "opposition", "Opposition") for left in HELPS for right in FIGHTS]
    (topic,) = topics(pairs, by_iri(*HELPS, *FIGHTS))
    assert len(topic.pairs) == 6
    assert [(side.says, side.claims) for side in topic.sides] == [
        ("help each other", ("h1", "h2", "h3")),
        ("fight each other", ("f1", "f2")),
    ]
    assert [side.tellers for side in topic.sides] == [3, 1]


def test_another_party_is_another_topic() -> None:
    elsewhere = claim("x1", USA, "AID", recipient=OTHER)
    against = claim("x2", USA, "ASSAULT", recipient=OTHER)
    pairs = [finding(HELPS[0], FIGHTS[0], "opposition", "Opposition"), finding(elsewhere, against, "opposition", "Opposition")]
    assert len(topics(pairs, by_iri(*HELPS, *FIGHTS, elsewhere, against))) == 2


def test_a_state_and_its_army_stand_on_one_side_of_who_helps() -> None:
    pairs = [finding(left, OF_IRAN, "helper", "Agency") for left in HELPS]
    (topic,) = topics(pairs, by_iri(*HELPS, OF_IRAN))
    assert [(side.says, len(side.claims)) for side in topic.sides] == [("États-Unis", 3), ("Iran", 1)]


def test_values_that_are_set_against_each_other_stay_apart() -> None:
    pairs = [
        finding(HELPS[0], OF_IRAN, "helper", "Agency"),
        finding(HELPS[1], OF_IRAN, "helper", "Agency"),
        finding(*HELPS[:2], "helper", "Agency"),
    ]
    (topic,) = topics(pairs, by_iri(*HELPS, OF_IRAN))
    assert sorted(side.says for side in topic.sides) == ["Iran", "forces américaines", "États-Unis"]


def test_counts_of_one_event_are_one_topic_and_strict_ones_come_first() -> None:
    counts = [claim(f"n{dead}", USA, "ASSAULT", dead=dead, outlet=f"O{dead}") for dead in (3, 5, 9)]
    pairs = [
        finding(a, b, "numeric", "Numeric", f"{a.quantities[0].value:g}", f"{b.quantities[0].value:g}", strength="Strict")
        for a, b in ((counts[0], counts[1]), (counts[1], counts[2]))
    ]
    soft = [finding(left, right, "opposition", "Opposition") for left in HELPS for right in FIGHTS]
    found = topics([*soft, *pairs], by_iri(*counts, *HELPS, *FIGHTS), [Event("e1", tuple(its.iri for its in counts), "ASSAULT")])
    assert [topic.strength for topic in found] == ["Strict", "Tension"]
    assert sorted(side.says for side in found[0].sides) == ["3", "5", "9"]


def test_more_outlets_on_both_sides_come_first() -> None:
    few = [claim("p1", USA, "AID", recipient=OTHER, outlet="A"), claim("p2", USA, "ASSAULT", recipient=OTHER, outlet="B")]
    strong = claim("f3", ARMY, "ASSAULT", outlet="D", source="s3")
    pairs = [
        finding(*few, "opposition", "Opposition"),
        finding(HELPS[0], FIGHTS[0], "opposition", "Opposition"),
        finding(HELPS[0], strong, "opposition", "Opposition"),
    ]
    assert "Groupe" in topics(pairs, by_iri(*few, *HELPS, *FIGHTS, strong))[0].about


def test_the_order_of_findings_does_not_count() -> None:
    pairs = [finding(left, right, "opposition", "Opposition") for left in HELPS for right in FIGHTS]
    claims = by_iri(*HELPS, *FIGHTS)
    assert topics(pairs, claims) == topics(reversed(pairs), claims)


def test_rules_of_other_programs_are_grouped_by_value() -> None:
    (topic,) = topics([finding(HELPS[0], OF_IRAN, "theirs", "Agency")], by_iri(*HELPS, OF_IRAN))
    assert topic.title == "Agency" and {side.says for side in topic.sides} == {"États-Unis", "Iran"}


def test_sides_are_named_for_rules_that_there_are() -> None:
    assert {row["rule"] for row in read_table("queries", "sides.tsv")} <= {rule.name for rule in contradiction_rules()}


def test_what_rests_on_roles_that_no_sentence_states_comes_last() -> None:
    weak = [replace(each, iri=f"w{each.iri}", recipients=(OTHER,), implied=("agent",)) for each in (*HELPS, *FIGHTS)]
    pairs = [finding(left, right, "opposition", "Opposition") for left in weak[:3] for right in weak[3:]]
    sure = finding(HELPS[1], FIGHTS[0], "opposition", "Opposition")
    found = topics([*pairs, sure], by_iri(*weak, *HELPS, *FIGHTS))
    assert [len(topic.pairs) for topic in found] == [1, 6]


def test_a_count_that_is_later_than_all_others_says_so_among_those_of_one_day() -> None:
    early, other = (replace(claim(iri, USA, "ASSAULT", outlet=iri, dead=dead), published=DAY) for iri, dead in (("d1", 18), ("d2", 30)))
    late = replace(claim("d3", USA, "ASSAULT", outlet="d3", dead=42), published=("2024-02-05", "2024-02-05"))
    pairs = [
        finding(early, other, "numeric", "Numeric", "18 killed", "30 killed", strength="Strict"),
        finding(early, late, "numeric", "Numeric", "18 killed", "42 killed"),
        finding(late, other, "numeric", "Numeric", "42 killed", "30 killed"),
    ]
    (topic,) = topics(pairs, by_iri(early, other, late))
    assert sorted(side.says for side in topic.sides) == ["18 killed", "30 killed", "42 killed, told later"]


def test_counts_of_several_days_are_told_in_their_order_as_perhaps_updated() -> None:
    days = {"9": "2024-01-14", "3": "2024-01-20"}
    counts = [replace(claim(dead, USA, "ASSAULT", dead=int(dead), outlet=dead), published=(day, day)) for dead, day in days.items()]
    (topic,) = topics([finding(*counts, "numeric", "Numeric", "9", "3")], by_iri(*counts))
    assert topic.title.startswith("Counts of different days")
    assert [side.says for side in topic.sides] == ["9, told on 2024-01-14", "3, told on 2024-01-20"]
