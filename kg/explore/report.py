"""A graph as one HTML page that needs nothing else: no script, no font, nothing from elsewhere; what comes from texts is escaped.

Every quote links to the exact characters of the article's text at the end of the page.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.explore import sections
from kg.explore.markup import Html, join, link, tag
from kg.explore.texts import Text, article_section, text_of
from kg.explore.timeline import chart, months
from kg.graph.details import ArticleFacts, article_facts
from kg.records import ClaimRecord, Finding, SharedPair
from kg.resources import read_text
from kg.selection import Filters, select
from kg.tables import Table

if TYPE_CHECKING:
    from kg.api import Graph

_ABOUT = (
    "What articles claim, by whom, and where their claims contradict or confirm each other. Nothing here is asserted about the world, "
    "and no side is taken. Claims were found by a program, which misses some and gets some wrong: read the words before you rely on one."
)


@dataclass(frozen=True, slots=True)
class Report:
    """The page, and the files of those articles whose texts are not in it although texts were given."""

    page: str
    textless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows of a graph. `numbers` are the claims' numbers, in the order of files and texts; `told` has them by article."""

    chosen: list[ClaimRecord]
    findings: list[Finding]
    pairs: list[SharedPair]
    told: Mapping[str, list[ClaimRecord]]
    articles: list[ArticleFacts]
    numbers: Mapping[str, int]


def make_report(graph: Graph, filters: Filters | None = None, *, texts: Sequence[Text] | None = None) -> Report:
    """The report. `texts` are those of articles; an article without shows its claims' words."""
    filters = filters or Filters()
    shown = _shown(graph, filters)
    tables = {name: graph.table(name, filters) for name in ("topics", "support", "outlets", "sources", "timeline", "actors")}
    parts = _parts(graph, shown, tables, texts)
    counts = {
        "articles": len(shown.articles),
        "claims": len(shown.chosen),
        "contradictions": len({r["number"] for r in tables["topics"].rows}),
    }
    counts |= {"shared claims": len(tables["support"].rows), "events": len(tables["timeline"].rows), "outlets": len(tables["outlets"].rows)}
    head = tag("header", tag("h1", f"Claims of {graph.name}"), tag("p", _ABOUT), _asked(filters), sections.summary(counts))
    body = tag("main", *(tag("section", tag("h2", name), part, id=anchor) for anchor, name, part in parts))
    lost = [its for its in shown.articles if texts is not None and not text_of(its, shown.told[its.iri], texts)[0]]
    page = _page(graph.name, join(head, sections.contents([(anchor, name) for anchor, name, _ in parts]), body))
    return Report(page, tuple(dict.fromkeys(its.file or its.iri for its in lost)))


def _shown(graph: Graph, filters: Filters) -> _Shown:
    """What fits the filters, and what it is set beside."""
    chosen = select(graph.records.values(), filters)
    kept = {record.iri for record in chosen}
    findings = [finding for finding in graph.findings if {finding.left, finding.right} & kept]
    pairs = [pair for pair in graph.pairs if {pair.left, pair.right} & kept]
    beside = {iri for event in graph.events if kept.intersection(event.claims) for iri in event.claims if iri in graph.records}
    beside |= {iri for finding in findings for iri in (finding.left, finding.right)} | {iri for p in pairs for iri in (p.left, p.right)}
    records = sorted((graph.records[iri] for iri in kept | beside), key=lambda r: (r.file, r.begin, r.end, r.iri))
    told: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        told[record.article].append(record)
    articles = [article_facts(graph.store.inner, iri) for iri in told]
    return _Shown(chosen, findings, pairs, told, articles, {record.iri: number for number, record in enumerate(records, 1)})


def _parts(graph: Graph, shown: _Shown, tables: Mapping[str, Table], texts: Sequence[Text] | None) -> list[tuple[str, str, Html]]:
    """The sections: anchor, heading and content."""
    claims, languages = graph.records, {facts.iri: facts.language for facts in shown.articles}
    members = {event.iri: [iri for iri in event.claims if iri in shown.numbers] for event in graph.events}

    def cite(iri: str) -> Html:
        place = f"{claims[iri].file}, characters {claims[iri].begin} to {claims[iri].end}"
        return link(f"c{shown.numbers[iri]}", f"[{shown.numbers[iri]}]", title=place)

    articles = (
        article_section(facts, shown.told[facts.iri], texts, shown.numbers, f"a{number}") for number, facts in enumerate(shown.articles, 1)
    )
    return [
        ("contradictions", "Contradictions", sections.contradictions(tables["topics"], claims, languages, cite)),
        ("shared", "Shared claims", sections.shared(tables["support"], claims, languages, cite)),
        ("outlets", "Outlets compared", sections.outlets(tables["outlets"], claims, shown.findings, shown.pairs)),
        ("sources", "Source chains", sections.sources(tables["sources"])),
        ("timeline", "Timeline", join(chart(months(shown.chosen)), sections.events(tables["timeline"], members, cite))),
        ("actors", "Who acts on whom", sections.actors(tables["actors"])),
        ("articles", "Articles", join(*articles)),
    ]


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
