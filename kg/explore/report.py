"""A graph as one HTML page that needs nothing else: no script, no font, nothing from elsewhere; what comes from texts is escaped.

Every quote links to the exact characters of the article's text at the end of the page.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.explore import sections
from kg.explore.markup import Html, join, link, tag
from kg.explore.texts import Text, article_section
from kg.explore.timeline import chart, months
from kg.graph.details import article_facts
from kg.resources import read_text
from kg.selection import Filters, select

if TYPE_CHECKING:
    from kg.api import Graph

_ABOUT = (
    "What articles claim, by whom, and where their claims contradict or confirm each other. Nothing here is asserted about the world, "
    "and no side is taken. Claims were found by a program, which misses some and gets some wrong: read the words before you rely on one."
)


def report_html(graph: Graph, filters: Filters | None = None, *, texts: Mapping[str, Text] | None = None) -> str:
    """The page. `texts` are the articles' texts by their SHA-256, as the graph has it; an article without shows its claims' words."""
    filters = filters or Filters()
    chosen = sorted(select(graph.records.values(), filters), key=lambda r: (r.file, r.begin, r.end, r.iri))
    tables = {name: graph.table(name, filters) for name in ("topics", "support", "outlets", "sources", "timeline", "actors")}
    kept = {record.iri for record in chosen}
    findings = [finding for finding in graph.findings if {finding.left, finding.right} & kept]
    pairs = [pair for pair in graph.pairs if {pair.left, pair.right} & kept]
    kept |= {iri for finding in findings for iri in (finding.left, finding.right)} | {
        iri for pair in pairs for iri in (pair.left, pair.right)
    }
    kept |= {iri for event in graph.events if kept.intersection(event.claims) for iri in event.claims}
    records = sorted((graph.records[iri] for iri in kept if iri in graph.records), key=lambda r: (r.file, r.begin, r.end, r.iri))
    numbers = {record.iri: number for number, record in enumerate(records, 1)}
    articles = [article_facts(graph.store.inner, iri) for iri in dict.fromkeys(record.article for record in records)]
    languages = {facts.iri: facts.language for facts in articles}

    def cite(iri: str) -> Html:
        record = graph.records[iri]
        return link(f"c{numbers[iri]}", f"[{numbers[iri]}]", title=f"{record.file}, characters {record.begin} to {record.end}")

    own = texts or {}
    parts = {
        "contradictions": ("Contradictions", sections.contradictions(tables["topics"], graph.records, languages, cite)),
        "shared": ("Shared claims", sections.shared(tables["support"], graph.records, languages, cite)),
        "outlets": ("Outlets compared", sections.outlets(tables["outlets"], graph.records, findings, pairs)),
        "sources": ("Source chains", sections.sources(tables["sources"])),
        "timeline": (
            "Timeline",
            join(chart(months(chosen)), sections.events(tables["timeline"], {event.iri: event.claims for event in graph.events}, cite)),
        ),
        "actors": ("Who acts on whom", sections.actors(tables["actors"])),
        "articles": (
            "Articles",
            join(*(article_section(f, records, own.get(f.sha256), numbers, f"a{n}") for n, f in enumerate(articles, 1))),
        ),
    }
    body = [tag("section", tag("h2", name), part, id=anchor) for anchor, (name, part) in parts.items()]
    counts = {"articles": len(articles), "claims": len(chosen), "contradictions": len({r["number"] for r in tables["topics"].rows})}
    counts |= {"shared claims": len(tables["support"].rows), "events": len(tables["timeline"].rows), "outlets": len(tables["outlets"].rows)}
    head = tag("header", tag("h1", f"Claims of {graph.name}"), tag("p", _ABOUT), _asked(filters), sections.summary(counts))
    entries = [(anchor, name) for anchor, (name, _) in parts.items()]
    return _page(graph.name, join(head, sections.contents(entries), tag("main", *body)))


def _asked(filters: Filters) -> Html:
    """Which filters narrow the report."""
    given = [f"{name}: {value}" for name in Filters.__slots__ if (value := getattr(filters, name))]
    return tag("p", f"Only what fits {', '.join(given)}.") if given else Html("")


def _page(title: str, body: Html) -> str:
    style = read_text("explore", "report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{title}: claims"),
        tag("style", Html(style)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', body), lang='en')}\n"
