"""Nouns and adjectives that say something of another noun: predicates, appositions, kinds."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.coordination import says_what
from kg.claims.forms import preposition
from kg.languages import function_words

_OF_OBJECT = frozenset({"xcomp", "obl:mod", "obl:arg"})  # labels of what a verb says that its object is
_ADRIFT = frozenset({"nsubj", "obl:mod", "dep", "advcl", "parataxis"})  # labels of an apposition that the parser hung on the verb


def tells_kind(token: Token) -> bool:
    """Whether a bare singular noun behind "de" says what kind of act it is: "un accord de paix", "la prise de pouvoir"."""
    bare = token.pos_ == "NOUN" and token.is_lower and token.morph.get("Number", []) != ["Plur"] and token.i > 0
    bare = bare and not any(t.dep_ in ("det", "nummod") for t in token.children)
    return bare and token.nbor(-1).lower_ in function_words(token.lang_, "bare_of")


def described(head: Token) -> list[Token]:
    """Whom an apposition describes: "les Kurdes, alliés de Washington", "un allié de l'Otan, la Turquie"."""
    if says_what(head):
        return [head.head]
    before = head.doc[head.left_edge.i - 1] if head.left_edge.i > 0 else None
    if before is not None and before.text == ":" and any(t.dep_ == "acl" for t in head.subtree):  # "Mali: quatre membres du groupe tués"
        return []
    apposed = head.dep_ == "appos" or (head.dep_ in ("nmod", "amod") and preposition(head) is None)
    if apposed and before is not None and (head.dep_ == "appos" or before.is_punct) and head.head.pos_ in ("NOUN", "PROPN"):
        return [head.head]
    if head.dep_ in _ADRIFT and preposition(head) is None and before is not None and _is_enclosed(head):
        name = before.nbor(-1)
        return [name] if (name.pos_ == "PROPN" or name.text.isupper()) and not _is_quoted(name) else []
    bare = [t for t in head.rights if t.dep_ in ("appos", "nmod") and t.pos_ == "PROPN" and preposition(t) is None]
    return [t for t in bare if t.left_edge.nbor(-1).text == ","][:1]


def _is_quoted(name: Token) -> bool:
    """Whether a name is of who is quoted: "selon le procureur X, l'auteur de l'attaque, arrêté mardi, …"."""
    according = function_words(name.lang_, "according")
    return any(child.lower_ in according for token in (name, *name.ancestors) for child in token.lefts if child.dep_ == "case")


def _is_enclosed(noun: Token) -> bool:
    """Whether commas enclose a noun phrase: "le mouvement X, un allié de l'Iran, …"."""
    first, last = noun.left_edge.i, noun.right_edge.i
    while last > noun.i and noun.doc[last].text == ",":
        last -= 1
    inside = first - 1 > noun.sent.start and last + 1 < noun.sent.end
    return inside and noun.doc[first - 1].text == noun.doc[last + 1].text == ","


def subject_of_being(head: Token) -> list[Token]:
    """The subject of a predicate noun or adjective: "X est la cible", "Y sont présentes"."""
    if any(child.dep_ == "cop" for child in head.children):
        return [child for child in head.children if child.dep_ in ("nsubj", "nsubj:pass")]
    if head.pos_ == "ADJ" and head.dep_ in ("amod", "acl") and head.head.pos_ in ("NOUN", "PROPN"):
        return [head.head]
    return []


def doer_of_being(head: Token) -> list[Token]:
    """The subject of a predicate as who does what it tells; nobody does what he is under: "Gao est sous le contrôle des rebelles"."""
    return [] if preposition(head) in function_words(head.lang_, "beneath") else subject_of_being(head)


def deeming(noun: Token) -> Token | None:
    """The verb that says of its object what a noun tells: "considère X comme | le cerveau", "tient X pour | responsable"."""
    verb, opening = noun.head, preposition(noun)
    if noun.dep_ not in _OF_OBJECT or verb.pos_ != "VERB" or verb.i > noun.i or not is_of_kind(verb, "deems"):
        return None
    linked = opening in function_words(noun.lang_, "as", "linking") or (opening is None and noun.dep_ == "xcomp")
    return verb if linked else None
