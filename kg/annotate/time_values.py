"""What the rules of time share: what they may look at, what they return, and the partial dates of their slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.annotate.calendar import Moment, infer_year, interval, of_date, valid, weekday_near
from kg.annotate.numerals import Numerals, read_count
from kg.annotate.time_patterns import Slots


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its slots."""

    reference: Moment | None  # the article's date
    anchor: Moment | None  # the last date told before
    future: bool  # the expression hangs on a verb in the future
    numerals: Numerals


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means; `edtf` None where it can't be reckoned."""

    edtf: str | None
    kind: str = "date"


Rule = Callable[[Slots, Context], Value | None]
"""A rule named in `times.tsv`; it returns None when the words are no time after all."""


def as_value(moment: Moment | None, kind: str = "date") -> Value:
    """A moment as a value."""
    return Value(moment.edtf() if moment else None, kind)


def as_span(first: Moment | None, last: Moment | None) -> Value:
    """Two moments as an interval; None when either is missing."""
    text = interval(first, last) if first and last else None
    return Value(text, "interval" if text is None or "/" in text else "date")


def count_of(slots: Slots, context: Context) -> tuple[int, bool] | None:
    """How many units, and whether that is rough: "trois", "une dizaine de", "plus de quatre", "quelques"."""
    if "few" in slots:
        return int(slots["few"]), True
    found = read_count(slots["n"], context.numerals) if "n" in slots else None
    return (round(found[0]), found[1] or "approx" in slots) if found else None


def direction_of(slots: Slots, context: Context) -> int:
    """Whether the past (-1) or the future (1) is meant; 0 where the words do not say."""
    return -1 if "past" in slots else 1 if "next" in slots or context.future else 0


def day_of(slots: Slots, context: Context, suffix: str = "", *, month: str | None = None, year: str | None = None) -> Moment | None:
    """The date in slots weekday, day, month, year of the given suffix; `month` and `year` stand in for missing ones."""
    month, year = slots.get(f"month{suffix}", month), slots.get(f"year{suffix}", year)
    day, weekday = slots.get(f"day{suffix}"), slots.get(f"weekday{suffix}")
    if month is None:
        return None
    number = int(day) if day else None
    if year is not None:
        return Moment(int(year), int(month), number) if valid(int(year), int(month), number) else None
    if context.reference is None:
        return None
    mark = "?" if context.reference.mark in ("?", "%") else ""
    named = int(weekday) if weekday and number else None
    found = infer_year(context.reference, int(month), number, weekday=named, direction=direction_of(slots, context))
    if named is not None and (found is None or found != context.reference.year) and context.reference.month in (None, int(month)):
        loose = infer_year(context.reference, int(month), number)  # the weekday or the day is a slip
        if loose is not None and number is not None and not suffix and (meant := _of_weekday(date(loose, int(month), number), named)):
            return of_date(meant, "?")
        found, mark = (loose, "?") if loose is not None else (found, mark)
    return Moment(found, int(month), number, mark) if found is not None else None


def _of_weekday(day: date, weekday: int) -> date | None:
    """The day before or after, if it bears that name: a day's name is remembered better than its number."""
    return next((near for near in (day - timedelta(days=1), day + timedelta(days=1)) if near.weekday() == weekday), None)


def weekday_of(slots: Slots, context: Context) -> Moment | None:
    """The day of that name nearest to the article's date; its month where only that is known."""
    reference = context.reference
    if reference is None or reference.exact is None:
        return reference.marked("~") if reference else None
    return of_date(weekday_near(reference.exact, int(slots["weekday"]), direction=direction_of(slots, context)), reference.mark)


def is_of_news(told: Moment | None, reference: Moment | None, *, within: int) -> bool:
    """Whether a day told is that of the article, the reference, or one of so many days before it."""
    day, own = told.exact if told else None, reference.exact if reference else None
    return day is not None and own is not None and 0 <= (own - day).days <= within
