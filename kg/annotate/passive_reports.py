"""What passives report: "revendiquée par X", "annoncée le 21 février par des sources", "cité par X", "il a été indiqué par X que …"."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.chains import Report
from kg.annotate.contents import following_content
from kg.annotate.grammar import finite, gerund, participle
from kg.annotate.layout import Layout, Range
from kg.annotate.reporting import Cue
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.annotations import text_of
from kg.languages import function_words

_AGENT_WINDOW = 8  # tokens from a passive participle to its "par"


def passive_report(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """What stands before "revendiquée par X", "annoncée le 21 février par des sources", "cité par X"."""
    doc, language = layout.doc, layout.doc.lang_
    verb, agents = doc[cue.token], function_words(language, "by")
    mistaken = verb.pos_ not in ("VERB", "AUX")  # "…, cité par X"
    if not (mistaken or (participle(verb) and not gerund(verb))) or doc[cue.token - 1].lemma_ in function_words(language, "have"):
        return None
    _, end = layout.sentence(cue.token)
    by = next((t.i for t in doc[cue.end : min(end, cue.end + _AGENT_WINDOW)] if t.lower_ in agents), None)
    if by is None or any(finite(t) or t.text in (";", ":") for t in doc[cue.end : by]):
        return None
    source = reader.read(by + 1, end)
    piece, rank = _told(layout, cue, source) if source is not None else (None, 1)
    return Report(cue.token, text_of(doc, cue.start, cue.end), (piece,), (source,), rank, cue.start) if source and piece else None


def _told(layout: Layout, cue: Cue, source: Source) -> tuple[Range | None, int]:
    """What a passive tells, and the rank of its report."""
    doc, language, (start, end) = layout.doc, layout.doc.lang_, layout.sentence(cue.token)
    if (
        doc[cue.start - 1].lower_ in _impersonal(language)
        and source.end < end
        and doc[source.end].lower_ in function_words(language, "that")
    ):
        return next(iter(following_content(layout, replace(cue, end=source.end))), None), 1
    noun = doc[cue.token - 1]
    if noun.lower_ in function_words(language, "news_told") and start < noun.i - 2 and doc[noun.i - 2].text == ",":
        return (start, noun.i - 2), 0  # "…, une information confirmée par X"
    if "cite" in cue.content:
        goes_on = source.end < end - 1 and doc[source.end].text == "," and any(finite(t) for t in doc[source.end : end])
        return (start, end if goes_on else cue.start), 0
    if cue.act == "accuse" and "de" in cue.content:
        return (source.end, _charge_end(layout, cue, source.end)), 1
    first = _passive_start(layout, cue) if "object" in cue.content else None
    return (first, cue.start) if first is not None else None, 1


def _charge_end(layout: Layout, cue: Cue, start: int) -> int:
    """Where ends what somebody is accused of: before a comma when the participle only describes, "accusé par X de …, il a fui"."""
    _, end = layout.sentence(cue.token)
    if cue.start < cue.token:
        return end
    return next((t.i for t in layout.doc[start:end] if t.text == "," and layout.quoted[t.i] is None), end)


def _passive_start(layout: Layout, cue: Cue) -> int | None:
    """Where the noun phrase begins of which a passive participle is said."""
    doc = layout.doc
    start, _ = layout.sentence(cue.token)
    verb = doc[cue.token]
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    governor = verb.head if verb.dep_ == "conj" and verb.head.dep_ in ("acl", "amod") else verb
    if subject is None and governor.dep_ in ("acl", "amod", "acl:relcl", "conj") and governor.head.pos_ == "NOUN":
        subject = governor.head
    if subject is None or subject.i > cue.token:
        subject = next((t for t in reversed(doc[start : cue.start]) if t.pos_ == "NOUN"), None)
    return max(start, subject.left_edge.i) if subject is not None else None


def _impersonal(language: str) -> frozenset[str]:
    """The subject of a passive that tells of nobody: "il a été indiqué"."""
    return function_words(language, "impersonal") - function_words(language, "neutral_pronoun")
