"""Adjectives and bare names of a noun of an act, which say whose it is: "des frappes américaines", "frappe de drone turque"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from kg.claims.agreement import agrees
from kg.claims.argument_verbs import is_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, preposition
from kg.languages import function_words

_ARMS = frozenset({"arms", "weapon", "projectile", "aircraft"})
_MEANS = frozenset({"vehicle", "weapon"})
_PARTING = frozenset({",", ":", ";", "(", "–", "—", "--"})
_OPENING = 3  # tokens of a sentence that a noun with something apposed to it opens


def qualifying(head: Token, phrase: list[Token], fillers: Fillers) -> list[Token]:
    """The qualifiers of a noun; of the means or the tie in its phrase where none is an actor's: "la rupture des liens | franco-turcs"."""
    ties = function_words(head.lang_, "tie")
    made_of = [t for t in head.rights if t.dep_ == "nmod" and preposition(t) == "de" and _tells_kind(t, fillers)]
    inner = [noun for noun in (*phrase, *made_of) if fillers.classes(noun) & _MEANS or noun in made_of]  # "une volée de missiles | turcs"
    tied = [_adjectives(noun, fillers) for noun in phrase if noun.lower_ in ties and noun not in inner]
    found = [_adjectives(head, fillers), *([noun, *_adjectives(noun, fillers)] for noun in inner), *tied]
    return next((near for near in found if any(map(fillers.direct, near))), found[0])


def owned_by_origin(things: list[Token], fillers: Fillers) -> list[Token]:
    """The adjectives of origin of proposals and of arms, which say whose they are: "a rejeté l'offre française d'une trêve"; arms that are
    named with their country themselves: "des drones iraniens ont été livrés".
    """
    armed = [thing for thing in things if fillers.classes(thing) & _ARMS]
    whole = [thing for thing in armed if fillers.direct(thing)]
    told = [thing for thing in (*armed, *(t for t in things if "proposal" in fillers.classes(t))) if not fillers.direct(thing)]
    return whole + [t for thing in told for t in _adjectives(thing, fillers) if t.pos_ == "ADJ" and fillers.direct(t)]


def _adjectives(noun: Token, fillers: Fillers) -> list[Token]:
    found = [t for t in noun.children if t.dep_ in ("amod", "nmod") and t.pos_ in ("ADJ", "PROPN", "NOUN") and preposition(t) is None]
    of = function_words(noun.lang_, "partitive")
    found = [t for t in found if t.pos_ == "ADJ" or not _is_apart(t, noun)]
    found = [t for t in found if t.dep_ == "amod" or t.left_edge.lower_ not in of]  # "l'appui de Lima et celui, discret, | des Émirats"
    second = [t for first in found if first.pos_ == "ADJ" for t in first.rights if t.pos_ == "ADJ"]  # "frappe aérienne | américaine"
    second += [t for t in _run(noun) if t not in found and agrees(t, noun)]
    behind = noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]  # "une attaque probablement | US", which the parser hangs elsewhere
    if len(behind) == 2 and behind[0].pos_ == "ADV" and behind[1].pos_ in ("ADJ", "NOUN") and fillers.direct(behind[1]):
        found = found or [behind[1]]
    aims = [t for t in found if any(map(ends_as_gerund, t.lefts)) or t.i in fillers.opposed]  # "des attaques | ciblant Lima", "anti-kurdes"
    return [t for t in (*found, *filter(fillers.direct, second)) if t not in aims and not _goes_on(t, fillers)]


def _goes_on(word: Token, fillers: Fillers) -> bool:
    """Whether a word goes on a name that another one heads, which the parser hung elsewhere: "un raid contre Liwa | al-Haqq"."""
    named = fillers.mention(word)
    return named is not None and named.tokens.start <= named.tokens.head < word.i


def _tells_kind(noun: Token, fillers: Fillers) -> bool:
    """Whether a complement only says what kind of act it is: "un tir de roquettes | syriennes", "des frappes de riposte | turques"."""
    return "projectile" in fillers.classes(noun) or is_of_kind(noun, "answers")


def _run(noun: Token) -> list[Token]:
    """The adjectives right behind a noun, of which the parser may hang the last elsewhere: "fait état de frappes aériennes | turques"."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    return [*takewhile(lambda t: t.pos_ == "ADJ", behind)][1:]


def _is_apart(nominal: Token, noun: Token) -> bool:
    """Whether more than its own words parts a nominal from a noun: "malgré des mises en garde, | son offensive"; not "de pays, dont X"."""
    whose = function_words(noun.lang_, "whose")
    between = noun.doc[noun.i + 1 : nominal.i]
    if any(t.lower_ in function_words(noun.lang_, "relative_composed", "relative_composed_of", "that") for t in between):
        return True  # "un raid au cours duquel | dix marins ont péri", "des accusations que | Lima dément"
    if any(t.lower_ in whose for t in between):
        return False
    apposed = noun.i - noun.sent.start < _OPENING  # "Rare soutien, le ministre a …"
    return any(t.text in _PARTING - {","} or (t.text == "," and not apposed) for t in between)
