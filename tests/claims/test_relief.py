"""Who sends relief helps; support that a deed is done with is help."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def types(extracted):
    """A function from a text to the types of its claims."""

    def run(text: str) -> list[str]:
        return [c.type for c in extracted(text, "2020-05-18")]

    return run


def test_relief_that_is_sent_is_aid(types) -> None:
    assert types("La Norvège envoie un navire humanitaire au Mozambique.") == ["AID"]
    assert types("La Norvège envoie des soldats dans le golfe Persique.") == ["MOBILIZE"]


def test_what_a_clause_tells_of_the_sent_makes_no_relief_of_it(types) -> None:
    assert "AID" not in types("La Norvège a envoyé des soldats, que le climat humanitaire inquiète.")


def test_support_that_a_deed_is_done_with_is_aid(types) -> None:
    assert "AID" in types("L'armée nigérienne a repris la ville de Bosso avec le soutien de la France.")
    assert "SUPPORT" in types("La Suède a exprimé son soutien à la France.")


def test_who_stops_working_there_withdraws(types) -> None:
    assert types("L'ONG Oxfam a suspendu ses activités au Tchad.") == ["RETREAT"]


def test_people_who_name_a_camp_are_no_claim(types) -> None:
    assert types("La province compte douze camps de déplacés.") == []
