"""Through whom a body speaks: "le mouvement, par la voix de X, affirme que …"; the words are X's."""

from __future__ import annotations

from kg.annotate.layout import Layout
from kg.annotate.reporting import Cue
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.languages import function_words

_NEAR = 2  # tokens from a body or a verb to "par", and from "par" to "voix"


def voiced(layout: Layout, reader: SourceReader, cue: Cue, body: Source) -> Source:
    """The named person through whom the subject of a verb speaks, told beside either or opening the sentence; else the body itself."""
    doc, (start, end) = layout.doc, layout.sentence(cue.token)
    by, voices, of = (function_words(doc.lang_, class_) for class_ in ("by", "through_voice", "of"))
    for token in doc[start : end - _NEAR - 1]:
        beside = token.i == start or 0 <= token.i - body.end < _NEAR or 0 <= token.i - cue.end < _NEAR
        if token.lower_ not in by or not beside or layout.quoted[token.i] is not layout.quoted[cue.token]:
            continue
        noun = next((t.i for t in doc[token.i + 1 : token.i + 1 + _NEAR] if t.lower_ in voices), None)
        if noun is None or doc[noun + 1].lower_ not in of:
            continue
        source = reader.read(noun + 2, end)
        named = source is not None and source.actor.kind == "person" and reader.phrases.is_person(source.end - 1)
        return source if source is not None and named else body
    return body
