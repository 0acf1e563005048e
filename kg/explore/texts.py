"""The articles of a report: their texts with the words of claims marked, or, where no text is given, the words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.corpus import read
from kg.corpus.files import EXTENSIONS, TEXT, UnreadableText, decode, find, read_bytes
from kg.explore.markup import Child, Html, join, link, outward, safe, tag
from kg.graph.details import ArticleFacts
from kg.model import Article
from kg.records import ClaimRecord
from kg.tables import content, dated, told_by, written

Numbers = Mapping[str, int]
"""Claims (IRIs) by their number in the report, which names their anchors: `c12` in the text, `k12` in the list."""


_NOT_GIVEN = "The text was not given; these are the words of its claims."
_NOT_AMONG = "No text that was given is this article’s; these are the words of its claims."
_OTHER_WORDS = "The text that was given has other words where its claims should stand; these are the words of its claims."


@dataclass(frozen=True, slots=True)
class Text:
    """An article's own text. `begin` is where it begins in the stored file, as offsets count, in code points."""

    own: str
    begin: int = 0
    sha256: str = ""
    file: str = ""
    record: str = ""

    def has(self, record: ClaimRecord) -> bool:
        """Whether the claim's words stand where the graph says."""
        return record.begin >= self.begin and self.own[record.begin - self.begin : record.end - self.begin] == record.quote


def read_texts(paths: Sequence[Path | str]) -> tuple[Text, ...] | None:
    """The texts of articles as `kg build` reads them, and whole files of text in any language; None if no path is given.

    Raises CorpusError for a path that is not there.
    """
    if not paths:
        return None
    found: list[Text] = []
    for article in read(paths):
        if isinstance(article, Article):
            own, begin = article.text[article.span.begin : article.span.end], article.span.begin
            found.append(Text(own, begin, article.sha256, article.source_file, article.record or ""))
    for path in find(paths):
        if isinstance(path, Path) and EXTENSIONS[path.suffix.lower()] == TEXT:
            with suppress(UnreadableText):
                found.append(Text(decode(read_bytes(path)), file=path.name))
    return tuple(found)


def text_of(facts: ArticleFacts, told: Sequence[ClaimRecord], texts: Sequence[Text] | None) -> tuple[Text | None, str]:
    """The text that an article has, else None and why.

    It is known by its SHA-256; where the graph has none, by the name of its file. It must have all words where the graph says.
    """
    if texts is None:
        return None, _NOT_GIVEN
    same = [t for t in texts if (t.sha256 == facts.sha256 if facts.sha256 else (t.file, t.record) == (facts.file, facts.record))]
    fitting = next((text for text in same if all(text.has(record) for record in told)), None)
    return fitting, "" if fitting else _OTHER_WORDS if same else _NOT_AMONG


def article_section(facts: ArticleFacts, told: Sequence[ClaimRecord], texts: Sequence[Text] | None, numbers: Numbers, anchor: str) -> Html:
    """One article: what is known of it, its text with marks if it is among `texts`, and its claims, `told`, in the order of the text."""
    text, why = text_of(facts, told, texts)
    words = _text(text, told, numbers, facts.language) if text else _passages(told, numbers, facts.language, why)
    claims = tag("ul", *(_claim(record, numbers[record.iri]) for record in told), class_="claims")
    heading = tag("h3", tag("span", facts.title or facts.file or facts.iri, lang=facts.language or None))
    return tag("article", heading, tag("p", *_facts(facts, told), class_="facts"), words, tag("h4", "What it claims"), claims, id=anchor)


def _facts(facts: ArticleFacts, told: Sequence[ClaimRecord]) -> list[Child]:
    outlet = told_by(told[0]) if told else ""
    date = written(facts.published)
    guessed = " (inferred)" if "datePublished" in facts.inferred else ""
    known: list[Child] = [outlet, f"{date}{guessed}" if date else "undated", facts.file, outward(facts.url) if facts.url else None]
    parts: list[Child] = []
    for fact in known:
        if fact:
            parts += [" · ", fact]
    return parts[1:]


def _claim(record: ClaimRecord, number: int) -> Html:
    chain = "".join(f" < {source.label}" for source in record.chain)
    said = join(content(record), f" · {dated(record)}{f' · from{chain[2:]}' if chain else ''} · ")
    return tag("li", tag("b", str(number)), " ", said, link(f"c{number}", f"characters {record.begin}–{record.end}"), id=f"k{number}")


def _passages(told: Sequence[ClaimRecord], numbers: Numbers, language: str, why: str) -> Html:
    """The words of claims, each once, in the order of the text."""
    places: dict[tuple[int, int, str], list[int]] = {}
    for record in told:
        places.setdefault((record.begin, record.end, record.quote), []).append(numbers[record.iri])
    shown = []
    for begin, end, quote in sorted(places):
        here = places[begin, end, quote]
        marks = join(*(link(f"k{number}", str(number)) for number in here))
        shown.append(tag("p", _anchored(tag("mark", quote, lang=language or None), here), tag("sup", marks), f" characters {begin}–{end}"))
    return tag("div", tag("p", why, class_="note"), *shown, class_="text")


def _numbers_at(places: Iterable[tuple[int, int]]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place, number in places:
        found[place].append(number)
    return found


def _anchored(piece: Html, numbers: Sequence[int]) -> Html:
    """A piece that claims begin with: one anchor for each around it."""
    for number in reversed(numbers):
        piece = tag("span", piece, id=f"c{number}")
    return piece


def _text(text: Text, told: Sequence[ClaimRecord], numbers: Numbers, language: str) -> Html:
    """The text cut where a claim's words begin or end: what belongs to a claim is marked, and numbered at its end."""
    spans = sorted((record.begin - text.begin, record.end - text.begin, numbers[record.iri]) for record in told)
    cuts = sorted({0, len(text.own), *(begin for begin, _, _ in spans), *(end for _, end, _ in spans)})
    starting, ending = _numbers_at((begin, number) for begin, _, number in spans), _numbers_at((end, number) for _, end, number in spans)
    pieces: list[Html] = []
    inside = 0
    for start, stop in zip(cuts, [*cuts[1:], len(text.own)], strict=True):
        if ending[start]:
            pieces.append(tag("sup", *(link(f"k{number}", str(number)) for number in sorted(ending[start]))))
        inside += len(starting[start]) - len(ending[start])
        stretch = text.own[start:stop]
        piece = tag("mark", stretch) if inside and stretch else safe(stretch)
        pieces.append(_anchored(piece, starting[start]))
    return tag("div", *pieces, class_="text whole", lang=language or None)
