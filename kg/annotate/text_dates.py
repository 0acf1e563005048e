"""The date of an article that states none beside its prose, as its text tells it.

"Ce lundi 9 décembre 2024" is the article's own day. A weekday with day and month fixes a day near it, of which the month at least is
the article's; a day of a year in the lead does the same. Where a later year is told, the date is one that the article only recalls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.calendar import Moment, valid, year_from_weekday
from kg.annotate.time_patterns import Match
from kg.annotations import Tokens
from kg.languages import function_words

_LEAD = 120  # tokens of headline and first sentences
_RECALLING = frozenset({"acl", "acl:relcl"})
_TOLD = frozenset({"date", "night", "fromto", "days"})


@dataclass(frozen=True, slots=True)
class TextDate:
    """What the text's times are reckoned from, if a day is sure enough, and the article's date as far as it is sure, in EDTF."""

    reference: Moment | None
    published: str


def text_date(doc: Doc, found: Sequence[tuple[Match, Tokens]]) -> TextDate | None:
    """The article's date where its text lets it be reckoned from the expressions of time in it."""
    years = [int(match.slots[name]) for match, _ in found for name in ("year", "year2") if name in match.slots]
    last = max(years, default=None)
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


def _day(match: Match) -> Moment | None:
    """The day of a year that an expression tells, of two the last."""
    slots = match.slots
    year, month, day = (slots.get(f"{name}2", slots.get(name)) for name in ("year", "month", "day"))
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
