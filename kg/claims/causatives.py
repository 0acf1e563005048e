"""Whom a causative has do something of their own: "le raid a fait fuir | les rebelles"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.forms import is_infinitive
from kg.claims.syntax import deep_objects
from kg.languages import function_words


def is_caused(verb: Token) -> bool:
    """Whether an intransitive infinitive stands behind a causative that is no reflexive one, so that its object does what it tells."""
    if not (verb.i and is_infinitive(verb) and is_of_kind(verb, "intransitive")):
        return False
    causative = verb.nbor(-1)
    itself = any(t.lower_ in function_words(verb.lang_, "reflexive") for word in (causative, verb) for t in word.lefts)
    return causative.lemma_ in function_words(verb.lang_, "causative") and not itself


def made_to(verb: Token) -> list[Token]:
    """Who is made to do what such an infinitive tells."""
    return deep_objects(verb) if is_caused(verb) else []
