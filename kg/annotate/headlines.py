"""Sources that headlines tell: "Dix morts (armée)", "« Nous avons gagné » : X répond à Y", "Gouverneur : dix morts à Gao"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.chains import Report
from kg.annotate.grammar import finite
from kg.annotate.layout import Layout
from kg.annotate.quotes import paragraph_bounds
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.annotations import text_of

_LONGEST = 8  # tokens of what stands in the brackets or before a colon
_STOPS = (".", "!", "?", "…")


def headline_sources(layout: Layout, reader: SourceReader, reports: list[Report]) -> Iterator[Report]:
    """What a line without a full stop says that tells its speaker beside a colon or in brackets, unless it has a word of saying."""
    doc = layout.doc
    for start, end in paragraph_bounds(doc):
        if end - start < 3 or doc[end - 1].text in _STOPS or any(start <= report.anchor < end for report in reports):
            continue
        found = (
            _in_brackets(layout, reader, start, end) or _of_quotation(layout, reader, start, end) or _labelled(layout, reader, start, end)
        )
        if found is not None:
            yield found


def _in_brackets(layout: Layout, reader: SourceReader, start: int, end: int) -> Report | None:
    """Somebody in brackets at the end, the way of news agencies."""
    doc = layout.doc
    if doc[end - 1].text != ")":
        return None
    opening = next((i for i in range(end - 2, max(start, end - 2 - _LONGEST), -1) if doc[i].text == "("), None)
    source = reader.read(opening + 1, end - 1) if opening is not None and opening > start else None
    if opening is None or source is None or source.start != opening + 1 or _is_short_form(layout, opening, end - 1):
        return None
    return Report(opening, text_of(doc, opening + 1, end - 1), ((start, opening),), (source,), 0, opening)


def _is_short_form(layout: Layout, opening: int, closing: int) -> bool:
    """Whether brackets hold the initials of the name in front of them and tell no source: "le groupe État islamique (EI)"."""
    inside, before = layout.doc[opening + 1 : closing], layout.doc[opening - 1]
    return len(inside) == 1 and inside[0].is_upper and before.lower_.startswith(inside[0].lower_[-1])


def _of_quotation(layout: Layout, reader: SourceReader, start: int, end: int) -> Report | None:
    """The person who is the subject behind a colon that a quotation opens the line with."""
    doc = layout.doc
    quote = next((q for q in layout.quotes if q.start <= start + 1 < q.end), None)
    colon = next((t.i for t in doc[quote.end : quote.end + 2] if t.text == ":"), None) if quote is not None else None
    if quote is None or colon is None or colon + 2 >= end:
        return None
    source = reader.read(colon + 1, end)
    behind = source.end if source is not None and source.start == colon + 1 and _is_person(source) else end
    if source is None or not any(finite(t) for t in doc[behind : min(end, behind + 3)]):
        return None
    return Report(colon, doc[colon].text, ((quote.start, quote.end),), (source,), 0, colon)


def _labelled(layout: Layout, reader: SourceReader, start: int, end: int) -> Report | None:
    """Whoever bears the office that alone stands before the line's first colon; a body may be the topic: "Police : dix hommes arrêtés"."""
    doc = layout.doc
    colon = next((t.i for t in doc[start : min(end, start + _LONGEST)] if t.text == ":"), None)
    if colon is None or colon == start or colon + 2 >= end or layout.quoted[start] is not None or layout.quote_starting_after(colon):
        return None
    noun = reader.phrases.noun(start)
    source = reader.read(start, colon)
    if source is None or noun is None or noun.role != "office" or source.start != start or source.end != colon:
        return None
    return Report(colon, doc[colon].text, ((colon + 1, end),), (source,), 0, colon)


def _is_person(source: Source) -> bool:
    return source.actor.kind == "person"
