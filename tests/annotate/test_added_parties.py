"""Parties that "ainsi que" adds to a subject or an object."""

import pytest

from kg.annotate.added_parties import mend_added_parties
from tests.mended import labels

ADDED = [
    # text, who is added, to whom
    ("Trois soldats ont été tués, ainsi qu'un policier.", "policier", "soldats"),
    ("Cinq gendarmes ont été tués ainsi que trois assaillants dans une attaque.", "assaillants", "gendarmes"),
    ("Les rebelles ont libéré deux soldats, ainsi que trois bergers.", "bergers", "soldats"),
    ("Washington a condamné l'attaque, ainsi que Londres.", "Londres", "Washington"),
]
OTHERS = [
    # text, a noun that is added to nobody
    ("Dix soldats ont été tués, ainsi que l'a annoncé le ministre.", "ministre"),
    ("Le président s'est rendu à Paris ainsi qu'à Londres.", "Londres"),
    ("Le ministre a salué l'accord, ainsi que son homologue turc.", "homologue"),
]


@pytest.mark.parametrize(("text", "added", "first"), ADDED)
def test_added(text: str, added: str, first: str) -> None:
    assert labels(text, mend_added_parties)[added] == ("conj", first)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_others(text: str, noun: str) -> None:
    assert labels(text, mend_added_parties)[noun] == labels(text, lambda doc: None)[noun]
