"""The page at /: what it shows, that it is escaped, and that it asks nobody else for anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest

from kg.serve.page import examples


class Tags(HTMLParser):
    """The tags of a page, and whether each that was opened was closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def ask(server, query: str):
    return server.request("GET", f"/?query={quote(query)}")


def test_it_tells_what_the_graph_holds_and_where_to_ask(server) -> None:
    page = server.request("GET", "/")
    tags = Tags(page.text)
    assert page.status == 200 and page.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r"claims\s*2", tags.text) and re.search(r"articles\s*1", tags.text) and "graph.trig" in tags.text
    assert server.endpoint in tags.text
    assert [attributes["action"] for tag, attributes in tags.seen if tag == "form"] == ["/"]


def test_it_asks_nobody_else_and_runs_no_script(server) -> None:
    for page in (server.request("GET", "/"), ask(server, "SELECT * { ?s ?p ?o }")):
        tags = Tags(page.text)
        assert not {"script", "img", "iframe", "object", "link"} & {tag for tag, _ in tags.seen}
        for _, attributes in tags.seen:
            assert not any(name.startswith("on") for name in attributes)
            for name in ("href", "src", "action", "formaction"):
                assert urlsplit(attributes.get(name) or "").netloc == ""
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "style-src 'sha256-" in policy


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "</textarea><script>alert(1)</script>"])
def test_texts_and_queries_are_escaped(server, query: str) -> None:
    page = ask(server, query)
    assert "<script" not in page.text and "<i>C" not in page.text and "<b>one" not in page.text
    assert "alert(1)" in Tags(page.text).text


def test_answers_are_shown(server) -> None:
    assert "kg:Claim" in ask(server, "SELECT DISTINCT ?t { ?s a ?t }").text
    assert "<strong>yes</strong>" in ask(server, "ASK { ?s a kg:Claim }").text
    assert "kg:Claim" in Tags(ask(server, "CONSTRUCT WHERE { ?s a kg:Claim }").text).text
    many = ask(server, "SELECT ?a { ?a ?b ?c . ?d ?e ?f } LIMIT 300").text
    assert "300 rows, the first 200 are shown" in many and many.count("<tr>") == 201
    wrong = ask(server, "SELECT * {")
    assert wrong.status == 400 and 'class="error"' in wrong.text
    assert "SERVICE is refused" in ask(server, "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }").text


def test_every_example_has_a_title_and_an_answer(server) -> None:
    assert len(examples()) >= 4
    page = server.request("GET", "/").text
    for title, query in examples():
        assert title and not title.startswith("#") and title in page
        assert server.get(query).rows, title


def test_the_buttons_fetch_the_answer_in_other_formats(server) -> None:
    buttons = [
        attributes for tag, attributes in Tags(server.request("GET", "/").text).seen if tag == "button" and "formaction" in attributes
    ]
    assert {button["value"] for button in buttons} == {"json", "csv", "turtle"}
    for button in buttons:
        query = "CONSTRUCT WHERE { ?s a kg:Claim }" if button["value"] == "turtle" else "ASK {}"
        assert server.request("GET", f"{button['formaction']}?query={quote(query)}&format={button['value']}").status == 200
