"""The date of an article that states none beside its prose, or only its month, as its text tells it.

"Ce lundi 9 décembre 2024" is the article's own day, as is that of a dateline or a credit (`header_days`); a year that it leaves out is that
of the article's month, else the first behind those told in which the weekday of the lead falls on it. A weekday with day and month fixes
a day near it, of which the month at least is the article's; a day of a year in the lead does the same. Where a later year is told, the
date is one that the article only recalls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.calendar import Moment, read_moment, valid, year_from_weekday
from kg.annotate.header_days import stands_apart
from kg.annotate.time_patterns import Match
from kg.annotations import Tokens
from kg.languages import function_words

_LEAD = 120  # tokens of headline and first sentences
_RECALLING = frozenset({"acl", "acl:relcl"})
_PARTS = (("year", "year"), ("month", "mm"), ("day", "dd"))  # slots of words and of digits
_TOLD = frozenset({"date", "night", "fromto", "days"})


@dataclass(frozen=True, slots=True)
class TextDate:
    """What the text's times are reckoned from, if a day is sure enough, and the article's date as far as it is sure, in EDTF."""

    reference: Moment | None
    published: str


def text_date(doc: Doc, found: Sequence[tuple[Match, Tokens]], published: str | None = None) -> TextDate | None:
    """The article's date where its text lets it be reckoned from the expressions of time in it; `published` is its month, if stated."""
    month = read_moment(published)
    if month is not None:
        return _in_month(doc, found, month)
    years = [int(match.slots[name]) for match, _ in found for name in ("year", "year2") if name in match.slots]
    last = max(years, default=None)
    if headed := _headed(doc, found, last):
        return TextDate(headed, headed.edtf())
    for match, tokens in found:
        if (own := _day(match)) is not None and own.year == last and _points(doc, tokens):
            return TextDate(own, own.edtf())
    for match, _ in found:
        if near := _near(match, last):
            return TextDate(near, near.edtf()[: len("2020-01")])
    for match, tokens in found:
        if (told := _day(match)) is not None and told.year == last and tokens.start <= _LEAD and not _is_recalled(doc[tokens.head]):
            return TextDate(None, told.to_month().edtf())
    return None


def _in_month(doc: Doc, found: Sequence[tuple[Match, Tokens]], month: Moment) -> TextDate | None:
    """The article's own day within the month that it is known to be of: "ce vendredi 20 avril"."""
    for match, tokens in found:
        day = _day(match, month.year)
        if (
            day is not None
            and day.to_month() == month.to_month()
            and (_points(doc, tokens) or stands_apart(doc.text, match.begin, match.end))
        ):
            return TextDate(day, day.edtf())
    return None


def _headed(doc: Doc, found: Sequence[tuple[Match, Tokens]], last: int | None) -> Moment | None:
    """The day of a dateline, a header or a credit, its year told there or fixed by the weekday of the lead."""
    for match, _ in found:
        if match.rule not in _TOLD or not stands_apart(doc.text, match.begin, match.end):
            continue
        year = int(match.slots["year"]) if "year" in match.slots else _year_of(match, found, last)
        if year is not None and last is not None and year >= last and (day := _day(match, year)) is not None:
            return day
    return None


def _year_of(match: Match, found: Sequence[tuple[Match, Tokens]], last: int | None) -> int | None:
    """The first year behind those told in which a day falls on the weekday that the lead tells last: "a-t-on appris vendredi"."""
    lead = [m for m, tokens in found if tokens.start <= _LEAD and m.rule == "weekday" and "weekday" in m.slots and "day" not in m.slots]
    if last is None or not lead or not {"day", "month"} <= match.slots.keys():
        return None
    told = [int(m.slots["weekday"]) for m in lead[:2]]
    weekday = told[-1] if len(told) == 1 or (told[0] + 1) % 7 == told[1] else told[0]
    return year_from_weekday(last, int(match.slots["month"]), int(match.slots["day"]), weekday)


def _day(match: Match, own: int | None = None) -> Moment | None:
    """The day of a year that an expression tells, of two the last; of its `own` year where it tells none."""
    slots = match.slots
    year, month, day = (slots.get(f"{name}2", slots.get(name, slots.get(digits))) for name, digits in _PARTS)
    year = year or (str(own) if own else None)
    if match.rule not in _TOLD or year is None or month is None or day is None or not valid(int(year), int(month), int(day)):
        return None
    return Moment(int(year), int(month), int(day))


def _points(doc: Doc, tokens: Tokens) -> bool:
    """Whether a date is told as today's: "ce lundi 9 décembre 2024", "aujourd'hui, lundi 9 décembre 2024"."""
    words = function_words(doc.lang_, "demonstrative")
    return any(token.lower_ in words for token in doc[max(0, tokens.start - 1) : tokens.start + 1])


def _near(match: Match, last: int | None) -> Moment | None:
    """The day of a weekday, a day and a month in the last year told, or in the first one behind it on which the weekday falls."""
    slots = match.slots
    if match.rule != "date" or not {"weekday", "day", "month"} <= slots.keys() or last is None:
        return None
    if "year" in slots and int(slots["year"]) != last:
        return None
    year = year_from_weekday(last, int(slots["month"]), int(slots["day"]), int(slots["weekday"]))
    return Moment(year, int(slots["month"]), int(slots["day"]), "?") if year else None


def _is_recalled(head: Token) -> bool:
    """Whether a relative clause or a participle recalls a date: "l'accord qui a été signé le 3 mai 2015"."""
    return any(token.dep_ in _RECALLING for token in (head, *head.ancestors))
