"""A stored text -> its lines without surrounding white space, headers and credits cut from the prose that they are glued to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.corpus.headers import glued_header
from kg.model import Span

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
_BLANK = "\ufeff\u200b\u200e\u200f\u2060"
_PROSE = 250  # code points: a caption is rarely longer, so that a credit after more is cut off
_TRAILING_CREDIT = re.compile(r"(?<=[.!?…»\"”)])\s*(?:\(\s*)?©[^.!?©\n]{1,60}$")


def lines(text: str, span: Span, language: str) -> Iterator[Span]:
    """The non-empty lines of a stretch of text, in order; a line with a glued header or credit gives two."""
    for match in _LINE.finditer(text, span.begin, span.end):
        line = trim(text, Span(match.start(), match.end()))
        if line.begin < line.end:
            for piece in _pieces(text, line, language):
                whole = trim(text, piece)
                if whole.begin < whole.end:
                    yield whole


def trim(text: str, span: Span) -> Span:
    """The span without white space and zero-width marks at its ends."""
    begin, end = span.begin, span.end
    while begin < end and (text[begin].isspace() or text[begin] in _BLANK):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return Span(begin, end)


def _pieces(text: str, line: Span, language: str) -> list[Span]:
    cuts = [line.begin]
    if glued := glued_header(text[line.begin : line.end], language):
        cuts.append(line.begin + glued)
    if line.end - line.begin > _PROSE and (credit := _TRAILING_CREDIT.search(text, max(cuts[-1], line.end - 80), line.end)):
        cuts.append(credit.start())
    return [Span(begin, end) for begin, end in zip(cuts, [*cuts[1:], line.end], strict=True)]
