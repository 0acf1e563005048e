"""Nouns joined to an object that the parser hung on its verb: "a accusé Lima et | Quito d'armer les rebelles".

A noun right behind "et" whose verb has an object that ends in front of the "et" goes on with that object, unless a predicate of its
own follows: "ravage la ville et | le port a fermé".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words

_JOINED = "conj"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"obj", "obl:agent"})
_PREDICATED = frozenset({"cop", "mark", "nsubj", "nsubj:pass", "obj", "obl:arg", "xcomp"})
_VERBAL = frozenset({"AUX", "PRON", "VERB"})


def mend_joined_objects(doc: Doc) -> None:
    """Hang such nouns on the object, in place."""
    for noun in with_label(doc, _JOINED):
        if (first := _first(noun)) is not None:
            rehang(doc, {noun.i: (first.i, _JOINED)})


def _first(noun: Token) -> Token | None:
    """The object that a noun hung on the verb goes on with."""
    verb, joint = noun.head, noun.left_edge
    if noun.pos_ not in _NOMINAL or verb.pos_ != "VERB" or verb.i > noun.i or joint.lower_ not in function_words(noun.lang_, "and"):
        return None
    if any(child.dep_ in _PREDICATED for child in noun.children) or _is_subject(noun):
        return None
    ended = (t for t in verb.rights if t.dep_ in _OBJECTS and t.pos_ in _NOMINAL and t.right_edge.i == joint.i - 1)
    return next((t for t in ended if _opening(t) == _opening(noun)), None)


def _is_subject(noun: Token) -> bool:
    """Whether a finite verb follows a noun's phrase, as it does a subject."""
    end = noun.right_edge.i + 1
    following = noun.doc[end : min(end + 2, noun.sent.end)]
    return any(finite(t) for t in following if t.pos_ in _VERBAL)


def _opening(noun: Token) -> str | None:
    """The preposition in front of a noun, if there is one."""
    return next((child.lower_ for child in noun.lefts if child.dep_ == "case"), None)
