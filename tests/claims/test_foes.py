"""Whom a party to a fight strikes where nobody is named."""

import pytest


@pytest.fixture(scope="module")
def struck(extracted):
    """A function from a text and a trigger to the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.id for actor in found[-1].recipients]

    return run


RAIDS = "L'armée afghane a bombardé des positions des talibans. "


def test_who_is_struck_strikes_back_at_who_did(struck) -> None:
    assert struck(RAIDS + "Les talibans ont tiré pendant toute la nuit.", "tiré") == ["afghan-forces"]


def test_attacks_on_whoever_is_there_are_no_fight(struck) -> None:
    assert struck(RAIDS + "Les talibans ont revendiqué l'attentat.", "attentat") == []


@pytest.mark.parametrize("ground", ["la ville de Kunduz", "trois hameaux", "un hôpital"])
def test_who_lives_on_struck_ground_is_not_the_foe(struck, ground: str) -> None:
    assert struck(RAIDS + f"Les talibans ont pilonné {ground}.", "pilonné") != ["afghan-forces"]


def test_two_foes_leave_it_open(struck) -> None:
    text = RAIDS + "L'armée pakistanaise a attaqué les talibans. "
    assert struck(text + "Les talibans ont tiré pendant toute la nuit.", "tiré") == []


def test_fights_in_places_apart_are_two(struck) -> None:
    text = "À Kunduz, l'armée afghane a bombardé des positions des talibans. "
    assert struck(text + "À Karachi, au Pakistan, les talibans ont tiré pendant toute la nuit.", "tiré") == []
