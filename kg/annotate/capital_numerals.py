"""Numerals with a capital that the tagger took for names or nouns, as it does at the head of a sentence: "Sept | soldats ont été tués"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.numerals import load_numerals
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon

_QUALIFYING = frozenset({"amod", "appos", "flat:name", "nmod"})
_TAKEN_FOR = frozenset({"NOUN", "PROPN"})
_COUNTED = frozenset({"ADJ", "NOUN"})


def mend_capital_numerals(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such numerals on the noun that they count, which takes their place in the clause, in place."""
    for token in with_form(doc, _capitalised(lexicon)):
        if token.i + 1 < len(doc) and _counts(token, token.nbor()):
            _mend(token, token.nbor())


@cache
def _capitalised(lexicon: Lexicon) -> frozenset[str]:
    """The simple numerals that are no articles, with a capital."""
    numerals = load_numerals(lexicon)
    return frozenset(word.capitalize() for word in (*numerals.ones, *numerals.scales) if word not in numerals.words["article"])


def _counts(numeral: Token, noun: Token) -> bool:
    """Whether a plural behind a numeral that the tagger took for a name was hung on it."""
    named = numeral.pos_ in _TAKEN_FOR and not numeral.ent_id_ and not any(child.dep_ == "det" for child in numeral.lefts)
    below = noun.head == numeral and noun.dep_ in _QUALIFYING
    above = numeral.head == noun and numeral.dep_ != "nummod"
    return named and (below or above) and noun.pos_ in _COUNTED and noun.morph.get("Number", []) == ["Plur"]


def _mend(numeral: Token, noun: Token) -> None:
    numeral.pos_, noun.pos_ = "NUM", "NOUN"
    if numeral.head == noun:
        numeral.dep_ = "nummod"
        return
    above = noun.i if numeral.head == numeral else numeral.head.i
    moved = {child.i: (noun.i, child.dep_) for child in numeral.children if child.i != noun.i}
    rehang(noun.doc, {**moved, noun.i: (above, numeral.dep_), numeral.i: (noun.i, "nummod")})
