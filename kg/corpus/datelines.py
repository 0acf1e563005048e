"""The day on which a dispatch was written, where its dateline tells no year: "Damas, 5 septembre (Xinhua) --" under "2017-09"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.corpus.dates import header_date
from kg.corpus.headers import statement
from kg.corpus.phrases import fold
from kg.model import Paragraph, ParagraphKind

_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{1,2}(?:er)? [^\W\d_]+")


def day_in(line: str, year: str, language: str) -> str | None:
    """The first day and month in a line, in a year that is known from elsewhere; None without."""
    dates = (header_date(f"{match.group()} {year}", language) for match in _DAY.finditer(fold(line)))
    return next((date.value for date in dates if date), None)


def to_the_day(published: str | None, text: str, paragraphs: Sequence[Paragraph], language: str) -> str | None:
    """A month of publication as the day of it that a dateline tells; any other date as it is."""
    if published is None or not _MONTH.fullmatch(published):
        return published
    for paragraph in paragraphs:
        line = text[paragraph.span.begin : paragraph.span.end]
        if paragraph.kind is not ParagraphKind.META or not (stated := statement(line, language)) or not stated.original:
            continue
        day = day_in(line, published[:4], language)
        if day is not None and day.startswith(published):
            return day
    return published
