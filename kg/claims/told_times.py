"""What a time mention tells: its days, and whether it dates one happening or a state that lasts."""

from __future__ import annotations

import re
from datetime import date

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.own_times import calendar

SPAN = 2
"""Days that a night or a short operation may last."""

_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)[~?]?(?:/(\d{4}-\d\d-\d\d)[~?]?)?")


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date or interval told to the day."""
    match = _DAYS.fullmatch(edtf or "")
    if match is None:
        return None
    first = date.fromisoformat(match[1])
    return first, date.fromisoformat(match[2]) if match[2] else first


def is_fresh(edtf: str | None, published: date, *, within: int) -> bool:
    """Whether a time is of the article's day or at most so many days older."""
    days = days_of(edtf)
    return days is not None and 0 <= (published - days[1]).days <= within and (days[1] - days[0]).days <= SPAN


def lasts(draft: Draft) -> bool:
    """Whether a draft's time tells since when: what lasts dates nothing else ("fermé depuis mardi")."""
    start = draft.time.tokens.start if draft.time is not None else 0
    return start > 0 and ("since", draft.head.doc[start - 1].lower_) in calendar(draft.head.lang_)


def is_dated(time: TimeMention) -> bool:
    """Whether a time tells of one happening: a day, a night, a few days, a month."""
    days = days_of(time.edtf)
    if days is not None:
        return (days[1] - days[0]).days <= SPAN
    return time.kind == "date" and time.edtf is not None and len(time.edtf) >= len("2020-01")
