"""The noun phrase that ends right before a word, and whose something is by the "dont" behind it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.forms import preposition
from kg.claims.inversion import is_time_word
from kg.languages import function_words

_INNER = frozenset({"flat:name", "amod"})


def nominal_before(token: Token) -> Token | None:
    """The noun of the phrase that ends right before a token, a comma between; above its complements with "de"."""
    if token.i < token.sent.start + 2:
        return None
    node = _outside_brackets(token.nbor(-2) if token.nbor(-1).text == "," else token.nbor(-1))
    while node.head.i < node.i and (node.dep_ in _INNER or (node.dep_ == "nmod" and preposition(node) == "de")):
        if is_time_word(node.head):
            break
        node = node.head
    return node if node.pos_ in ("NOUN", "PROPN") else None


def before_pronoun(verb: Token, *classes: str) -> list[Token]:
    """The noun in front of the relative pronoun of some classes that hangs on a verb: "le maire, auquel Lima reproche d'avoir fui"."""
    pronouns = function_words(verb.lang_, *classes)
    pronoun = next((t for t in verb.lefts if t.lower_ in pronouns), None)
    noun = nominal_before(pronoun) if pronoun is not None else None
    return [noun] if noun is not None else []


def _outside_brackets(token: Token) -> Token:
    """The token in front of the brackets that a token closes, or the token itself."""
    opening = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.text == "("), None) if token.text == ")" else None
    return opening.nbor(-1) if opening is not None and opening.i > token.sent.start else token


def is_part_struck(noun: Token) -> bool:
    """Whether a noun names a part of a body that a verb befalls: "dont la coalition a tué trois | membres"."""
    return noun.dep_ == "obj" and noun.lower_ in function_words(noun.lang_, "part_of_body")


def whose_before(noun: Token) -> Token | None:
    """The noun in front of the "dont" that opens the phrase of another: "l'armée, dont | les soldats ont tiré"."""
    clause = noun.head
    whose = function_words(noun.lang_, "whose")
    words = (t for t in reversed(noun.doc[noun.sent.start : noun.i]) if t.lower_ in whose)
    near = {noun.i, clause.i}
    if is_part_struck(noun):  # "l'armée, dont la coalition a tué | trois membres"
        near |= {t.i for t in clause.lefts if t.dep_ == "nsubj"}
    pronoun = next((t for t in words if t.head.i in near), None)
    if pronoun is None:
        return None
    return clause.head if clause.dep_ == "acl:relcl" else nominal_before(pronoun)
