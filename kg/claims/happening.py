"""Nouns of action that are said to happen, whoever does it: "les combats se poursuivent", "il y a des tirs", "l'ouverture du dialogue"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.event_words import is_noun_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_infinitive, preposition
from kg.languages import function_words

_NEAR = 4  # tokens from a verb to the noun that says with it that something goes on
_BEGINNINGS = (("talks", "opening"), ("pact", "signing"))  # a class of nouns, and the kind of words that say of them that they begin


def occurs(noun: Token, fillers: Fillers) -> bool:
    """Whether the words around a noun tell that what it names is, goes on, begins or ends."""
    return happens(noun) or _is_there(noun) or _begins(noun, fillers)


def happens(noun: Token) -> bool:
    """Whether a noun is the subject of a verb of happening, or takes place: "les combats | se poursuivent", "sont en cours"."""
    opening = function_words(noun.lang_, "relative_subject")  # "les combats | qui se déroulent à Gao"
    clauses = [t for t in noun.rights if t.dep_ == "acl:relcl" and t.left_edge.lower_ in opening]
    verbs = [noun.head] if noun.dep_ in ("nsubj", "nsubj:pass") else clauses
    verbs += [child for verb in verbs for child in verb.children if child.dep_ == "xcomp" and is_infinitive(child)]  # "doivent | reprendre"
    return any(is_of_kind(verb, "happens") or _takes_place(verb) for verb in verbs)


def _is_there(noun: Token) -> bool:
    """Whether a noun is what there is: "il y a eu | des tirs"; not what there must be ("il ne doit pas y avoir de rassemblement")."""
    verb = noun.head
    if noun.dep_ != "obj" or is_infinitive(verb) or verb.lemma_.lower() not in function_words(noun.lang_, "have"):
        return False
    return any(child.lower_ in function_words(noun.lang_, "place_pronoun") for child in verb.lefts)


def _begins(noun: Token, fillers: Fillers) -> bool:
    """Whether the noun before says of talks that they open, of a pact that it is signed: "l'ouverture | des négociations"."""
    if noun.dep_ != "nmod" or preposition(noun) != "de":
        return False
    classes = fillers.classes(noun)
    return any(named in classes and is_noun_of_kind(noun.head, kind) for named, kind in _BEGINNINGS)


def _takes_place(predicate: Token) -> bool:
    """Whether a predicate says that something is under way: "ont | lieu", "sont en | cours"."""
    going = function_words(predicate.lang_, "under_way")
    below = (t for t in predicate.rights if t.lower_ in going and t.i - predicate.i < _NEAR)
    return (predicate.lower_ in going and preposition(predicate) == "en") or (predicate.pos_ in ("VERB", "AUX") and any(below))
