"""Saved web pages: text by trafilatura, dates from metadata and addresses only."""

from pathlib import Path

import pytest

from kg.corpus import read
from kg.model import Article, ParagraphKind, Refusal

PROSE = [
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière.",
    "Deux d'entre eux sont dans un état grave, a précisé le 3 mars 2019 une source hospitalière à la radio, et le troisième est sorti.",
    "L'armée a envoyé des renforts dans la vallée, où des affrontements se poursuivent depuis une semaine selon des habitants.",
]
TITLE = "Trois soldats blessés à la frontière"


def page(head: str = "", *, charset: str = '<meta charset="utf-8">', title: str = TITLE) -> str:
    body = "".join(f"<p>{p}</p>" for p in PROSE)
    links = "".join(f'<li><a href="/{i}">Un autre article {i}</a></li>' for i in range(5))
    return (
        f"<!DOCTYPE html><html lang='fr'><head>{charset}<title>{title} - Le Phare</title>{head}</head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{title}</h1><time>10 décembre 2011</time>{body}</article><footer>© Le Phare 2024</footer></body></html>"
    )


def one(path: Path, html: str | bytes) -> Article | Refusal:
    path.write_bytes(html.encode("utf-8") if isinstance(html, str) else html)
    (found,) = read([path])
    return found


def article(tmp_path: Path, html: str | bytes) -> Article:
    found = one(tmp_path / "a.html", html)
    assert isinstance(found, Article), found
    return found


def test_title_body_outlet_and_address(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Le Phare"><link rel="canonical" href="https://www.phare.example/2020/01/05/trois-soldats">'
    )
    found = article(tmp_path, page(head))
    strings = [(p.kind, found.text[p.span.begin : p.span.end]) for p in found.paragraphs]
    assert strings[0] == (ParagraphKind.TITLE, TITLE)
    assert [string for kind, string in strings if kind is ParagraphKind.BODY] == PROSE
    assert (found.title, found.outlet, found.url) == (TITLE, "Le Phare", "https://www.phare.example/2020/01/05/trois-soldats")
    assert found.published == "2020-01-05"  # from the address
    assert "autre article" not in found.text
    assert found.text.count(TITLE) == 1


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2021-02-03T10:00:00+01:00">', "2021-02-03"),
        ('<meta name="date" content="2021-02">', "2021-02"),
        ('<meta itemprop="datePublished" content="2021-02-03">', "2021-02-03"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-02-03"}]}</script>', "2021-02-03"),
        ('<script type="application/ld+json">{"@type": "Organization", "datePublished": "1999-01-01"}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="date" content="hier">', None),
        ("", None),
    ],
)
def test_dates_come_from_metadata_never_from_the_text(tmp_path: Path, head: str, published: str | None) -> None:
    assert article(tmp_path, page(head)).published == published


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    declared = page(charset='<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">').encode("cp1252")
    assert PROSE[1] in article(tmp_path, declared).text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no article text"),
        (page(charset="").encode("cp1252"), "not UTF-8"),
        (page(charset='<meta charset="klingon">'), "unknown encoding 'klingon'"),
        (b"<html>\0</html>", "binary"),
    ],
)
def test_pages_that_are_refused(tmp_path: Path, html: str | bytes, words: str) -> None:
    found = one(tmp_path / "a.htm", html)
    assert isinstance(found, Refusal)
    assert words in found.reason


def test_a_manifest_goes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text('[[article]]\nfile = "a.html"\noutlet = "Le Nord"\n', encoding="utf-8")
    found = article(tmp_path, page('<meta property="og:site_name" content="Le Phare"><meta name="date" content="2021-02">'))
    assert (found.outlet, found.published) == ("Le Nord", "2021-02")
