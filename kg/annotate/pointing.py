"""Persons and pairs that a phrase points at without naming them: "ce Lyonnais de 35 ans", "les deux camps".

A demonstrative with what somebody is stands for the person told of just before (Gundel, Hedberg & Zacharski 1993, Cognitive
status and the form of referring expressions: what is activated); a definite pair for the two parties that were told of together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.annotate.antecedents import Antecedent, Text
from kg.annotate.individuals import years
from kg.annotate.names import ACTOR, PLACE
from kg.languages import endings, function_words
from kg.model import Actor, lineage

_SENTENCES_BACK = 2
_PAIR_BACK = 12  # sentences within which the two of a pair are told of
_FADING = 0.2  # what a sentence of distance takes off the logarithm of how often one was told of
_TO_AGE = 4  # tokens from a noun to "ans"
_PARTIES = frozenset({"state", "group", "forces", "organisation"})


def demonstrative(noun: Token) -> Token | None:
    """The demonstrative before a singular noun, an adjective between them or none."""
    words = function_words(noun.lang_, "demonstrative_singular")
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    return next((t for t in before if t.lower_ in words and (t.i == noun.i - 1 or noun.nbor(-1).pos_ == "ADJ")), None)


def pointed_person(noun: Token, history: Sequence[Antecedent], text: Text, *, person: bool) -> Actor | None:
    """The person told of just before, for a noun with a demonstrative that names a `person`, tells an age or where somebody is from."""
    determiner = demonstrative(noun)
    if determiner is None or not (person or _tells_age(noun) or _tells_origin(noun)):
        return None
    gender = "Fem" if determiner.lower_ in function_words(noun.lang_, "feminine_determiner") else "Masc"
    sentence = text.sentence(noun.i)
    above = commanding(noun)
    near = [a for a in history if a.human and sentence - a.sentence <= _SENTENCES_BACK and a.gender in (None, gender)]
    fitting = [a for a in near if a.token not in above and a.quote == text.quote(noun.i)]
    best = max(fitting, key=lambda a: (a.sentence + a.subject, a.token), default=None)  # a subject counts a sentence nearer
    return best.mention.actor if best is not None and best.mention is not None else None


def commanding(noun: Token) -> frozenset[int]:
    """What a noun can't stand for, by principle C of binding: the subjects of the clauses around it, the nouns that it belongs to."""
    found = set()
    below = noun
    while below.head.i != below.i:
        below = below.head
        found.add(below.i)
        found.update(child.i for child in below.children if child.dep_.startswith("nsubj"))
    return frozenset(found)


def _tells_age(noun: Token) -> bool:
    ahead = noun.doc[noun.i + 1 : noun.i + 1 + _TO_AGE]
    words = years(noun.lang_)
    return any(t.lower_ in words and t.nbor(-1).like_num for t in ahead) and ahead[0].lower_ in function_words(noun.lang_, "bare_of")


def _tells_origin(noun: Token) -> bool:
    """Whether a capitalised noun looks like one of people from a town: "Toulousain", "Bretonne"."""
    named = noun.i + 1 < len(noun.doc) and noun.nbor(1).text[0].isupper()
    if not noun.text[0].isupper() or named or noun.ent_type_ in (ACTOR, PLACE):
        return False
    return noun.lower_.endswith(endings(noun.lang_, "demonym"))


def pair(noun: Token, history: Sequence[Antecedent], text: Text) -> tuple[Actor, Actor] | None:
    """The two parties that "les deux camps" means, the two states that "les deux pays" means; None where no two stand out."""
    states = noun.lower_ in function_words(noun.lang_, "pair_of_states")
    if not states and noun.lower_ not in function_words(noun.lang_, "pair_of_parties", "pair_of_groups"):
        return None
    of = function_words(noun.lang_, "of")
    if not (is_pair(noun) or _are_opponents(noun)) or (noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in of):
        return None
    sentence = text.sentence(noun.i)
    told: dict[str, tuple[Actor, int]] = {}
    count: Counter[str] = Counter()
    beside = _subjects_beside(noun)
    groups = noun.lower_ in function_words(noun.lang_, "pair_of_groups")
    for a in history:
        near = sentence - a.sentence <= _PAIR_BACK and a.token not in beside
        actor = _party(a, states=states, groups=groups) if near else None
        if actor is not None:
            told[actor.id] = actor, a.sentence
            count[actor.id] += 1
    ranked = sorted(told, key=lambda id_: (math.log(count[id_]) - _FADING * (sentence - told[id_][1]), id_), reverse=True)
    others = [id_ for id_ in ranked[1:] if not _kin(told[ranked[0]][0], told[id_][0])]
    return (told[ranked[0]][0], told[others[0]][0]) if others else None


def _subjects_beside(noun: Token) -> set[int]:
    """The tokens of the subjects beside a noun that is none: who calls on the two is neither."""
    return set() if noun.dep_.startswith("nsubj") else {child.i for child in noun.head.children if child.dep_.startswith("nsubj")}


def sent_mission(noun: Token, history: Sequence[Antecedent], text: Text) -> Actor | None:
    """The force of an organisation of states that "la mission" means, told of just before; None where words say which mission."""
    missions = function_words(noun.lang_, "force_of_assembly")
    if noun.lower_ not in missions or noun.nbor(-1).lower_ not in function_words(noun.lang_, "definite_singular"):
        return None
    if any(child.dep_ == "nmod" for child in noun.rights):
        return None
    sentence = text.sentence(noun.i)
    near = (a.mention.actor for a in reversed(history) if a.mention is not None and sentence - a.sentence <= _SENTENCES_BACK)
    return next((x for x in near if x.kind == "forces" and x.known and x.part_of is not None and x.part_of.kind == "organisation"), None)


def _kin(a: Actor, b: Actor) -> bool:
    """Whether one is the other or part of it."""
    return a in lineage(b) or b in lineage(a)


def is_pair(noun: Token) -> bool:
    """Whether "les deux" stands before a noun."""
    if noun.i < 2:
        return False
    definite = function_words(noun.lang_, "definite", "contracted_of", "contracted_definite")
    return noun.nbor(-1).lower_ in function_words(noun.lang_, "two") and noun.nbor(-2).lower_ in definite


def _are_opponents(noun: Token) -> bool:
    """Whether a definite noun is of two by itself: "les belligérants"."""
    opponents = function_words(noun.lang_, "opponents")
    return noun.lower_ in opponents and noun.i > 0 and noun.nbor(-1).lower_ in function_words(noun.lang_, "definite", "contracted_definite")


def _party(a: Antecedent, *, states: bool, groups: bool) -> Actor | None:
    """Who a mention's actor is as one of two: a state, a group that is named, or any party to a conflict that is."""
    if a.mention is None or a.mention.how == "pronoun" or (a.mention.how == "adjective" and not states):  # "l'hôpital saoudien"
        return None
    actor = a.mention.actor
    if states:
        return next((w for w in _wholes(actor) if w.kind == "state"), None)
    named = actor.known or a.mention.how in ("name", "unknown")
    if groups:
        return actor if actor.kind == "group" and named else None
    return actor if actor.kind in _PARTIES and named else None


def _wholes(actor: Actor) -> Iterable[Actor]:
    return (whole for whole in lineage(actor) if isinstance(whole, Actor))
