"""What past participles belong to where the parser hung them on another word: the passive that they go on, the noun in front of a comma."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import agrees, gender, number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.forms import is_passive, is_past_participle, is_verbal, preposition
from kg.claims.inversion import SUBJECTS
from kg.claims.participles import only_qualifies
from kg.languages import function_words, lemmas

_DEPTH = 8  # how far a chain of governors is followed
_ADVERBS = 6  # tokens between a comma and the participle behind it: "de plus en plus critiqué"
_QUOTES = frozenset({"»", '"', "”"})
_PARTIES = ("human", "force")
_QUALIFIERS = frozenset({"appos", "acl", "acl:relcl"})


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token."""
    node = token
    for _ in range(_DEPTH):
        if node.head == node:
            return node if is_verbal(node) else None
        node = node.head
        if is_verbal(node):
            return node
    return None


def verb_of_object(noun: Token, verb: Token) -> Token | None:
    """The verb that an active participle is coordinated with, where the parser hung it on that verb's object."""
    coordinated_verb = noun.dep_ == "obj" and is_past_participle(verb) and not is_passive(verb)
    return noun.head if coordinated_verb and is_verbal(noun.head) else None


def passive_above(noun: Token, verb: Token) -> Token | None:
    """The passive that a participle is coordinated with, where the parser hung it on a noun below: "a été arrêté à Gao et écroué"."""
    if not is_past_participle(verb) or any(child.dep_.startswith("aux") for child in verb.children):
        return None
    above = governing_verb(noun)
    while above is not None and only_qualifies(above) and above.head.i < above.i and not _alike(above, verb):  # "ouverte par Gao"
        above = governing_verb(above)
    fits = above is not None and is_passive(above) and _alike(above, verb)
    return above if fits and not (noun.pos_ == "NOUN" and noun.dep_ in SUBJECTS) else None


def _alike(participle: Token, other: Token) -> bool:
    """Whether two participles may tell of the same noun."""
    pairs = ((number(participle), number(other)), (gender(participle), gender(other)))
    return not any(one and two and one != two for one, two in pairs)


def apposed_before(participle: Token) -> list[Token]:
    """The noun that a passive participle behind "et" says more of: "du mouvement X, né à Gao, et | classé comme terroriste par Lima"."""
    joint = next((child.i for child in participle.lefts if child.dep_ == "cc"), None)
    if joint is None or joint - 2 < participle.sent.start:
        return []
    node = participle.doc[joint - 1 if participle.doc[joint - 1].text != "," else joint - 2]
    while node.head.i < node.i:
        if node.dep_ in _QUALIFIERS and node.head.pos_ in ("NOUN", "PROPN") and agrees(participle, node.head):
            return [node.head]
        node = node.head
    return []


def party_before(participle: Token) -> list[Token]:
    """The noun of people right in front of the comma before a participle: "a été relayé par son adjoint, | accusé de vol"."""
    doc, start = participle.doc, participle.sent.start
    comma = next((i for i in range(participle.i - 1, max(start, participle.i - _ADVERBS), -1) if doc[i].text == ","), None)
    joined = any(child.dep_ in ("cc", "conj") for child in participle.children)  # "arrêté, | jugé et condamné"
    if comma is None or joined or any(is_verbal(t) or t.pos_ == "PRON" for t in doc[comma + 1 : participle.i]):
        return []
    node = doc[comma - 1] if doc[comma - 1].text not in _QUOTES else doc[max(comma - 2, start)]
    locative = function_words(participle.lang_, "locative")
    while node.head.i < node.i:
        person = node.pos_ == "PROPN" and any(child.dep_ == "flat:name" for child in node.children)
        told = person or (node.pos_ == "NOUN" and node.lemma_.lower() in lemmas(node.lang_, "nouns", *_PARTIES))
        if told and node.dep_ not in SUBJECTS and agrees(participle, node):
            placed = person and preposition(node) in locative  # "à Buenos Aires"
            return [node] if not placed else []
        if is_verbal(node):
            break
        node = node.head
    return []


def act_before_place(participle: Token, place: Token) -> list[Token]:
    """The noun of an act or a charge behind whose place a participle stands: "la présence de X à Gao, | dénoncée par Lima"."""
    if place.pos_ != "PROPN" or participle.nbor(-1).text != "," or not is_of_kind(participle, "event", "charges"):
        return []
    node, where = place, function_words(participle.lang_, "locative")
    for _ in range(_DEPTH):
        if node.dep_ != "nmod" or node.head.i >= node.i:
            return []
        placed = preposition(node) in where
        node = node.head
        if placed and node.pos_ == "NOUN" and not any(child.dep_ == "flat:name" for child in node.children):
            return [node] if agrees(participle, node) else []
    return []
