"""Claims as news of one conflict would give them: some 270 a day, most of them about a few actors, half of them without a date.

A happening is told by one to six claims of articles that come out within two days of it; who, where and of what kind it is follows
Zipf's law, as do the words that tell it. More claims are more days, so that blocks keep the size that they have in a year of news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from pyoxigraph import Quad
from rdflib import SKOS

from kg.graph.mint import graph_iri
from kg.graph.terms import Sheet, day, edtf, number, text
from kg.vocab import BASE, GAF, KG, NIF, PLOVER, SCHEMA

A_DAY = 270  # claims
AN_ARTICLE = 13  # claims, as in the articles of the seeds and of news agencies
FIRST_DAY = date(2010, 1, 1)
ACTORS, PLACES, COUNTRIES, OUTLETS, WORDS = 2000, 1500, 30, 60, 6000
DATED = 0.45
COUNTED = 0.2
KINDS = (
    ("ASSAULT", "other", 24), ("ASSAULT", "aerial", 6), ("ASSAULT", "explosives", 4), ("COERCE", "arrest", 5), ("COERCE", "block", 3),
    ("RETREAT", "withdrawal", 6), ("SUPPORT", "", 8), ("CONTROL", "holds", 5), ("AID", "arms", 2), ("AID", "transport", 2),
    ("ACCUSE", "", 6), ("REQUEST", "", 5), ("MOBILIZE", "deployment", 7), ("TREND", "up", 2), ("TREND", "down", 1), ("CONSULT", "", 4),
    ("STRENGTH", "", 3), ("TOLL", "", 2), ("REJECT", "", 3), ("COOPERATE", "", 2),
)  # fmt: skip


class _Zipf:
    """Draws numbers below `size`, the k-th as often as 1/k."""

    def __init__(self, size: int) -> None:
        self._range, self._weights = range(size), list(accumulate(1 / (rank + 2) for rank in range(size)))

    def draw(self, luck: random.Random, k: int = 1) -> list[int]:
        return luck.choices(self._range, cum_weights=self._weights, k=k)


ACTOR, PLACE, OUTLET, WORD = _Zipf(ACTORS), _Zipf(PLACES), _Zipf(OUTLETS), _Zipf(WORDS)


def claim_quads(claims: int) -> Iterator[list[Quad]]:
    """The shared nodes, then the claims of one day after another; the same for every run."""
    yield _shared()
    made, when = 0, FIRST_DAY
    while made < claims:
        size = min(A_DAY, claims - made)
        yield _day(when, made, size)
        made, when = made + size, when + timedelta(days=1)


def one_more_article(claims: int) -> list[Quad]:
    """An article of the day after those that tell this many claims."""
    return _day(FIRST_DAY + timedelta(days=-(-claims // A_DAY)), claims, AN_ARTICLE)


def _shared() -> list[Quad]:
    sheet = Sheet(graph_iri("entities"))
    for i in range(ACTORS):
        sheet.add(_actor(i), SKOS.prefLabel, text(f"Acteur {i}", language="fr"))
        if i >= ACTORS // 2:
            sheet.add(_actor(i), KG.partOf, _actor(i % 100))
    for i in range(PLACES):
        sheet.add(_place(i), SKOS.prefLabel, text(f"Lieu {i}", language="fr"))
        if i >= COUNTRIES:
            sheet.add(_place(i), KG.within, _place(i % COUNTRIES))
    return sheet.quads()


def _actor(i: int) -> str:
    return f"{BASE}actor/actor-{i}"


def _place(i: int) -> str:
    return f"{BASE}place/place-{i}"


def _day(when: date, first: int, size: int) -> list[Quad]:
    luck = random.Random(first)
    articles = max(1, size // AN_ARTICLE)
    sheet = Sheet(graph_iri(f"day-{first:08d}"))
    outlets = OUTLET.draw(luck, articles)
    for i, outlet in enumerate(outlets):
        iri = f"{BASE}article/a{first:08d}-{i}"
        sheet.kind(iri, SCHEMA.NewsArticle)
        sheet.add(iri, SCHEMA.publisher, f"{BASE}outlet/outlet-{outlet}")
        sheet.add(iri, SCHEMA.datePublished, edtf(when.isoformat()))
    told = 0
    while told < size:
        happening = _happening(luck, when)
        for _ in range(min(size - told, luck.choice((1, 1, 1, 1, 2, 2, 3, 6)))):
            _claim(
                sheet, luck, f"{BASE}claim/c{first + told:08d}", f"{BASE}article/a{first:08d}-{luck.randrange(articles)}", told, happening
            )
            told += 1
    return sheet.quads()


def _happening(luck: random.Random, when: date) -> dict[str, object]:
    agent, recipient = ACTOR.draw(luck, 2)
    kind, mode, _ = luck.choices(KINDS, weights=[weight for *_, weight in KINDS])[0]
    return {
        "kind": kind, "mode": mode, "agent": agent, "recipient": recipient, "place": PLACE.draw(luck)[0],
        "day": when - timedelta(days=luck.randrange(3)), "value": luck.randrange(1, 60), "words": WORD.draw(luck, 14),
    }  # fmt: skip


def _claim(sheet: Sheet, luck: random.Random, iri: str, article: str, told: int, its: dict[str, object]) -> None:
    sheet.kind(iri, KG.Claim)
    sheet.add(iri, KG.article, article)
    sheet.add(iri, KG.claimType, PLOVER[str(its["kind"])])
    sheet.add(iri, KG.mode, PLOVER[str(its["mode"])] if its["mode"] else None)
    sheet.add(iri, KG.agent, _actor(int(str(its["agent"])) if luck.random() < 0.95 else ACTOR.draw(luck)[0]))
    sheet.add(iri, KG.recipient, _actor(int(str(its["recipient"]))) if luck.random() < 0.8 else None)
    sheet.add(iri, KG.place, _place(int(str(its["place"]))) if luck.random() < 0.5 else None)
    if luck.random() < DATED:
        when = its["day"]
        assert isinstance(when, date)
        sheet.add(iri, KG.time, edtf(when.isoformat()))
        sheet.add(iri, KG.earliest, day(when))
        sheet.add(iri, KG.latest, day(when))
    sheet.add(iri, KG.polarity, KG.Affirmed if luck.random() < 0.95 else KG.Negated)
    sheet.add(iri, KG.modality, KG[luck.choices(("Certain", "Probable", "Possible", "Future", "Conditional"), (80, 4, 4, 9, 3))[0]])
    words = its["words"]
    assert isinstance(words, list)
    told_words = luck.sample(words, 8) + WORD.draw(luck, 6)
    _span(sheet, iri, article, told * 120, " ".join(f"{word * 7919 % 999983:06d}" for word in told_words))
    if luck.random() < COUNTED:
        _quantity(sheet, iri, int(str(its["value"])) + (luck.random() < 0.3) * luck.randrange(30))
    if luck.random() < 0.4:
        link = f"{iri}/attribution/1"
        sheet.add(iri, KG.attribution, link)
        sheet.add(link, KG.level, number(1))
        sheet.add(link, KG.source, _actor(ACTOR.draw(luck)[0]))
        sheet.add(link, KG.sourceKind, KG.Named)


def _span(sheet: Sheet, iri: str, article: str, begin: int, words: str) -> None:
    span = f"{article}#char={begin},{begin + len(words)}"
    sheet.add(iri, GAF.denotedBy, span)
    sheet.add(span, NIF.beginIndex, number(begin))
    sheet.add(span, NIF.endIndex, number(begin + len(words)))
    sheet.add(span, NIF.anchorOf, text(words, language="fr"))


def _quantity(sheet: Sheet, iri: str, value: int) -> None:
    quantity = f"{iri}/quantity/1"
    sheet.add(iri, KG.quantity, quantity)
    sheet.add(quantity, KG.measure, KG.killed)
    sheet.add(quantity, KG.value, number(value))
    sheet.add(quantity, KG.comparator, KG.Exactly)
