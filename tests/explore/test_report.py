"""The report: whole by itself, nothing runs or loads in it, and every link leads to the words it names."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.explore.markup import join, outward, tag
from kg.explore.texts import Text, article_section, text_of
from kg.explore.timeline import chart, months
from kg.graph.details import ArticleFacts
from kg.records import ClaimRecord
from kg.selection import Filters
from kg.tables import describe

Run = Callable[..., Any]
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Elements with their attributes; `text` is what each id encloses. Fails on markup that is not well nested."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {}
        self.stack: list[tuple[str, str]] = []
        self.feed(page)
        assert not self.stack

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        its = {key: value or "" for key, value in attrs}
        assert its.get("id") not in self.text
        self.elements.append((name, its))
        if name not in VOID:
            self.stack.append((name, its.get("id", "")))
            if "id" in its:
                self.text[its["id"]] = ""

    def handle_endtag(self, name: str) -> None:
        assert self.stack.pop()[0] == name

    def handle_data(self, data: str) -> None:
        for _, anchor in self.stack:
            if anchor:
                self.text[anchor] += data


@pytest.fixture(scope="module")
def page(seeds_graph: kg.Graph, seeds: Path) -> str:
    return seeds_graph.to_html(texts=[seeds])


def test_nothing_runs_and_nothing_is_loaded(page: str) -> None:
    elements = Page(page).elements
    assert not {name for name, _ in elements} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not [its for _, its in elements for key in its if key.startswith("on") or key in ("src", "style", "srcset")]
    assert all(its["href"].startswith(("#", "https://", "http://")) for name, its in elements if name == "a")
    assert "url(" not in page and "@import" not in page


def test_the_policy_allows_the_style_and_nothing_else(page: str) -> None:
    policy = next(its["content"] for name, its in Page(page).elements if its.get("http-equiv") == "Content-Security-Policy")
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_link_within_leads_somewhere(page: str) -> None:
    parsed = Page(page)
    targets = {its["href"][1:] for name, its in parsed.elements if name == "a" and its["href"].startswith("#")}
    assert targets and targets <= set(parsed.text)


def test_an_anchor_stands_where_its_claim_begins(page: str, seeds_graph: kg.Graph) -> None:
    """Cut at the next claim's beginning or end, the marked words are the beginning of the claim's words."""
    parsed = Page(page)
    records = sorted(seeds_graph.records.values(), key=lambda r: (r.file, r.begin, r.end, r.iri))
    for number, record in enumerate(records, 1):
        marked = parsed.text[f"c{number}"]
        assert marked and record.quote.startswith(marked)


def test_the_texts_are_whole(page: str, seeds: Path) -> None:
    shown = re.findall(r'<div class="text whole"[^>]*>(.*?)</div>', page, re.DOTALL)
    plain = [unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", part))) for part in shown]
    stored = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    assert len(plain) == 6 and all(any(text.strip() in whole for whole in stored) for text in plain)


def test_both_sides_are_quoted(page: str, seeds_graph: kg.Graph) -> None:
    shown = Page(page).text["contradictions"]
    for row in seeds_graph.table("topics").rows:
        assert str(row["quote"]) in shown and str(row["says"]) in shown


def test_the_same_graph_gives_the_same_page(page: str, seeds_graph: kg.Graph, seeds: Path) -> None:
    assert seeds_graph.to_html(texts=[seeds]) == page


def test_filters_narrow_it_and_are_told(seeds_graph: kg.Graph, page: str) -> None:
    narrow = seeds_graph.to_html(Filters(type="CONTROL"))
    assert len(narrow) < len(page) / 3 and "Only what fits type: CONTROL." in narrow and "The text was not given" in narrow


def test_hostile_texts_are_shown_and_do_nothing() -> None:
    hostile = '</blockquote><script>alert("1")</script>\x1b[31m\u202egnp'
    facts = ArticleFacts("a1", f"{hostile}.txt", "", hostile, "2022", "javascript:alert(1)", "", 'fr" onclick="x', ())
    record = ClaimRecord("https://example.org/c1", "a1", "ASSAULT", hostile, begin=0, end=len(hostile), objects=(hostile,))
    for texts in ((Text(hostile + " fin", file=facts.file),), None):
        html = article_section(facts, [record], texts, {record.iri: 1}, "a1")
        parsed = Page(html)
        assert {name for name, _ in parsed.elements} <= {"article", "h3", "h4", "p", "span", "div", "mark", "sup", "a", "ul", "li", "b"}
        assert not [its for _, its in parsed.elements if "onclick" in its or its.get("href", "#").startswith("java")]
        assert "\x1b" not in html and "\u202e" not in html and "alert" in parsed.text["c1"]


def test_a_text_that_differs_is_not_shown() -> None:
    record = ClaimRecord("https://example.org/c1", "a1", "ASSAULT", "bombardé", begin=4, end=12)
    facts = ArticleFacts("a1", "a.txt", "", "", "", "", "", "fr", ())
    for words, said in (("Ils ont fui Homs.", True), ("Ils bombardé Homs.", False)):
        assert ("has other words" in article_section(facts, [record], [Text(words, file="a.txt")], {record.iri: 1}, "a1")) is said


def test_a_text_is_known_by_its_hash_or_by_its_file_if_the_graph_has_no_hash() -> None:
    record = ClaimRecord("https://example.org/c1", "a1", "ASSAULT", "bombardé", begin=4, end=12)
    unhashed = ArticleFacts("a1", "a.txt", "", "", "", "", "", "fr", ())
    own, whole = Text("bombardé Homs.", 4, "123", "a.txt"), Text("Ils bombardé Homs.", file="a.txt")
    other = Text("Ils bombardé Homs.", file="b.txt")
    assert text_of(unhashed, [record], [other, own, whole])[0] == own
    assert text_of(unhashed, [record], [Text("fui", 13, "4", "a.txt"), whole])[0] == whole
    assert text_of(replace(unhashed, sha256="123"), [record], [whole, own])[0] == own
    missing, why = text_of(replace(unhashed, sha256="999"), [record], [whole, own])
    assert missing is None and "No text that was given" in why
    assert "not given;" in text_of(unhashed, [record], None)[1]


def test_overlapping_claims_each_have_their_anchor() -> None:
    records = [ClaimRecord(f"c{b}{e}", "a1", "ASSAULT", "abcdefgh"[b:e], begin=b, end=e) for b, e in ((0, 5), (0, 3), (2, 7), (7, 8))]
    facts = ArticleFacts("a1", "a.txt", "", "", "", "", "", "fr", ())
    numbers = {record.iri: number for number, record in enumerate(records, 1)}
    text = Page(article_section(facts, records, [Text("abcdefgh", file="a.txt")], numbers, "a1")).text
    assert [text[f"c{number}"] for number in (1, 2, 3, 4)] == ["ab", "ab", "c", "h"]


def test_attributes_and_addresses_are_escaped() -> None:
    assert tag("a", "<b>", title='"><x', data_x=None) == '<a title="&quot;&gt;&lt;x">&lt;b&gt;</a>'
    assert join("a&", tag("b")) == "a&amp;<b></b>"
    assert outward("https://example.org/?a=1&b=2").startswith('<a href="https://example.org/?a=1&amp;b=2"')
    assert outward("javascript:alert(1)") == "javascript:alert(1)" and outward("http://[x") == "http://[x"


CLAIM = """
@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> . @prefix x: <http://example.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
x:wire a kg:Outlet ; skos:prefLabel "Wire"@en . x:army a kg:Actor ; skos:prefLabel "Army"@en .
x:a a schema:NewsArticle ; kg:sourceFile "a.txt" ; schema:publisher x:wire ; schema:inLanguage "en" ;
    schema:datePublished "2024-02-02"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
x:c a kg:Claim ; kg:article x:a ; kg:reports x:e ; kg:claimType plover:ASSAULT ; kg:agent x:army ; kg:polarity kg:Negated ;
    kg:modality kg:Certain ; gaf:denotedBy x:span .
x:span a nif:Phrase ; nif:beginIndex 3 ; nif:endIndex 24 ; nif:anchorOf "the army did not fire"@en ; nif:referenceContext x:a .
x:e a kg:Event ; kg:claimType plover:ASSAULT ; kg:agent x:army .
"""


def test_an_undated_denial_of_another_program_is_told_whole(run_kg: Run, tmp_path: Path) -> None:
    graph, page, folder = tmp_path / "g.ttl", tmp_path / "g.html", tmp_path / "texts"
    graph.write_text(CLAIM, encoding="utf-8")
    folder.mkdir()
    for words, said in (("No the army did not fire.", ""), ("No, the army did not fire.", "no text of a.txt")):
        (folder / "a.txt").write_text(words, encoding="utf-8")
        done = run_kg("report", graph, "-o", page, "--texts", folder, "--force")
        assert done.code == 0 and (said in done.err if said else not done.err)
        text = Page(page.read_text(encoding="utf-8")).text
        assert "Events without a date" in text["timeline"] and "ASSAULT, denied" in text["timeline"]
        assert "Wire: the army did not fire" in text["timeline"] and "undated, published 2024-02-02" in text["articles"]
        assert ('class="text whole"' in page.read_text(encoding="utf-8")) is not said


def test_every_event_stands_in_the_timeline_with_how_it_is_told(page: str, seeds_graph: kg.Graph) -> None:
    shown = Page(page).text["timeline"]
    rows = seeds_graph.table("timeline").rows
    assert len([row for row in rows if not row["earliest"]]) > 10 and {row["told_as"] for row in rows} >= {"affirmed", "denied", "planned"}
    for row in rows:
        assert describe(row) in shown and f"{row['quote_by']}: {row['quote']}" in shown


def test_bars_tell_what_is_affirmed_from_the_rest() -> None:
    day = ("2024-01-05", "2024-01-05")
    affirmed = ClaimRecord("c1", "a", "ASSAULT", "shelled", interval=day)
    denied, planned = replace(affirmed, iri="c2", polarity="Negated"), replace(affirmed, iri="c3", modality="Future")
    drawn = chart(months([affirmed, denied, planned, replace(affirmed, iri="c4", interval=None)]))
    bars = {its["class"]: int(its["height"]) for name, its in Page(drawn).elements if name == "rect"}
    assert bars["bar otherwise"] > bars["bar"] and "2024-01 3, affirmed by 1, planned by 1, denied by 1" in drawn
    assert "bar otherwise" not in chart(months([affirmed])) and chart(months([])) == ""


def test_the_command_writes_it_once(run_kg: Run, seeds_file: Path, seeds: Path, tmp_path: Path, page: str) -> None:
    target = tmp_path / "report.html"
    assert run_kg("report", seeds_file, "-o", target, "--texts", seeds).code == 0
    assert target.read_text(encoding="utf-8").count("<mark>") == page.count("<mark>")
    assert run_kg("report", seeds_file, "-o", target).code == 2
    assert run_kg("report", seeds_file, "-o", target, "--force").code == 0
    assert run_kg("report", seeds_file, "-o", tmp_path / "report.pdf").code == 2
    assert run_kg("report", seeds_file, "-o", tmp_path / "no" / "report.html").code == 2
    assert run_kg("report", seeds_file, "-o", tmp_path / "x.html", "--texts", tmp_path / "none").code == 2
    assert not (tmp_path / "x.html").exists()
