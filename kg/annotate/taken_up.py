"""Who said what the sentence before tells: "C'est ce qu'a annoncé l'armée", "c'est du moins ce que rapporte X", "Cela a été dit par X"."""

from __future__ import annotations

from kg.annotate.grammar import past_participle
from kg.annotate.layout import Layout, Range
from kg.annotate.reporting import Cue
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.annotate.speakers import subject_after
from kg.languages import function_words

_NEAR = 6  # tokens from "c'" to "ce que", and from "que" to its verb
_ACTS = frozenset(("say", "report", "claim"))


def taken_up(layout: Layout, reader: SourceReader, cue: Cue) -> tuple[Range, Source] | None:
    """What a verb behind "c'est ce que" says was said, and by whom; None without."""
    if cue.act in _ACTS and (by := _passed_on(layout, cue)):
        told, teller = _before(layout, layout.sentence(cue.token)[0]), reader.read(by + 1, layout.sentence(cue.token)[1])
        return (told, teller) if told is not None and teller is not None else None
    found = _opening(layout, cue) if cue.act in _ACTS else None
    piece = _before(layout, found[0]) if found else None
    if found is None or piece is None:
        return None
    subject, end = found[1], layout.sentence(cue.token)[1]
    source = reader.read(subject, cue.start) if subject < cue.start else subject_after(layout, reader, cue.end, end)[0]
    return (piece, source) if source is not None else None


def _passed_on(layout: Layout, cue: Cue) -> int | None:
    """The "par" behind a passive that tells who said the sentence before: "Cela a été dit | par X", "L'information a été dite | par X"."""
    doc, language = layout.doc, layout.doc.lang_
    start, end = layout.sentence(cue.token)
    news = doc[start].lower_ in function_words(language, "definite", "demonstrative") and doc[start + 1].lower_ in _news(language)
    this = cue.start == start + 2 if news else doc[start].lower_ in function_words(language, "neutral_pronoun") and cue.start == start + 1
    if (
        not this
        or not past_participle(doc[cue.token])
        or not any(t.lemma_ in function_words(language, "be") for t in doc[start : cue.token])
    ):
        return None
    by = (t.i for t in doc[cue.end : min(end, cue.end + _NEAR)] if t.lower_ in function_words(language, "by"))
    return next(by, None)


def _news(language: str) -> frozenset[str]:
    return function_words(language, "news_told")


def _before(layout: Layout, opener: int) -> Range | None:
    """What stands before "c'est": of its sentence, else the sentence or quotation before."""
    start, _ = layout.sentence(opener)
    if opener > start + 1:
        return start, opener
    if quote := layout.quote_ending_before(start):
        return quote.start, start
    j = start - 1
    while j > 0 and layout.doc[j].is_space:
        j -= 1
    return (layout.sentence(j)[0], start) if j > 0 else None


def _opening(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Where "c'est" stands before a verb, and what follows "ce que"."""
    doc, language = layout.doc, layout.doc.lang_
    que, this, be = (function_words(language, class_) for class_ in ("that", "neutral_pronoun", "be"))
    start, _ = layout.sentence(cue.token)
    behind = range(cue.start, max(start + 2, cue.start - _NEAR) - 1, -1)
    subject = next((i for i in behind if doc[i - 1].lower_ in que and doc[i - 2].lower_ in this), None)
    if subject is None or any(t.is_punct for t in doc[subject : cue.start]):
        return None
    openers = range(subject - 4, max(start, subject - 4 - _NEAR) - 1, -1)
    opener = next((i for i in openers if doc[i].lower_ in this and doc[i + 1].lemma_ in be), None)
    return (opener, subject) if opener is not None else None
