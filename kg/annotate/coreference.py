"""Pronouns, possessives and anaphoric noun phrases -> the actors they stand for.

Antecedents are ranked by recency and grammatical role among those that agree in number, gender and kind, after
Lappin & Leass 1994 (https://aclanthology.org/J94-4002/), with sentence distance in place of their decay.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotations import ActorMention, Tokens
from kg.model import ActorFamily

_SENTENCES_BACK = 3
_ANAPHOR_SENTENCES_BACK = 40
_FADING = 0.2  # what a sentence of distance takes off the logarithm of how often an actor was told of
_SUBJECT_BONUS = 1.5
_PERSONAL = frozenset({"il", "elle", "ils", "elles", "lui", "leur", "eux", "-il", "-elle", "-ils", "-elles", "l'", "le", "la", "les"})
_OF_THEIR_OWN = frozenset({"coalition", "alliance", "parlement", "police", "gouvernement"})  # never another kind's anaphor
_COLLECTIVE = frozenset({"forces", "group", "people", "organisation"})


@dataclass(frozen=True, slots=True)
class _Antecedent:
    mention: ActorMention
    sentence: int
    subject: bool
    plural: bool
    gender: str | None


def resolve(doc: Doc, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The mentions with anaphors re-pointed and with new mentions for pronouns and possessives, in text order."""
    by_start = {mention.tokens.start: mention for mention in actors}
    sentence_of = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    history: list[_Antecedent] = []
    resolved: list[ActorMention] = []
    covered_until = -1
    for token in doc:
        mention = by_start.get(token.i)
        if mention is not None:
            if mention.how == "anaphor":
                mention = _repoint(mention, doc, history, sentence_of[token.i])
            covered_until = mention.tokens.end
        elif token.i >= covered_until and _is_pronoun(token):
            mention = _resolve_pronoun(token, history, sentence_of[token.i])
        if mention is not None:
            resolved.append(mention)
            history.append(_antecedent(mention, doc, sentence_of[mention.tokens.head]))
    return tuple(resolved)


def _is_pronoun(token: Token) -> bool:
    if token.pos_ == "DET":
        return "Yes" in token.morph.get("Poss", []) and token.morph.get("Person", []) in (["3"], [])
    return token.pos_ == "PRON" and token.lower_ in _PERSONAL and token.dep_ not in ("expl:subj", "expl:pass", "expl:comp")


def _antecedent(mention: ActorMention, doc: Doc, sentence: int) -> _Antecedent:
    head = doc[mention.tokens.head]
    plural = head.morph.get("Number", []) == ["Plur"] or any(child.dep_ == "conj" for child in head.children)
    gender = next(iter(head.morph.get("Gender", [])), None)
    return _Antecedent(mention, sentence, head.dep_.startswith("nsubj") or head.dep_ == "ROOT", plural, gender)


def _resolve_pronoun(token: Token, history: list[_Antecedent], sentence: int) -> ActorMention | None:
    possessive = token.pos_ == "DET"
    plural = token.lower_.lstrip("-") in ("ils", "elles", "leur", "leurs", "eux", "les")
    gender = {"elle": "Fem", "il": "Masc"}.get(token.lower_.lstrip("-"))
    ranked = [
        (score, len(history) - age, a)
        for age, a in enumerate(reversed(history))
        if (score := _pronoun_score(a, sentence, plural=plural, gender=gender)) is not None
        and (possessive or not _same_clause_argument(token, a))
    ]
    if not ranked:
        return None
    best = max(ranked, key=lambda item: (item[0], item[1]))[2]
    return ActorMention(tokens=Tokens(token.i, token.i + 1, token.i), actor=best.mention.actor, how="pronoun")


def _pronoun_score(a: _Antecedent, sentence: int, *, plural: bool, gender: str | None) -> float | None:
    distance = sentence - a.sentence
    actor = a.mention.actor
    if distance > _SENTENCES_BACK or actor.family is not ActorFamily.ACTOR:
        return None
    if plural and not a.plural and actor.kind not in _COLLECTIVE:
        return None
    if not plural and a.plural:
        return None
    if gender and a.gender and a.gender != gender:
        return None
    return -float(distance) * 2 + _SUBJECT_BONUS * a.subject


def _same_clause_argument(token: Token, a: _Antecedent) -> bool:
    """A pronoun and its antecedent are never two arguments of one verb."""
    other = token.doc[a.mention.tokens.head]
    return token.head.i == other.head.i and token.i != other.i


def _repoint(mention: ActorMention, doc: Doc, history: list[_Antecedent], sentence: int) -> ActorMention:
    """The most salient earlier actor that bears the anaphor's noun, else one of its kind; the mention itself when there is none."""
    noun = doc[mention.tokens.head].lemma_.lower()
    plural = doc[mention.tokens.head].morph.get("Number", []) == ["Plur"]
    recent = [a for a in reversed(history) if sentence - a.sentence <= _ANAPHOR_SENTENCES_BACK and _is_antecedent(a)]
    same_noun = [a for a in recent if noun in a.mention.actor.label.lower().split()]
    same_kind = [a for kind in _kinds(mention.actor.kind, plural=plural) for a in recent if a.mention.actor.kind == kind]
    fitting = same_noun or (same_kind if noun not in _OF_THEIR_OWN else [])
    if not fitting:
        return mention
    told = Counter(a.mention.actor.id for a in history)
    best = max(fitting, key=lambda a: math.log(told[a.mention.actor.id]) - _FADING * (sentence - a.sentence))
    return replace(mention, actor=best.mention.actor)


def _is_antecedent(a: _Antecedent) -> bool:
    return a.mention.how != "pronoun" and a.mention.actor.family is ActorFamily.ACTOR and _named(a.mention)


def _named(mention: ActorMention) -> bool:
    return mention.actor.known or mention.how in ("name", "person", "unknown")


def _kinds(kind: str, *, plural: bool) -> Iterator[str]:
    yield kind
    if kind == "group":
        yield "organisation" if not plural else "group"
