"""Complements that the parser hung on a word that only qualifies: "une offensive d'envergure | de l'armée", "membres présumés | du Hamas".

"D'envergure" stands for an adjective, and "présumé" takes no complement: it says that what its noun tells of somebody is not sure.
What follows either is the noun's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_OF_SCALE = frozenset({"nmod", "acl", "acl:relcl", "obl:arg", "obl:mod"})


def mend_qualifying_words(doc: Doc) -> None:
    """Hang such complements on the noun, in place."""
    moved: dict[int, tuple[int, str]] = {}
    for word in with_form(doc, function_words(doc.lang_, "scale")):
        if word.i > word.head.i and word.dep_ == "nmod" and _is_bare(word):
            moved |= {child.i: (word.head.i, child.dep_) for child in word.rights if child.dep_ in _OF_SCALE}
    for word in with_form(doc, function_words(doc.lang_, "hedging")):
        if word.head.pos_ == "NOUN" and word.head.i < word.i:
            moved |= {child.i: (word.head.i, "nmod") for child in _named_behind(word)}
    if moved:
        rehang(doc, moved)


def _is_bare(noun: Token) -> bool:
    """Whether only "de" stands before a noun, and perhaps an adjective: "de grande | ampleur"."""
    left = [child for child in noun.lefts if child.dep_ != "amod"]
    return len(left) == 1 and left[0].lower_ in function_words(noun.lang_, "bare_of")


def _named_behind(word: Token) -> Iterator[Token]:
    """The names behind "de" right behind a word."""
    behind = (t for t in word.rights if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == word.i + 1)
    of = function_words(word.lang_, "of")
    return (t for t in behind if t.left_edge.lower_ in of and (t.pos_ == "PROPN" or t.ent_type_))
