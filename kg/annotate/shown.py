"""What pictures show, which whoever issued them tells: "une vidéo publiée par X montre …", "X a diffusé des images montrant …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.chains import Report
from kg.annotate.grammar import finite, gerund, infinitive, past_participle
from kg.annotate.layout import Layout, Range
from kg.annotate.publishers import publisher
from kg.annotate.source_nouns import SourceNoun
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source
from kg.languages import function_words

_PICTURES = frozenset(("video", "images", "photo", "footage", "film", "recording", "excerpt", "screenshot"))
_SEEN = 6  # tokens from "où" to the verb of seeing: "où l'on peut | voir"
_PHRASE = 14  # tokens of a phrase between pictures and what tells what they show


def shown_contents(layout: Layout, reader: SourceReader) -> Iterator[Report]:
    """What a sentence says that pictures show, with who issued them, else the pictures themselves, as the source."""
    for token in layout.doc:
        noun = reader.phrases.noun(token.i)
        if noun is None or noun.english not in _PICTURES or token.pos_ != "NOUN" or layout.quoted[token.i] is not None:
            continue
        found = _shown(layout, token)
        source = _issuer(layout, reader, token, noun) if found else None
        if found and source is not None:
            verb, piece = found
            yield Report(verb.i, verb.text, (piece,), (source,), 1, verb.i)


def _shown(layout: Layout, picture: Token) -> tuple[Token, Range] | None:
    """The verb of showing or seeing of pictures, and what stands behind it in its sentence."""
    doc, language = layout.doc, picture.lang_
    _, end = layout.sentence(picture.i)
    shows, places = function_words(language, "shows"), function_words(language, "relative_place", "relative_composed")
    for token in doc[picture.i + 1 : min(end - 1, picture.i + _PHRASE)]:
        if {token.lemma_, token.lower_} & shows and token.nbor(-1).pos_ != "DET" and not past_participle(token) and not infinitive(token):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            relative = subject is not None and subject.lower_ in function_words(language, "relative_as_subject")
            if not gerund(token) and subject is not None and (token.head.i != picture.i if relative else subject.i > picture.right_edge.i):
                return None
            return token, (token.i + 1, end)
        if token.lower_ in places:
            seen = next((t for t in doc[token.i + 1 : min(end - 1, token.i + _SEEN)] if t.lemma_ in function_words(language, "sees")), None)
            nobody = seen is not None and any(t.lower_ in function_words(language, "generic_pronoun") for t in doc[token.i + 1 : seen.i])
            return (seen, (seen.i + 1, end)) if seen is not None and nobody else None
        if finite(token) and token.dep_ not in ("acl:relcl", "aux:tense"):
            return None
    return None


def _issuer(layout: Layout, reader: SourceReader, picture: Token, noun: SourceNoun) -> Source | None:
    """Who published pictures: told by their phrase, or the subject of the verb of publishing whose object they are."""
    start, end = layout.sentence(picture.i)
    if (subject := publisher(picture)) is not None:
        source = reader.subject(max(start, subject.left_edge.i), subject.i, picture.head.i)
        if source is not None:
            return source
    return reader.read(max(start, picture.left_edge.i), end)
