"""What a verb is coordinated with: French coordinates like forms, finite verbs that agree, infinitives, gerunds, participles.

Where the parser hung a verb on another form ("a déjoué une attaque violente et ouvert le feu"), the nearest like form in front is meant.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from kg.claims.agreement import finite_form, number
from kg.claims.forms import ends_as_gerund, is_infinitive, is_past_participle, is_verbal, preposition

_REACH = 45  # tokens between coordinated verbs

Form = Literal["finite", "infinitive", "gerund", "participle", "other"]


def form_of(verb: Token) -> Form:
    """The form of a verb with its auxiliaries: "avoir tué" is an infinitive, "a tué" finite."""
    if _finite(verb) is not None:
        return "finite"
    if is_infinitive(verb) or any(child.dep_.startswith("aux") and is_infinitive(child) for child in verb.lefts):
        return "infinitive"
    if ends_as_gerund(verb):
        return "gerund"
    return "participle" if is_past_participle(verb) else "other"


def parallel(verb: Token) -> Token | None:
    """The verb that a coordinated verb goes on: the one that the parser gave if their forms are alike, else the nearest like one."""
    head, form = verb.head, form_of(verb)
    if form == "infinitive" and (marked := _with_its_mark(verb)) is not None:
        return marked
    if is_verbal(head) and _alike(head, verb, form):
        return head
    if form == "other" or not any(child.dep_ == "cc" or child.text == "," for child in verb.lefts):
        return head if is_verbal(head) else None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _REACH) : verb.i]):
        if token.pos_ in ("VERB", "AUX") and not token.dep_.startswith("aux") and _alike(token, verb, form) and not verb.is_ancestor(token):
            return token
    return head if is_verbal(head) else None


def _with_its_mark(infinitive: Token) -> Token | None:
    """The nearest infinitive in front with the same "de" or "à", where the parser gave one without: "avoir ordonné d'agir et | de tuer"."""
    mark, head = preposition(infinitive), infinitive.head
    if mark is None or preposition(head) == mark:
        return None
    between = reversed(infinitive.doc[head.i + 1 : infinitive.i])
    return next((t for t in between if is_infinitive(t) and preposition(t) == mark), None)


def _alike(first: Token, verb: Token, form: Form) -> bool:
    told = form_of(first)
    if form == "participle":  # its auxiliary is the first one's
        compound = told == "finite" and any(child.dep_.startswith("aux") and child.i < first.i for child in first.children)
        return compound or (told in ("participle", "infinitive") and is_past_participle(first))
    if form != "finite":
        return told == form
    one, other = _finite(first), _finite(verb)
    return one is not None and other is not None and _same_number(one, other)


def _finite(verb: Token) -> Token | None:
    """The word that bears person and number, also where the parser took the auxiliary for a verb of being: "il se serait rendu"."""
    copulas = (child for child in verb.lefts if child.dep_ == "cop" and child.morph.get("Mood", []))
    return finite_form(verb) or (next(copulas, None) if is_past_participle(verb) else None)


def _same_number(one: Token, other: Token) -> bool:
    persons = [form.morph.get("Person", []) for form in (one, other)]
    alike = not all(persons) or persons[0] == persons[1]
    return alike and (number(one) is None or number(other) is None or number(one) == number(other))
