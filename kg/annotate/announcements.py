"""Nouns of saying behind which "par" tells who speaks: "l'annonce par X de la mort de Y", "la revendication par X de l'attaque"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.chains import Report
from kg.annotate.grammar import finite
from kg.annotate.layout import Layout, Range
from kg.annotate.object_ends import object_end
from kg.annotate.source_reader import SourceReader
from kg.languages import function_words

_NEAR = 3  # tokens from such a noun to "par", and from who speaks to "de"


def announced(layout: Layout, reader: SourceReader) -> Iterator[Report]:
    """What such nouns tell, with the source behind "par"."""
    doc = layout.doc
    for noun in (token for token in doc if token.lower_ in function_words(doc.lang_, "announcement")):
        _, end = layout.sentence(noun.i)
        by = next((t.i for t in doc[noun.i + 1 : min(end, noun.i + 1 + _NEAR)] if t.lower_ in function_words(doc.lang_, "by")), None)
        if noun.pos_ != "NOUN" or by is None or any(finite(t) for t in doc[noun.i : by]):
            continue
        piece = _told(layout, reader, noun, by, end)
        source = reader.read(by + 1, piece[0]) if piece is not None else None
        if piece is not None and source is not None:
            yield Report(noun.i, noun.text, (piece,), (source,), 1, noun.i)


def _told(layout: Layout, reader: SourceReader, noun: Token, by: int, end: int) -> Range | None:
    """What stands behind "de", past who speaks and the name that commas set off: "par le maire, X, | de la mort de Y"."""
    doc, mentions = layout.doc, reader.phrases.mention_at
    speaker = next((mentions[i] for i in range(by + 1, min(end, by + 1 + _NEAR)) if i in mentions), None)
    if speaker is None:
        return None
    behind = speaker.tokens.end
    if behind < end and doc[behind].text == ",":
        behind = next((t.i + 1 for t in doc[behind + 1 : end] if t.text == "," or finite(t)), end)
    start = next((t.i for t in doc[behind : min(end, behind + _NEAR)] if t.lower_ in function_words(doc.lang_, "of", "that")), None)
    return (start, object_end(layout, noun, start, end, wished=True)) if start is not None else None
