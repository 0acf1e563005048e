"""The same content from two outlets or two sources."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kg.link.columns import Columns
from kg.link.content import Content
from kg.link.events import make_event
from kg.link.shared import find_shared
from kg.records import Node, QuantityRecord, SourceLink

HELP = {"agents": "power", "recipients": "group", "mode": "training"}


def shared(claims, events=()):
    return find_shared(Columns.of(claims), events)[0]


def pairs(claims, events=()):
    return [(pair.left, pair.right) for pair in shared(claims, events)]


def same_content(left, right, *, one_event=False):
    """Whether two claims say the same, where a witness tells the second."""
    witness = SourceLink(Node("witness", "Witness"), "Named")
    content = Content(Columns([left, replace(right, chain=(witness,))]), np.asarray([0, 0 if one_event else 1]))
    return bool(len(content(np.asarray([0]), np.asarray([1]))[0]))


def test_standing_help_told_by_two_outlets_years_apart(make_claim):
    claims = [make_claim("AID", outlet="herald", **HELP), make_claim("AID", outlet="tribune", **HELP)]
    [pair] = shared(claims)
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


def test_an_accord_with_one_party_is_none_with_another(make_claim):
    told = {"quote": "accord de trêve signé", "published": ("2020-08-17", "2020-08-17")}
    one, two = (make_claim("AGREE", agents=both, recipients=both, **told) for both in ("north south", "north east"))
    assert not same_content(one, two, one_event=True)
    assert same_content(one, make_claim("AGREE", agents="north south", recipients="south north", **told))


def test_words_and_plans_are_of_their_day(make_claim):
    early, late = ({"published": (day, day)} for day in ("2020-01-19", "2024-01-21"))
    praise = {"agents": "president", "recipients": "army", "quote": "Il salue le sacrifice des soldats tombés"}
    assert not same_content(make_claim("CONCEDE", **praise, **early), make_claim("CONCEDE", **praise, **late))
    plan = {"agents": "power", "places": "town<land", "modality": "Future"}
    assert not same_content(make_claim("MOBILIZE", **plan, **early), make_claim("MOBILIZE", **plan, **late))
    assert same_content(make_claim("MOBILIZE", **plan, **early), make_claim("MOBILIZE", **plan, **early))


def test_one_attack_is_no_season_of_them(make_claim):
    parties = {"agents": "group", "recipients": "army", "article": "a", "quote": "Une attaque contre les soldats"}
    season = make_claim(interval=("2021-01-01", "2021-04-30"), time="2021-01/2021-04", **parties)
    month = make_claim(interval=("2021-01-01", "2021-01-31"), time="2021-01", **parties)
    assert not same_content(season, month, one_event=True)
    assert not same_content(season, make_claim(**parties), one_event=True)
    assert same_content(month, make_claim(**parties), one_event=True)


def test_a_nameless_attack_of_a_month_is_none_of_a_day_in_it(make_claim):
    month = make_claim(recipients="army", places="land", interval=("2019-11-01", "2019-11-30"), time="2019-11")
    assert not same_content(month, make_claim(recipients="army", places="land", day="2019-11-26"), one_event=True)


def test_an_unnamed_mode_is_any_on_one_day_only(make_claim):
    parties = {"agents": "power", "recipients": "group"}
    attack = make_claim(day="2024-01-14", **parties)
    assert same_content(attack, make_claim(day="2024-01-14", mode="aerial", **parties))
    month = {"interval": ("2024-01-01", "2024-01-31"), "time": "2024-01"}
    assert not same_content(make_claim(**month, **parties), make_claim(**month, mode="aerial", **parties))


def test_a_closing_of_days_is_no_siege_of_years_though_one_event_holds_both(make_claim):
    days = make_claim("COERCE", agents="power", places="town<land", interval=("2020-08-11", "2020-08-13"), article="a")
    years = make_claim("COERCE", agents="power", places="town<land", interval=("2010-01-01", "2020-08-31"), article="a")
    assert not same_content(days, years, one_event=True)


def test_two_voices_of_one_article_share_a_day_a_place_or_words(make_claim):
    parties = {"agents": "power", "recipients": "group", "article": "a"}
    video = make_claim(quote="Une vidéo montre des repaires détruits", **parties)
    assert not same_content(video, make_claim(quote="Il compte 95 frappes", **parties), one_event=True)
    assert same_content(video, make_claim(quote="Ils ont détruit des cachettes", **parties), one_event=True)
    camp, other = (make_claim(quote=words, places="camp<land", **parties) for words in ("Une base", "Leurs troupes"))
    assert same_content(camp, other, one_event=True)


def test_of_one_happening_either_account_may_leave_the_doer_open(make_claim):
    told = {"recipients": "army", "mode": "ambush", "article": "a", "quote": "embuscade contre un convoi"}
    named, open_ = make_claim(agents="group", **told), make_claim(**told)
    assert same_content(named, open_, one_event=True)
    assert same_content(open_, named, one_event=True)
    assert not same_content(named, open_)
    assert not same_content(named, make_claim(**{**told, "mode": "other"}), one_event=True)
    assert not same_content(named, make_claim(agents="group", **{**told, "recipients": ""}), one_event=True)


def test_claims_of_one_event_meet_whatever_doers_they_name(make_claim):
    told = {"recipients": "army", "mode": "ambush", "day": "2024-01-14", "places": "town<land"}
    claims = [make_claim(agents="group", **told), make_claim(**told)]
    assert pairs(claims) == []
    assert pairs(claims, [make_event(claims)]) == [(claims[0].iri, claims[1].iri)]


def test_help_of_some_day_and_help_told_without_one_have_a_place_in_common(make_claim):
    month = {"interval": ("2022-01-01", "2022-01-31"), "time": "2022-01", "published": ("2022-02-01", "2022-02-01")}
    years_later = {"published": ("2024-01-21", "2024-01-21")}
    dated = make_claim("AID", places="town<land", **month, **HELP)
    assert same_content(dated, make_claim("AID", places="town<land", **years_later, **HELP))
    assert not same_content(dated, make_claim("AID", **years_later, **HELP))
    support = {"agents": "power", "recipients": "group"}
    assert same_content(make_claim("SUPPORT", **month, **support), make_claim("SUPPORT", **years_later, **support))


def test_a_nameless_attack_is_known_by_its_count(make_claim):
    told = {"recipients": "britons", "published": ("2019-04-22", "2019-04-22")}
    one, two = make_claim(counts="killed=5", **told), make_claim(counts="killed=5", **told)
    assert same_content(one, two, one_event=True)
    assert not same_content(one, make_claim(**told), one_event=True)
    assert not same_content(make_claim(counts="killed=1", **told), make_claim(counts="killed=1", **told), one_event=True)


def test_an_attack_on_a_general_is_none_on_his_country(make_claim):
    general = "general<guard<army<country"
    one = make_claim(agents="power", recipients=general, day="2020-01-03")
    assert same_content(one, make_claim(agents="power", recipients="army<country", day="2020-01-03"))
    assert not same_content(one, make_claim(agents="power", recipients="country", day="2020-01-03"))


def test_at_least_forty_is_more_than_at_least_twenty(make_claim):
    def toll(value):
        count = (QuantityRecord("wounded", value, "AtLeast"),)
        return replace(make_claim(agents="power", recipients="group", day="2020-08-04"), quantities=count)

    assert same_content(toll(21), toll(23))
    assert not same_content(toll(21), toll(40))


def test_an_outlet_that_says_it_again_confirms_nothing_unless_it_cites_somebody(make_claim):
    once, again = make_claim("AID", outlet="herald", **HELP), make_claim("AID", outlet="herald", **HELP)
    cited = make_claim("AID", outlet="herald", chain="minister:Official", **HELP)
    assert pairs([once, again]) == []
    assert pairs([once, cited]) == [(once.iri, cited.iri)]
