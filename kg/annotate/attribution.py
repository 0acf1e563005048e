"""Who says what: stretches of a text with the chain of sources that says them.

Forms of French attribution after the surface-and-parse approach of quotation extraction (Pareti 2015; Pouliquen,
Steinberger & Best 2007), with chains as in GRaSP (Fokkens et al. 2017): a source quoted by a source gives two links.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.chains import Report, compose
from kg.annotate.contents import (
    Layout,
    Range,
    finite,
    following_content,
    inserted_content,
    is_insertion,
    preposition_content,
)
from kg.annotate.reporting import Cue, find_cues
from kg.annotate.source_nouns import slug
from kg.annotate.sources import UNSPECIFIED, Source, SourceReader
from kg.annotations import ActorMention, SourceScope
from kg.languages import Lexicon
from kg.model import Attribution, SourceKind

_TO = frozenset(("à", "au", "aux", "auprès"))
_LEAST_QUOTED = 4  # tokens of a quotation without a cue that still belongs to the last source


def find_scopes(
    doc: Doc,
    *,
    actors: tuple[ActorMention, ...],
    outlet: str | None,
    lexicon: Lexicon,
    knowledge: object = None,
    via: tuple[str, ...] = (),
) -> tuple[SourceScope, ...]:
    """The stretches that sources say, each with its whole chain, nearest to the outlet first; the smallest around a token holds.

    `outlet` and `via` (whom it republishes) are never links. `knowledge` is not needed beyond the actors found with it.
    """
    layout = Layout(doc)
    reader = SourceReader(doc, actors=actors, lexicon=lexicon)
    cues = find_cues(doc, lexicon=lexicon)
    insertions = [cue for cue in cues if cue.act not in ("according", "opinion", "rumour") and is_insertion(layout, cue)]
    reports: list[Report] = []
    for cue in cues:
        report = _report(layout, reader, cue, insertions)
        if report:
            reports.append(report)
            reader.remember(_speaker(report), report.anchor)
    reports.extend(_unclaimed_quotes(layout, reader, reports))
    outlets = frozenset(slug(name) for name in (outlet, *via) if name)
    return compose(reports, outlets=outlets, length=len(doc))


def _speaker(report: Report) -> Source:
    return report.sources[-1]


def _report(layout: Layout, reader: SourceReader, cue: Cue, insertions: list[Cue]) -> Report | None:
    if cue.act == "rumour":
        return _rumour(layout, cue)
    if cue.act in ("according", "opinion"):
        return _according(layout, reader, cue)
    if cue in insertions:
        return _inserted(layout, reader, cue)
    return _passive(layout, reader, cue) or _direct(layout, reader, cue, insertions)


# -- prepositions -----------------------------------------------------------------------------------------------------
def _according(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    doc = layout.doc
    _, end = layout.sentence(cue.token)
    if cue.end < end and doc[cue.end].lower_ in ("lequel", "laquelle", "lesquels", "lesquelles"):
        return _relative_according(layout, reader, cue)
    source = reader.read(cue.end, end)
    if source is None:
        return None
    phrase_end = max(source.end, cue.end + 1) if source.start >= cue.end - 1 else cue.end + _pronoun_length(doc, cue.end)
    if cue.act == "opinion" and not (phrase_end < end and doc[phrase_end].text == "," and doc[cue.start].is_sent_start):
        return None
    pieces, trailing = preposition_content(layout, cue, phrase_end)
    return Report(cue.token, doc[cue.start : cue.end].text, tuple(pieces), (source,), 0 if trailing else 2, cue.start)


def _rumour(layout: Layout, cue: Cue) -> Report | None:
    """"il y a des craintes que …": nobody in particular says so."""
    start, end = layout.sentence(cue.token)
    if not {"y", "a"} <= {t.lower_ for t in layout.doc[start : cue.token]}:
        return None
    source = Source(UNSPECIFIED, SourceKind.ANONYMOUS, cue.token, cue.token + 1)
    return Report(cue.token, layout.doc[cue.token].text, ((cue.end + 1, end),), (source,), 1, cue.start)


def _pronoun_length(doc: Doc, start: int) -> int:
    j = start
    while j < len(doc) and not doc[j].is_punct and j - start < 6 and (j == start or doc[j].pos_ in ("DET", "NOUN", "ADJ", "PROPN", "ADP")):
        j += 1
    return max(1, j - start)


def _relative_according(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """"des informations selon lesquelles …": the noun's issuer, or the sentence's subject."""
    doc = layout.doc
    start, end = layout.sentence(cue.token)
    noun = next((t.i for t in reversed(doc[start : cue.start]) if t.pos_ == "NOUN"), None)
    source = reader.read(doc[noun].left_edge.i, cue.start) if noun is not None else None
    root = next((t for t in doc[start : cue.start] if t.dep_.startswith("nsubj")), None)
    if (source is None or source.kind is SourceKind.ANONYMOUS) and root is not None:
        source = reader.read(root.left_edge.i, cue.start) or source
    return Report(cue.token, "selon", ((cue.end + 1, end),), (source,), 1, cue.start) if source else None


# -- verbs ------------------------------------------------------------------------------------------------------------
def _inserted(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    doc = layout.doc
    _, end = layout.sentence(cue.token)
    if cue.inverted is not None:
        source, stop = reader.pronoun(cue.inverted), cue.end
    else:
        source, stop = _subject_after(layout, reader, cue.end, end)
    if source is None:
        return None
    media, stop = _told_to(layout, reader, cue.end, stop, end)
    pieces = inserted_content(layout, cue, stop)
    sources = (media, source) if media else (source,)
    return Report(cue.token, _text(doc, cue), tuple(pieces), sources, 0, cue.start)


def _subject_after(layout: Layout, reader: SourceReader, start: int, end: int) -> tuple[Source | None, int]:
    """The subject behind its verb: the first phrase without a preposition that names a source."""
    doc, j = layout.doc, start
    while j < end:
        token = doc[j]
        if finite(token) and j > start or token.text in (".", ";", ":", '"', "«") or token.lower_ in ("qui", "que", "qu'"):
            break
        if token.lower_ == "des" and (source := reader.read(j, end)):
            return source, source.end
        if token.pos_ in ("ADP", "SCONJ") or token.lower_ in ("au", "aux", "du"):
            j = max(j + 1, _skip_phrase(doc, reader, j + 1, end))
            continue
        if token.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "X", "NUM", "ADV") or j in reader.mention_at:
            source = reader.read(j, end)
            if source:
                return source, source.end if source.start >= start else min(end, j + _pronoun_length(doc, j))
            if token.pos_ == "DET" or j in reader.mention_at:
                j = max(j + 1, _skip_phrase(doc, reader, j, end))
                continue
        j += 1
    return None, start


def _skip_phrase(doc: Doc, reader: SourceReader, start: int, end: int) -> int:
    j = start
    while j < end and (doc[j].pos_ in ("DET", "NUM") or doc[j].lower_ in ("de", "du", "des", "d'")):
        j += 1
    if j in reader.mention_at:
        return reader.mention_at[j].tokens.end
    while j < end and doc[j].pos_ in ("NOUN", "ADJ") and j not in reader.mention_at:
        j += 1
    while j < end and doc[j].pos_ == "PROPN" and doc[j - 1].pos_ == "PROPN" and j not in reader.mention_at:
        j += 1
    return max(j, start)


def _told_to(layout: Layout, reader: SourceReader, start: int, stop: int, end: int) -> tuple[Source | None, int]:
    """The outlet that was told: "a déclaré à l'agence X", "dans le magazine X", and where its phrase ends."""
    doc, j = layout.doc, start
    while j < end and not (finite(doc[j]) or doc[j].text in (".", ";", ":", ",", '"', "«") or doc[j].lower_ in ("que", "qu'", "qui")):
        if doc[j].lower_ in _TO or doc[j].lower_ in ("dans", "sur"):
            source = reader.read(j + 1, end)
            if source and source.kind is SourceKind.MEDIA and source.start == j + 1 and source.actor.label[:1].isupper():
                return source, max(stop, source.end)
        j += 1
    return None, stop


def _passive(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """"attaque revendiquée par X", "annoncée le 21 février par des sources": what precedes is X's."""
    doc = layout.doc
    verb = doc[cue.token]
    if verb.morph.get("VerbForm") != ["Part"] or any(t.lemma_ == "avoir" and t.i + 1 == cue.token for t in doc[cue.start : cue.token]):
        return None
    start, end = layout.sentence(cue.token)
    by = next((t.i for t in doc[cue.end : min(end, cue.end + 8)] if t.lower_ == "par"), None)
    if by is None or any(finite(t) or t.text in (";", ":") for t in doc[cue.end : by]):
        return None
    source = reader.read(by + 1, end)
    if source is None:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if verb.lemma_ == "citer":
        return Report(cue.token, _text(doc, cue), ((start, cue.start),), (source,), 0, cue.start)
    if "object" not in cue.content or cue.act == "accuse":
        return None
    participle = verb.head if verb.dep_ == "conj" and verb.head.dep_ in ("acl", "amod") else verb
    if subject is None and participle.dep_ in ("acl", "amod", "acl:relcl", "conj") and participle.head.pos_ == "NOUN":
        subject = participle.head
    if subject is None or subject.i > cue.token:
        subject = next((t for t in reversed(doc[start : cue.start]) if t.pos_ == "NOUN"), None)
    if subject is None:
        return None
    first = max(start, subject.left_edge.i)
    return Report(cue.token, _text(doc, cue), ((first, cue.start),), (source,), 1, cue.start)


def _direct(layout: Layout, reader: SourceReader, cue: Cue, insertions: list[Cue]) -> Report | None:
    doc = layout.doc
    source, after = _subject(layout, reader, cue)
    if source is None:
        return None
    moved = Cue(cue.token, cue.start, max(cue.end, after), cue.act, cue.content, cue.inverted)
    pieces = [_cut(layout, piece, cue, insertions) for piece in following_content(layout, moved)]
    pieces = [(a, b) for a, b in pieces if b > a]
    if not pieces and doc[cue.start - 1 if cue.start else 0].lower_ == "comme":
        start, end = layout.sentence(cue.token)
        pieces = [(start, cue.start - 1), (moved.end, end)]
    if not pieces:
        return None
    media, _ = _told_to(layout, reader, cue.end, cue.end, pieces[0][0])
    sources = (media, source) if media else (source,)
    return Report(cue.token, _text(doc, cue), tuple(pieces), sources, 1, cue.start)


def _cut(layout: Layout, piece: Range, cue: Cue, insertions: list[Cue]) -> Range:
    """The range up to a later inserted clause, which reports the whole of it from outside."""
    start, end = piece
    for other in insertions:
        if start < other.start < end and other.token != cue.token and layout.quoted[other.start] is None:
            return start, other.start
    return piece


def _subject(layout: Layout, reader: SourceReader, cue: Cue) -> tuple[Source | None, int]:
    """Who speaks when the verb follows its subject, and where the verb's group ends when the subject follows."""
    doc = layout.doc
    start, end = layout.sentence(cue.token)
    if cue.inverted is not None:
        return reader.pronoun(cue.inverted), cue.end
    before = doc[cue.start - 1].lower_ if cue.start else ""
    if before == "comme" or cue.start == start and doc[cue.token].morph.get("VerbForm") == ["Fin"]:
        source, stop = _subject_after(layout, reader, cue.end, end)
        return source, stop
    if before in ("de", "d'") and doc[cue.token].morph.get("VerbForm") == ["Inf"]:
        if source := _historic_infinitive(layout, reader, cue, start) or reader.spoken_since(start):
            return source, cue.end
    if before == "," and _present_participle(doc[cue.token]) and (source := reader.spoken_since(start)):
        return source, cue.end
    for subject in _subjects(doc[cue.token]):
        if subject.i >= cue.start and subject.i > cue.token:
            continue
        if subject.lower_ in ("ce", "c'", "cela", "ça", "-ce"):
            return None, cue.end
        if subject.lower_ == "on" and ("hearsay" not in cue.content or subject.i + 3 < cue.start):
            return None, cue.end
        if subject.lower_.startswith("-"):
            break
        if subject.lower_ in ("qui", "lequel", "laquelle"):
            return _antecedent(reader, subject, start), cue.end
        return reader.subject(max(start, subject.left_edge.i), subject.i, cue.start), cue.end
    return _beside(layout, reader, cue, start), cue.end


def _present_participle(token: Token) -> bool:
    return token.lower_.endswith("ant") and token.morph.get("VerbForm") != ["Fin"]


def _subjects(verb: Token) -> Iterator[Token]:
    """The verb's subject, else that of the verb on which it depends, outwards."""
    for _ in range(5):
        own = [c for c in verb.children if c.dep_.startswith("nsubj")]
        yield from own
        if own or verb.head.i == verb.i:
            return
        if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN"):
            yield verb.head
        verb = verb.head


def _antecedent(reader: SourceReader, relative: Token, start: int) -> Source | None:
    clause = relative.head
    if clause.dep_ == "acl:relcl" and clause.head.i < relative.i:
        return reader.read(max(start, clause.head.left_edge.i), relative.i)
    return None


def _historic_infinitive(layout: Layout, reader: SourceReader, cue: Cue, start: int) -> Source | None:
    """"Et X de poursuivre : « … »"."""
    doc = layout.doc
    if doc[start].lower_ != "et" or cue.start - start > 12:
        return None
    return reader.read(start + 1, cue.start - 1)


def _beside(layout: Layout, reader: SourceReader, cue: Cue, start: int) -> Source | None:
    """Without a parsed subject: the nearest phrase to the left that names a source, else who spoke last in the sentence."""
    doc = layout.doc
    if spoken := reader.spoken_since(start):
        return spoken
    if doc[cue.token].morph.get("VerbForm") == ["Inf"]:
        return None
    if cue.start == start and _present_participle(doc[cue.token]):
        _, end = layout.sentence(cue.token)
        return _main_subject(layout, reader, cue.end, end)
    for j in range(cue.start - 1, start - 1, -1):
        if doc[j].text in (";", ":"):
            break
        if j in reader.mention_at and reader.mention_at[j].tokens.start == j and not (j and doc[j - 1].pos_ == "ADP"):
            return reader.read(j, cue.start)
    return None


def _main_subject(layout: Layout, reader: SourceReader, start: int, end: int) -> Source | None:
    """Whom a participle that opens the sentence belongs to: the phrase after a comma and before a finite verb."""
    doc = layout.doc
    for token in doc[start : end - 2]:
        following = doc[token.i + 1]
        if token.text != "," or layout.quoted[token.i] or following.pos_ not in ("DET", "PRON", "PROPN", "NOUN"):
            continue
        source = reader.read(token.i + 1, end)
        verb = max(source.end, token.i + 2) if source else end
        if source and any(finite(t) for t in doc[verb : verb + 4]):
            return source
    return None


# -- quotations without a cue of their own ----------------------------------------------------------------------------
def _unclaimed_quotes(layout: Layout, reader: SourceReader, reports: list[Report]) -> Iterator[Report]:
    """A quotation with no cue belongs to whoever is named before its colon, or spoke last, in this paragraph or the one before."""
    doc = layout.doc
    claimed = [piece for report in reports for piece in report.pieces]
    for quote in layout.quotes:
        if quote.end - quote.start < _LEAST_QUOTED or any(a <= quote.start + 1 and quote.end - 1 <= b for a, b in claimed):
            continue
        start, end = layout.sentence(quote.start)
        end = max(end, quote.end)
        if any(start <= report.anchor < end for report in reports):
            start, end = quote.start, quote.end
            if not any(finite(t) for t in doc[start:end]):
                continue
        source, cue = _colon_speaker(layout, reader, quote.start) or _last_speaker(layout, reports, quote.start) or (None, 0)
        if source:
            yield Report(cue, doc[cue].text, ((start, end),), (source,), 1, quote.start - 1)


def _colon_speaker(layout: Layout, reader: SourceReader, start: int) -> tuple[Source, int] | None:
    doc, j = layout.doc, start - 2
    while j >= 0 and doc[j].is_space:
        j -= 1
    if j < 1 or doc[j].text != ":":
        return None
    first, _ = layout.sentence(j)
    subject = next((t for t in doc[first:j] if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"), None)
    source = reader.read(subject.left_edge.i, j) if subject is not None else reader.read(first, j)
    return (source, j) if source else None


def _last_speaker(layout: Layout, reports: list[Report], start: int) -> tuple[Source, int] | None:
    doc = layout.doc
    last = next((r for r in reversed(reports) if r.anchor < start), None)
    if last is None or sum(t.is_space and "\n" in t.text for t in doc[last.anchor : start]) > 1:
        return None
    return _speaker(last), last.cue


def _text(doc: Doc, cue: Cue) -> str:
    return doc[cue.start : cue.end].text


def links(sources: tuple[Source, ...], cue: str) -> tuple[Attribution, ...]:
    """The links that one report adds to a chain."""
    return tuple(Attribution(source.actor, source.kind, cue) for source in sources)
