"""A web page -> its article's text and what its metadata state, by trafilatura (Barbaresi 2021, ACL demos)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]

from kg.corpus.dates import to_edtf
from kg.corpus.draft import Draft, Metadata
from kg.corpus.files import UnreadableText, check_text, decode, read_bytes
from kg.corpus.outlets import outlet_at, outlet_named
from kg.corpus.phrases import squeeze
from kg.model import Refusal, Span

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{2})(?:[/-](?P<day>\d{2}))?(?=[/-]|$)")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publication_date", "parsely-pub-date", "sailthru.date", "citation_date",
)  # fmt: skip
"""Names of `<meta>` elements that state the publication date, surest first."""


def read_page(path: Path, language: str = "fr") -> Draft | Refusal:
    """The article of a saved web page. Its stored text is its headline and the extracted paragraphs, one a line."""
    try:
        return _draft(path, decode_page(read_bytes(path), path.name), language)
    except UnreadableText as error:
        return Refusal(str(path), str(error))
    except (lxml.etree.LxmlError, RecursionError) as error:
        return Refusal(str(path), f"no readable HTML: {error}")


def decode_page(data: bytes, name: str) -> str:
    """A page's characters, in the encoding that it declares, else UTF-8."""
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii").lower() if declared and not data.startswith(b"\xef\xbb\xbf") else "utf-8-sig"
    if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii"):
        encoding = "windows-1252"  # as browsers read it (WHATWG Encoding Standard)
    try:
        return _DECLARATION.sub("", decode(data, encoding=encoding, name=name))
    except LookupError as error:
        raise UnreadableText(f"declares an unknown encoding {encoding!r}: convert it to UTF-8 with iconv") from error


def _draft(path: Path, source: str, language: str) -> Draft:
    from trafilatura import bare_extraction  # half a second to import, for pages only

    check_text(source)
    found = bare_extraction(source, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False})
    facts: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    body = facts.get("text") or ""
    if not body.strip():
        raise UnreadableText("no article text found in this page")
    title = " ".join((facts.get("title") or "").split()) or None
    opening = squeeze(body[: len(title or "") + 20])
    text = body if title is None or opening.startswith(squeeze(title)) else f"{title}\n{body}"
    url = facts.get("url") or None
    site = facts.get("sitename")
    metadata = Metadata(
        outlet=outlet_named(site, language) if site else outlet_at(url) if url else None,
        published=_published(lxml.html.document_fromstring(source), url, language),
        url=url,
        title=title,
    )
    return Draft(str(path), path.name, check_text(text), Span(0, len(text)), metadata)


def _published(tree: lxml.html.HtmlElement, url: str | None, language: str) -> str | None:
    """The date that metadata or the address state; the text is never searched."""
    for value in _stated_dates(tree):
        try:
            return to_edtf(value, language)
        except ValueError:
            continue
    match = _URL_DATE.search(url) if url else None
    if not match:
        return None
    try:
        return to_edtf("-".join(filter(None, match.groups())), language)
    except ValueError:
        return None


def _stated_dates(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _linked_dates(script.text_content())
    named = {key: m.get("content") for m in tree.xpath("//meta[@content]") if (key := _name(m))}
    yield from (named[key] for key in _DATE_NAMES if named.get(key))
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        if value := element.get("content") or element.get("datetime"):
            yield value


def _name(meta: lxml.html.HtmlElement) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _linked_dates(source: str) -> Iterator[str]:
    """`datePublished` of the article that a page's JSON-LD describes; other things have dates too."""
    try:
        queue = [json.loads(source)]
    except (json.JSONDecodeError, RecursionError):
        return
    while queue:
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            queue.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
            date = node.get("datePublished")
            if re.search("Article|Posting", str(node.get("@type"))) and isinstance(date, str):
                yield date
