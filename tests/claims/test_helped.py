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


def test_goods_on_their_way_go_with_the_help_told_of(helped) -> None:
    text = STORY + "Le Japon a promis son aide lundi. "
    assert helped(text + "Le Japon a acheminé trente tonnes de riz.", "acheminé") == ["morocco"]
    assert helped(STORY + "Le Japon a acheminé trente tonnes de riz.", "acheminé") == []


def test_private_persons_and_armed_groups_help_no_state(helped) -> None:
    assert helped(STORY + "Naomi Tanaka a distribué des repas lundi.", "distribué") == []
    assert helped(STORY + "Le groupe État islamique a distribué des repas lundi.", "distribué") == []


def test_a_verb_without_helper_names_nobody_helped(helped) -> None:
    assert helped(STORY + "Il faut distribuer des repas.", "distribuer") == []


def test_backing_of_a_deed_is_not_help_to_a_state(helped) -> None:
    assert helped(STORY + "Le Japon est accusé d'un soutien militaire inutile.", "soutien militaire") == []


def test_who_helps_again_and_again_is_not_helped(helped) -> None:
    text = (
        "À Rabat, à Fès, à Agadir et à Tanger, des dons affluent. Rabat a envoyé des vivres, des tentes, puis a envoyé des tonnes d'eau. "
    )
    assert helped(text + "Rabat a distribué des repas. Les aides se multiplient.", "aides") == []


def test_help_told_of_again_goes_to_a_state_that_is_only_named(helped) -> None:
    text = "Un séisme a ravagé Marrakech et Agadir, au Maroc. À Marrakech, des hôpitaux débordent. "
    assert helped(text + "Le Japon a promis son aide.", "aide") == []
    assert helped(text + "Le Japon a promis son aide. Le Japon a établi un pont aérien.", "pont aérien") == ["morocco"]
