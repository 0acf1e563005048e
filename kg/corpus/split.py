"""Where in a stored text its articles begin, when no manifest says so."""

from __future__ import annotations

import re

from kg.corpus.headers import coded_date, statement
from kg.corpus.lines import lines
from kg.corpus.outlets import is_known
from kg.corpus.phrases import phrases
from kg.model import Span

_HEADLINE = 220  # code points
_PROSE = 120  # code points: what is shorter may be a caption or a heading
_CODED = 30  # code points; `lines` has cut a coded date off what it was glued to
_AHEAD = 6  # lines after a headline within which its prose must begin
_FULL_STOP = re.compile(r"[.;:,…][\s»\"”’)]*$")


def article_spans(text: str, language: str) -> tuple[Span, ...]:
    """The articles of a text, one after the other; together they cover all of it.

    A new article begins at a coded date header, and at a headline after a line that names the source of what precedes it.
    A source line inside an article is told from one at its end by the outlet being known or by the text ending in one too.
    """
    spans = list(lines(text, Span(0, len(text)), language))
    strings = [text[span.begin : span.end] for span in spans]
    starts, prose = [0], False
    for i, line in enumerate(strings):
        if prose and ((len(line) < _CODED and coded_date(line, language)) or _follows_source(strings, i, language)):
            starts.append(spans[i].begin)
            prose = False
        prose |= _is_prose(line)
    return tuple(Span(begin, end) for begin, end in zip(starts, [*starts[1:], len(text)], strict=True))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and not line[-1].isalnum()


def _follows_source(strings: list[str], i: int, language: str) -> bool:
    source = _source(strings[i - 1], language)
    if source is None or not _opens_article(strings, i, language):
        return False
    return is_known(source) or any(_source(line, language) for line in strings[i + 1 :][-_AHEAD:])


def _source(line: str, language: str) -> str | None:
    stated = statement(line, language)
    return stated.source if stated else None


def _opens_article(strings: list[str], i: int, language: str) -> bool:
    line, after = strings[i], strings[i + 1 : i + 1 + _AHEAD]
    furniture = any(phrases(language, kind).match(line) for kind in ("boilerplate", "end", "aside", "caption"))
    headline = len(line) <= _HEADLINE and not _FULL_STOP.search(line) and not furniture and statement(line, language) is None
    return headline and any(_is_prose(next_line) for next_line in after)
