"""Dates that a text implies: a happening told again keeps its date, and news of a month is of that month.

An undated happening takes the date of another of the same type told near it when they share an actor or a place, or when it
names neither and so can only mean the one told. In an article that is dated to a month, a happening told in the perfect
tense is dated to that month, as approximate. Plans, states, habits, the pluperfect and sentences with a time expression of
their own keep silent: nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention, Tokens
from kg.claims.draft import Draft
from kg.claims.syntax import is_verbal
from kg.model import Modality

_HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize", "aid", "toll"})
_FAMILIES = {"toll": "assault"}
_BACKGROUND = frozenset({"Imp", "Fut"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})
_NEAR = 120  # tokens between two tellings of one happening
_LEAD = 150  # tokens of headline and lead, whose date holds for the whole article
_MONTH = re.compile(r"\d{4}-\d\d")


def spread_dates(drafts: list[Draft], times: tuple[TimeMention, ...], *, published: str | None) -> list[Draft]:
    """The drafts with implied dates; the nearest date told before wins, else the nearest told after."""
    timed = frozenset(mention.tokens.head for mention in times if mention.kind != "duration")
    month = _month(published)
    return [_dated(draft, drafts, month) if _may_take_date(draft, timed) else draft for draft in drafts]


def _month(published: str | None) -> TimeMention | None:
    if published is None or not _MONTH.fullmatch(published):
        return None
    return TimeMention(Tokens(0, 0, 0), f"{published}~")


def _dated(draft: Draft, drafts: Sequence[Draft], month: TimeMention | None) -> Draft:
    told = [other for other in drafts if other.time is not None and _same_happening(draft, other) and _near(draft, other)]
    if told:
        nearest = min(told, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i)))
        return replace(draft, time=nearest.time, rules=(*draft.rules, "time: told before"))
    if month is not None and _is_perfect(draft):
        return replace(draft, time=month, rules=(*draft.rules, "time: month of the article"))
    return draft


def _near(draft: Draft, other: Draft) -> bool:
    return abs(draft.head.i - other.head.i) <= _NEAR or other.head.i <= _LEAD


def _may_take_date(draft: Draft, timed: frozenset[int]) -> bool:
    sentence = draft.head.sent
    return (
        draft.time is None
        and draft.type in _HAPPENINGS
        and draft.trigger.certainty.modality is not Modality.FUTURE
        and "future" not in draft.frame.options
        and not any(i in timed for i in range(sentence.start, sentence.end))
        and _is_single(draft)
    )


def _is_single(draft: Draft) -> bool:
    """Whether the text tells of one happening: no habit, no other time's, no bare plural ("des attaques").

    In reported speech the pluperfect is the perfect of what was said.
    """
    head = draft.head
    verb = head if is_verbal(head) else head.head
    forms = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    background = any(tense in _BACKGROUND for form in forms for tense in form.morph.get("Tense", []))
    if background and not (draft.chain and len(forms) > 1):
        return False
    plural = head.pos_ == "NOUN" and head.morph.get("Number", []) == ["Plur"]
    return not plural or any(child.lower_ in _DEFINITE or child.dep_ == "nummod" for child in head.children)


def _is_perfect(draft: Draft) -> bool:
    """Whether the clause of a trigger is in the perfect tense, as news is told, or in its reported form."""
    tenses = (["Pres"], ["Imp"]) if draft.chain else (["Pres"],)
    node: Token = draft.head
    for _ in range(3):
        if any(child.dep_.startswith("aux") and child.morph.get("Tense", []) in tenses for child in node.children):
            return True
        if node.head is node:
            break
        node = node.head
    return False


def _same_happening(draft: Draft, other: Draft) -> bool:
    if _FAMILIES.get(draft.type, draft.type) != _FAMILIES.get(other.type, other.type):
        return False
    if other.time is None or other.time.kind != "date" or other.trigger.certainty.modality is Modality.FUTURE:
        return False
    actors = {actor.id for actor in (*draft.agents, *draft.recipients)}
    places = {place.id for place in draft.places}
    if not actors and not places:
        return True
    shared = actors & {actor.id for actor in (*other.agents, *other.recipients)}
    return bool(shared or places & {place.id for place in other.places})
