"""Who is named after all where nobody is said to speak: "a-t-on appris de source militaire", "est-il indiqué dans un communiqué"."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.grammar import past_participle
from kg.annotate.layout import Layout
from kg.annotate.reporting import READ_OR_LEARNT, Cue
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.languages import function_words
from kg.model import ActorFamily, SourceKind

_SAYING = frozenset(("say", "report"))
_NEAR_SOURCE = 5  # tokens from "a-t-on appris" to "de source"
_FAR_SOURCE = 10  # tokens from "a appris" to "auprès de", the learner between them


def impersonal_source(layout: Layout, reader: SourceReader, cue: Cue) -> tuple[Source, int] | None:
    """Whom "a-t-on appris" names after all: "de source militaire", "auprès de X", "à l'Elysée"; "lit-on sur le site de X"."""
    doc = layout.doc
    generic, of, beside, on = (function_words(doc.lang_, class_) for class_ in ("inverted_generic", "bare_of", "beside", "read_on"))
    learnt = cue.inverted is None and cue.content == READ_OR_LEARNT
    nobody = cue.inverted is not None and (doc[cue.inverted].lower_ in generic or _is_impersonal(doc, cue))
    if not learnt and not nobody:
        return None
    _, end = layout.sentence(cue.token)
    if not learnt and cue.end < end and doc[cue.end].lower_ in on:
        source = reader.read(cue.end + 1, end)
        return (source, max(source.end, cue.end + 2)) if source else None
    for token in doc[cue.end : min(end - 1, cue.end + (_FAR_SOURCE if learnt else _NEAR_SOURCE))]:
        names_source = any(t.lower_ in reader.phrases.nouns.plain for t in doc[token.i + 1 : token.i + 4])
        after = token.i + 2 if token.lower_ in beside else token.i + 1
        if (token.lower_ in of and names_source) or token.lower_ in beside:
            source = reader.read(after, end)
            return (source, max(source.end, after + 1)) if source else None
        if not learnt and token.lower_ in function_words(doc.lang_, "to"):
            source = reader.read(token.i + 1, end)
            return (source, max(source.end, token.i + 2)) if source and _is_actor(source) else None
    return None


def nobody_said(layout: Layout, cue: Cue) -> bool:
    """Whether a passive tells that something is said and not by whom: "Il est affirmé que", "il a été rapporté que"."""
    doc, language = layout.doc, layout.doc.lang_
    if cue.inverted is not None or cue.start < 1 or cue.end >= len(doc) or cue.act not in _SAYING:
        return False
    passive = past_participle(doc[cue.token]) and any(t.lemma_ in function_words(language, "be") for t in doc[cue.start : cue.token])
    nobody = doc[cue.start - 1].lower_ in function_words(language, "impersonal") - function_words(language, "neutral_pronoun")
    told = doc[cue.token].lemma_ in function_words(language, "told_whom")  # "il a été informé que …"
    return passive and nobody and not told and doc[cue.end].lower_ in function_words(language, "that")


def _is_impersonal(doc: Doc, cue: Cue) -> bool:
    """Whether "il" stands for nobody before a passive: "est-il indiqué dans un communiqué"."""
    passive = cue.start < cue.token and doc[cue.start].lemma_ in function_words(doc.lang_, "be")
    return passive and cue.inverted is not None and doc[cue.inverted].lower_ in function_words(doc.lang_, "inverted_impersonal")


def _is_actor(source: Source) -> bool:
    """Whether a source is an office or a body that can have said what "on" says: "au Quai d'Orsay"; not an outlet."""
    return source.kind is SourceKind.OFFICIAL or (source.kind is SourceKind.NAMED and source.actor.family is ActorFamily.ACTOR)
