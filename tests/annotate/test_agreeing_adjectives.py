"""Adjectives that agree with the noun before a complement, participles that tell who leads a body."""

import pytest

from kg.annotate.agreeing_adjectives import mend_adjectives
from kg.annotate.led_bodies import mend_led_bodies
from tests.mended import labels

ADJECTIVES = [
    # text, the adjective, the noun that it is hung on
    ("Un marin est blessé par des tirs de mitrailleuse israéliens.", "israéliens", "tirs"),
    ("Les services de renseignement américains ont menti.", "américains", "services"),
    ("Les camps de la milice libyenne ont brûlé.", "libyenne", "milice"),
    ("Les forces de l'ordre libyennes ont menti.", "libyennes", "forces"),
    ("Une petite ville du Sud-Ouest anglophone est en deuil.", "anglophone", "Sud-Ouest"),
    ("Le maire a accepté un compromis sur les fronts syrien, libyen et turc.", "syrien", "fronts"),
    ("Les élections présidentielle et législatives auront lieu à l'approche des fêtes nationales.", "nationales", "fêtes"),
]


@pytest.mark.parametrize(("text", "adjective", "noun"), ADJECTIVES)
def test_adjectives(text: str, adjective: str, noun: str) -> None:
    assert labels(text, mend_adjectives)[adjective][1] == noun


def test_who_leads_a_body() -> None:
    text = "Une série de raids de la coalition arabe dirigée par le Maroc a fait dix morts."
    assert labels(text, mend_led_bodies)["dirigée"] == ("acl", "coalition")
