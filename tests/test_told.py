"""How claims are told, in words."""

from __future__ import annotations

import pytest

from kg.model import Modality, Polarity
from kg.records import ClaimRecord
from kg.told import MANNERS, manner, marks, told_as


def claim(polarity: str = "Affirmed", modality: str = "Certain") -> ClaimRecord:
    return ClaimRecord("c", "a", "ASSAULT", "words", polarity=polarity, modality=modality)


@pytest.mark.parametrize(
    ("polarity", "modality", "told"),
    [
        ("Affirmed", "Certain", "affirmed"),
        ("Affirmed", "Probable", "reported with reserve"),
        ("Affirmed", "Possible", "reported with reserve"),
        ("Affirmed", "Conditional", "reported with reserve"),
        ("Affirmed", "Future", "planned"),
        ("Affirmed", "Question", "questioned"),
        ("Negated", "Certain", "denied"),
        ("Negated", "Future", "denied"),
        ("Negated", "Question", "questioned"),
        ("Affirmed", "Rumoured", "rumoured"),
    ],
)
def test_each_polarity_and_modality_has_its_word(polarity: str, modality: str, told: str) -> None:
    assert manner(claim(polarity, modality)) == told


def test_no_modality_but_the_certain_one_is_affirmed() -> None:
    found = {manner(claim(polarity, modality)) for polarity in Polarity for modality in Modality}
    assert found == set(MANNERS)
    assert [m for m in Modality if manner(claim("Affirmed", m)) == "affirmed"] == ["Certain"]


def test_what_all_tell_is_one_word_and_what_they_do_not_is_counted() -> None:
    assert told_as([claim("Negated"), claim("Negated", "Possible")]) == "denied"
    assert told_as([claim("Negated"), claim(), claim(modality="Future"), claim()]) == "affirmed by 2, planned by 1, denied by 1"
    assert told_as([]) == ""


def test_what_is_a_fact_to_its_teller_has_no_mark() -> None:
    assert marks("Affirmed", "Certain") == marks(None, None) == ""
    assert marks("Negated", "Future") == " denied, future"
