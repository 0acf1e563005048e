"""Dates that a text implies: a happening told again keeps its date, and news is of the day or month that it is told in.

An undated happening takes the date of another of the same type told near it when they share an actor or a place, or when it
names neither and so can only mean the one told. What a day's article tells as news, in the perfect tense or in its headline,
is of the article's day if a claim near it is; an article that is dated to a month dates its news to it, as approximate.
Plans, states, habits, the pluperfect and clauses with a time expression of their own keep silent: nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from kg.annotations import TimeMention, Tokens
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal
from kg.claims.main_day import date_by_sentence
from kg.languages import Lexicon
from kg.model import Modality

_HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize", "aid", "toll"})
_ACTS = frozenset({"consult", "threaten", "reject", "request", "agree", "sanction", "protest", "concede"})
_FAMILIES = {"toll": "assault"}
_BACKGROUND = frozenset({"Imp", "Fut"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})
_NEAR = 120  # tokens between two tellings of one happening
_NEXT = 40  # tokens between a happening and what is told on of it
_LEAD = 150  # tokens of headline and lead, whose date holds for the whole article
_MONTH = re.compile(r"\d{4}-\d\d")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)[~?]?(?:/(\d{4}-\d\d-\d\d)[~?]?)?")
_FRESH = 3  # days that news may be older than its article
_WEEK = 7  # days over which a weekday says when a thing was told
_SPAN = 2  # days that a night or a short operation may last


def spread_dates(drafts: list[Draft], times: tuple[TimeMention, ...], *, published: str | None, lexicon: Lexicon) -> list[Draft]:
    """The drafts with implied dates; the nearest date told before wins, else the nearest told after."""
    habits, lasting = (frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] == kind) for kind in ("habit", "lasting"))
    borne = {draft.time.tokens for draft in drafts if draft.time is not None}
    timed = frozenset(t.tokens.head for t in times if t.kind != "duration" and (t.edtf is None or t.tokens in borne))
    reported = [t for t in times if t.tokens not in borne]
    month = _month(published)
    day = _days(published)
    open_ = [_may_take_date(draft, timed) and not _is_habit(draft, habits) for draft in drafts]
    dated = [
        _dated(draft, drafts, reported, month, day[0] if day else None) if may else draft for draft, may in zip(drafts, open_, strict=True)
    ]
    return date_by_sentence(dated, drafts, times, lasting=lasting)


def _month(published: str | None) -> TimeMention | None:
    if published is None or not _MONTH.fullmatch(published):
        return None
    return TimeMention(Tokens(0, 0, 0), f"{published}~")


def _days(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date or interval told to the day."""
    match = _DAYS.fullmatch(edtf or "")
    if match is None:
        return None
    first = date.fromisoformat(match[1])
    return first, date.fromisoformat(match[2]) if match[2] else first


def _dated(draft: Draft, drafts: Sequence[Draft], reported: Sequence[TimeMention], month: TimeMention | None, day: date | None) -> Draft:
    told = [other for other in drafts if (_same_happening(draft, other) and _near(draft, other)) or _continues(draft, other)]
    told = told if draft.type in _HAPPENINGS and not _is_new(draft) else []
    if told:
        nearest = min(told, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i)))
        return replace(draft, time=nearest.time, rules=(*draft.rules, "time: told before"))
    if month is not None and _is_perfect(draft) and draft.type in _HAPPENINGS:
        return replace(draft, time=month, rules=(*draft.rules, "time: month of the article"))
    if day is not None and _is_told_in_headline(draft):
        return replace(draft, time=TimeMention(Tokens(0, 0, 0), day.isoformat()), rules=(*draft.rules, "time: day of the news"))
    if day is not None and _is_news(draft):
        told_day = _reported_day(draft, reported, day) or _news_day(draft, drafts, day)
        if told_day is not None:
            return replace(draft, time=told_day, rules=(*draft.rules, "time: day of the news"))
    return draft


def _reported_day(draft: Draft, reported: Sequence[TimeMention], day: date) -> TimeMention | None:
    """The day before the article's on which its sentence says that the happening was told: "jeudi, X avait annoncé avoir …"."""
    sentence = draft.head.sent
    inside = [t for t in reported if sentence.start <= t.tokens.head < sentence.end]
    told = _days(inside[0].edtf) if len(inside) == 1 else None
    return inside[0] if told is not None and told[0] == told[1] and 0 < (day - told[0]).days < _WEEK else None


def _news_day(draft: Draft, drafts: Sequence[Draft], day: date) -> TimeMention | None:
    """The article's own day: of words that are told near fresh news, of happenings that are told near others of that day."""
    fresh = [
        other
        for other in drafts
        if other.time is not None and _near(draft, other) and not _lasts(other) and _is_fresh(other.time.edtf, day)
    ]
    if not fresh or draft.type in _ACTS:
        return TimeMention(Tokens(0, 0, 0), day.isoformat()) if fresh else None
    nearest = min(fresh, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i))).time
    return nearest if nearest is not None and nearest.edtf == day.isoformat() else None


def _is_fresh(edtf: str | None, day: date) -> bool:
    days = _days(edtf)
    return days is not None and 0 <= (day - days[1]).days <= _FRESH and (days[1] - days[0]).days <= _SPAN


def _is_news(draft: Draft) -> bool:
    """Whether the article tells the claim as what has just happened."""
    return _is_perfect(draft) or draft.head.sent.start == 0


def _is_told_in_headline(draft: Draft) -> bool:
    """Whether the headline tells it in the present, as what happens on the article's day: "X promet des renforts"."""
    head = draft.head
    return (
        head.sent.start == 0 and head.pos_ == "VERB" and head.morph.get("Mood", []) == ["Ind"] and head.morph.get("Tense", []) == ["Pres"]
    )


def _is_new(draft: Draft) -> bool:
    """Whether an indefinite noun brings up another happening than those told: "engagée dans une bataille"."""
    head = draft.head
    return head.pos_ == "NOUN" and head.sent.start > 0 and any(child.lower_ in ("un", "une") for child in head.children)


def _continues(draft: Draft, other: Draft) -> bool:
    """Whether a happening is told right after another of its kind, whose day it shares then."""
    return 0 < draft.head.i - other.head.i <= _NEXT and _is_perfect(draft) and _is_telling(draft, other)


def _near(draft: Draft, other: Draft) -> bool:
    return abs(draft.head.i - other.head.i) <= _NEAR or other.head.i <= _LEAD


def _may_take_date(draft: Draft, timed: frozenset[int]) -> bool:
    sentence = draft.head.sent
    return (
        draft.time is None
        and draft.type in _HAPPENINGS | _ACTS
        and draft.trigger.certainty.modality is not Modality.FUTURE
        and "future" not in draft.frame.options
        and not any(i in timed for i in range(sentence.start, sentence.end))
        and _is_single(draft)
    )


def _is_habit(draft: Draft, habits: frozenset[str]) -> bool:
    """Whether a word of the clause says that the thing happens again and again: "régulièrement", "à plusieurs reprises"."""
    near = (*draft.head.children, *draft.head.head.children)
    return any(token.lower_ in habits for token in near)


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
    if is_verbal(head) and head.is_sent_start and head.i > 0:  # "Mis en examen pour vol, il …" tells who he is
        return False
    plural = head.pos_ == "NOUN" and head.morph.get("Number", []) == ["Plur"]
    return not plural or head.sent.start == 0 or any(child.lower_ in _DEFINITE or child.dep_ == "nummod" for child in head.children)


def _is_perfect(draft: Draft) -> bool:
    """Whether the clause of a trigger is in the perfect tense, as news is told, or in its reported form."""
    tenses = (["Pres"], ["Imp"]) if draft.chain else (["Pres"],)
    node: Token = draft.head
    for _ in range(3):
        if any(child.dep_ in ("aux", "aux:tense") and child.morph.get("Tense", []) in tenses for child in node.children):
            return True
        if node.head == node:
            break
        node = node.head
    return False


def _same_happening(draft: Draft, other: Draft) -> bool:
    if not _is_telling(draft, other):
        return False
    actors = {actor.id for actor in (*draft.agents, *draft.recipients)}
    places = {place.id for place in draft.places}
    if not actors and not places:
        return True
    shared = actors & {actor.id for actor in (*other.agents, *other.recipients)}
    return bool(shared or places & {place.id for place in other.places})


def _is_telling(draft: Draft, other: Draft) -> bool:
    """Whether the other tells of a dated happening of the draft's kind."""
    if _FAMILIES.get(draft.type, draft.type) != _FAMILIES.get(other.type, other.type):
        return False
    return (
        other.time is not None and _is_dated(other.time) and not _lasts(other) and other.trigger.certainty.modality is not Modality.FUTURE
    )


def _lasts(draft: Draft) -> bool:
    """Whether a time tells since when: what lasts dates nothing else ("fermé depuis mardi")."""
    start = draft.time.tokens.start if draft.time is not None else 0
    return start > 0 and draft.head.doc[start - 1].lower_ == "depuis"


def _is_dated(time: TimeMention) -> bool:
    """Whether a time tells of one happening: a day, a night, a few days, a month."""
    days = _days(time.edtf)
    if days is not None:
        return (days[1] - days[0]).days <= _SPAN
    return time.kind == "date" and time.edtf is not None and len(time.edtf) >= len("2020-01")
