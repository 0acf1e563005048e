"""Who says what: stretches of a text with the chain of sources that says them.

Forms of French attribution after the surface-and-parse approach of quotation extraction (Pareti 2015; Pouliquen,
Steinberger & Best 2007), with chains as in GRaSP (Fokkens et al. 2017): a source quoted by a source gives two links.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.according_contents import preposition_content
from kg.annotate.according_sources import is_own, last_believed, subject_meant
from kg.annotate.announcements import announced
from kg.annotate.chains import Report, compose
from kg.annotate.contents import following_content
from kg.annotate.grammar import infinitive
from kg.annotate.headlines import headline_sources
from kg.annotate.impersonal_sources import impersonal_source, nobody_said
from kg.annotate.inserted_contents import has_subject_before, inserted_content, may_be_inserted, speaks_quote
from kg.annotate.layout import Layout, Range
from kg.annotate.passive_reports import passive_report
from kg.annotate.quoting import cites_for, only_cites, quotes_others, with_quoted
from kg.annotate.refuted import denies_charge, leaves_open
from kg.annotate.reporting import PREPOSITIONS, Cue, find_cues, opened_by_as
from kg.annotate.shown import shown_contents
from kg.annotate.source_nouns import slug
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source, unspecified
from kg.annotate.speakers import (
    active,
    anaphor_length,
    apposed_to_pronoun,
    behind_case,
    subject_after,
    subject_of,
)
from kg.annotate.taken_up import taken_up
from kg.annotate.told_outlets import told_outlet
from kg.annotate.uncued import uncued_quotes
from kg.annotate.unknown_speakers import unknown_speaker
from kg.annotate.voices import voiced
from kg.annotations import ActorMention, SourceScope, text_of
from kg.languages import Lexicon, function_words
from kg.model import SourceKind
from kg.openings import only_opens


def find_scopes(
    doc: Doc,
    *,
    actors: tuple[ActorMention, ...],
    outlet: str | None,
    lexicon: Lexicon,
    resolved: tuple[ActorMention, ...] = (),
    via: tuple[str, ...] = (),
) -> tuple[SourceScope, ...]:
    """The stretches that sources say, each with its whole chain, nearest to the outlet first; the smallest around a token holds.

    `outlet` and `via` (whom it republishes) are never links. `resolved` are the mentions with whom anaphors stand for.
    """
    layout = Layout(doc)
    reader = SourceReader(doc, actors=actors, resolved=resolved, lexicon=lexicon, quoted=layout.quoted)
    cues = find_cues(doc, lexicon=lexicon)
    insertions = [c for c in cues if c.act not in PREPOSITIONS and may_be_inserted(layout, c)]
    reports: list[Report] = []
    citing: Cue | None = None
    for cue in cues:
        if quotes_others(layout, cue):
            told = with_quoted(layout, reader, cue, reports)
            citing = cue if told == reports else None
            for cited in (r for r in told if r not in reports):
                reader.memory.remember_before(cited.sources[-1], cited.anchor)
            reports = told
            continue
        report = _report(layout, reader, cue, insertions)
        if report:
            if citing is not None and cites_for(layout, citing, report):
                report = with_quoted(layout, reader, citing, [report])[0]
            citing = None
            reports.append(report)
            if not only_cites(cue, report):
                reader.memory.remember(report.sources[-1], report.anchor)
    reports.extend((*shown_contents(layout, reader), *announced(layout, reader)))
    reports.extend(list(headline_sources(layout, reader, reports)))
    reports.extend(uncued_quotes(layout, reader, reports))
    outlets = frozenset(slug(name) for name in (outlet, *via) if name)
    return compose(reports, outlets=outlets, length=len(doc))


def _report(layout: Layout, reader: SourceReader, cue: Cue, insertions: list[Cue]) -> Report | None:
    if cue.act == "rumour":
        return _rumour(layout, cue)
    if _speaks_for_nobody(layout, cue):
        return None
    if cue.act in PREPOSITIONS:
        return _according(layout, reader, cue)
    if told := taken_up(layout, reader, cue):
        piece, source = told
        return Report(cue.token, _text(layout.doc, cue), (layout.widen(piece),), (source,), 0, cue.start)
    if cue not in insertions or _is_denied(layout, cue):
        return passive_report(layout, reader, cue) or _direct(layout, reader, cue, insertions)
    if cue.inverted is None and has_subject_before(layout, cue) and (direct := _direct(layout, reader, cue, insertions)):
        return direct
    return _inserted(layout, reader, cue) or passive_report(layout, reader, cue) or _direct(layout, reader, cue, insertions)


def _is_denied(layout: Layout, cue: Cue) -> bool:
    """Whether a verb tells that somebody says nothing: "l'armée, qui n'a pas publié de bilan"."""
    negated = any(t.lower_ in function_words(layout.doc.lang_, "negation_particle") for t in layout.doc[cue.start : cue.end])
    return negated and not infinitive(layout.doc[cue.token])  # "n'a pas manqué de rappeler X"


def _speaks_for_nobody(layout: Layout, cue: Cue) -> bool:
    """Whether a verb leaves to others what it tells of: "n'ont pas revendiqué l'attaque", "dément les accusations de X"."""
    verb = layout.doc[cue.token]
    return (cue.act == "claim" and _is_denied(layout, cue)) or (cue.act == "deny" and denies_charge(verb)) or leaves_open(verb)


# -- prepositions and nouns -------------------------------------------------------------------------------------------
def _according(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """The clause or sentence around "selon X"."""
    doc = layout.doc
    _, end = layout.sentence(cue.token)
    if cue.end < end and doc[cue.end].lower_ in function_words(doc.lang_, "relative_composed", "relative_subject"):
        return _relative_according(layout, reader, cue)
    verified = cue.start > 0 and doc[cue.start - 1].lower_ in function_words(doc.lang_, "verified")
    if is_own(reader, cue):
        return None
    spoken = last_believed(layout, reader, cue)
    source = spoken or subject_meant(layout, reader, cue) or reader.read(cue.end, end)
    if source is None or verified:  # "n'a pu être vérifié de source indépendante"
        return None
    phrase_end = (
        cue.end if spoken else max(source.end, cue.end + 1) if source.start >= cue.end - 1 else cue.end + anaphor_length(doc, cue.end)
    )
    if cue.act == "opinion" and not (phrase_end < end and doc[phrase_end].text == "," and _opens(layout, cue)):
        return None
    pieces, trailing = preposition_content(layout, cue, phrase_end)
    asked = _asked(layout, reader, phrase_end)
    return Report(cue.token, _text(doc, cue), tuple(pieces), (source, asked) if asked else (source,), 0 if trailing else 2, cue.start)


def _asked(layout: Layout, reader: SourceReader, behind: int) -> Source | None:
    """Whom a source has asked for what it tells: "selon des informations recueillies par l'agence | auprès de diplomates"."""
    doc, (_, end) = layout.doc, layout.sentence(behind - 1)
    if behind + 2 >= end or doc[behind].lower_ not in function_words(doc.lang_, "beside"):
        return None
    return reader.read(behind + 2, end)


def _opens(layout: Layout, cue: Cue) -> bool:
    """Whether a cue opens its sentence, after "mais" or "en outre" too."""
    start, _ = layout.sentence(cue.token)
    return only_opens(layout.doc, start, cue.start)


def _relative_according(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """What "des informations selon lesquelles" says: by the noun's issuer, or the sentence's subject."""
    doc = layout.doc
    start, end = layout.sentence(cue.token)
    nouns = [t for t in reversed(doc[start : cue.start]) if t.pos_ == "NOUN"]
    nearest = (nouns[:1], [t for t in nouns if t.i not in reader.phrases.mention_at][:1])  # "les informations du Wall Street Journal"
    person = doc[cue.end].lower_ in function_words(doc.lang_, "relative_subject")  # "trois diplomates, selon qui"
    source = reader.memory.spoken_since(start) if person else None
    source = source or next((s for near in nearest for t in near if (s := reader.read(behind_case(t, start), cue.start))), None)
    subject = next((t for t in doc[start : cue.start] if t.dep_.startswith("nsubj")), None) if not person else None
    if (source is None or source.kind is SourceKind.ANONYMOUS) and subject is not None:
        source = reader.read(max(start, subject.left_edge.i), cue.start) or source
    return Report(cue.token, _text(doc, cue), ((cue.end + 1, end),), (source,), 1, cue.start) if source else None


def _rumour(layout: Layout, cue: Cue) -> Report | None:
    """What "il y a des craintes que" says: nobody in particular."""
    start, end = layout.sentence(cue.token)
    if not function_words(layout.doc.lang_, "existential") <= {t.lower_ for t in layout.doc[start : cue.token]}:
        return None
    source = unspecified(cue.token, cue.end)
    return Report(cue.token, _text(layout.doc, cue), ((cue.end + 1, end),), (source,), 1, cue.start)


# -- verbs ------------------------------------------------------------------------------------------------------------
def _inserted(layout: Layout, reader: SourceReader, cue: Cue) -> Report | None:
    """What an inserted clause interrupts or closes: "…, a dit X"."""
    doc, (_, end) = layout.doc, layout.sentence(cue.token)
    source: Source | None
    if impersonal := impersonal_source(layout, reader, cue):
        source, stop = impersonal
    elif cue.inverted is None:
        source, stop = subject_after(layout, reader, cue.end, end)
        source = voiced(layout, reader, cue, source) if source is not None else None
    else:
        source, stop = apposed_to_pronoun(layout, reader, cue) or reader.memory.pronoun(cue.inverted), cue.end
    if source is None and (cue.inverted is not None or not has_subject_before(layout, cue)):
        source, stop = unknown_speaker(layout, reader, cue, end)
    if source is None:
        return None
    media = told_outlet(layout, reader, cue.end, end)
    pieces = inserted_content(layout, cue, max(stop, media.end) if media else stop)
    return Report(cue.token, _text(doc, cue), tuple(pieces), _chain(media, source), 0, cue.start)


def _direct(layout: Layout, reader: SourceReader, cue: Cue, insertions: list[Cue]) -> Report | None:
    """What follows the verb: "X a dit que …", "X : « … »", "comme l'a dit X, …"."""
    doc = layout.doc
    if nobody_said(layout, cue):
        return Report(cue.token, _text(doc, cue), tuple(following_content(layout, cue)), (unspecified(cue.token, cue.end),), 1, cue.start)
    if not active(doc, cue):
        return None
    source, after = subject_of(layout, reader, cue)
    if source is None:
        return None
    source = voiced(layout, reader, cue, source)
    moved = Cue(cue.token, cue.start, max(cue.end, after), cue.act, cue.content, cue.inverted)
    pieces = [cut for piece in following_content(layout, moved) if (cut := _cut(layout, piece, cue, insertions))]
    if antecedent := _antecedent_told(layout, cue):
        pieces = [antecedent]
    if not pieces and (opening := opened_by_as(doc, cue)):
        start, end = layout.sentence(cue.token)
        pieces = [(a, b) for a, b in ((start, cue.start - opening), (moved.end, end)) if b > a]
    if not pieces:
        return None
    if any(speaks_quote(layout, other, pieces[0]) for other in insertions):
        return None
    media = told_outlet(layout, reader, cue.end, pieces[0][0])
    return Report(cue.token, _text(doc, cue), tuple(pieces), _chain(media, source), 1, cue.start)


def _antecedent_told(layout: Layout, cue: Cue) -> Range | None:
    """The noun phrase of which a relative clause tells who says it: "l'attaque que la police attribue à X"."""
    doc, verb = layout.doc, layout.doc[cue.token]
    if "object" not in cue.content or verb.dep_ not in ("acl", "acl:relcl") or verb.head.pos_ != "NOUN":
        return None
    que = function_words(doc.lang_, "that")
    if any(c.dep_ in ("obj", "ccomp") and c.i > verb.i for c in verb.children):
        return None
    relative = next((c.i for c in verb.children if verb.head.i < c.i < cue.start and c.lower_ in que), None)
    return (max(layout.sentence(cue.token)[0], verb.head.left_edge.i), relative) if relative is not None else None


def _cut(layout: Layout, piece: Range, cue: Cue, insertions: list[Cue]) -> Range | None:
    """The range up to a later inserted clause, which reports the whole of it from outside."""
    start, end = piece
    for other in insertions:
        if start < other.start < end and other.token != cue.token and layout.quoted[other.start] is None:
            end = other.start
            break
    return (start, end) if end > start else None


def _chain(media: Source | None, source: Source) -> tuple[Source, ...]:
    return (media, source) if media else (source,)


def _text(doc: Doc, cue: Cue) -> str:
    return text_of(doc, cue.start, cue.end)
