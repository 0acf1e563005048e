"""Objects behind a set phrase, and adjectives that agree with the noun before a complement."""

import pytest

from kg.annotate.agreeing_adjectives import mend_adjectives
from kg.annotate.parse import parse_text
from kg.annotate.set_phrases import mend_set_phrases

OBJECTS = [
    # text, the noun, the verb whose object it is
    ("Le Kenya a accusé à son tour la Somalie de mentir.", "Somalie", "accusé"),
    ("Les marins ont bombardé en représailles des positions ennemies.", "positions", "bombardé"),
    ("L'aviation a frappé en représailles les camps du nord.", "camps", "frappé"),
]
OTHERS = [
    # text, a noun that is no object of a verb
    ("Le maire a parlé en présence des élus du port.", "élus"),
    ("Le camp est aux mains des rebelles.", "rebelles"),
    ("Le port a été repris de nouveau la nuit.", "nuit"),
    ("« Le port est perdu », a regretté de son côté le député du nord.", "député"),
    ("Il a fui la révolte réprimée dans la foulée des Printemps arabes.", "Printemps"),
    ("L'armée a libéré en échange des otages deux pirates.", "otages"),
]
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


@pytest.mark.parametrize(("text", "noun", "verb"), OBJECTS)
def test_objects(text: str, noun: str, verb: str) -> None:
    doc = parse_text(text)
    mend_set_phrases(doc)
    assert {t.text: (t.dep_, t.head.text) for t in doc}[noun] == ("obj", verb)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_object(text: str, noun: str) -> None:
    doc = parse_text(text)
    mend_set_phrases(doc)
    assert {t.text: t.dep_ for t in doc}[noun] != "obj"


@pytest.mark.parametrize(("text", "adjective", "noun"), ADJECTIVES)
def test_adjectives(text: str, adjective: str, noun: str) -> None:
    doc = parse_text(text)
    mend_adjectives(doc)
    assert {t.text: t.head.text for t in doc}[adjective] == noun
