"""Publication dates: EDTF as given, ISO time stamps, and the forms that a language writes in a header line.

EDTF is the Library of Congress's Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from kg.corpus.phrases import fold
from kg.languages import lexicon

_PART = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[?~%]?")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?")
_SEASONS = range(21, 25)
_CLOCK = r"\d{1,2}\s?(?:h|:)\s?(?:\d{2})?(?::\d{2})?(?:\s?(?:gmt|utc|cet|min))?"


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date found in a header line, as EDTF (unchecked when it was written in digits), and where it stands in the line."""

    value: str
    begin: int
    end: int


def is_edtf(value: str) -> bool:
    """Whether the value is an EDTF date, season or interval that a calendar has."""
    if "/" in value:
        begin, _, end = value.partition("/")
        return bool(begin.strip(".") or end.strip(".")) and all(part in ("", "..") or _is_date(part) for part in (begin, end))
    return _is_date(value)


def _is_date(value: str) -> bool:
    match = _PART.fullmatch(value)
    if not match:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if month and month != "XX" and int(month) in _SEASONS and day is None:
        return "X" not in year
    try:
        datetime.date(_digits(year, 4), _digits(month, 1), _digits(day, 1))
    except ValueError:
        return False
    return True


def _digits(part: str | None, unknown: int) -> int:
    return unknown if part is None or part == "XX" else int(part.replace("X", "4"))


def to_edtf(value: str, language: str) -> str:
    """A date given from outside as EDTF: EDTF itself, an ISO time stamp, or the language's usual written form.

    Raises ValueError when the value is no date ("2021-13", "hier").
    """
    value = value.strip()
    if stamp := _STAMP.fullmatch(value):
        value = stamp[1]
    if is_edtf(value):
        return value
    found = header_date(fold(value), language)
    if found and found.begin == 0 and found.end == len(value) and is_edtf(found.value):
        return found.value
    raise ValueError(f"{value!r} is no date: write it as YYYY, YYYY-MM or YYYY-MM-DD (EDTF)")


def header_date(folded: str, language: str) -> HeaderDate | None:
    """The first date with a year in a folded line, with the weekday before it and the time of day after it."""
    months = _forms(language, "month")
    found = [_read(match, months) for pattern in _patterns(language) if (match := pattern.search(folded))]
    return min((date for date in found if date), key=lambda date: (date.begin, -date.end), default=None)


def _read(match: re.Match[str], months: dict[str, int]) -> HeaderDate | None:
    parts = match.groupdict()
    month = months[parts["name"]] if parts.get("name") else int(parts["month"])
    value = f"{parts['year']}-{month:02}" + (f"-{int(parts['day']):02}" if parts.get("day") else "")
    if not is_edtf(value) and not parts.get("iso"):
        return None
    return HeaderDate(value, match.start(), match.end())


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    weekday = "|".join(sorted(map(re.escape, _forms(language, "weekday")), key=len, reverse=True))
    name = "|".join(sorted(map(re.escape, _forms(language, "month")), key=len, reverse=True))
    at = "|".join(sorted(map(re.escape, _forms(language, "hour"))))
    time = rf"(?:[\s,-]*(?:(?:{at}) )?{_CLOCK})?"
    lead, after = rf"(?<!\w)(?:(?:{weekday}),? )?", rf"(?!\w)(?:, (?:{weekday})(?!\w))?{time}"
    mark = r"(?: ?[/.] ?| ?- ?)"
    return (
        re.compile(rf"{lead}(?P<day>\d{{1,2}})(?:er)? (?P<name>{name}) (?P<year>\d{{4}}){after}"),
        re.compile(rf"(?<!\w)(?P<name>{name}) (?P<year>\d{{4}})(?!\w)"),
        re.compile(rf"{lead}(?P<name>{name}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}}){after}"),
        re.compile(rf"{lead}(?<![\d-])(?P<day>\d{{1,2}}){mark}(?P<month>\d{{1,2}}){mark}(?P<year>\d{{4}})(?!\w){time}"),
        re.compile(rf"(?<!\w)(?P<iso>(?P<year>\d{{4}})-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?)(?![\w-])(?:t\d[\d:.,+z]*)?{time}"),
    )


@cache
def _forms(language: str, kind: str) -> dict[str, int]:
    return {fold(row["form"]): int(row["value"]) for row in lexicon(language).table("publication_dates") if row["kind"] == kind}
