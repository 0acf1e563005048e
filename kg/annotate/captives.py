"""Who takes, charges and tries whom: of a passive of such a verb, a pronoun means those that another took, not the takers.

"Les gendarmes ont arrêté deux hommes. Ils seront jugés lundi": the men are tried, though the gendarmes are the subject.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotate.grammar import past_participle
from kg.languages import function_words, lexicon

_PHRASE = 6  # tokens from a verb to behind the last word of its phrase
_ACTIVE, _PASSIVE = frozenset({"nsubj"}), frozenset({"nsubj:pass"})


@cache
def _phrases(language: str) -> dict[str, list[frozenset[str]]]:
    """The verbs of arrest, charge and trial, with what follows each in its phrases: "placer" before "détention"."""
    phrases: dict[str, list[frozenset[str]]] = {}
    for row in lexicon(language).table("custody"):
        first, *rest = row["lemma"].split()
        phrases.setdefault(first, []).append(frozenset(rest))
    return phrases


def _is_of_custody(verb: Token) -> bool:
    """Whether a verb tells so, alone or with the words behind it."""
    phrases = _phrases(verb.lang_).get(verb.lemma_.lower(), [])
    behind = {t.lemma_.lower() for t in verb.doc[verb.i + 1 : verb.i + _PHRASE]} if phrases else set()
    return any(rest <= behind for rest in phrases)


def is_taken(token: Token) -> bool:
    """Whether a word names whom such a verb takes: its object, or its subject in the passive."""
    verb = token.head
    if not _is_of_custody(verb) or any(child.dep_ == "obl:agent" for child in verb.children):
        return False  # "accusé par Lima" says by whom
    return token.dep_ == "obj" or token.dep_ in _PASSIVE or (token.dep_ in _ACTIVE and _is_passive(verb))


def takes(token: Token) -> bool:
    """Whether a word names who takes others by such a verb: its subject in the active, its agent."""
    verb = token.head
    if not _is_of_custody(verb):
        return False
    return token.dep_ == "obl:agent" or (token.dep_ in _ACTIVE and not _is_passive(verb))


def _is_passive(verb: Token) -> bool:
    """Whether the only auxiliary or copula of a participle is "être"."""
    helpers = {t.lemma_ for t in verb.children if t.dep_.startswith(("aux", "cop"))}
    be = function_words(verb.lang_, "be")
    return past_participle(verb) and bool(helpers & be)
