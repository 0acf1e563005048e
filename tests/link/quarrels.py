"""Articles whose claims nearly all quarrel: few actors, places, days and words, and every slot that a rule asks for."""

from __future__ import annotations

import random
from datetime import date

from rdflib import SKOS

from kg.graph.mint import graph_iri
from kg.graph.terms import Sheet, day, edtf, flag, number, text
from kg.vocab import BASE, GAF, KG, NIF, PLOVER, SCHEMA

TYPES = (
    ("ASSAULT", "aerial"), ("ASSAULT", None), ("AID", "arms"), ("AID", "transport"), ("SUPPORT", None), ("COERCE", "block"),
    ("TREND", "up"), ("TREND", "down"), ("CONTROL", "holds"), ("RETREAT", "withdrawal"), ("MOBILIZE", "deployment"), ("TOLL", None),
)  # fmt: skip
THEMES = (
    TYPES,
    (("AID", "arms"), ("AID", "arms"), ("SUPPORT", None), ("ASSAULT", None)),
    (("ASSAULT", "aerial"), ("ASSAULT", None), ("CONTROL", "holds"), ("COERCE", "block")),
    (("AID", "transport"), ("RETREAT", "withdrawal"), ("CONTROL", "holds"), ("TREND", "up"), ("TREND", "down")),
)
"""What the claims of one run are about."""
KINDS = {0: "group", 1: "state", 3: "state", 4: "group", 5: "people"}  # of actors, 3 and 4 are parts of 0 and 1
WORDS = ("frappe", "convoi", "milices", "combattants", "village", "frontiere", "soldats", "colonne")
ACTORS = [f"{BASE}actor/a{i}" for i in (0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7)]
PLACES = [f"{BASE}place/p{i}" for i in range(6)]
A_CLAIM = 100  # characters


def articles(luck, count, claims):
    """The statements of nodes, then those of articles of so many claims; `luck` is a seed."""
    chance = random.Random(luck)
    kinds = THEMES[luck % len(THEMES)]
    yield nodes()
    for article in range(count):
        sheet, iri = Sheet(graph_iri(f"article-{article}")), f"{BASE}article/article-{article}"
        sheet.kind(iri, SCHEMA.NewsArticle)
        sheet.add(iri, SCHEMA.publisher, f"{BASE}outlet/outlet-{chance.randrange(4)}")
        if chance.random() < 0.9:
            sheet.add(iri, SCHEMA.datePublished, edtf(f"2024-01-{chance.randrange(16, 19)}"))
        for place in range(claims):
            claim(sheet, chance, kinds, iri, A_CLAIM * place)
        yield sheet.quads()


def nodes():
    sheet = Sheet(graph_iri("entities"))
    for i in range(8):
        iri = f"{BASE}actor/a{i}"
        sheet.add(iri, SKOS.prefLabel, text(f"Acteur {i}" if i < 6 else f"hommes {i}", language="fr"))
        sheet.add(iri, KG.partOf, f"{BASE}actor/a{i - 3}" if i in (3, 4) else None)
        sheet.add(iri, KG.known, flag(True) if i % 2 else None)
        sheet.add(iri, KG.actorKind, text(KINDS[i]) if i in KINDS else None)
    for i in range(6):
        sheet.add(PLACES[i], SKOS.prefLabel, text(f"Lieu {i}", language="fr"))
        sheet.add(PLACES[i], KG.within, PLACES[i % 2] if i > 1 else None)
    return sheet.quads()


def claim(sheet, chance, kinds, article, begin):
    iri, (kind, mode), when = f"{BASE}claim/{chance.getrandbits(40):010x}", chance.choice(kinds), date(2024, 1, chance.randrange(12, 14))
    sheet.kind(iri, KG.Claim)
    sheet.add(iri, KG.article, article)
    sheet.add(iri, KG.claimType, PLOVER[kind])
    sheet.add(iri, KG.mode, PLOVER[mode] if mode else None)
    for role, several, actors in ((KG.agent, (1, 1, 1, 2), ACTORS), (KG.recipient, (0, 1, 1, 1), ACTORS[:7])):
        for _ in range(chance.choice(several)):
            sheet.add(iri, role, chance.choice(actors))
    for role, often in ((KG.place, 0.6), (KG.origin, 0.3), (KG.destination, 0.3)):
        sheet.add(iri, role, chance.choice(PLACES) if chance.random() < often else None)
    if chance.random() < 0.5:
        for role, value in ((KG.time, edtf(when.isoformat())), (KG.earliest, day(when)), (KG.latest, day(when))):
            sheet.add(iri, role, value)
    sheet.add(iri, KG.polarity, KG.Affirmed if chance.random() < 0.85 else KG.Negated)
    sheet.add(iri, KG.modality, KG[chance.choice(("Certain", "Certain", "Certain", "Probable", "Future"))])
    sheet.add(iri, KG.implied, KG[chance.choice(("agent", "place", "time"))] if chance.random() < 0.1 else None)
    span = f"{article}#char={begin},{begin + 80}"
    sheet.add(iri, GAF.denotedBy, span)
    for role, value in ((NIF.beginIndex, number(begin)), (NIF.endIndex, number(begin + 80))):
        sheet.add(span, role, value)
    sheet.add(span, NIF.anchorOf, text(f"{' '.join(chance.sample(WORDS, 4))} le {when.day} janvier", language="fr"))
    parts(sheet, chance, iri)


def parts(sheet, chance, iri):
    if chance.random() < 0.5:
        count = f"{iri}/quantity/1"
        sheet.add(iri, KG.quantity, count)
        sheet.add(count, KG.measure, KG.killed)
        sheet.add(count, KG.value, number(chance.choice((4, 9, 9, 30))))
        sheet.add(count, KG.comparator, KG[chance.choice(("Exactly", "Exactly", "AtLeast"))])
        sheet.add(count, KG.of, chance.choice(ACTORS) if chance.random() < 0.3 else None)
    if chance.random() < 0.5:
        link = f"{iri}/attribution/1"
        sheet.add(iri, KG.attribution, link)
        sheet.add(link, KG.level, number(1))
        sheet.add(link, KG.source, chance.choice(ACTORS))
        sheet.add(link, KG.sourceKind, KG.Named)
