"""Participles of irregular verbs that look like nouns are participles behind "être" and in front of "par"."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.irregular_participles import mend_irregular_participles
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str, word: str) -> Token:
    """A word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_irregular_participles(doc, lexicon=lexicon("fr"))
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize("text", ["Gao a été prise dimanche par les rebelles.", "Kidal a été prise par les rebelles."])
def test_behind_a_copula_it_is_passive(text: str) -> None:
    token = mended(text, "prise")
    labels = {child.dep_ for child in token.children}
    assert (token.pos_, token.lemma_) == ("VERB", "prendre")
    assert {"nsubj:pass", "aux:pass"} <= labels


def test_behind_a_comma_it_qualifies_the_noun() -> None:
    token = mended("Kidal, prise par les rebelles en 2012, a été bombardée.", "prise")
    assert (token.head.text, token.dep_, token.pos_) == ("Kidal", "acl", "VERB")
    assert [child.text for child in token.children if child.dep_ == "obl:agent"] == ["rebelles"]


def test_nouns_stay() -> None:
    token = mended("La prise de Kidal par les rebelles a été annoncée.", "prise")
    assert (token.pos_, token.lemma_) == ("NOUN", "prise")


def test_each_form_is_told_once() -> None:
    forms = [row["form"] for row in lexicon("fr").table("irregular_participles")]
    assert len(forms) == len(set(forms))
