"""Files -> drafts -> articles: formats, manifests, several articles in one file, duplicates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from kg.corpus.assemble import assemble
from kg.corpus.draft import Draft, Metadata
from kg.corpus.files import EXTENSIONS, LINES, PAGE, TABLE, UnreadableText, check_text, decode, find, read_bytes
from kg.corpus.headers import coded_date
from kg.corpus.manifest import Entry, read_manifest
from kg.corpus.page import read_page
from kg.corpus.phrases import fold
from kg.corpus.records import read_lines, read_table
from kg.corpus.split import article_spans
from kg.errors import CorpusError
from kg.languages import MODELS
from kg.model import Article, Refusal, Span

_FIRST_LANGUAGE = next(iter(MODELS))  # whose phrases tell where an article of unknown language ends
_HEADER = 120  # code points

Manifests = Mapping[Path, Mapping[str, tuple[Entry, ...]]]


def read(paths: Sequence[Path | str], *, languages: Collection[str] = ("fr",)) -> Iterator[Article | Refusal]:
    """The articles of files and folders, in order, with a Refusal for each input that can't be read.

    Files are .txt, .html, .htm, .jsonl and .csv (keys and columns: `COLUMNS`); folders are read recursively, in sorted order.
    Raises CorpusError at once for a missing path, an unknown extension that is named, or a wrong manifest.
    """
    unsupported = sorted(set(languages) - set(MODELS))
    if unsupported or not languages:
        raise CorpusError(f"unsupported languages: {', '.join(unsupported) or 'none given'}: supported are {', '.join(sorted(MODELS))}")
    found = list(find(paths))
    return _articles(found, _manifests(found), languages)


def count(paths: Sequence[Path | str]) -> int:
    """How many articles and refusals `read` will give for the paths; cheaper than reading, as no page or record is analysed.

    Raises CorpusError as `read` does.
    """
    found = list(find(paths))
    manifests = _manifests(found)
    return sum(1 if _is_single(entry) else sum(1 for _ in _drafts(entry, manifests)) for entry in found)


def _is_single(found: Path | Refusal) -> bool:
    return isinstance(found, Refusal) or EXTENSIONS[found.suffix.lower()] == PAGE


def _manifests(found: Sequence[Path | Refusal]) -> Manifests:
    folders = {path.parent for path in found if isinstance(path, Path)}
    return {folder: read_manifest(folder) for folder in sorted(folders)}


def _articles(found: Sequence[Path | Refusal], manifests: Manifests, languages: Collection[str]) -> Iterator[Article | Refusal]:
    seen: dict[tuple[str, str | None], str] = {}
    for path in found:
        for draft in _drafts(path, manifests):
            article = assemble(draft, languages=languages) if isinstance(draft, Draft) else draft
            if isinstance(article, Article) and isinstance(draft, Draft):
                key = (hashlib.sha256(" ".join(draft.own.split()).encode("utf-8")).hexdigest(), article.outlet)
                first = seen.setdefault(key, draft.where)
                if first != draft.where:
                    article = Refusal(draft.where, f"duplicate of {first}")
            yield article


def _drafts(path: Path | Refusal, manifests: Manifests) -> Iterator[Draft | Refusal]:
    if isinstance(path, Refusal):
        yield path
        return
    entries = manifests[path.parent].get(path.name, ())
    kind = EXTENSIONS[path.suffix.lower()]
    if kind in (LINES, TABLE):
        drafts: Iterator[Draft | Refusal] = read_lines(path) if kind == LINES else read_table(path)
    elif kind == PAGE:
        drafts = iter((read_page(path),))
    else:
        drafts = _texts(path, entries)
        entries = ()
    for draft in drafts:
        yield _known(draft, entries)


def _known(draft: Draft | Refusal, entries: tuple[Entry, ...]) -> Draft | Refusal:
    """The draft with its file's manifest entry: a page's entry goes before the page, a record before its file's entry."""
    if not entries or isinstance(draft, Refusal):
        return draft
    entry = entries[0].metadata
    return replace(draft, metadata=entry.over(draft.metadata) if draft.record is None else draft.metadata.over(entry))


def _texts(path: Path, entries: tuple[Entry, ...]) -> Iterator[Draft | Refusal]:
    try:
        text = check_text(decode(read_bytes(path), name=path.name))
    except UnreadableText as error:
        yield Refusal(str(path), str(error))
        return
    placed = _placed(text, entries) if entries else [(span, Metadata()) for span in article_spans(text, _FIRST_LANGUAGE)]
    dated = coded_date(text[:_HEADER], _FIRST_LANGUAGE)
    fallback = Metadata(published=dated, inferred=frozenset({"published"})) if dated else Metadata()
    for number, (span, metadata) in enumerate(placed, 1):
        where = f"{path}: article {number}" if len(placed) > 1 else str(path)
        yield Draft(where, path.name, text, span, metadata, fallback=fallback)


def _placed(text: str, entries: tuple[Entry, ...]) -> list[tuple[Span, Metadata]]:
    """Each entry's stretch of the text, from its first words to the next one's; the first takes what precedes it too."""
    folded = fold(text)
    begins: list[tuple[int, Metadata]] = []
    for entry in entries:
        words = r"\s+".join(map(re.escape, fold(entry.starts or "").split()))
        match = re.search(words, folded)
        if match is None:
            raise CorpusError(f"{entry.where}: key 'starts': {entry.starts!r} does not occur in the file: copy the article's first words")
        begins.append((match.start(), entry.metadata))
    begins.sort(key=lambda begin: begin[0])
    starts = [0, *(begin for begin, _ in begins[1:]), len(text)]
    return [(Span(*ends), metadata) for ends, (_, metadata) in zip(pairwise(starts), begins, strict=True)]
