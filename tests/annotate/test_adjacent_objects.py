"""Objects right behind their verb, which the parser hangs elsewhere."""

import pytest

from kg.annotate.adjacent_objects import mend_adjacent_objects
from kg.annotate.parse import parse_text
from kg.languages import lexicon

CASES = [
    # text, the noun, the verb whose object it is
    ("Les insurgés ont durci leur blocus contre le port.", "blocus", "durci"),
    ("La crise qui frappe le Tchad depuis juin a repris.", "Tchad", "frappe"),
    ("Un engin a explosé lundi matin blessant quatre marins, dit le maire.", "marins", "blessant"),
    ('Les rebelles ont saboté "les antennes" du port.', "antennes", "saboté"),
    ("Les Soudanais partis rejoindre l'EI sont un casse-tête.", "EI", "rejoindre"),
]
OTHERS = [
    # text, a noun behind a verb that is not its object
    ("Ils ont tenté de fuir plusieurs fois.", "fois"),
    ("On ignore quel clan a récupéré ce camp.", "clan"),
    ('Ils sont prêts "dans la semaine qui suivra" la trêve.', "trêve"),
    ("Les mercenaires ont quitté Bossangoa ce matin.", "matin"),
]


def _labels(text: str) -> dict[str, tuple[str, str]]:
    """Word -> its label and its head's word."""
    doc = parse_text(text)
    mend_adjacent_objects(doc, lexicon=lexicon("fr"))
    return {token.text: (token.dep_, token.head.text) for token in doc}


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_objects(text: str, noun: str, verb: str) -> None:
    assert _labels(text)[noun] == ("obj", verb)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_object(text: str, noun: str) -> None:
    assert _labels(text)[noun][0] != "obj"


def test_what_somebody_lets_die_is_the_object_of_letting() -> None:
    assert _labels("Elle a laissé mourir des familles entières.")["familles"] == ("obj", "laissé")
