"""Plural nouns that the tagger took for infinitives or adverbs."""

from __future__ import annotations

import pytest

from kg.annotate.infinitive_nouns import mend_nouns
from kg.annotate.parse import parse_text


@pytest.mark.parametrize("text", ["La ville répond à ces lancers de pierres.", "Le Pérou a agi en représailles à des lancers de fusées."])
def test_a_plural_is_a_noun_with_a_complement(text: str) -> None:
    doc = parse_text(text)
    mend_nouns(doc)
    noun = next(token for token in doc if token.text == "lancers")
    assert noun.pos_ == "NOUN"
    assert [child.dep_ for child in noun.rights] == ["nmod"]


def test_infinitives_stay() -> None:
    doc = parse_text("Il va lancer des fusées.")
    mend_nouns(doc)
    assert next(token for token in doc if token.text == "lancer").pos_ == "VERB"


def test_a_plural_behind_de_is_no_adverb() -> None:
    doc = parse_text("Une attaque de drones russes a touché Odessa.")
    mend_nouns(doc)
    assert next(token for token in doc if token.text == "drones").pos_ == "NOUN"


@pytest.mark.parametrize(
    ("text", "noun"),
    [("Le raid a visé un camp de déplacés près du port.", "déplacés"), ("La police a tué l'opposant Jean Rios.", "opposant")],
)
def test_participles_with_a_noun_of_theirs(text: str, noun: str) -> None:
    doc = parse_text(text)
    mend_nouns(doc)
    assert next(token for token in doc if token.text == noun).pos_ == "NOUN"


def test_gerunds_with_a_pronoun_stay() -> None:
    doc = parse_text("La cour a jugé le maire en l'accusant de fraude.")
    mend_nouns(doc)
    assert next(token for token in doc if token.text == "accusant").pos_ == "VERB"


def test_a_bare_form_behind_de_is_an_infinitive() -> None:
    doc = parse_text("La Turquie continue d'interpeller des étudiants.")
    mend_nouns(doc)
    verb = next(token for token in doc if token.text == "interpeller")
    assert verb.pos_ == "VERB"
    assert [child.dep_ for child in verb.rights] == ["obj"]
