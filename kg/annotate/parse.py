"""Article -> Doc: tokens, forced sentence boundaries, the gazetteer's names, then spaCy's statistics.

The Doc covers the article's own span of its stored text, character for character, so that
`article.span.begin + token.idx` is an offset of the stored text. Typographic variants are normalised one for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.annotate.french import load_french
from kg.languages import lexicon
from kg.model import Article, Span

Prepare = Callable[[Doc], None]
"""A step that marks a tokenised Doc before the statistics run, e.g. the gazetteer's names."""

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\t": " "})
_MARKS = (r"[\"«»“”„()\[\]]", r"(?<=\w)[.,:;!?](?=[\"«“(])")
"""Quotation marks and brackets glued to words on both sides (qu'"aucun), and the punctuation before them (dit:"On)."""

_END = re.compile(r"[.!?…]+$")
_CLOSING = frozenset("»\")]”'")
_BATCH = 32


def normalise(text: str) -> str:
    """The text with apostrophes, hyphens and spaces in one form each; never longer or shorter."""
    return text.translate(_SAME_LENGTH)


@cache
def load_pipeline(language: str) -> Language:
    """The spaCy pipeline of a language, with hyphenated names kept in one token and quotation marks and brackets in their own."""
    model = lexicon(language).model
    nlp = load_french(model) if language == "fr" else spacy.load(model, exclude=["senter"])
    infixes = [rule for rule in nlp.Defaults.infixes or [] if not _splits_at_hyphen(str(rule))]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*infixes, *_MARKS]).finditer  # type: ignore[union-attr]
    return nlp


def _splits_at_hyphen(rule: str) -> bool:
    return any(match.group() == "-" for match in re.finditer(rule, "al-Chaabi aa-bb A-B"))


def parse_articles(articles: Iterable[Article], *, language: str, prepare: Prepare | None = None) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parsed Doc, in order."""
    nlp = load_pipeline(language)

    def docs() -> Iterator[tuple[Doc, Article]]:
        for article in articles:
            yield tokenise(nlp, article, prepare=prepare), article

    for doc, article in nlp.pipe(docs(), as_tuples=True, batch_size=_BATCH):
        yield article, doc


def parse_text(text: str, *, language: str = "fr", prepare: Prepare | None = None) -> Doc:
    """The Doc of a bare text, each line a paragraph; for tests and exploration."""
    nlp = load_pipeline(language)
    doc = nlp.make_doc(normalise(text))
    mark_sentences(doc, _line_starts(text))
    if prepare:
        prepare(doc)
    return nlp(doc)


def tokenise(nlp: Language, article: Article, *, prepare: Prepare | None = None) -> Doc:
    """The article's tokens with sentence boundaries, before any statistics."""
    base = article.span.begin
    doc = nlp.make_doc(normalise(article.text[base : article.span.end]))
    mark_sentences(doc, frozenset(offset - base for p in article.paragraphs for offset in (p.span.begin, p.span.end)))
    if prepare:
        prepare(doc)
    return doc


def mark_sentences(doc: Doc, starts: frozenset[int]) -> None:
    """Set every token's `is_sent_start`, from paragraph offsets and final punctuation alone.

    The parser keeps these boundaries; left to itself it glues headings and splits long sentences.
    """
    abbreviations = {row["form"] for row in lexicon(doc.lang_).table("abbreviations")}
    pending = True  # the next word opens a sentence
    for token in doc:
        if token.idx in starts:
            pending = True
        opens = pending and not token.is_space
        if pending and opens and token.i and token.text in _CLOSING and token.idx not in starts and token.text != '"':
            opens = False
        token.is_sent_start = opens or token.i == 0
        if opens:
            pending = False
        if _ends_sentence(doc, token.i, abbreviations):
            pending = True


def _ends_sentence(doc: Doc, i: int, abbreviations: set[str]) -> bool:
    token = doc[i]
    if token.is_space:
        return "\n" in token.text
    if not _END.search(token.text) or token.text in abbreviations:
        return False
    if token.text == "." and i and doc[i - 1].text + "." in abbreviations:
        return False
    following = next((t for t in doc[i + 1 : i + 4] if not t.is_space and t.text not in _CLOSING), None)
    return following is None or not following.text[0].islower()


def _line_starts(text: str) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(r"(?m)^", text))


def stored_span(article: Article, doc: Doc, start: int, end: int) -> Span:
    """The stretch of stored text that tokens start..end (excluded) cover."""
    base = article.span.begin
    last = doc[end - 1]
    return Span(base + doc[start].idx, base + last.idx + len(last))
