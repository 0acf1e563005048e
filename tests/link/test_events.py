"""Claims -> events and what their claims agree on."""

from __future__ import annotations

import random
from dataclasses import replace

from kg.link.block import candidate_pairs, periods
from kg.link.events import explain_link, link_events
from kg.records import Spread


def raid(make_claim, **more):
    slots = {"agents": "air-force<state", "recipients": "group", "places": "town<province<land", "day": "2024-01-14", "mode": "aerial"}
    return make_claim("ASSAULT", **{**slots, **more})


def test_one_raid_of_two_outlets_is_one_event(make_claim):
    claims = [raid(make_claim, counts="killed=18"), raid(make_claim, counts="killed=20", places="province<land", agents="state")]
    [event] = link_events(claims)
    assert event.claims == ("claim/0", "claim/1")
    assert (event.type, event.mode, event.agents, event.places) == ("ASSAULT", "aerial", ("air-force",), ("town",))
    assert event.interval == ("2024-01-14", "2024-01-14")
    assert event.spreads == (Spread("killed", None, 18.0, 20.0),)


def test_every_claim_reports_one_event(make_claim):
    claims = [raid(make_claim), raid(make_claim, day="2023-01-14"), make_claim("TREND", agents="group", mode="up"), raid(make_claim)]
    told = [iri for event in link_events(claims) for iri in event.claims]
    assert sorted(told) == [claim.iri for claim in claims]


def test_no_event_spans_years_or_disjoint_places(make_claim):
    claims = [raid(make_claim), raid(make_claim, day="2023-01-14"), raid(make_claim, places="port<land")]
    assert len(link_events(claims)) == 3


def test_the_order_of_claims_changes_nothing(make_claim):
    claims = [raid(make_claim, day=f"2024-01-{day}") for day in (12, 14, 14, 16, 18)]
    shuffled = random.Random(1).sample(claims, len(claims))
    assert link_events(claims) == link_events(shuffled)


def test_event_iris_follow_base_and_content(make_claim):
    claims = [raid(make_claim)]
    [one], [two] = link_events(claims, base="https://example.org/"), link_events([raid(make_claim)], base="https://example.org/")
    assert one.iri.startswith("https://example.org/event/")
    assert one.iri != two.iri


def test_a_link_is_explained_weightiest_reason_first(make_claim):
    reasons = explain_link(raid(make_claim), raid(make_claim))
    assert reasons[0].name == "day-same"


def test_far_claims_are_never_compared(make_claim):
    claims = [
        raid(make_claim),
        raid(make_claim),
        raid(make_claim, day="2022-06-01"),
        raid(make_claim, agents="", recipients="others", places=""),
    ]
    assert candidate_pairs(claims) == [(0, 1)]


def test_days_at_the_turn_of_a_month_share_a_block(make_claim):
    last, first = periods(make_claim(day="2024-01-31")), periods(make_claim(day="2024-02-01"))
    assert set(last) & set(first)


def test_open_intervals_are_blocked_by_their_known_end(make_claim):
    assert periods(make_claim(interval=("0001-01-01", "2024-05-01"))) == ("2024",)
    assert periods(make_claim(interval=("2020-01-01", "9999-12-31")))[0] == "2020"
    assert len(periods(make_claim(interval=("2020-01-01", "9999-12-31")))) <= 20


def test_undated_news_meet_the_month_before_them(make_claim):
    dated = make_claim(agents="power", day="2020-01-05")
    late, later = (make_claim(agents="power", published=(day, day)) for day in ("2020-01-19", "2020-05-19"))
    assert candidate_pairs([dated, late, later]) == [(0, 1)]


def test_targeted_killings_meet_by_their_victim(make_claim):
    claims = [make_claim(mode="targeted", recipients="general<army", published=(day, day)) for day in ("2020-01-05", "2024-01-21")]
    assert candidate_pairs(claims) == [(0, 1)]
    assert candidate_pairs([replace(claim, mode=None) for claim in claims]) == []
