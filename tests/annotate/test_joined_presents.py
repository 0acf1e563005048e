"""Forms in the present that look like nouns go the clause in front on."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.joined_presents import mend_joined_presents
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str, word: str) -> Token:
    """A word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_joined_presents(doc, lexicon=lexicon("fr"))
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "form", "verb", "owned"),
    [
        ("La junte refuse le dialogue et menace d'expulser les diplomates.", "menace", "refuse", "expulser"),
        ("L'armée occupe la colline et attaque le village.", "attaque", "occupe", "village"),
        ("Le régime a repris la ville et contrôle la frontière.", "contrôle", "repris", "frontière"),
        ("Le groupe condamne le raid qui a tué dix civils et menace Israël de représailles.", "menace", "condamne", "Israël"),
    ],
)
def test_it_is_the_verb_of_the_subject_in_front(text: str, form: str, verb: str, owned: str) -> None:
    token = mended(text, form)
    assert (token.head.text, token.dep_, token.pos_) == (verb, "conj", "VERB")
    assert owned in {child.text for child in token.children}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Il dénonce les actes de violence et menace contre les juges.", "menace"),
        ("La France salue l'aide et soutien de Lima.", "soutien"),
        ("Le fondateur et guide des croyants est mort.", "guide"),
        ("Le président et juge Ahmed Ali a parlé.", "juge"),
    ],
)
def test_other_forms_are_nouns(text: str, form: str) -> None:
    assert mended(text, form).pos_ == "NOUN"
