"""Parties that a text only counts or describes."""

import pytest


@pytest.fixture(scope="module")
def struck(extracted):
    """A function from a text and a trigger to the labels of the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.label for actor in found[-1].recipients]

    return run


def test_people_are_told_of_by_their_number(struck) -> None:
    assert struck("Quatorze personnes ont été interpellées à Bamako.", "interpellées") == ["quatorze personnes"]


def test_a_school_is_struck_for_its_own_sake(struck) -> None:
    assert struck("Des miliciens ont bombardé une école près de Gao.", "bombardé") == ["école"]


def test_vehicles_and_positions_are_somebodys(struck) -> None:
    assert struck("L'armée a détruit trois camions à Gao.", "détruit") == []


def test_the_dead_are_only_counted(struck) -> None:
    assert struck("Neuf personnes ont été tuées à Bamako.", "tuées") == []


def test_times_and_places_between_commas_part_an_object_from_its_verb(extracted) -> None:
    text = "La gendarmerie a arrêté, le 3 mai à Oran (ouest), un marchand."
    (arrest,) = extracted(text, "2020-05-18")
    assert [actor.label for actor in arrest.recipients] == ["marchand"]


def test_a_building_open_to_all_is_struck_for_its_own_sake(extracted) -> None:
    (attack,) = extracted("L'attaque d'une église par des rebelles a choqué.", "2020-05-18")
    assert [actor.label for actor in attack.recipients] == ["église"]


def test_names_do_not_hide_whom_else_an_attack_befell(extracted) -> None:
    (attack,) = extracted("Des attaques contre des églises et l'ambassade américaine ont choqué.", "2020-05-18")
    assert {actor.id.rpartition("-")[0] for actor in attack.recipients} == {"us", "eglises"}


def test_who_is_taken_with_others_underwent_it_too(extracted) -> None:
    (kidnapping,) = extracted("Deux touristes ont été enlevés avec leur guide par Boko Haram.", "2020-05-18")
    assert [actor.label.split()[-1] for actor in kidnapping.recipients] == ["touristes", "guide"]
