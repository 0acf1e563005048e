"""What "selon X" covers: the sentence that it opens or closes, the clause into which it is put.

Every range is of tokens, end excluded; what it cuts off is settled by the sentence, not by the parse alone.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.contents import resumption
from kg.annotate.grammar import finite, gerund, infinitive
from kg.annotate.layout import BEFORE_INSERTION, QUOTE_MARKS, Layout, Range
from kg.annotate.reporting import Cue
from kg.languages import function_words


def preposition_content(layout: Layout, cue: Cue, phrase_end: int) -> tuple[list[Range], bool]:
    """What "selon X" covers, and whether it stands at the sentence's end, where it governs all that comes before."""
    doc = layout.doc
    start, end = layout.sentence(cue.token)
    around = layout.quoted[cue.start]
    if around and around.start >= start and around.end > phrase_end:
        start, end = max(start, around.start), min(end, around.end)
    rest = [t for t in doc[phrase_end:end] if not t.is_punct and not t.is_space]
    apart = cue.start > start and doc[cue.start - 1].text in BEFORE_INSERTION
    relatives = function_words(doc.lang_, "relative")
    opened = _open_relative(layout, start, cue.start) if apart else None
    within = apart and cue.start - 2 > start and _opens_clause(doc[cue.start - 2])
    if opened is not None and rest and doc[phrase_end].text == ",":
        return [(opened, cue.start), layout.widen((phrase_end, end))], False
    closes = not rest or (apart and not within and not infinitive(rest[0]) and not any(finite(t) for t in rest))
    if closes:
        before = layout.quote_ending_before(cue.start)
        first = max(_result(layout, start, cue.start), start if apart else _closing_clause(layout, start, cue.start))
        piece = (min(before.start, start), cue.start) if before else (first, cue.start)
        return ([layout.widen(piece)] if piece[1] > piece[0] else []), True
    end = resumption(layout, cue, end)
    end = _turn(layout, phrase_end, end) if apart else end
    que = function_words(doc.lang_, "that")
    opening = next((t.i + 1 for t in reversed(doc[start : cue.start]) if t.lower_ in que), start)
    if all(t.is_punct or t.pos_ in ("CCONJ", "ADV", "ADP", "SPACE") for t in doc[opening : cue.start]):
        return [layout.widen((phrase_end, end))], False
    if apart and phrase_end < end and doc[phrase_end].text in BEFORE_INSERTION:
        start = cue.start - 2 if within else start
        return [(start, cue.start), layout.widen((phrase_end, end))], False
    edge = cue.start - 1 if apart else cue.start
    first = next((t.i + 1 for t in reversed(doc[start:edge]) if t.is_punct or t.lower_ in relatives), start)
    last = next((t.i for t in doc[phrase_end:end] if t.is_punct and t.text not in QUOTE_MARKS), end)
    return [layout.widen((first, cue.start)), layout.widen((phrase_end, last))], False


def _turn(layout: Layout, start: int, end: int) -> int:
    """Where a clause begins right behind "selon X" that sets somebody else against him: ", selon X, | alors que Y parle de dix morts"."""
    doc, language = layout.doc, layout.doc.lang_
    if start + 2 >= end or doc[start].text != ",":
        return end
    meanwhile = doc[start + 1].lower_ in function_words(language, "meanwhile", "then")
    return start if meanwhile and doc[start + 2].lower_ in function_words(language, "that") else end


def _opens_clause(token: Token) -> bool:
    """Whether a clause begins with the word before "selon X", of which this tells alone: "qui, selon X, a …", "ayant, selon X, tué …"."""
    helper = token.pos_ == "AUX" and gerund(token)
    return helper or token.lower_ in function_words(token.lang_, "relative")


def _closing_clause(layout: Layout, start: int, end: int) -> int:
    """Where a clause begins of which alone "selon X" speaks behind it: "qui a fait dix morts selon X", "après que …"; else the start."""
    doc, language = layout.doc, layout.doc.lang_
    relatives, que, openers = (function_words(language, class_) for class_ in ("relative_as_subject", "that", "before_que"))
    whose = function_words(language, "whose")
    for token in reversed(doc[start + 1 : end]):
        if token.text == "," and token.nbor().lower_ in whose and not any(finite(t) for t in doc[token.i : end]):
            continue  # "qui a fait dix morts, dont un enfant selon X"
        if token.is_punct or layout.quoted[token.i] is not None:
            return start
        if token.lower_ in relatives:
            return token.i
        if token.lower_ in que and doc[token.i - 1].lower_ in openers and any(finite(t) for t in doc[token.i : end]):
            return token.i - 1
    return start


def _open_relative(layout: Layout, start: int, end: int) -> int | None:
    """Where a relative clause begins into which "selon X" is put right behind its verb: "un plan qui prévoit, selon X, …"."""
    doc = layout.doc
    if end - 2 <= start or doc[end - 2].pos_ not in ("VERB", "AUX"):
        return None
    relatives = function_words(doc.lang_, "relative") - function_words(doc.lang_, "that")
    verbs = 0
    for token in reversed(doc[start + 1 : end - 1]):
        if token.is_punct or layout.quoted[token.i] is not None:
            return None
        verbs += finite(token)
        if token.lower_ in relatives:
            return token.i if verbs == 1 else None
    return None


def _result(layout: Layout, start: int, end: int) -> int:
    """Where a closing participle clause begins that tells what came of it all: "X a tiré, faisant dix morts, selon Y"."""
    inner = range(end - 2, start, -1)
    commas = (i for i in inner if layout.doc[i].text == "," and layout.quoted[i] is None)
    comma = next((i for i in commas if layout.doc[i + 1].pos_ == "VERB" and gerund(layout.doc[i + 1])), None)
    return start if comma is None or any(finite(t) for t in layout.doc[comma:end]) else comma + 1
