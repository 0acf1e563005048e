"""Complements that the parser hung on a word that only qualifies: "une offensive d'envergure | de l'armée", "membres présumés | du Hamas".

"D'envergure" stands for an adjective, and "présumé" takes no complement: it says that what its noun tells of somebody is not sure.
What follows either is the noun's. In front of its noun "présumé" is no noun itself: "des | présumés miliciens".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_OF_SCALE = frozenset({"nmod", "acl", "acl:relcl", "obl:arg", "obl:mod"})
_OPENING = frozenset({"case", "det", "nummod"})
_OF_VERBS = ("aux", "cop", "nsubj")


def mend_qualifying_words(doc: Doc) -> None:
    """Hang such complements on the noun, in place."""
    moved: dict[int, tuple[int, str]] = {}
    for word in with_form(doc, function_words(doc.lang_, "scale")):
        if word.i > word.head.i and word.dep_ == "nmod" and _is_bare(word):
            moved |= {child.i: (word.head.i, child.dep_) for child in word.rights if child.dep_ in _OF_SCALE}
    for word in with_form(doc, function_words(doc.lang_, "hedging")):
        if (noun := _hedged(word)) is not None:
            root = word.head.i == word.i
            moved |= {child.i: (noun.i, child.dep_) for child in word.children if child.i != noun.i}
            moved |= {noun.i: (noun.i if root else word.head.i, word.dep_), word.i: (noun.i, "amod")}
            word.pos_, noun.pos_ = "ADJ", "NOUN" if noun.pos_ == "ADJ" else noun.pos_
        elif word.head.pos_ == "NOUN" and word.head.i < word.i:
            moved |= {child.i: (word.head.i, "nmod") for child in _named_behind(word)}
    if moved:
        rehang(doc, moved)


def _hedged(word: Token) -> Token | None:
    """The noun right behind a word that hedges it, where the parser took that word for the noun: "deux | présumés terroristes"."""
    if word.i + 1 >= word.sent.end or not any(child.dep_ in _OPENING for child in word.lefts):
        return None
    if any(child.dep_.startswith(_OF_VERBS) for child in word.children):
        return None
    behind = word.nbor()
    named = behind.pos_ in ("NOUN", "ADJ", "PROPN") and not any(child.dep_ == "case" for child in behind.lefts)
    return behind if named and behind.head.i == word.i else None


def _is_bare(noun: Token) -> bool:
    """Whether only "de" stands before a noun, and perhaps an adjective: "de grande | ampleur"."""
    left = [child for child in noun.lefts if child.dep_ != "amod"]
    return len(left) == 1 and left[0].lower_ in function_words(noun.lang_, "bare_of")


def _named_behind(word: Token) -> Iterator[Token]:
    """The names behind "de" right behind a word."""
    behind = (t for t in word.rights if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == word.i + 1)
    of = function_words(word.lang_, "of")
    return (t for t in behind if t.left_edge.lower_ in of and (t.pos_ == "PROPN" or t.ent_type_))
