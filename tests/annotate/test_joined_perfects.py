"""Participles with an object of their own go the perfect before it on."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.joined_perfects import mend_joined_perfects
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str, word: str) -> Token:
    """A word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_joined_perfects(doc, lexicon=lexicon("fr"))
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "participle", "verb"),
    [
        ("Les rebelles avaient incendié des greniers, pillé les boutiques du marché, et brûlé trois camions.", "pillé", "incendié"),
        ("Ils ont détruit des maisons et incendié quelques granges.", "incendié", "détruit"),
        ("Le raid a fait deux morts selon la police et forcé plus de 300 familles à partir.", "forcé", "fait"),
    ],
)
def test_it_goes_the_perfect_on(text: str, participle: str, verb: str) -> None:
    token = mended(text, participle)
    assert (token.head.text, token.dep_, token.pos_) == (verb, "conj", "VERB")


@pytest.mark.parametrize(
    ("text", "participle", "verb"),
    [
        ("Les soldats ont libéré un mineur, enlevé deux jours plus tôt.", "enlevé", "libéré"),
        ("La police a arrêté un homme, accusé de vol.", "accusé", "arrêté"),
        ("Les putschistes ont occupé le camp de Kati, proche de la capitale, devenu le centre du pouvoir.", "devenu", "occupé"),
    ],
)
def test_other_participles_qualify(text: str, participle: str, verb: str) -> None:
    token = mended(text, participle)
    assert (token.head.text, token.dep_) != (verb, "conj")
