"""Participles behind an adjunct go the passive before it on."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.joined_participles import mend_joined_participles
from kg.annotate.parse import parse_text


def mended(text: str, word: str) -> Token:
    """A word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_joined_participles(doc)
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "participle", "verb"),
    [
        ("Deux mineurs ont été arrêtés à Minsk et condamnés à deux ans de prison.", "condamnés", "arrêtés"),
        ("Elle a été arrêtée avec sa fille et jugée à Lima.", "jugée", "arrêtée"),
        ("Il avait été enlevé par des hommes armés puis relâché contre rançon.", "relâché", "enlevé"),
    ],
)
def test_it_hangs_on_the_passive(text: str, participle: str, verb: str) -> None:
    token = mended(text, participle)
    assert (token.head.text, token.dep_, token.pos_) == (verb, "conj", "VERB")


def test_other_participles_stay() -> None:
    token = mended("Les mineurs ont été arrêtés avec des armes volées et cachées.", "cachées")
    assert token.head.text != "arrêtés"
