"""Who does an act that a noun tells as the occasion of something: the subject of the clause, whom the noun qualifies, an ally in it.

"en visite à Kiev, la ministre …", "lors d'un entretien avec X, le roi …", "alliés de Washington dans la lutte contre …".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.coordination import first_of_series
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_passive, is_verbal, preposition
from kg.claims.participle_heads import governing_verb
from kg.claims.predicates import described, subject_of_being
from kg.claims.syntax import deep_subjects, surface_subjects
from kg.languages import function_words, lemmas

_ALLY = 8  # tokens from "alliés" to "dans la lutte"
_QUALIFYING = ("acl", "amod", "appos")
_STEPS = 5  # words climbed from a noun to the verb of its clause
_INTO = ("en", "dans")
_BY = ("par", "avec")
THROUGH = frozenset({"nmod", "obl:arg", "obl:mod", "conj", "advmod", "dep", "fixed"})


def partakers(noun: Token, fillers: Fillers) -> list[Token]:
    """Who does what the clause tells in which a noun names the occasion: the subject, or the actor that the noun qualifies."""
    if (ally := _ally_before(noun)) is not None:
        if ally.dep_ in _QUALIFYING:
            return [first_of_series(ally.head)]
        return surface_subjects(ally) if is_verbal(ally) else described(ally) or subject_of_being(ally)
    node, opening = noun, ""
    for _ in range(_STEPS):
        if node.dep_ not in THROUGH or node.head == node:
            return []
        opening = occasion(node) or opening
        node = node.head
        if opening and any(child.dep_ == "cop" for child in node.children):  # "X a été l'alliée de Y dans la lutte"
            return subject_of_being(node)
        if is_verbal(node):
            return [t for t in _doers(node) if t.i != noun.i and not noun.is_ancestor(t)] if opening else []
        if node.dep_ == "obj" and opening != "en" and is_verbal(node.head):  # "a arrêté dix rebelles | dans une opération": not theirs
            return surface_subjects(node.head)
        beside = fillers.direct(node) or any(child.dep_ == "appos" and fillers.direct(child) for child in node.rights)
        if beside and opening in function_words(noun.lang_, "qualifying"):  # "une délégation en visite"
            return described(node) or [node]
    return []


def _ally_before(noun: Token) -> Token | None:
    """The word for an ally in what a noun tells, whatever the parser hung that on: "X, alliés de Lima | dans la lutte"."""
    if preposition(noun) not in function_words(noun.lang_, "inside"):
        return None
    for token in reversed(noun.doc[max(noun.sent.start, noun.left_edge.i - _ALLY) : noun.left_edge.i]):
        if is_noun_of_kind(token, "ally"):
            return token
        if token.is_punct or is_verbal(token):
            break
    return None


def occasion(noun: Token) -> str:
    """The word that makes a noun tell the occasion of a clause; empty where it is an argument."""
    opening = preposition(noun) or ""
    circumstantial = function_words(noun.lang_, "circumstantial")
    if noun.lower_ in circumstantial or (opening == "à" and noun.lower_ in words_of_kind(noun.lang_, "course")):
        return noun.lower_  # "au cours d'un entretien"
    return opening if opening in circumstantial and noun.dep_ in ("obl:mod", "obl:arg", "nmod") else ""


def _doers(verb: Token) -> list[Token]:
    return (by_agents(verb) if is_passive(verb) else []) or surface_subjects(verb)


def users(noun: Token) -> list[Token]:
    """Who does something by an act or in view of it, and so does it: "avec cet assaut, X veut …", "a répliqué par des frappes"."""
    parties = [child for child in noun.rights if child.dep_ == "nmod" and preposition(child) in ("de", "entre")]
    if any(map(_names_party, parties)):
        return []
    pointed = any(child.dep_ == "det" and child.lower_ in function_words(noun.lang_, "demonstrative") for child in noun.lefts)
    opening, below = preposition(noun), noun
    counted = opening == "de" and noun.head.lemma_.lower() in lemmas(noun.lang_, "quantifiers")  # "par une série de frappes"
    means = noun.head if counted else noun
    if preposition(means) in _BY and is_of_kind(means.head, "retorts") and not is_passive(means.head):
        return deep_subjects(means.head)
    if parties or not (pointed and (opening == "avec" or (opening == "par" and noun.i < noun.head.i))):
        below = noun.head
        if opening != "de" or preposition(below) not in _INTO or not is_noun_of_kind(below, "view"):
            return []
    verb = below.head if is_verbal(below.head) else governing_verb(below)
    return _doers(verb) if verb is not None and not is_passive(verb) else []


def _names_party(complement: Token) -> bool:
    """Whether a noun's complement may tell whose act it is; what has no article tells its kind: "par des tirs | d'artillerie"."""
    contracted = function_words(complement.lang_, "contracted_of")
    articled = any(child.dep_ in ("det", "nummod") or child.lower_ in contracted for child in complement.lefts)
    return complement.pos_ != "NOUN" or preposition(complement) != "de" or articled
