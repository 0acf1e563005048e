"""News and charges whose content a clause tells ("les accusations selon lesquelles …"): whose they are, and whether they are false."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.languages import function_words

_SUBJECTS = ("nsubj", "nsubj:pass")
_OWNERS = ("amod", "nmod", "acl")


def refuted(act: Token, words: CertaintyWords) -> bool:
    """Whether words that tell of an act are denied or said to be false: "dément les informations selon lesquelles", "sont infondées".

    Charges that are somebody's own ("dément les accusations américaines selon lesquelles") stay what that party says.
    """
    told, verb = act.head, act.head.head
    if not _tells_content(act):
        return False
    if any(token.lower_ in function_words(act.lang_, "negator") for token in verb.children):
        return False
    if any(token.dep_ == "amod" and token.lower_ in words.negation["false"] for token in told.children):
        return True
    if told.dep_ in _SUBJECTS and verb.i > act.i:
        denied = told.dep_ == "nsubj:pass" and verb.lemma_ in words.negation["verb"]
        return denied or verb.lower_ in words.negation["false"]
    return told.dep_ == "obj" and verb.lemma_ in words.negation["verb"] and not _is_owned(told)


def leaves_open(verb: Token) -> bool:
    """Whether a verb says that somebody does not bear out what is told: "n'a pas confirmé"."""
    confirming = verb.lower_ in function_words(verb.lang_, "verified") or verb.lemma_ in function_words(verb.lang_, "verified")
    return confirming and any(token.lower_ in function_words(verb.lang_, "negator") for token in verb.lefts)


def denies_charge(verb: Token) -> bool:
    """Whether a verb of denial has a charge or news of somebody else for its object, whose content is no word of the denier's."""
    return any(token.dep_ == "obj" and _is_owned(token) and any(map(_tells_content, token.rights)) for token in verb.rights)


def _is_owned(charge: Token) -> bool:
    """Whether an adjective or a complement right behind a noun says whose it is: "les propos du ministre"."""
    return any(token.dep_ in _OWNERS and 0 < token.left_edge.i - charge.i <= 2 for token in charge.rights)


def _tells_content(clause: Token) -> bool:
    """Whether a clause on a noun tells what that says: "l'information | selon laquelle …"."""
    return clause.dep_ == "acl:relcl" and any(_according_to_which(token) for token in clause.lefts)


def _according_to_which(pronoun: Token) -> bool:
    relative = function_words(pronoun.lang_, "relative_composed", "relative_subject")
    return pronoun.i > 0 and pronoun.lower_ in relative and pronoun.nbor(-1).lower_ in function_words(pronoun.lang_, "according")
