"""Quotations without a reporting cue of their own: "X : « … »", and those that go on after a cue in an earlier sentence."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.chains import Report
from kg.annotate.grammar import finite, tense
from kg.annotate.layout import Layout
from kg.annotate.quotes import Quote
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import UNSPECIFIED, Source
from kg.languages import function_words

_LEAST = 4  # tokens of a quotation that can be somebody's statement


def uncued_quotes(layout: Layout, reader: SourceReader, reports: list[Report]) -> Iterator[Report]:
    """Quotations that no report covers, given to whoever is named before the colon, or spoke last in this paragraph or the one before.

    In a sentence without any cue the whole sentence is given: journalists weave what is said around what is quoted.
    """
    doc = layout.doc
    claimed = [piece for report in reports for piece in report.pieces]
    for quote in layout.quotes:
        if quote.end - quote.start < _LEAST or any(a <= quote.start + 1 and quote.end - 1 <= b for a, b in claimed):
            continue
        start, end = layout.sentence(quote.start)
        end = max(end, quote.end)
        whole = not any(start <= report.anchor < end and layout.quoted[report.anchor] is not quote for report in reports)
        introduced = _interviewed(layout, reports, quote.start) or _before_colon(layout, reader, quote.start)
        if not any(finite(t) for t in doc[quote.start : quote.end]) or (whole and not introduced and _speaks_itself(layout, start, end)):
            continue
        own_clause = any(finite(t) and t.i >= quote.end and layout.quoted[t.i] is None for t in doc[start:end])
        if not whole or own_clause or introduced:
            start, end = quote.start, quote.end
        speaker = (
            introduced
            or _told_on(layout, reports, quote)
            or _told_last(layout, reader, reports, quote.start)
            or _last_speaker(layout, reports, quote.start)
        )
        if speaker:
            source, cue = speaker
            yield Report(cue, doc[cue].text, ((start, end),), (source,), 1, quote.start - 1)


def _told_on(layout: Layout, reports: list[Report], quote: Quote) -> tuple[Source, int] | None:
    """Who speaks a quotation that ends with its paragraph unclosed where the next paragraph opens with another: its speaker."""
    doc = layout.doc
    while not quote.closed:
        after = quote.end
        while after < len(doc) and doc[after].is_space:
            after += 1
        following = next((q for q in layout.quotes if q.start == after + 1), None)
        if following is None:
            return None
        told = next((r for r in reports if r.covers(following.start) and layout.quoted[r.anchor] is None), None)
        if told is not None:
            return told.sources[-1], told.cue
        quote = following
    return None


def _speaks_itself(layout: Layout, start: int, end: int) -> bool:
    """Whether the sentence has somebody named as its subject, whose words these rather are."""
    subjects = (t for t in layout.doc[start:end] if t.dep_.startswith("nsubj") and layout.quoted[t.i] is None)
    return any(t.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in t.children) for t in subjects)


def _interviewed(layout: Layout, reports: list[Report], start: int) -> tuple[Source, int] | None:
    """The first person who speaks in the article, for an answer of an interview: "R : « … »"."""
    doc = layout.doc
    label = start - 3
    if label < 0 or doc[label + 1].text != ":" or doc[label].lower_ not in function_words(doc.lang_, "answer_label"):
        return None
    if label and not (doc[label - 1].is_space or doc[label].is_sent_start):
        return None
    persons = (r for r in reports if r.anchor < start and r.sources[-1].actor.kind == "person")
    first = min(persons, key=lambda r: r.anchor, default=None)
    return (first.sources[-1], label + 1) if first is not None else None


def _before_colon(layout: Layout, reader: SourceReader, start: int) -> tuple[Source, int] | None:
    """Who is the subject of the sentence that a colon before the quotation closes."""
    doc, j = layout.doc, start - 2
    while j >= 0 and doc[j].is_space:
        j -= 1
    if j < 1 or doc[j].text != ":":
        return None
    first, _ = layout.sentence(j)
    subject = next((t for t in doc[first:j] if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"), None)
    source = reader.read(max(first, subject.left_edge.i) if subject is not None else first, j)
    return (source, j) if source and (subject is not None or source.end == j) else None


def _told_last(layout: Layout, reader: SourceReader, reports: list[Report], start: int) -> tuple[Source, int] | None:
    """The person who is the subject of the sentence before a quotation with which a new one opens, where nobody has spoken since."""
    doc = layout.doc
    first, _ = layout.sentence(start)
    if first < start - 1 or not first:
        return None
    j = first - 1
    while j > 0 and doc[j].is_space:
        j -= 1
    before, _ = layout.sentence(j)
    if layout.quoted[j] is not None or any(before <= r.anchor < first for r in reports):
        return None
    subjects = (t for t in doc[before:first] if t.dep_ == "nsubj" and layout.quoted[t.i] is None and reader.phrases.is_person(t.i))
    subject = next(subjects, None)
    if subject is None or tense(subject.head) == "Fut":
        return None
    source = reader.read(max(before, subject.left_edge.i), first)
    return (source, subject.head.i) if source is not None and source.actor.kind == "person" else None


def _last_speaker(layout: Layout, reports: list[Report], start: int) -> tuple[Source, int] | None:
    """Who spoke last before a token, with the cue; at most one paragraph back."""
    told = (r for r in reports if r.anchor < start and layout.quoted[r.anchor] is None and r.sources[-1].actor is not UNSPECIFIED)
    last = max(told, key=lambda r: r.anchor, default=None)
    if last is None or sum(t.is_space and "\n" in t.text for t in layout.doc[last.anchor : start]) > 1:
        return None
    return last.sources[-1], last.cue
