"""What an article's own header and footer lines state of it; its prose is never asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.corpus.draft import Metadata
from kg.corpus.headers import Statement, statement
from kg.corpus.outlets import outlet_at
from kg.corpus.phrases import squeeze
from kg.model import Paragraph, ParagraphKind

_KICKER = 2  # words
_STANDFIRST = 2  # paragraphs that sum an article up, before its byline


def stated_metadata(text: str, paragraphs: Sequence[Paragraph], language: str) -> Metadata:
    """Outlet, chain of copies, date, address and title, from the lines before and after the prose.

    Where these tell no date, the last message that the article shows does.
    """
    body = [i for i, paragraph in enumerate(paragraphs) if paragraph.kind is ParagraphKind.BODY]
    first, last = (body[0], body[-1]) if body else (len(paragraphs), -1)
    opening = body[_STANDFIRST] if len(body) > _STANDFIRST else first
    header = list(_statements(text, paragraphs[:first], language))
    told = list(_statements(text, paragraphs[first:opening], language))
    header += [s for s in told if s.updated and s.original]  # "Publié dans Le Temps le 16 - 09 - 2017", below what the site puts first
    below = [s for s in told if s.signed]
    footer = list(_statements(text, paragraphs[last + 1 :], language)) if body else []
    both = header + footer
    shown = [s.posted for s in _statements(text, paragraphs, language) if s.posted]
    published = [s.published for s in header + below if s.published] or [s.updated for s in both if s.updated] or sorted(shown)[-1:]
    addresses = [s for s in both if s.url]
    chain = _chain(both)
    return Metadata(
        outlet=_outlet(both, chain),
        republished_from=chain or None,
        published=next(iter(published), None),
        url=next((s.url for s in addresses), None),
        title=_title(text, paragraphs[:first]),
    )


def _statements(text: str, paragraphs: Iterable[Paragraph], language: str) -> Iterable[Statement]:
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.META:
            found = statement(text[paragraph.span.begin : paragraph.span.end], language)
            if found:
                yield found


def _chain(found: Sequence[Statement]) -> tuple[str, ...]:
    """Nearest first: the address it was copied from, then who is said to have published it first."""
    copied = [outlet_at(s.copied) for s in found if s.copied]
    originals = [name for s in found for name in s.original]
    return tuple(dict.fromkeys(name for name in [*copied, *originals] if name))


def _outlet(found: Sequence[Statement], chain: tuple[str, ...]) -> str | None:
    named = [s.source or s.outlet for s in found if s.source or s.outlet]
    at_home = [outlet_at(s.url) for s in found if s.url and not s.copied]
    return next((name for name in [*named, *at_home] if name and name not in chain), None)


def _title(text: str, header: Iterable[Paragraph]) -> str | None:
    titles = [text[p.span.begin : p.span.end] for p in header if p.kind is ParagraphKind.TITLE]
    return next((title for title in titles if len(squeeze(title).split()) > _KICKER), None) or next(iter(titles), None)
