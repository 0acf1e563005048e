"""Objects right behind their verb, which the parser hangs elsewhere."""

from functools import partial

import pytest

from kg.annotate.adjacent_objects import mend_adjacent_objects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_adjacent_objects, lexicon=lexicon("fr"))
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
    ("La ville se nomme Altalena.", "Altalena"),
    ("Cet homme semble Kurde.", "Kurde"),
    ("Les mercenaires ont quitté Bossangoa ce matin.", "matin"),
]


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_objects(text: str, noun: str, verb: str) -> None:
    assert labels(text, MEND)[noun] == ("obj", verb)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_object(text: str, noun: str) -> None:
    assert labels(text, MEND)[noun][0] != "obj"


def test_what_somebody_lets_die_is_the_object_of_letting() -> None:
    assert labels("Elle a laissé mourir des familles entières.", MEND)["familles"] == ("obj", "laissé")
