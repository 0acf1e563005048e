"""Article -> Doc: tokens, forced sentence boundaries, the gazetteer's names, then spaCy's statistics.

The Doc covers the article's own span of its stored text, character for character, so that
`article.span.begin + token.idx` is an offset of the stored text. Typographic variants are normalised one for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

import numpy as np
import spacy
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.annotate.french import load_french, one_thread
from kg.languages import endings, function_words, lexicon
from kg.model import Article

Prepare = Callable[[Doc], None]
"""A step that marks a tokenised Doc before the statistics run, e.g. the gazetteer's names."""

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\t": " "})
_MARKS = (
    r"[\"«»“”„()\[\]]",
    r"(?<=\w)[.,:;!?](?=[\"«“(])",
    r"(?<=[)\]»”\"%])[.!?](?=[A-ZÀ-Ý])",
    r"(?<=[A-ZÀ-Ý\d]{2})\.(?=[A-ZÀ-Ý][a-zà-ÿ])",
)
"""Quotation marks and brackets glued to words on both sides (qu'"aucun), the stops before them (dit:"On) or behind ((ONU).Le)."""

_OPENING_A = re.compile(r"(?m)(?:^|(?<=[.!?:;»\"–—] )|(?<=[\"«“]))A(?= \w)")
"""A capital "A" that opens a sentence is the preposition "À", as newspapers print it; the verb is followed by "-t-"."""

_INSERTED = re.compile(r"(?<!-)--(?!-)((?:(?!--|[.!?] [A-ZÀ-Ý]|\n).)+)(?<!-)--(?!-)")
_LONE_DASH = re.compile(r"(?<!-)--(?!-)")
"""Double hyphens glued to the words of an insertion: "la milice --armée par Lima-- a fui"; one that opens what ends the sentence."""

_FOOTNOTE = re.compile(r"(?<=[\w»\")])(?:\*{1,3}(?![\w*])|\[\d{1,3}\])")
"""The mark of a note glued to a word or to what closes its phrase: "Daech* a attaqué", "l'ont prise[12]."."""

_GLIDE = ("euphonic", "inverted_pronoun", "inverted_generic")

_FINAL = frozenset(".!?…")
_CLOSING = frozenset("»\")]”'")
_GOING_ON = frozenset(",;")  # before which no sentence ends but a question: "Paul M., 30 ans"
_ASKING = "?"
_DATELINE = 6  # words from the first of a paragraph to the mark behind where it was written
_DATELINE_MARKS = frozenset((":", "–", "—"))
_BATCH = 16  # articles parsed at once: the matrices of more leave the processor's cache


def normalise(text: str) -> str:
    """The text with apostrophes, hyphens, dashes, spaces, the opening "A" and "a t-il" in one form each, without marks of notes.

    It is never longer or shorter.
    """
    plain = _FOOTNOTE.sub(lambda mark: " " * len(mark.group()), text.translate(_SAME_LENGTH))
    if "--" in plain:
        plain = _LONE_DASH.sub("– ", _INSERTED.sub(r"( \1 )", plain))
    plain = _dashes().sub(r" ,\2 ,", plain)
    return _glides().sub("-", _OPENING_A.sub("À", plain))


@cache
def _glides() -> re.Pattern[str]:
    """The space that newspapers leave before the glide of an inverted pronoun: "a t-il ajouté"."""
    glide, *pronouns = ("|".join(sorted(form.removeprefix("-") for form in function_words("fr", name))) for name in _GLIDE)
    return re.compile(rf"(?<=\w) (?=(?:{glide})-(?:{'|'.join(pronouns)})\b)")


@cache
def _dashes() -> re.Pattern[str]:
    """A pair of dashes around a participle or a relative clause, better read as commas: "la milice – armée par Lima – a fui"."""
    ends, relatives = "|".join(endings("fr", "past_participle")), "|".join(sorted(function_words("fr", "relative")))
    numerals = "|".join(sorted(row["form"] for row in lexicon("fr").table("numbers") if row["kind"] in ("one", "ten")))
    opening = rf"(?:(?!(?:{numerals})\b)(?:\w+ )?\w{{3,}}(?:{ends}) |(?:{relatives}) )"
    return re.compile(rf"(?<=[\w»\")%]) ([–—-])( (?={opening})(?:(?!\1 |[.!?:;«»\"] ?|\n).)+) \1(?= [a-zà-ÿ])")


@cache
def load_pipeline(language: str) -> Language:
    """The spaCy pipeline of a language, with hyphenated names kept in one token and quotation marks and brackets in their own."""
    model = lexicon(language).model
    nlp = load_french(model) if language == "fr" else spacy.load(model, exclude=["senter"])
    infixes = [rule for rule in nlp.Defaults.infixes or [] if not _splits_at_hyphen(str(rule))]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*infixes, *_MARKS]).finditer  # type: ignore[union-attr]
    _read_alike(nlp)
    return nlp


def _read_alike(nlp: Language) -> None:
    """Give verb forms that the statistics do not know the features of one that they know: "Lima | dément les rumeurs" as "prépare"."""
    strings, vectors = nlp.vocab.strings, nlp.vocab.vectors
    for row in lexicon(nlp.lang).table("read_alike"):
        form, like = nlp.vocab[row["form"]], nlp.vocab[row["like"]]
        form.norm, form.prefix, form.suffix = like.norm, like.prefix, like.suffix
        vectors.add(strings.add(row["form"]), row=vectors.key2row[strings[row["like"]]])


def _splits_at_hyphen(rule: str) -> bool:
    return any(match.group() == "-" for match in re.finditer(rule, "al-Chaabi aa-bb A-B"))


def parse_articles(articles: Iterable[Article], *, language: str, prepare: Prepare | None = None) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parsed Doc, in order."""
    nlp, rest = load_pipeline(language), iter(articles)
    while batch := list(islice(rest, _BATCH)):
        tokenised = [tokenise(nlp, article, prepare=prepare) for article in batch]
        with one_thread():
            parsed = list(nlp.pipe(tokenised, batch_size=_BATCH))
        yield from zip(batch, parsed, strict=True)


def parse_text(text: str, *, language: str = "fr", prepare: Prepare | None = None) -> Doc:
    """The Doc of a bare text, each line a paragraph; for tests and exploration."""
    nlp = load_pipeline(language)
    doc = nlp.make_doc(normalise(text))
    mark_sentences(doc, _line_starts(text))
    if prepare:
        prepare(doc)
    with one_thread():
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
    words = [token.text for token in doc]
    abbreviations = _abbreviations(doc.lang_)
    opening = []
    pending = True  # the next word opens a sentence
    dateline_end = -1
    for token, word in zip(doc, words, strict=True):
        begins = token.idx in starts
        dateline_end = _dateline_end(words, token.i) if begins and token.i else dateline_end
        pending = pending or begins
        closes = pending and token.i > 0 and word in _CLOSING and not begins and word != '"'
        opens = pending and not closes and not token.is_space
        opening.append(1 if opens or token.i == 0 else -1)
        pending = (pending and not opens) or token.i == dateline_end or _ends_sentence(words, token.i, abbreviations)
    # all at once: set one by one, spaCy looks at all tokens for each
    doc.from_array([SENT_START], np.array(opening, dtype="int64").astype("uint64"))  # type: ignore[arg-type]


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon(language).table("abbreviations"))


def _ends_sentence(words: list[str], i: int, abbreviations: frozenset[str]) -> bool:
    word = words[i]
    if word.isspace():
        return "\n" in word
    if word[-1] not in _FINAL or word in abbreviations:
        return False
    if word == "." and i and words[i - 1] + "." in abbreviations:
        return False
    following = next((w for w in words[i + 1 : i + 4] if not w.isspace() and w not in _CLOSING), None)
    return following is None or not (following[0].islower() or (following[0] in _GOING_ON and word[-1] != _ASKING))


def _dateline_end(words: list[str], i: int) -> int:
    """The mark behind where a dispatch was written, opening a paragraph at a word: "PARIS : Le …", "Alger — Le …", "(Lima, Pérou) Le …"."""
    bracketed = words[i] == "("
    marks = _DATELINE_MARKS if not bracketed else frozenset(")")
    end = next((j for j in range(i + 1, min(i + _DATELINE, len(words) - 1)) if words[j] in marks), -1)
    if end < 0 or not words[end + 1][:1].isupper():
        return -1
    place = [word for word in words[i + bracketed : end] if word != ","]
    capitals = all(word.isupper() for word in place) if words[end] == ":" else all(word[:1].isupper() for word in place)
    return end if place and capitals else -1


def _line_starts(text: str) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(r"(?m)^", text))
