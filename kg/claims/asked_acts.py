"""Who is to do what a noun tells, by the verb that asks for it: "appelle ses partisans à la grève", "exige de Lima le retrait …"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import complements
from kg.claims.coordination import first_joined
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.forms import NOMINAL, is_passive, preposition
from kg.claims.syntax import deep_objects, surface_subjects

_ARGUMENTS = ("obl:arg", "obl:mod")


def asked_to(noun: Token) -> list[Token]:
    """Whom a verb calls to an act or asks for it; who calls to a gathering without saying whom; empty for other nouns."""
    gathering = is_noun_of_kind(noun, "gathering")
    callers = [t for t in noun.rights if gathering and t.lower_ in words_of_kind(noun.lang_, "behalf") and preposition(t) == "à"]
    if callers:  # "une marche à l'appel de l'opposition"
        return complements(callers[0], ("de",))
    first = first_joined(noun)
    verb = first.head
    if first.dep_ in _ARGUMENTS and preposition(first) == "à" and is_of_kind(verb, "calls"):
        whom = [t for t in deep_objects(verb) if t.i != first.i]
        return whom or (surface_subjects(verb) if gathering and not is_passive(verb) else [])
    if first.dep_ != "obj" or is_passive(verb):
        return []
    opening = "à" if is_of_kind(verb, "asks") else "de" if is_of_kind(verb, "asks-of") else None
    clitics = [t for t in verb.lefts if opening == "à" and t.dep_ == "iobj" and t.pos_ == "PRON"]
    return clitics or [t for t in verb.rights if opening and t.pos_ in NOMINAL and t.i != first.i and preposition(t) == opening]
