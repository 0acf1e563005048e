"""The same content from two outlets or two sources."""

from __future__ import annotations

import pytest

from kg.link.shared import find_shared, same_content

HELP = {"agents": "power", "recipients": "group", "mode": "training"}


def pairs(claims, events=()):
    return [(pair.left, pair.right) for pair in find_shared(claims, events)]


def test_standing_help_told_by_two_outlets_years_apart(make_claim):
    claims = [make_claim("AID", outlet="herald", **HELP), make_claim("AID", outlet="tribune", **HELP)]
    [pair] = find_shared(claims, [])
    assert (pair.left, pair.right, pair.independence) == ("claim/0", "claim/1", "Independent")


@pytest.mark.parametrize(
    "other",
    [
        {"recipients": "others"},
        {"mode": "arms"},
        {"polarity": "Negated"},
        {"modality": "Future"},
        {"agents": ""},
        {"places": "port<land"},
        {"counts": "fighters=9"},
    ],
)
def test_other_content_is_not_shared(make_claim, other):
    left = make_claim("AID", places="town<land", counts="fighters=300", **HELP)
    assert same_content(left, make_claim("AID", places="town<land", counts="fighters=300", **HELP))
    assert not same_content(left, make_claim("AID", **{**HELP, "places": "town<land", "counts": "fighters=300", **other}))


def test_one_voice_does_not_confirm_itself(make_claim):
    claims = [make_claim("AID", article="a", **HELP), make_claim("AID", article="a", **HELP)]
    assert pairs(claims) == []


def test_dated_acts_are_shared_only_at_one_time(make_claim):
    one, two, three = (make_claim("AID", day=day, **HELP) for day in ("2024-01-14", "2024-01-14", "2024-02-20"))
    assert pairs([one, two, three]) == [(one.iri, two.iri)]


def test_passing_states_of_different_years_are_not_shared(make_claim):
    early, late = (make_claim("TREND", agents="group", mode="up", published=(day, day)) for day in ("2021-04-01", "2024-01-21"))
    assert pairs([early, late]) == []


def test_the_closest_tellings_stand_for_two_voices(make_claim):
    wide = make_claim("AID", article="a", quote="Ils aident le groupe", **HELP)
    near = make_claim("AID", article="a", quote="Ils entraînent le groupe dans la vallée", places="valley<land", **HELP)
    other = make_claim("AID", article="b", quote="Le groupe est entraîné dans la vallée", places="valley<land", **HELP)
    assert pairs([wide, near, other]) == [(near.iri, other.iri)]
