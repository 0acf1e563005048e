"""What speaks for and against two claims telling of one happening."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from kg.link.compare import compare, counts_meet, score, types_meet, weights
from kg.records import Node, QuantityRecord
from kg.resources import read_table
from kg.vocab import MODES, TYPES

KINDS = (("COERCE", "other"), ("COERCE", "arrest"), ("ASSAULT", "other"), ("ASSAULT", "aerial"))


def names(left, right):
    return {item.name for item in compare(left, right)}


def test_one_attack_told_twice_is_linked(make_claim):
    one = make_claim(agents="air-force<state", recipients="group", places="town<province", day="2024-01-14", mode="aerial")
    two = make_claim(agents="state", recipients="group", places="province", day="2024-01-14", mode="aerial")
    assert {"type-same", "mode-same", "agent-same", "recipient-same", "place-nested", "day-same"} <= names(one, two)
    assert score(compare(one, two)) >= weights()["threshold"]


@pytest.mark.parametrize(
    ("reason", "left", "right"),
    [
        ("time-apart", {"day": "2024-01-14"}, {"day": "2024-01-18"}),
        ("place-apart", {"places": "town<land"}, {"places": "port<land"}),
        ("count-own", {"article": "a", "counts": "killed=4"}, {"article": "a", "counts": "killed=10"}),
        ("undated-apart", {"published": ("2021-04-01", "2021-04-30")}, {"published": ("2024-01-21", "2024-01-21")}),
    ],
)
def test_what_nothing_outweighs(make_claim, reason, left, right):
    evidence = compare(make_claim(**left), make_claim(**right))
    assert reason in {item.name for item in evidence}
    assert score(evidence) == -inf


def test_a_dated_state_is_not_a_standing_one(make_claim):
    assert "state-dated" in names(make_claim("STRENGTH", day="2024-01-14"), make_claim("STRENGTH"))
    assert "state-dated" not in names(make_claim("ASSAULT", day="2024-01-14"), make_claim("ASSAULT"))


def test_days_two_apart_may_be_one_happening(make_claim):
    assert "time-near" in names(make_claim(day="2024-01-14"), make_claim(day="2024-01-16"))


def test_rival_accounts_of_one_encounter_are_seen(make_claim):
    one = make_claim("COERCE", agents="north", recipients="south", day="2024-01-14")
    two = make_claim("COERCE", agents="south", recipients="north", day="2024-01-14")
    assert "swapped" in names(one, two)


def test_tolls_over_different_periods_count_different_dead(make_claim):
    years = make_claim("TOLL", interval=("2019-03-01", "2021-01-31"), time="2019-03/2021-01")
    weeks = make_claim("TOLL", interval=("2020-12-01", "2021-01-31"), time="2020-12/2021-01")
    assert "period-apart" in names(years, weeks)


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (("Exactly", 18), ("AtLeast", 18), True),
        (("Exactly", 20), ("AtLeast", 18), True),
        (("Exactly", 17), ("AtLeast", 18), False),
        (("About", 100), ("Exactly", 90), True),
        (("About", 100), ("Exactly", 60), False),
        (("AtLeast", 20), ("AtLeast", 2000), False),  # dozens, thousands
        (("AtLeast", 20), ("AtLeast", 150), True),
        (("AtMost", 2), ("AtLeast", 5), False),
    ],
)
def test_comparators_are_respected(left, right, meet):
    one, two = (QuantityRecord("killed", value, comparator) for comparator, value in (left, right))
    assert counts_meet(one, two) is counts_meet(two, one) is meet


def test_types_of_one_happening():
    assert types_meet("RETREAT", "AID")
    assert not types_meet("TREND", "ASSAULT")


def test_what_two_say_is_said_twice(make_claim):
    for kind, name in (("ACCUSE", "speaker-apart"), ("REQUEST", "speaker-apart"), ("ASSAULT", "agent-apart"), ("CONSULT", "agent-apart")):
        one, two = make_claim(kind, agents="minister", recipients="group"), make_claim(kind, agents="rebels", recipients="group")
        assert name in names(one, two)
        assert name not in names(one, make_claim(kind, agents="minister", recipients="group"))


def test_a_people_is_not_killed_once(make_claim):
    one = make_claim(mode="targeted", recipients="folk")
    assert "target-same" in names(one, make_claim(mode="targeted", recipients="folk"))
    many = replace(one, recipients=tuple(replace(node, people=True) for node in one.recipients))
    assert "target-same" not in names(many, replace(many, iri="other"))


def test_who_is_tried_is_not_arrested_by_that(make_claim):
    trial, arrest, attack, strike = (make_claim(kind, mode=mode) for kind, mode in KINDS)
    assert "mode-apart" in names(trial, arrest)
    assert "mode-apart" not in names(attack, strike)


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (("ASSAULT", "clash"), ("COERCE", "block"), "type-near"),
        (("ASSAULT", "clash"), ("COERCE", "arrest"), "type-far"),  # which follows an attack
        (("ASSAULT", "clash"), ("COERCE", None), "type-far"),
        (("ASSAULT", None), ("TOLL", None), "type-near"),
        (("RETREAT", "escape"), ("AID", "transport"), "type-near"),
        (("RETREAT", "withdrawal"), ("AID", "transport"), "type-far"),
        (("TREND", "defeated"), ("CONTROL", "loses"), "type-near"),
        (("TREND", "up"), ("CONTROL", "loses"), "type-far"),
        (("TREND", "up"), ("CONTROL", "gains"), "type-near"),
    ],
)
def test_two_types_are_one_happening_by_their_modes(make_claim, left, right, name):
    one, two = make_claim(left[0], mode=left[1]), make_claim(right[0], mode=right[1])
    assert name in names(one, two) and name in names(two, one)


def test_the_tables_name_known_types_and_every_weight_is_explained():
    for row in read_table("link", "compatible.tsv"):
        assert {row["left"], row["right"]} <= set(TYPES)
        assert {*row["left_modes"].split()} <= {*MODES} and {*row["right_modes"].split()} <= {*MODES}
        assert row["reason"]
    assert all(row["reason"] for row in read_table("link", "weights.tsv"))


def test_passages_that_follow_each_other_tell_on(make_claim):
    first = make_claim(article="a", begin=0, end=50)
    assert "told-on" in names(first, make_claim(article="a", begin=150, end=200))
    assert "told-on" not in names(first, make_claim(article="a", begin=900, end=950))
    assert "told-on" not in names(first, make_claim(article="b", begin=150, end=200))


def test_a_targeted_killing_happens_once(make_claim):
    years = {"mode": "targeted", "recipients": "general"}
    early, late = (make_claim(published=(day, day), **years) for day in ("2022-03-01", "2024-01-21"))
    assert "target-same" in names(early, late)
    assert "undated-apart" not in names(early, late)
    assert "target-same" not in names(early, make_claim(mode="targeted", recipients="minister"))


@pytest.mark.parametrize(("type_", "expected"), [("ASSAULT", True), ("AID", False)])
def test_undated_acts_are_of_the_month_of_their_article_and_relations_of_its_year(make_claim, type_, expected):
    early, late = (make_claim(type_, published=(day, day)) for day in ("2020-06-27", "2020-08-13"))
    assert ("undated-apart" in names(early, late)) is expected


@pytest.mark.parametrize(
    ("published", "reason"), [("2020-01-19", "time-recent"), ("2020-05-19", "time-unknown"), ("2019-12-19", "time-unknown")]
)
def test_an_undated_act_is_recent(make_claim, published, reason):
    dated, undated = make_claim(day="2020-01-05"), make_claim(published=(published, published))
    assert reason in names(dated, undated)


def test_those_who_are_only_described_are_no_rivals(make_claim):
    gunmen = Node("gunmen", "Unidentified gunmen", ("Unidentified gunmen", "hommes armés"))
    named = make_claim(article="a", agents="group")
    assert "agent-apart" not in names(named, replace(make_claim(article="a"), agents=(gunmen,)))
    assert "agent-apart" in names(named, make_claim(article="a", agents="others"))


def test_a_series_is_none_of_its_acts(make_claim):
    series = make_claim(article="a", interval=("2021-01-01", "2021-04-30"), time="2021-01/2021-04")
    assert "time-series" in names(series, make_claim(article="a"))
    assert "time-half" in names(make_claim(article="a", day="2021-01-04"), make_claim(article="a"))
