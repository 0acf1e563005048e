"""Who speaks where the phrase behind the verb is of nobody known: "… », assure à l'AFP | cette quinquagénaire", "… », lance | un tanneur".

A definite phrase stands for whoever spoke last. Behind a quotation another one tells of somebody without a name.
"""

from __future__ import annotations

from kg.annotate.layout import Layout
from kg.annotate.reporting import Cue
from kg.annotate.source_nouns import SourceNoun, slug
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source, of_noun
from kg.annotate.speakers import anaphor_length
from kg.languages import function_words

_ROLE = "anonymous"
_BETWEEN = 6  # tokens of the outlet or place between a verb and who speaks


def unknown_speaker(layout: Layout, reader: SourceReader, cue: Cue, end: int) -> tuple[Source | None, int]:
    """The speaker that the first phrase behind a verb tells, where it is none that is known, and where the phrase ends."""
    doc, language = layout.doc, layout.doc.lang_
    quote = layout.quote_ending_before(cue.start)
    first = cue.end if quote is None else _behind_adjunct(reader, cue.end, end)
    if first >= end:
        return None, cue.end
    definite = function_words(language, "definite_singular", *(("demonstrative",) if quote is not None else ()))
    latest = reader.memory.latest(cue.token) if doc[first].lower_ in definite else None
    if latest is not None:
        return latest, first + anaphor_length(doc, first)
    opening = function_words(language, "indefinite", "demonstrative")
    if quote is None or cue.inverted is not None or doc[first].lower_ not in opening:
        return None, cue.end
    phrase = reader.phrases.end(first, end)
    head = next((t for t in doc[first:phrase] if t.pos_ in ("NOUN", "ADJ")), None)
    if head is None or head.i in reader.phrases.mention_at:
        return None, cue.end
    noun = SourceNoun(head.lemma_, _ROLE, slug(head.lemma_), slug(head.text))
    return of_noun(reader.phrases, noun, start=first, end=phrase, head=head.i), phrase


def _behind_adjunct(reader: SourceReader, start: int, end: int) -> int:
    """Where a phrase begins behind what is told to an outlet, on a channel or at a place: "assure | à l'AFP | cette mère"."""
    doc = reader.doc
    while start < end and doc[start].pos_ == "ADV":
        start += 1
    if start >= end or doc[start].pos_ != "ADP":
        return start
    opener = (t.i for t in doc[start + 1 : min(end, start + 1 + _BETWEEN)] if t.pos_ == "DET" and t.i > start + 1)
    return next((i for i in opener if doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ", "X")), end)
