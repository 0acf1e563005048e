"""Adjectives that the parser hung on a noun's complement, but that agree with the noun: "des tirs de mitrailleuse | israéliens".

French adjectives agree in gender and number; one that cannot be its noun's, and can be that of the noun which this one completes, is the
latter's (Grevisse and Goosse, *Le bon usage*, on the agreement of the epithet). What has an article of its own mostly has the adjective;
as the tagger guesses, the words must show there that they differ: "les forces de l'ordre | turques", not "la ville du Nord | anglophone".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.grammar import differ, plural
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words

_BETWEEN = ("ADJ", "ADV")
_PLURAL = ("s", "x")  # the endings that show a plural
_DEPTH = 2  # complements between an adjective and its noun


def mend_adjectives(doc: Doc) -> None:
    """Hang such adjectives on the noun that they agree with, in place."""
    moved = dict(_moves(doc))
    if moved:
        rehang(doc, moved)


def _moves(doc: Doc) -> Iterator[tuple[int, tuple[int, str]]]:
    for adjective in with_label(doc, "amod"):
        complement = adjective.head
        if adjective.pos_ != "ADJ" or adjective.i < complement.i or not differ(adjective, complement):
            continue
        if any(child.dep_ == "conj" for child in adjective.children):  # "les élections | présidentielle et législatives"
            continue
        if any(token.pos_ not in _BETWEEN for token in doc[complement.i + 1 : adjective.i]):
            continue
        if _is_determined(complement) and not (adjective.text.endswith(_PLURAL) and not complement.text.endswith(_PLURAL)):
            continue
        if (noun := _agreeing(adjective, complement)) is not None:
            yield adjective.i, (noun.i, "amod")


def _agreeing(adjective: Token, complement: Token) -> Token | None:
    """The nearest noun above a complement that an adjective agrees with."""
    noun = complement
    for _ in range(_DEPTH):
        if noun.dep_ != "nmod" or noun.pos_ not in ("NOUN", "PROPN") or noun.head.i > noun.i:
            return None
        noun = noun.head
        if noun.pos_ == "NOUN" and not differ(adjective, noun) and plural(noun) == plural(adjective):
            return noun
    return None


def _is_determined(noun: Token) -> bool:
    """Whether a noun has an article or a number, be it in a preposition: "du | territoire"."""
    contracted = function_words(noun.lang_, "contracted")
    return any(child.dep_ in ("det", "nummod") or child.lower_ in contracted for child in noun.lefts)
