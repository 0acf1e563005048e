"""The dead of accidents are tolls; those of bombs and attacks are not."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def types(extracted):
    """A function from a text and a trigger's words to the types of the claims that they carry."""

    def run(text: str, trigger: str) -> list[str]:
        return [c.type for c in extracted(text, "2020-05-18") if trigger in text[c.trigger.begin : c.trigger.end]]

    return run


def test_the_dead_of_a_collision_are_a_toll(types) -> None:
    assert types("Quatre soldats belges ont péri mardi dans la collision de deux hélicoptères au Tchad.", "péri") == ["TOLL"]


def test_casualties_of_the_accident_that_an_article_opens_on_are_a_toll(types) -> None:
    text = "Un entrepôt de Karachi a été soufflé par une explosion mardi. Selon les secours, 40 personnes ont été blessées."
    assert types(text, "blessées") == ["TOLL"]


def test_a_bomb_in_a_store_is_no_accident(types) -> None:
    text = "Une bombe a explosé mardi dans un entrepôt de Karachi. Selon les secours, 40 personnes ont été blessées."
    assert types(text, "blessées") == ["ASSAULT"]


def test_attacks_that_the_same_article_tells_of_stay_assaults(types) -> None:
    text = "Un accident de train a fait six morts mardi au Nigeria. Lundi, douze civils ont été tués dans une attaque de Boko Haram."
    assert types(text, "attaque") == ["ASSAULT"]


def test_a_blast_without_victims_in_a_store_is_no_claim(types) -> None:
    assert types("Une explosion a retenti mardi dans une raffinerie de Bassora.", "explosion") == []


def test_soldiers_who_die_in_an_accident_assault_nobody(types) -> None:
    text = "L'armée tchadienne a confirmé que six soldats ont trouvé la mort dans un accident."
    assert "ASSAULT" not in types(text, "trouvé la mort")


def test_the_dead_of_an_epidemic_are_no_claim(types) -> None:
    assert types("Le pays a recensé lundi 124 cas d'infection et 19 morts.", "morts") == []


def test_the_dead_counted_are_a_toll(types) -> None:
    assert types("Il y a déjà huit morts à Karachi.", "morts") == ["TOLL"]


def test_what_an_accident_laid_waste_is_nobodys_assault(types) -> None:
    text = "Une crue a fait six morts mardi à Niamey. Des maisons ont été détruites."
    assert types(text, "détruites") == []
    assert types("Des avions ont bombardé Niamey mardi. Des maisons ont été détruites.", "détruites") == ["ASSAULT"]
    assert types(f"{text} Un pont a été détruit par un bombardement.", "détruit") == ["ASSAULT"]


def test_what_is_laid_waste_beside_violence_and_an_accident_may_be_an_assault(types) -> None:
    text = "Une attaque a tué dix soldats à Gao. Un accident de bus a fait dix morts à Ségou. Deux maisons ont été détruites à Kidal."
    assert types(text, "détruites") == ["ASSAULT"]


def test_an_accident_without_a_number_of_victims_is_no_toll(types) -> None:
    text = "Une explosion a soufflé un entrepôt de Karachi mardi. Des pompiers ont été blessés."
    assert types(text, "blessés") == []


def test_a_toll_of_nobody_is_no_claim(types) -> None:
    assert types("Le bilan humain de la guerre au Yémen reste inconnu.", "bilan") == []
