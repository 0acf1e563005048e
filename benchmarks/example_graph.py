"""Statements as a large collection of articles would give them: valid under the ontology's shapes, the same for every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from pyoxigraph import Quad
from rdflib import RDFS, SKOS

from kg.graph.mint import graph_iri, rule_iri
from kg.graph.terms import Sheet, day, edtf, number, text
from kg.vocab import BASE, GAF, KG, NIF, PLOVER, PROV, SCHEMA, WGS84

CLAIMS_AN_ARTICLE = 20
ACTORS, PLACES, OUTLETS = 400, 300, 40
CLAIMS_AN_EVENT = 5
TYPES = (("ASSAULT", "aerial"), ("COERCE", "arrest"), ("AID", "arms"), ("CONTROL", "holds"), ("RETREAT", "withdrawal"))
FIRST_DAY = date(2020, 1, 1)


def article_graphs(claims: int) -> Iterator[list[Quad]]:
    """The shared nodes, then one named graph an article with its claims (some 38 statements each), then the analysis."""
    events = -(-claims // CLAIMS_AN_EVENT)
    yield _shared()
    for article in range(0, claims, CLAIMS_AN_ARTICLE):
        yield _article(article, min(CLAIMS_AN_ARTICLE, claims - article), events)
    yield _analysis(claims, events)


def _pick(kind: str, number_: int, choices: int) -> int:
    """A choice that looks random and is the same each time."""
    return int.from_bytes(hashlib.blake2b(f"{kind}{number_}".encode(), digest_size=4).digest(), "big") % choices


def _shared() -> list[Quad]:
    sheet = Sheet(graph_iri("entities"))
    for family, cls, count in (("actor", KG.Actor, ACTORS), ("outlet", KG.Outlet, OUTLETS), ("place", KG.Place, PLACES)):
        for i in range(count):
            iri = f"{BASE}{family}/{family}-{i}"
            sheet.kind(iri, cls)
            sheet.add(iri, SKOS.prefLabel, text(f"{family} {i}", language="fr"))
            if family == "place":
                sheet.add(iri, WGS84.lat, number(30 + i / 100))
                sheet.add(iri, WGS84.long, number(35 + i / 100))
    return sheet.quads()


def _article(first: int, claims: int, events: int) -> list[Quad]:
    iri = f"{BASE}article/a{first:08d}"
    sheet = Sheet(graph_iri(f"a{first:08d}"))
    sheet.kind(iri, SCHEMA.NewsArticle)
    sheet.add(iri, KG.sourceFile, text(f"{first:08d}.txt"))
    sheet.add(iri, KG.sha256, text(hashlib.sha256(str(first).encode()).hexdigest()))
    sheet.add(iri, SCHEMA.inLanguage, text("fr"))
    sheet.add(iri, SCHEMA.headline, text(f"Ce que l’on sait du {first}", language="fr"))
    sheet.add(iri, SCHEMA.publisher, f"{BASE}outlet/outlet-{_pick('o', first, OUTLETS)}")
    for i in range(first, first + claims):
        _claim(sheet, iri, i, offset=(i - first) * 120, event=i % events)
    return sheet.quads()


def _claim(sheet: Sheet, article: str, i: int, *, offset: int, event: int) -> None:
    iri = f"{BASE}claim/c{i:08d}"
    kind, mode = TYPES[_pick("t", event, len(TYPES))]
    agent, recipient = (f"{BASE}actor/actor-{_pick(role, event, ACTORS)}" for role in ("a", "r"))
    when = FIRST_DAY + timedelta(days=_pick("d", event, 1500))
    sheet.kind(iri, KG.Claim)
    sheet.add(iri, KG.article, article)
    sheet.add(iri, KG.claimType, PLOVER[kind])
    sheet.add(iri, KG.mode, PLOVER[mode])
    sheet.add(iri, KG.agent, agent)
    sheet.add(iri, KG.recipient, recipient)
    sheet.add(iri, KG.place, f"{BASE}place/place-{_pick('p', event, PLACES)}")
    sheet.add(iri, KG.time, edtf(when.isoformat()))
    sheet.add(iri, KG.earliest, day(when))
    sheet.add(iri, KG.latest, day(when))
    sheet.add(iri, KG.polarity, KG.Affirmed if _pick("n", i, 10) else KG.Negated)
    sheet.add(iri, KG.modality, KG.Certain)
    words = f"Au moins {i} miliciens ont été tués le {when.isoformat()} dans une frappe, selon un officier."
    sheet.add(iri, GAF.denotedBy, _span(sheet, article, offset, words))
    sheet.add(iri, KG.trigger, _span(sheet, article, offset + words.index("tués"), "tués"))
    quantity, link = f"{iri}/quantity/1", f"{iri}/attribution/1"
    sheet.add(iri, KG.quantity, quantity)
    sheet.kind(quantity, KG.Quantity)
    sheet.add(quantity, KG.measure, KG.killed)
    sheet.add(quantity, KG.value, number(1 + _pick("v", i, 60)))
    sheet.add(quantity, KG.comparator, KG.AtLeast)
    sheet.add(quantity, KG.of, recipient)
    sheet.add(iri, KG.attribution, link)
    sheet.kind(link, KG.Attribution)
    sheet.add(link, KG.level, number(1))
    sheet.add(link, KG.source, f"{BASE}actor/actor-{_pick('s', i, ACTORS)}")
    sheet.add(link, KG.sourceKind, KG.Official)
    sheet.add(link, KG.cue, text("selon"))


def _span(sheet: Sheet, article: str, begin: int, words: str) -> str:
    iri = f"{article}#char={begin},{begin + len(words)}"
    sheet.kind(iri, NIF.Phrase)
    sheet.add(iri, NIF.beginIndex, number(begin))
    sheet.add(iri, NIF.endIndex, number(begin + len(words)))
    sheet.add(iri, NIF.anchorOf, text(words, language="fr"))
    sheet.add(iri, NIF.referenceContext, article)
    return iri


def _analysis(claims: int, events: int) -> list[Quad]:
    sheet, rule = Sheet(graph_iri("analysis")), rule_iri("events")
    sheet.kind(rule, KG.Rule)
    sheet.add(rule, RDFS.label, text("events"))
    for event in range(events):
        iri = f"{BASE}event/e{event:08d}"
        sheet.kind(iri, KG.Event)
        sheet.add(iri, PROV.wasGeneratedBy, rule)
        sheet.add(iri, KG.claimType, PLOVER[TYPES[_pick("t", event, len(TYPES))][0]])
        for i in range(event, claims, events):
            sheet.add(f"{BASE}claim/c{i:08d}", KG.reports, iri)
    return sheet.quads()
