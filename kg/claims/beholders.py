"""Whom an act befalls that the subject of "se voir" sees done: "s'est vu refuser l'entrée par X", "se voit accuser de complicité".

The reflexive pronoun is the indirect or the direct object of the infinitive, whose doer stands behind "par" (Riegel, Pellat & Rioul,
*Grammaire méthodique du français*, on the passive of "se voir"). "Se voit gagner l'élection" tells what the subject does itself.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.languages import function_words

_REFLEXIVE = frozenset({"expl:comp", "expl:pass", "expl", "obj", "iobj"})


def sees_given(infinitive: Token) -> bool:
    """Whether the subject of "se voir" is the indirect object of the infinitive: "s'est vu imposer une trêve"."""
    return _has_beholder(infinitive) and is_of_kind(infinitive, "gives")


def sees_itself(infinitive: Token) -> bool:
    """Whether the subject of "se voir" is the direct object of the infinitive: "se voit accuser de complicité"."""
    if not _has_beholder(infinitive) or _has_object(infinitive) or sees_given(infinitive):
        return False
    by = function_words(infinitive.lang_, "by")
    told = any(grand.lower_ in by for child in infinitive.rights for grand in child.lefts if grand.dep_ == "case")
    return told or is_of_kind(infinitive, "suspects") or is_of_kind(infinitive, "charges")


def _has_beholder(infinitive: Token) -> bool:
    verb = infinitive.head
    if _has_it_done(infinitive):
        return True
    if verb.i >= infinitive.i or infinitive.morph.get("VerbForm", []) != ["Inf"]:
        return False
    if verb.lemma_.lower() not in function_words(verb.lang_, "beholding"):
        return False
    return any(child.dep_ in _REFLEXIVE and child.lower_ in function_words(verb.lang_, "reflexive") for child in verb.lefts)


def _has_it_done(infinitive: Token) -> bool:
    """Whether a reflexive causative stands in front that is given something: "s'est fait | livrer des chars par X"."""
    causative = infinitive.nbor(-1) if infinitive.i > infinitive.sent.start else infinitive
    if causative.lemma_ not in function_words(infinitive.lang_, "causative") or not _has_object(infinitive):
        return False
    reflexive = function_words(infinitive.lang_, "reflexive")
    told = any(child.lower_ in reflexive for word in (infinitive, causative) for child in word.lefts)
    by = function_words(infinitive.lang_, "by")
    return told and any(t.lower_ in by for t in infinitive.doc[infinitive.i : infinitive.right_edge.i])


def _has_object(infinitive: Token) -> bool:
    return any(child.dep_ == "obj" for child in infinitive.rights)
