"""What a time mention tells: its days, and whether it dates one happening or a state that lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal
from kg.claims.own_times import calendar, is_day_of_words
from kg.languages import function_words

SPAN = 2
"""Days that a night or a short operation may last."""

TOLD_ON = "time: told on"
"""The rule of a date that a story goes on with."""
TOLD_BEFORE = "time: told before"
"""The rule of the date of another telling of the same happening."""

_SUM = "toll: sum"  # the rule by which a count of dead is that of a whole war
_OPENING = 10  # tokens from "depuis" to the day that it counts from
_END = re.compile(r"(\d{4})(?:-(\d\d))?[~?]?$")
_DECEMBER = 12
_SHORTEST = 28  # days of the shortest month
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)[~?]?(?:/(\d{4}-\d\d-\d\d)[~?]?)?")


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date or interval told to the day."""
    match = _DAYS.fullmatch(edtf or "")
    if match is None:
        return None
    first = date.fromisoformat(match[1])
    return first, date.fromisoformat(match[2]) if match[2] else first


def last_day_of(edtf: str | None) -> date | None:
    """The last day that a time may reach to, also one told to the month or year (of a month its 28th); None where its end is open."""
    days = days_of(edtf)
    if days is not None:
        return days[1]
    match = _END.search(edtf or "")
    return date(int(match[1]), min(int(match[2] or _DECEMBER), _DECEMBER), _SHORTEST) if match is not None else None


def is_fresh(edtf: str | None, published: date, *, within: int) -> bool:
    """Whether a time is of the article's day or at most so many days older."""
    days = days_of(edtf)
    return days is not None and 0 <= (published - days[1]).days <= within and (days[1] - days[0]).days <= SPAN


def is_of_unknown_day(draft: Draft, unknown: Sequence[Token]) -> bool:
    """Whether a day that the text does not resolve is told with an undated happening: "capturé vendredi", in an article without a date."""
    verb = draft.head if is_verbal(draft.head) else draft.head.head
    return draft.time is None and any(day.head in (draft.head, verb) or day.head.head == draft.head for day in unknown)


def lasts(draft: Draft) -> bool:
    """Whether a draft's time tells since when: what lasts dates nothing else ("fermé depuis mardi", "depuis le début de la guerre, le 8").

    A war has the time of its beginning, a sum of dead that of what it sums up.
    """
    words, of = calendar(draft.head.lang_), function_words(draft.head.lang_, "of")
    if _SUM in draft.rules or draft.head.lemma_.lower() in function_words(draft.head.lang_, "war"):
        return True
    start, doc = draft.time.tokens.start if draft.time is not None else 0, draft.head.doc
    if start > 0 and ("since", doc[start - 1].lower_) in words:
        return True
    opening = doc[max(doc[start].sent.start, start - _OPENING) : start]
    if draft.type == "toll" and any(("since", token.lower_) in words for token in opening):  # "depuis le lancement du raid, le 3 mai"
        return True
    since = next((token.i for token in reversed(opening) if ("since", token.lower_) in words), start)
    return any(("edge", token.lower_) in words and token.nbor().lower_ in of for token in doc[since:start])


def tells_another_time(draft: Draft, times: Sequence[TimeMention]) -> bool:
    """Whether a happening told on has another time before it in its sentence, so that it is no step of the story: "en 2019, X a fui".

    The day of words about it is none: "a annoncé jeudi avoir tendu une embuscade".
    """
    doc, head = draft.head.doc, draft.head
    if draft.time is None or TOLD_ON not in draft.rules:
        return False
    before = [time for time in times if time.edtf is not None and head.sent.start <= time.tokens.head < head.i]
    told = [time for time in before if time.kind != "anaphor" and not _is_of_words(doc[time.tokens.head])]
    return bool(told) and all(time.edtf != draft.time.edtf for time in told)


def _is_of_words(token: Token) -> bool:
    """Whether a day hangs on a verb of telling or on what says which: "publié jeudi"."""
    return is_day_of_words(token) or token.head.dep_ in ("acl", "amod")


def sums_up_war(draft: Draft) -> bool:
    """Whether a toll counts the dead of a whole war, which is of no day: "le conflit a fait 400 000 morts"."""
    war = function_words(draft.head.lang_, "war")
    about = [child for child in draft.head.children if child.dep_ == "nsubj"]
    return draft.type == "toll" and any(token.lemma_.lower() in war for token in about)


def is_dated(time: TimeMention) -> bool:
    """Whether a time tells of one happening: a day, a night, a few days, a month."""
    days = days_of(time.edtf)
    if days is not None:
        return (days[1] - days[0]).days <= SPAN
    return time.kind == "date" and time.edtf is not None and len(time.edtf) >= len("2020-01")
