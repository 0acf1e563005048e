"""Sources in brackets at the end of a headline: "Dix morts dans une attaque (armée)", the way of news agencies."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.chains import Report
from kg.annotate.layout import Layout
from kg.annotate.quotes import paragraph_bounds
from kg.annotate.source_reader import SourceReader
from kg.annotations import text_of

_LONGEST = 8  # tokens of what stands in the brackets


def headline_sources(layout: Layout, reader: SourceReader, reports: list[Report]) -> Iterator[Report]:
    """What a line says that closes with somebody in brackets and no full stop: it is his, unless the line itself says whose it is."""
    doc = layout.doc
    for start, end in paragraph_bounds(doc):
        if end - start < 3 or doc[end - 1].text != ")":
            continue
        opening = next((i for i in range(end - 2, max(start, end - 2 - _LONGEST), -1) if doc[i].text == "("), None)
        if opening is None or opening == start or any(start <= report.anchor < end for report in reports):
            continue
        source = reader.read(opening + 1, end - 1)
        if source and source.start == opening + 1:
            yield Report(opening, text_of(doc, opening + 1, end - 1), ((start, opening),), (source,), 0, opening)
