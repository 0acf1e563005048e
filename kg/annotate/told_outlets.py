"""To which outlet somebody has spoken, behind his verb: "a déclaré à l'agence X que …"."""

from __future__ import annotations

from kg.annotate.grammar import finite
from kg.annotate.layout import Layout
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.languages import function_words
from kg.model import SourceKind
from kg.openings import behind_inserted

_STOPS = frozenset((".", ";", ":", '"', "«"))


def told_outlet(layout: Layout, reader: SourceReader, start: int, end: int) -> Source | None:
    """The outlet to which a source spoke: "a déclaré à l'agence X", "a déclaré, mardi, dans le magazine X"."""
    doc = layout.doc
    relatives, told = function_words(doc.lang_, "relative"), function_words(doc.lang_, "addressee")
    for token in doc[behind_inserted(doc, start, end) : end]:
        if finite(token) or token.text in _STOPS or token.text == "," or token.lower_ in relatives:
            return None
        if token.lower_ in told:
            source = reader.read(token.i + 1, end)
            if source and source.kind is SourceKind.MEDIA and source.start == token.i + 1 and source.actor.label[:1].isupper():
                return source
    return None
