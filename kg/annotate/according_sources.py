"""Whom a pronoun means in "selon lui" and "à l'en croire"."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.grammar import gender, plural
from kg.annotate.layout import BEFORE_INSERTION, Layout
from kg.annotate.reporting import Cue
from kg.annotate.source_memory import PERSONAL
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.annotate.speakers import anaphor_length
from kg.languages import function_words

_BELIEVED = 3  # tokens of "l'en croire"


def last_believed(layout: Layout, reader: SourceReader, cue: Cue) -> Source | None:
    """Who spoke last, for "à l'en croire"; None for every other phrase."""
    doc = layout.doc
    if cue.end - cue.start <= _BELIEVED or doc[cue.end - _BELIEVED].lower_ not in function_words(doc.lang_, "object_pronoun"):
        return None
    if doc[cue.end - 2].lower_ not in function_words(doc.lang_, "adverbial_pronoun"):  # "de l'aveu de X"
        return None
    return reader.memory.latest(cue.token)


def is_own(reader: SourceReader, cue: Cue) -> bool:
    """Whether somebody goes by what he has found himself: "selon nos informations", "d'après mes calculs"; not "selon nos sources"."""
    doc = reader.doc
    if cue.end + 1 >= len(doc) or doc[cue.end].lower_ not in function_words(doc.lang_, "first_person_plural", "first_person_singular"):
        return False
    noun = reader.phrases.noun(cue.end + 1)
    return noun is not None and noun.role == "document"


def _own_figures(layout: Layout, reader: SourceReader, cue: Cue) -> Source | None:
    """The subject of the sentence, for what is its own: "l'armée a tué, selon ses propres chiffres, dix rebelles"."""
    doc, (start, end) = layout.doc, layout.sentence(cue.token)
    if cue.end + 2 >= end or doc[cue.end].lower_ not in function_words(doc.lang_, "possessive_third"):
        return None
    if doc[cue.end + 1].lower_ not in function_words(doc.lang_, "own_adjective"):
        return None
    subjects = [t for t in doc[start:end] if t.dep_.startswith("nsubj")]
    subject = next((t for t in subjects if t.head.dep_ == "ROOT"), subjects[0] if subjects else None)
    source = reader.read(max(start, subject.left_edge.i), end) if subject is not None else None
    behind = cue.end + anaphor_length(doc, cue.end)
    return replace(source, start=cue.end, end=behind) if source is not None else None


def subject_meant(layout: Layout, reader: SourceReader, cue: Cue) -> Source | None:
    """The subject of the sentence, for a pronoun that no comma parts from its clause: "l'armée a tiré des obus qui selon elle …"."""
    if own := _own_figures(layout, reader, cue):
        return own
    doc, pronoun = layout.doc, layout.doc[min(cue.end, len(layout.doc) - 1)]
    if pronoun.lower_ not in function_words(doc.lang_, *PERSONAL) or doc[cue.start - 1].text in BEFORE_INSERTION:
        return None
    start, _ = layout.sentence(cue.token)
    subject = next((t for t in doc[start : cue.start] if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
    if subject is None or subject.i not in reader.phrases.mention_at or layout.quoted[subject.i] is not layout.quoted[cue.start]:
        return None
    agrees = plural(subject) == plural(pronoun) and gender(subject) in ("", gender(pronoun))
    return reader.read(max(start, subject.left_edge.i), cue.start) if agrees else None
