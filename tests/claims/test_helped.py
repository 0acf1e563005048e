"""Whom help goes to where nobody is named."""

import pytest


@pytest.fixture(scope="module")
def helped(extracted):
    """A function from a text and a trigger to the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.id for actor in found[-1].recipients]

    return run


STORY = "Un séisme a frappé le Maroc. À Marrakech et à Agadir, des hôpitaux débordent. Rabat a remercié Tokyo. "


def test_help_goes_to_the_state_of_the_country_told_of(helped) -> None:
    assert helped(STORY + "Le Japon a promis son aide lundi.", "aide") == ["morocco"]


def test_weapons_go_to_nobody_who_is_not_named(helped) -> None:
    assert helped(STORY + "Le Japon a livré des missiles lundi.", "livré") == []


def test_two_countries_told_of_alike_leave_it_open(helped) -> None:
    text = "À Marrakech, à Agadir et à Tunis, à Sfax et à Bizerte, les hôpitaux débordent. Rabat et Tunis ont remercié Tokyo. "
    assert helped(text + "Le Japon a promis son aide lundi.", "aide") == []
