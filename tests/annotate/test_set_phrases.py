"""Objects behind a set phrase, which the parser hangs on it."""

import pytest

from kg.annotate.set_phrases import mend_set_phrases
from tests.mended import labels

OBJECTS = [
    # text, the noun, the verb whose object it is
    ("Le Kenya a accusé à son tour la Somalie de mentir.", "Somalie", "accusé"),
    ("Les marins ont bombardé en représailles des positions ennemies.", "positions", "bombardé"),
    ("Les rebelles ont pris d'assaut Kunduz.", "Kunduz", "pris"),
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


@pytest.mark.parametrize(("text", "noun", "verb"), OBJECTS)
def test_objects(text: str, noun: str, verb: str) -> None:
    assert labels(text, mend_set_phrases)[noun] == ("obj", verb)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_object(text: str, noun: str) -> None:
    assert labels(text, mend_set_phrases)[noun][0] != "obj"
