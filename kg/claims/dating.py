"""Dates that a text implies: a happening told again keeps the date that it was told with.

An undated happening takes the date of another of the same type in the article when they share an actor or a place, or when
it names neither and so can only mean the one told. Plans, states, the pluperfect and sentences with a time expression of
their own keep silent: nothing is invented.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.syntax import is_verbal
from kg.model import Modality

_HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize", "aid", "toll"})
_FAMILIES = {"toll": "assault"}
_HABITUAL = frozenset({"Imp"})


def spread_dates(drafts: list[Draft], times: tuple[TimeMention, ...]) -> list[Draft]:
    """The drafts with implied dates; the nearest date told before wins, else the nearest told after."""
    timed_sentences = {mention.tokens.head for mention in times}
    return [_dated(draft, drafts, timed_sentences) for draft in drafts]


def _dated(draft: Draft, drafts: list[Draft], timed: set[int]) -> Draft:
    if not _may_take_date(draft, timed):
        return draft
    told = [other for other in drafts if other.time is not None and other.time.kind == "date" and _same_happening(draft, other)]
    if not told:
        return draft
    nearest = min(told, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i)))
    return replace(draft, time=nearest.time, rules=(*draft.rules, "time: told before"))


def _may_take_date(draft: Draft, timed: set[int]) -> bool:
    sentence = draft.head.sent
    return (
        draft.time is None
        and draft.type in _HAPPENINGS
        and draft.trigger.certainty.modality is not Modality.FUTURE
        and "future" not in draft.frame.options
        and not any(i in timed for i in range(sentence.start, sentence.end))
        and not _is_background(draft.head)
    )


def _is_background(head: Token) -> bool:
    """Pluperfect and imperfect tell of other times than the story's."""
    verb = head if is_verbal(head) else head.head
    forms = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    return any(form.morph.get("Tense") == [tense] for form in forms for tense in _HABITUAL)


def _same_happening(draft: Draft, other: Draft) -> bool:
    if _FAMILIES.get(draft.type, draft.type) != _FAMILIES.get(other.type, other.type):
        return False
    if other.trigger.certainty.modality is Modality.FUTURE:
        return False
    actors = {actor.id for actor in (*draft.agents, *draft.recipients)}
    places = {place.id for place in draft.places}
    if not actors and not places:
        return True
    shared = actors & {actor.id for actor in (*other.agents, *other.recipients)}
    return bool(shared or places & {place.id for place in other.places})
