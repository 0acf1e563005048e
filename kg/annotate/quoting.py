"""Sources that a source names for what it tells: "selon le journal, qui cite deux diplomates", "rapporte l'agence, citant l'armée"."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.chains import Report
from kg.annotate.grammar import finite, gerund
from kg.annotate.layout import Layout
from kg.annotate.reporting import Cue
from kg.annotate.source_reader import SourceReader
from kg.languages import function_words

_CITING = "cite"
_BETWEEN = 2  # tokens between a source and the verb with which it names another: ", qui"


def quotes_others(layout: Layout, cue: Cue) -> bool:
    """Whether a verb of citing opens a participle clause or a relative one, and tells whom somebody cites."""
    doc = layout.doc
    if _CITING not in cue.content:
        return False
    if cue.end < len(doc) and doc[cue.end].lower_ in function_words(doc.lang_, "that"):
        return False
    if not cue.start:
        return gerund(doc[cue.token])
    before, verb = doc[cue.start - 1], doc[cue.token]
    relative = before.lower_ in function_words(doc.lang_, "relative_as_subject") and any(finite(t) for t in doc[cue.start : cue.end])
    return relative or (gerund(verb) and (before.pos_ not in ("ADP", "PRON") or before.lower_ in function_words(doc.lang_, "in")))


def with_quoted(layout: Layout, reader: SourceReader, cue: Cue, reports: list[Report]) -> list[Report]:
    """The reports, that of the source which cites somebody with him behind it; unchanged where nobody is cited."""
    start, end = layout.sentence(cue.token)
    inner = reader.read(cue.end, end)
    told = [n for n, r in enumerate(reports) if start <= r.anchor < (end if beside(cue, r) or _opens(layout, cue) else cue.start)]
    near = [n for n in told if beside(cue, reports[n])]
    if inner is None or not told or _tells_apart(layout, inner.end, end):
        return reports
    n = (near or told)[-1]
    known = {source.actor.id for source in reports[n].sources}
    added = reports[n] if inner.actor.id in known else replace(reports[n], sources=(*reports[n].sources, inner))
    return [*reports[:n], added, *reports[n + 1 :]]


def beside(cue: Cue, report: Report) -> bool:
    """Whether a verb of citing stands right behind a source of a report: "l'agence X, citant l'armée, rapporte que …"."""
    return any(0 <= cue.start - source.end <= _BETWEEN for source in report.sources)


def cites_for(layout: Layout, cue: Cue, report: Report) -> bool:
    """Whether a verb of citing stands beside a report's source, or opens its sentence: "Citant l'armée, l'agence X rapporte que …"."""
    start, end = layout.sentence(cue.token)
    return beside(cue, report) or (_opens(layout, cue) and start <= report.anchor < end)


def _opens(layout: Layout, cue: Cue) -> bool:
    start, _ = layout.sentence(cue.token)
    return all(t.lower_ in function_words(layout.doc.lang_, "in") for t in layout.doc[start : cue.start])


def _tells_apart(layout: Layout, after: int, end: int) -> bool:
    """Whether a clause on who is cited says what he says: "citant des rapports qui confirment …" """
    return after < end and (gerund(layout.doc[after]) or layout.doc[after].lower_ in function_words(layout.doc.lang_, "relative"))


def only_cites(cue: Cue, report: Report) -> bool:
    """Whether a source has only passed on what somebody else says: "…, a dit une habitante, citée par l'agence"."""
    return "cite" in cue.content and report.pieces[0][0] < cue.start
