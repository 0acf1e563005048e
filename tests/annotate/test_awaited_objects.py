"""Objects behind several adverbial phrases."""

from __future__ import annotations

from functools import partial

import pytest

from kg.annotate.awaited_objects import mend_awaited_objects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_awaited_objects, lexicon=lexicon("fr"))
CASES = [
    ("La junte a frappé vendredi 12 juin, a annoncé le ministère, deux camions à Lima.", "camions", "frappé"),
    ("Des gendarmes ont désarmé le 7 janvier 2020, a affirmé le gouverneur, des marins à Lima.", "marins", "désarmé"),
    ("La police a harcelé aux abords de Lima des étudiants mardi.", "étudiants", "harcelé"),
    ("L'aviation a abattu dimanche à l'aube dans le village de Zarbana des éleveurs.", "éleveurs", "abattu"),
    ("C'est en Bolivie que l'armée a massacré le 3 juin des manifestants.", "manifestants", "massacré"),
    ("L'armée a attaqué dans la nuit, en plein hiver, trois policiers dans la région de Puno.", "policiers", "attaqué"),
]


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_objects_behind_adverbial_phrases_are_the_verbs(text: str, noun: str, verb: str) -> None:
    assert labels(text, MEND)[noun] == ("obj", verb)


OTHERS = [
    ("« La ville est à nous », a affirmé mardi à la radio le gouverneur.", "gouverneur"),
    ("La police a attaqué mardi, mais les rebelles ont résisté.", "rebelles"),
    ("Pour attaquer à l'aube, les rebelles ont traversé le fleuve.", "rebelles"),
    ("L'armée a attaqué à la demande des autorités.", "autorités"),
    ("Le club a frappé fort dimanche à Lima.", "Lima"),
    ("La députée a demandé lors des questions au gouvernement d'interdire la vente.", "questions"),
    ("Le roi est arrivé mardi à Lima, une première depuis dix ans.", "première"),
]


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_other_nouns_are_no_objects(text: str, noun: str) -> None:
    assert labels(text, MEND)[noun][0] != "obj"
