"""Extended Date/Time Format (Library of Congress, 2019), levels 0 and 1: an EDTF string -> its first and its last day.

Understood: years, months, days ("2024", "2024-01", "2024-01-21"), seasons ("2024-21" to "2024-24"), unspecified digits from
the right ("201X", "2024-XX", "2024-01-XX"), the qualifiers ? ~ %, intervals with open ("..") or unknown ("") ends.
Not understood, as `xsd:date` bounds can't carry them: times of day, years outside 1 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Bounds = tuple[date | None, date | None]

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Code -> first and last month, the meteorological seasons of the northern hemisphere; winter ends in the next year's February."""


def edtf_bounds(edtf: str) -> Bounds:
    """The first and the last day that an EDTF date or interval allows, both included; None for an open or unknown end.

    Qualifiers don't widen the bounds: "2024-01~" has those of "2024-01". Raises ValueError where the string is none of what
    is understood, names a day that doesn't exist, or ends before it begins.
    """
    if "/" not in edtf:
        return _date_bounds(edtf)
    parts = edtf.split("/")
    if len(parts) != 2 or not any(part not in ("", "..") for part in parts):
        raise ValueError(f"{edtf!r} is no EDTF interval")
    earliest = None if parts[0] in ("", "..") else _date_bounds(parts[0])[0]
    latest = None if parts[1] in ("", "..") else _date_bounds(parts[1])[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def _date_bounds(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text) if text.isascii() else None
    if not match:
        raise ValueError(f"{text!r} is no EDTF date of level 0 or 1")
    year, month, day = match["year"], match["month"], match["day"]
    try:
        if month in (None, "XX"):
            if day not in (None, "XX") or (month and "X" in year):
                raise ValueError
            return date(max(int(year.replace("X", "0")), 1), 1, 1), date(int(year.replace("X", "9")), 12, 31)
        return _month_bounds(int(year), int(month), day)
    except ValueError:
        raise ValueError(f"{text!r} is no date of the calendar") from None


def _month_bounds(year: int, month: int, day: str | None) -> tuple[date, date]:
    if month in _SEASONS:
        if day is not None:
            raise ValueError
        first, last = _SEASONS[month]
        end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
        return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
    if day in (None, "XX"):
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, int(day or 0)), date(year, month, int(day or 0))
