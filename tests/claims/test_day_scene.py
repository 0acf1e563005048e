"""Blows of one day are where the article tells of any of them."""

from kg.model import Claim

_BETWEEN = "A Dakar, des lycéens ont manifesté dimanche. A Accra, le ministre ghanéen a rencontré son homologue togolais."


def places(claim: Claim) -> set[str]:
    return {place.id for place in claim.places}


def test_another_telling_of_the_day_has_the_place(claims_of) -> None:
    claims = claims_of(f"Une bombe a tué dimanche dix soldats à Gao. {_BETWEEN} L'attentat de dimanche n'a pas été revendiqué.")
    assert places(claims["attentat"]) == {"gao"}
    assert "place: told of the day" in claims["attentat"].rules


def test_two_places_of_a_day_leave_it_open(claims_of) -> None:
    told = "Une bombe a tué dimanche dix soldats à Gao. Une mine a tué dimanche trois civils à Tombouctou."
    assert not places(claims_of(f"{told} {_BETWEEN} L'attentat de dimanche n'a pas été revendiqué.")["attentat"])


def test_another_day_has_another_place(claims_of) -> None:
    claims = claims_of(f"Une bombe a tué samedi dix soldats à Gao. {_BETWEEN} L'attentat de dimanche n'a pas été revendiqué.")
    assert not places(claims["attentat"])
