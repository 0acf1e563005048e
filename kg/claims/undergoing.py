"""Whom or what an act befell that the text only counts or describes: "dix personnes", "des passants", "un hôpital".

Such a party is one of its article and of these words: the noun with its number and the adjectives beside it. Vehicles, bases and
positions are no parties, whose they are is; the dead and the wounded who are only counted are quantities.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import bare_object
from kg.claims.coordination import coordinated
from kg.claims.event_words import is_noun_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_passive
from kg.claims.syntax import deep_objects, surface_subjects
from kg.knowledge import slug
from kg.languages import function_words
from kg.model import Actor
from kg.noun_phrases import noun_phrases

_DIGITS = 8
_BESIDE = 2  # words between a noun and an adjective of its label
_PEOPLE = frozenset({"human"})
_STRUCK = frozenset({"human", "force"})
_VAGUE = frozenset({"facility", "territory"})  # what a word also names that tells of nobody: "une cible"


def undergoing(tokens: Iterable[Token], fillers: Fillers, *, counting: bool, passive: bool, forced: bool = True) -> tuple[Actor, ...]:
    """The parties that plain nouns in a slot tell of, each once; `counting` where they are but dead or wounded, `forced` by force."""
    found: list[Actor] = []
    for token in [each for first in tokens for each in coordinated(first)]:
        noun = fillers.counted(token)
        if noun.pos_ != "NOUN" or fillers.alone(token) or _is_nobody(noun):
            continue
        found += fillers.actors(_occupants(noun)) if forced else ()
        if (struck := fillers.mention(noun)) is not None:  # "les victimes", "les blessés"
            found += [struck.actor] if passive or not counting else []
        elif (not counting or _is_of_kind_told(noun)) and _is_party(noun, fillers.classes(noun), forced=forced):
            found.append(_party(token, noun))
    return tuple(dict.fromkeys(found))


def sites(tokens: Iterable[Token], fillers: Fillers) -> tuple[Actor, ...]:
    """The buildings open to all among nouns: "l'attaque d'une église"."""
    found = (each for first in tokens for each in coordinated(first))
    public = [t for t in found if t.pos_ == "NOUN" and is_noun_of_kind(t, "public") and not fillers.actors([t])]
    return tuple(dict.fromkeys(_party(noun, noun) for noun in public))


def strangers(tokens: Iterable[Token], fillers: Fillers) -> bool:
    """Whether people stand in a slot of whom the text tells nothing that makes them an actor: "les", "quatre personnes"."""
    for token in (each for first in tokens for each in coordinated(first)):
        if fillers.alone(token):
            continue
        noun = fillers.counted(token)
        if token.pos_ == "PRON" and token.lower_ in function_words(token.lang_, "object_pronoun", "subject_pronoun"):
            return True
        pointing = any(child.lower_ in function_words(noun.lang_, "demonstrative") for child in noun.lefts)  # "cet homme" was told of
        if noun.pos_ == "NOUN" and not pointing and fillers.classes(noun) & _STRUCK and not fillers.classes(noun) & _VAGUE:
            return True
    return False


def _is_nobody(noun: Token) -> bool:
    """Whether a bare noun denies that there is anybody: "personne ne nous a soutenus"."""
    return noun.lower_ in function_words(noun.lang_, "nobody") and not any(child.dep_ in ("det", "nummod") for child in noun.lefts)


def _is_of_kind_told(noun: Token) -> bool:
    """Whether a number counts people by what they are, not as anybody: "deux employés", not "deux personnes"."""
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return counted and not is_noun_of_kind(noun, "anyone")


def _occupants(thing: Token) -> list[Token]:
    """Whom a thing holds by its participle or clause: "un camion transportant | des soldats", "une base où stationnent | des soldats"."""
    gerunds = [t for t in thing.rights if t.dep_ in ("acl", "amod") and ends_as_gerund(t) and is_of_kind(t, "carries")]
    found = [held for gerund in gerunds for held in gerund.rights if held.dep_ == "obj" or bare_object(held, gerund)]
    for clause in (t for t in thing.rights if t.dep_ == "acl:relcl"):
        if is_of_kind(clause, "carries") and any(t.lower_ in function_words(t.lang_, "relative_subject") for t in clause.lefts):
            found += [t for t in deep_objects(clause) if t.i > clause.i]
        elif is_of_kind(clause, "stays") and any(t.lower_ in function_words(t.lang_, "relative_place") for t in clause.lefts):
            found += deep_objects(clause) or _right_behind(clause) if is_passive(clause) else surface_subjects(clause)
    return found


def _right_behind(verb: Token) -> list[Token]:
    """The subject right behind a passive: "où sont déployées | des troupes"."""
    return [t for t in verb.rights if t.pos_ == "NOUN" and t.left_edge.i == verb.i + 1 and t.left_edge.lower_ in _some(verb.lang_)]


def _some(language: str) -> frozenset[str]:
    return function_words(language, "partitive", "definite")


def _is_party(noun: Token, classes: frozenset[str], *, forced: bool) -> bool:
    if forced and is_noun_of_kind(noun, "public"):
        return True
    several = noun.morph.get("Number", []) == ["Plur"] and not any(child.dep_ == "nummod" for child in noun.children)
    if is_noun_of_kind(noun, "death") and not several:  # "a déploré la mort de X", "contre 9 morts auparavant"
        return False
    return bool(classes & (_STRUCK if forced else _PEOPLE)) and not classes & _VAGUE


def _party(token: Token, noun: Token) -> Actor:
    """The party that a noun names in this article, by its number and its adjectives."""
    words = [noun, *(t for t in noun.children if t.dep_ == "amod" and t.pos_ != "ADV" and abs(t.i - noun.i) <= _BESIDE)]
    label = " ".join(t.lower_ for t in sorted(words, key=lambda t: t.i))
    number = [t.lower_ for t in noun.children if t.dep_ == "nummod" and t.i < noun.i]
    number = number or [t.lower_ for t in noun.doc[token.i : noun.i]]  # "une vingtaine de"
    told = " ".join((*number, label))
    digest = sha256(noun.doc.text.encode()).hexdigest()[:_DIGITS]
    return Actor(
        id=f"{slug(told)}-{digest}",
        label=told,
        kind="people",
        wordings=tuple(sorted({told, label, *noun_phrases(noun, noun.i, noun.i + 1)})),
    )
