"""A draft -> an Article: its language, its paragraphs, what its own lines state, its identity."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from kg.corpus.datelines import to_the_day
from kg.corpus.dates import is_edtf
from kg.corpus.draft import Draft
from kg.corpus.language import detect
from kg.corpus.outlets import outlet_at
from kg.corpus.paragraphs import paragraphs
from kg.corpus.stated import stated_metadata
from kg.model import Article, ParagraphKind, Refusal

_READ = (ParagraphKind.TITLE, ParagraphKind.BODY)


def assemble(draft: Draft, *, languages: Collection[str]) -> Article | Refusal:
    """The article that a draft holds; what was said from outside the text goes before what its lines state."""
    supported = tuple(sorted(languages))
    language = _code(draft.metadata.language) if draft.metadata.language else detect(draft.own, supported=supported)
    if language not in supported:
        return Refusal(
            draft.where,
            f"unsupported language {language!r}: only {', '.join(supported)} is read (a `language` that you state goes first)",
        )
    found = paragraphs(draft.text, draft.span, language=language, title=draft.metadata.title)
    if not any(paragraph.kind in _READ for paragraph in found):
        return Refusal(draft.where, "no prose: nothing but captions, headers and links")
    metadata = draft.metadata.over(stated_metadata(draft.text, found, language)).over(draft.fallback)
    if metadata.published is not None and not is_edtf(metadata.published):
        return Refusal(draft.where, f"its header says {metadata.published!r}, which is no date: write YYYY-MM or YYYY-MM-DD")
    outlet = metadata.outlet
    if outlet is None and metadata.url and not metadata.republished_from:
        outlet = outlet_at(metadata.url)
    chain = tuple(name for name in metadata.republished_from or () if name != outlet)
    return Article(
        id=article_id(outlet=outlet, source=metadata.url or draft.source_file, own=draft.own),
        source_file=draft.source_file,
        text=draft.text,
        span=draft.span,
        paragraphs=found,
        language=language,
        sha256=hashlib.sha256(draft.own.encode("utf-8")).hexdigest(),
        record=draft.record,
        outlet=outlet,
        republished_from=chain,
        published=to_the_day(metadata.published, draft.text, found, language),
        url=metadata.url,
        title=metadata.title,
        inferred=metadata.inferred,
    )


def article_id(*, outlet: str | None, source: str, own: str) -> str:
    """16 hexadecimal digits of SHA-256 over who published it, where it stands (address, else file name) and its own text.

    A file's folder and a record's place in its file don't count: moved or reordered, an article stays the same.
    """
    content = json.dumps([outlet or "", source, own], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def _code(language: str) -> str:
    """`fr` of `fr-FR`, `fr_BE` and `FR`."""
    return language.strip().lower().replace("_", "-").partition("-")[0]
