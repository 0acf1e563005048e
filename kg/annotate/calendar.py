"""Dates of the granularity that a text gives, and reckoning with them; no language, no text.

EDTF: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1. A `Moment` is one EDTF date; its
`mark` is "~" (approximate), "?" (uncertain) or "". Reckoning never makes a moment finer than what it starts from.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.edtf import edtf_bounds

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_FINE = ("hour", "minute", "second")
_FUTURE_COST = 5
"""How many times farther the past may lie than the future and still be meant: news tells of what has been."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month, season (months 21 to 24) or day."""

    year: int
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def edtf(self) -> str:
        """The EDTF string."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + self.mark

    @property
    def exact(self) -> date | None:
        """The calendar day, when there is one."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def marked(self, mark: str) -> Moment:
        """The same with a further mark: uncertain and approximate together are "%"."""
        return replace(self, mark="%" if self.mark and mark and mark != self.mark else mark or self.mark)

    def to_month(self) -> Moment:
        """Without its day."""
        return replace(self, day=None)

    def to_year(self) -> Moment:
        """Without month and day."""
        return replace(self, month=None, day=None)


def read_moment(edtf: str | None) -> Moment | None:
    """The moment that an EDTF date names, the first one of an interval; None for open, empty or unspecified dates."""
    for part in (edtf or "").split("/"):
        match = _EDTF.fullmatch(part)
        if match:
            year, month, day, mark = match.groups()
            return Moment(int(year), int(month) if month else None, int(day) if day else None, mark)
    return None


def of_date(day: date, mark: str = "") -> Moment:
    """The moment of a calendar day."""
    return Moment(day.year, day.month, day.day, mark)


def valid(year: int, month: int | None, day: int | None) -> bool:
    """Whether the calendar has this date."""
    if month is None or month > 12:
        return day is None
    return month >= 1 and (day is None or 1 <= day <= monthrange(year, month)[1])


def interval(first: Moment | None, last: Moment | None) -> str | None:
    """An EDTF interval; one date where both ends are the same; `..` for an open end; None where it would end before it begins."""
    if first is None and last is None:
        return None
    if first and last and _is_backward(first, last):
        return None
    if first and last and (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return first.edtf() if first.mark else last.edtf()
    return f"{first.edtf() if first else '..'}/{last.edtf() if last else '..'}"


def _is_backward(first: Moment, last: Moment) -> bool:
    """Whether one moment begins after another has ended: "depuis l'automne", told in August, does not mean the coming one."""
    begins, ends = edtf_bounds(first.edtf())[0], edtf_bounds(last.edtf())[1]
    return begins is not None and ends is not None and ends < begins


def shift(start: Moment, unit: str, count: int) -> Moment:
    """`count` units away, as finely as unit and start allow.

    Weeks away are known to the month, months to the month, years to the year, and are approximate
    when the start is finer than that or too coarse to tell.
    """
    if unit in _FINE:
        return start
    if unit in _DAYS:
        if start.exact is None:
            return start.marked("~")
        there = of_date(start.exact + timedelta(days=_DAYS[unit] * count), start.mark)
        return there if unit == "day" else there.to_month().marked("~")
    months = _MONTHS[unit] * count
    if start.month is None or start.month > 12:
        there = Moment(start.year + months // 12, mark=start.mark)
        return there if months % 12 == 0 and unit != "month" else there.marked("~")
    index = start.year * 12 + start.month - 1 + months
    there = Moment(index // 12, index % 12 + 1, mark=start.mark)
    return there if unit == "month" else there.to_year()


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_near(reference: date, weekday: int, *, direction: int = 0) -> date:
    """The day of that name: the last one up to the reference (0), strictly before it (-1), or from it on (1)."""
    if direction > 0:
        return reference + timedelta(days=(weekday - reference.weekday()) % 7)
    back = (reference.weekday() - weekday) % 7
    return reference - timedelta(days=back or (7 if direction < 0 else 0))


def infer_year(reference: Moment, month: int, day: int | None, *, weekday: int | None = None, direction: int = 0) -> int | None:
    """The year of a date told without one: the nearest, the past preferred, on which the weekday fits.

    `direction` -1 and 1 ask for the past or the future alone. None when no year within ten fits.
    """
    costs = []
    for year in range(reference.year - 10, reference.year + 3):
        if not valid(year, month, day) or (day and weekday is not None and date(year, month, day).weekday() != weekday):
            continue
        away = _days_between(reference, month, day, year)
        if away * direction < 0 or (weekday is None and abs(away) > 370):
            continue
        costs.append((-away if away <= 0 else away * (1 if direction > 0 else _FUTURE_COST), year))
    return min(costs)[1] if costs else None


def _days_between(reference: Moment, month: int, day: int | None, year: int) -> int:
    """From the reference to a date, 0 where the coarser one holds the other; seasons count from their first month."""
    month = month if month <= 12 else (month - 21) * 3 + 3
    if reference.month is None:
        return (year - reference.year) * 365
    if reference.day is None or day is None:
        return ((year - reference.year) * 12 + month - reference.month) * 30
    return (date(year, month, day) - date(reference.year, reference.month, reference.day)).days


def year_from_weekday(floor: int, month: int, day: int, weekday: int) -> int | None:
    """The first year from `floor` on in which a date falls on a weekday."""
    for year in range(floor, floor + 12):
        if valid(year, month, day) and date(year, month, day).weekday() == weekday:
            return year
    return None
