"""Whom a journey visits where only the country is told."""

import pytest


@pytest.fixture(scope="module")
def hosts_of(claim_of):
    """A function from a text and a trigger to the recipients of its claim."""
    return lambda text, trigger: [actor.id for actor in claim_of(text, trigger).recipients]


def test_a_journey_to_a_country_visits_its_state(hosts_of) -> None:
    text = "Le Maroc a rejeté la médiation de Madrid. Le ministre espagnol de la Défense se rendra mardi à Rabat."
    assert hosts_of(text, "rendra") == ["morocco"]


def test_a_journey_at_home_visits_nobody(hosts_of) -> None:
    text = "Le Maroc a rejeté la médiation de Madrid. Le ministre marocain de la Défense se rendra mardi à Rabat."
    assert hosts_of(text, "rendra") == []


def test_the_host_need_only_be_named(hosts_of) -> None:
    text = "Le ministre espagnol de la Défense se rendra mardi au Maroc, a annoncé une source marocaine. Les ports marocains sont fermés."
    assert hosts_of(text, "rendra") == ["morocco"]


def test_an_official_visits_the_country_that_the_story_is_about(hosts_of) -> None:
    text = "Le Maroc a été secoué par un séisme. À Rabat et à Agadir, la terre a tremblé. La visite du ministre espagnol est reportée."
    assert hosts_of(text, "visite") == ["morocco"]


def test_envoys_are_sent_to_the_state_of_the_town(hosts_of) -> None:
    assert hosts_of("Le Maroc a rejeté le plan. Madrid a envoyé un émissaire à Rabat.", "envoyé un émissaire") == ["morocco"]
