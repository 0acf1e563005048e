"""Participles that open a sentence are verbs below that of the clause behind their comma, whatever the tagger takes them for."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.fronted_participles import mend_fronted_participles
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str) -> Token:
    """The first word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_fronted_participles(doc, lexicon=lexicon("fr"))
    return doc[0]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kidnappée à l'âge de 11 ans par le groupe, la jeune fille a retrouvé sa famille.", "retrouvé"),
        ("Arrêtés dans la province de Lima par des marins, ils ont été libérés lundi.", "libérés"),
        ("Détenus aujourd'hui par des marins, ils devraient revenir.", "devraient"),
    ],
)
def test_it_hangs_on_the_verb_of_the_clause(text: str, verb: str) -> None:
    token = mended(text)
    assert (token.head.text, token.dep_, token.pos_) == (verb, "advcl", "VERB")


@pytest.mark.parametrize("text", ["Attaque à Lima, l'armée traque les marins.", "Arrivée à Lima, le marin a parlé."])
def test_nouns_stay(text: str) -> None:
    assert mended(text).pos_ != "VERB"
