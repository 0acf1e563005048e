"""What stands beside a nominal on its level: coordinated words, lists, examples of a group."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.claims.forms import NOMINAL, is_verbal, preposition
from kg.languages import function_words

_NEAR = 6  # tokens between a verb and the object that examples are told of


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the nominals coordinated with it on its right, lists that the parser takes for appositions included."""
    yield token
    for child in token.children:
        listed = child.dep_ == "appos" and child.pos_ == "PROPN" and any(grand.dep_ == "conj" for grand in child.children)
        added = child.dep_ == "conj" and preposition(child) != "comme"  # "par des rebelles, tout comme X"
        if (added or listed or _is_example(child)) and child.pos_ in NOMINAL:
            yield from coordinated(child)
    yield from _examples_apart(token)


def _examples_apart(token: Token) -> list[Token]:
    """Examples that the parser hung on another word of the clause: "sept personnes ont été tuées à Gao, dont un prêtre"."""
    verb = token.head
    if (
        token.pos_ != "NOUN"
        or token.dep_ not in ("obj", "nsubj:pass")
        or token.i > verb.i + _NEAR
        or "Plur" not in token.morph.get("Number", [])
    ):
        return []
    below = [t for child in (verb, *(c for c in verb.rights if c.i > token.i and not is_verbal(c))) for t in child.rights]
    return [t for t in below if t.i > token.i and t.pos_ in NOMINAL and _is_example(t) and t.head.i != token.i][:1]


def _is_example(token: Token) -> bool:
    """A member of a group told with "dont": "sept personnes, dont un prêtre"; relative clauses have a predicate."""
    labels = {child.dep_ for child in token.children}
    whose = function_words(token.lang_, "whose")
    told = any(child.lower_ in whose for child in token.lefts)
    return told and not is_verbal(token) and not labels & {"cop", "nsubj", "nsubj:pass", "obj"}
