"""Dates that a text implies: a happening told again keeps its date, and news is of the day or month that it is told in.

An undated happening takes the date of another telling of it (`tellings`). What a day's article tells as news, in the perfect tense
or in its headline, and what it tells as said, is of the day of its news (`news`) if the article tells of that day or the last few;
an article that is dated to a month dates its news to it (`months`). Plans, states, habits, the pluperfect, clauses and sentences
with another time of their own, and, behind the lead, plurals, nouns of what is known and subordinate clauses keep silent: nothing is
invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from kg.annotations import TimeMention, Tokens
from kg.claims.accident_days import date_accidents
from kg.claims.clause_days import date_by_clause
from kg.claims.clauses import is_apart, tense_of
from kg.claims.draft import Draft
from kg.claims.entries import date_by_entry
from kg.claims.forms import is_verbal
from kg.claims.main_day import date_by_sentence
from kg.claims.main_event import date_by_main_event
from kg.claims.months import date_by_month
from kg.claims.news import FRESH, is_background, is_perfect, is_speech, is_speech_of_the_day, news_day, tells_no_news
from kg.claims.opening_days import date_by_opening
from kg.claims.own_times import calendar, is_unbounded, tells_rank
from kg.claims.story_days import go_on
from kg.claims.tellings import (
    HAPPENINGS,
    LEAD,
    MONTH_LONG,
    are_near,
    is_counted,
    is_definite_noun,
    is_loosely_known,
    is_plural,
    is_same_happening,
    is_telling,
    named_again,
    refined,
    taken_up,
    told_on,
)
from kg.claims.told_times import TOLD_BEFORE, days_of, is_fresh, is_of_unknown_day, last_day_of, lasts, sums_up_war, tells_another_time
from kg.claims.totals import sum_up
from kg.languages import Lexicon, function_words
from kg.model import Modality

_ACTS = frozenset({"consult", "threaten", "reject", "request", "agree", "sanction", "protest", "concede"})
_BACKGROUND_TYPES = frozenset(
    {"accuse", "concede", "protest", "reject", "toll"}
)  # behind the lead they say how things stand or have come to this
_BACKGROUND = frozenset({"Imp", "Fut"})
_SUBORDINATE = frozenset({"advcl", "xcomp", "ccomp"})
_NEXT = 40  # tokens between a happening and what is told on of it
_WEEK = 7  # days over which a weekday says when a thing was told


@dataclass(frozen=True, slots=True)
class _Dates:
    """What an article's dates are read from: its own, that of its news, those of words told in it, and the words of its language."""

    day: date | None
    news: TimeMention | None
    reported: tuple[TimeMention, ...]
    past: tuple[TimeMention, ...]
    lexicon: Lexicon


def spread_dates(drafts: list[Draft], times: tuple[TimeMention, ...], *, published: str | None, lexicon: Lexicon) -> list[Draft]:
    """The drafts with implied dates; the nearest date told before wins, else the nearest told after."""
    habits, lasting = (frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] == kind) for kind in ("habit", "lasting"))
    if not drafts:
        return []
    doc, words = drafts[0].head.doc, calendar(lexicon.code)
    times = tuple(time for time in times if not tells_rank(time, doc))
    drafts = date_by_entry(drafts, times)
    borne = {draft.time.tokens for draft in drafts if draft.time is not None}
    silent = frozenset(t.tokens for t in times if (t.kind != "duration" and t.edtf is None) or is_unbounded(t, doc, words))
    timed = frozenset(t.tokens.head for t in times if t.tokens in silent or t.tokens in borne)
    days = days_of(published)
    day = days[0] if days else None
    news = news_day(times, doc, day) if day else None
    past = tuple(t for t in times if day and (told := days_of(t.edtf)) and (day - told[1]).days > (FRESH if told[0] < told[1] else _WEEK))
    dates = _Dates(day, news, tuple(t for t in times if t.tokens not in borne), past, lexicon)
    quiet = [_is_habit(draft, habits) or _lasts(draft, lasting) for draft in drafts]
    open_ = [_may_take_date(draft, timed) and not silenced for draft, silenced in zip(drafts, quiet, strict=True)]
    been = [draft for draft in drafts if _has_been(draft, day)]
    shared = [(draft, _recalled(draft, been, day), may) for draft, may in zip(drafts, open_, strict=True)]
    dated = [_dated(draft, others, dates) if may else _named_again(draft, others, dates) for draft, others, may in shared]
    begun = [t for t in times if day is None or (told := days_of(t.edtf)) is None or told[0] <= day]
    dated = date_by_sentence(dated, drafts, begun, lasting=lasting)
    dated = date_by_clause(dated, (t for t in times if t.tokens not in silent), lasting=lasting, published=published)
    dated = date_accidents(date_by_opening(dated, times), times, published=published, lexicon=lexicon)
    stories = [draft for draft in dated if draft.time is not None and _has_been(draft, day)]
    going = [draft if silenced else told_on(draft, _recalled(draft, stories, day)) for draft, silenced in zip(dated, quiet, strict=True)]
    dated = [draft if tells_another_time(told, times) else told for draft, told in zip(dated, going, strict=True)]
    dated = date_by_main_event(go_on(dated, times), times)
    unknown = [doc[time.tokens.head] for time in times if time.kind == "date" and time.edtf is None]
    dated = [first if is_of_unknown_day(first, unknown) else draft for first, draft in zip(drafts, dated, strict=True)]
    dated = [sum_up(refined(draft, drafts), times, published=published, words=words) for draft in dated]
    in_month = date_by_month(dated, times, open_=open_, published=published, words=words)
    return [draft if silenced else told for draft, told, silenced in zip(dated, in_month, quiet, strict=True)]


def _recalled(draft: Draft, drafts: Sequence[Draft], day: date | None) -> Sequence[Draft]:
    """The drafts whose date one may share: what is told as news has none of what the article only recalls ("le raid du 7 mai")."""
    tense = tense_of(draft.head)[0] if is_verbal(draft.head) else "other"
    if day is None or not (tense in ("perfect", "present") or draft.head.sent.start == 0):
        return drafts
    return [other for other in drafts if not _is_recalled(other, day) and not (tense == "perfect" and _is_earlier(other, day))]


def _is_earlier(draft: Draft, day: date) -> bool:
    """Whether a draft tells in the pluperfect what was before the news: "la veille, le groupe avait tiré deux missiles"."""
    told = days_of(draft.time.edtf) if draft.time is not None else None
    return told is not None and told[1] < day and not draft.chain and tense_of(draft.head)[0] == "pluperfect"


def _is_recalled(draft: Draft, day: date) -> bool:
    """Whether a draft is of a day over a month before the article, told by a noun, a relative clause or in the pluperfect."""
    told = last_day_of(draft.time.edtf) if draft.time is not None else None
    if told is None or (day - told).days <= MONTH_LONG:
        return False
    return not is_verbal(draft.head) or is_apart(draft.head) or tense_of(draft.head)[0] == "pluperfect"


def _has_been(draft: Draft, day: date | None) -> bool:
    """Whether a draft tells of no day after the article's, of which nothing that is told as a happening can be."""
    told = days_of(draft.time.edtf) if draft.time is not None else None
    return told is None or day is None or told[0] <= day


def _dated(draft: Draft, drafts: Sequence[Draft], dates: _Dates) -> Draft:
    known = not is_loosely_known(draft.head)
    may = draft.type in HAPPENINGS and not _is_new(draft) and not _is_aside(draft.head) and known
    if told := [other for other in drafts if may and _is_same_or_next(draft, other)]:
        nearest = min(told, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i)))
        return replace(draft, time=nearest.time, rules=(*draft.rules, TOLD_BEFORE))
    again = taken_up(draft, drafts, day=dates.day, lexicon=dates.lexicon)
    if again is not None:
        return replace(draft, time=again, rules=(*draft.rules, "time: told again"))
    if not known:
        return draft
    told_day = _day_of_news(draft, drafts, dates)
    return draft if told_day is None else replace(draft, time=told_day, rules=(*draft.rules, "time: day of the news"))


def _named_again(draft: Draft, drafts: Sequence[Draft], dates: _Dates) -> Draft:
    """A happening that only the time of its sentence kept undated, with the day of the one that it takes up."""
    if dates.day is None or not _may_take_date(draft, frozenset()):
        return draft
    again = named_again(draft, drafts, day=dates.day, lexicon=dates.lexicon)
    return draft if again is None else replace(draft, time=again, rules=(*draft.rules, "time: told again"))


def _day_of_news(draft: Draft, drafts: Sequence[Draft], dates: _Dates) -> TimeMention | None:
    words = calendar(dates.lexicon.code)
    if dates.day is None or tells_no_news(draft.head, words=words):
        return None
    if _is_told_in_headline(draft):
        return dates.news or TimeMention(Tokens(0, 0, 0), dates.day.isoformat())
    if draft.head.i >= LEAD and (draft.type in _BACKGROUND_TYPES or not _is_one_act(draft.head)):
        return None
    if _in_sentence(draft, dates.past) or not _is_news(draft, words):
        return None
    reported = _reported_day(draft, dates.reported, dates.day)
    if reported is None and is_background(draft):
        return None
    if reported is not None or draft.type in _ACTS or is_speech(draft):
        return reported or dates.news
    return None if _was_told_before(draft, dates.reported, dates.day) else _nearby_day(draft, drafts, dates.day)


def _is_one_act(head: Token) -> bool:
    """Whether a word may tell one act of one day, behind the lead: no plural ("ont été arrêtés"), no noun of what is known ("l'appel")."""
    return not is_plural(head) and not is_definite_noun(head)


def _reported_day(draft: Draft, reported: Sequence[TimeMention], day: date) -> TimeMention | None:
    """The day before the article's on which its sentence says that the happening was told: "jeudi, X avait annoncé avoir …"."""
    inside = _in_sentence(draft, reported)
    told = days_of(inside[0].edtf) if len(inside) == 1 else None
    return inside[0] if told is not None and told[0] == told[1] and 0 < (day - told[0]).days <= _WEEK else None


def _was_told_before(draft: Draft, reported: Sequence[TimeMention], day: date) -> bool:
    """Whether its sentence says that the happening was told before the article's day: "avait indiqué la semaine dernière"."""
    spans = [days_of(time.edtf) for time in _in_sentence(draft, reported)]
    return any(span is not None and span[1] < day for span in spans)


def _in_sentence(draft: Draft, times: Sequence[TimeMention]) -> list[TimeMention]:
    sentence = draft.head.sent
    return [time for time in times if sentence.start <= time.tokens.head < sentence.end]


def _nearby_day(draft: Draft, drafts: Sequence[Draft], day: date) -> TimeMention | None:
    """The article's own day, of happenings that are told near others of that day."""
    near = [
        other
        for other in drafts
        if other.time is not None and are_near(draft, other) and not lasts(other) and is_fresh(other.time.edtf, day, within=FRESH)
    ]
    if not near:
        return None
    nearest = min(near, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i))).time
    return nearest if nearest is not None and nearest.edtf == day.isoformat() else None


def _is_news(draft: Draft, words: frozenset[tuple[str, str]]) -> bool:
    """Whether the article tells the claim as what has just happened or been said."""
    if is_speech(draft) and draft.head.sent.start > 0:
        return is_speech_of_the_day(draft, words=words)
    return is_perfect(draft) or draft.head.sent.start == 0


def _is_told_in_headline(draft: Draft) -> bool:
    """Whether the headline tells it in the present, as what happens on the article's day: "X promet des renforts"."""
    head = draft.head
    return (
        head.sent.start == 0 and head.pos_ == "VERB" and head.morph.get("Mood", []) == ["Ind"] and head.morph.get("Tense", []) == ["Pres"]
    )


def _is_new(draft: Draft) -> bool:
    """Whether an indefinite noun brings up another happening than those told: "engagée dans une bataille"."""
    head = draft.head
    indefinite = function_words(head.lang_, "indefinite")
    return head.pos_ == "NOUN" and head.sent.start > 0 and any(child.lower_ in indefinite for child in head.children)


def _is_aside(head: Token) -> bool:
    """Whether a subordinate clause behind the lead brings a happening up, on a day of its own."""
    return head.i >= LEAD and head.dep_ in _SUBORDINATE


def _is_same_or_next(draft: Draft, other: Draft) -> bool:
    return (are_near(draft, other) and is_same_happening(draft, other)) or _continues(draft, other)


def _continues(draft: Draft, other: Draft) -> bool:
    """Whether a happening is told right after another of its kind, whose day it shares then."""
    return 0 < draft.head.i - other.head.i <= _NEXT and is_perfect(draft) and is_telling(draft, other)


def _may_take_date(draft: Draft, timed: frozenset[int]) -> bool:
    sentence = draft.head.sent
    silenced = any(i in timed for i in range(sentence.start, sentence.end))  # by another time, which words do not heed
    return (
        draft.time is None
        and not sums_up_war(draft)
        and (draft.type in HAPPENINGS | _ACTS or is_speech(draft))
        and draft.trigger.certainty.modality is not Modality.FUTURE
        and "future" not in draft.frame.options
        and (is_speech(draft) or not silenced)
        and _is_single(draft)
    )


def _is_habit(draft: Draft, habits: frozenset[str]) -> bool:
    """Whether a word of the clause says that the thing happens again and again: "régulièrement", "à plusieurs reprises", "maintes fois"."""
    near = (*draft.head.children, *draft.head.head.children)
    words = calendar(draft.head.lang_)
    often = (child for token in near if ("times", token.lower_) in words for child in token.children)
    return any(token.lower_ in habits for token in near) or any(("often", child.lower_) in words for child in often)


def _lasts(draft: Draft, lasting: frozenset[str]) -> bool:
    """Whether a noun names what outlasts a day ("la présence", "la lutte"); in the plural it tells of single acts ("les combats")."""
    return draft.head.lemma_.lower() in lasting and not is_plural(draft.head)


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
    return head.pos_ != "NOUN" or not is_plural(head) or head.sent.start == 0 or is_definite_noun(head) or is_counted(head)
