"""A store under the contract -> typed claims, a column for each of their fields.

Any graph will do, whoever wrote it: what is optional in the contract may be missing, statements may lie in any named graph.
What many claims share is one object for all of them, so that a million claims fit into memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, cast

from pyoxigraph import QuerySolutions, Store
from rdflib import RDF, SKOS

from kg.collector import no_collection
from kg.edtf import edtf_bounds
from kg.graph.values import LookedUp, Once, Said, Scanned, Table, Values
from kg.records import ClaimRecord, Interval, Node, QuantityRecord, SourceLink
from kg.vocab import GAF, KG, NIF, PLOVER, SCHEMA

_ARTICLE, _TYPE, _MODE, _AGENT, _RECIPIENT, _OBJECT = map(str, (KG.article, KG.claimType, KG.mode, KG.agent, KG.recipient, KG.object))
_PLACE, _ORIGIN, _DESTINATION, _TIME, _EARLIEST, _LATEST = map(str, (KG.place, KG.origin, KG.destination, KG.time, KG.earliest, KG.latest))
_QUANTITY, _MEASURE, _VALUE, _COMPARATOR, _OF = map(str, (KG.quantity, KG.measure, KG.value, KG.comparator, KG.of))
_ATTRIBUTION, _LEVEL, _SOURCE, _KIND = map(str, (KG.attribution, KG.level, KG.source, KG.sourceKind))
_POLARITY, _MODALITY, _TRIGGER, _FILE, _KNOWN = map(str, (KG.polarity, KG.modality, KG.trigger, KG.sourceFile, KG.known))
_IMPLIED, _FAMILY = str(KG.implied), str(KG.actorKind)
_EVIDENCE, _TEXT, _BEGIN, _END = map(str, (GAF.denotedBy, NIF.anchorOf, NIF.beginIndex, NIF.endIndex))
_PUBLISHER, _PUBLISHED, _COPY_OF, _COPIED = map(str, (SCHEMA.publisher, SCHEMA.datePublished, SCHEMA.isBasedOn, KG.republishedFrom))
_LABEL, _ALIAS, _ABOVE = str(SKOS.prefLabel), str(SKOS.altLabel), (str(KG.partOf), str(KG.within))
_SLOTS = {
    "agents": _AGENT,
    "recipients": _RECIPIENT,
    "places": _PLACE,
    "origins": _ORIGIN,
    "destinations": _DESTINATION,
}
_CLAIMS = f"SELECT DISTINCT ?claim {{ ?claim <{RDF.type}> <{KG.Claim}> }}"
_FIELDS = tuple(field.name for field in fields(ClaimRecord))
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""Where open intervals begin and end."""


@no_collection()
def read_claims(store: Store) -> list[ClaimRecord]:
    """Every claim of the graph, sorted by IRI. Claims without an article or a type are no claims under the contract: left out."""
    answers = cast(QuerySolutions, store.query(_CLAIMS, use_default_graph_as_union=True))
    claims = sorted({claim.value for (claim,) in answers})
    return [claim for claim in _Graph(Scanned(store)).claims(claims) if claim.article and claim.type]


class Reader:
    """Claims of a store one by one, each node looked up when a claim names it: for a few among very many."""

    def __init__(self, store: Store) -> None:
        self._said = LookedUp(store)
        self._graph = _Graph(self._said)
        self._read: dict[str, ClaimRecord] = {}

    def claims(self, iris: Iterable[str]) -> list[ClaimRecord]:
        """The claims of these IRIs, which the store has, as `read_claims` gives them, sorted."""
        wanted = sorted(set(iris))
        new = [iri for iri in wanted if iri not in self._read]
        self._read |= zip(new, self._graph.claims(new), strict=True)
        return [self._read[iri] for iri in wanted]

    def is_claim(self, iri: str) -> bool:
        """Whether the store has it as a claim under the contract."""
        said = self._said
        return str(KG.Claim) in said.of(str(RDF.type), iri) and bool(said.of(_ARTICLE, iri) and said.of(_TYPE, iri))


@lru_cache(maxsize=1 << 16)
def interval_of(value: str) -> Interval | None:
    """The first and the last day of an EDTF value, open ends at year 1 or 9999; None if it is no EDTF of levels 0 and 1."""
    try:
        earliest, latest = edtf_bounds(value)
    except ValueError:
        return None
    return (earliest.isoformat() if earliest else FIRST_DAY), (latest.isoformat() if latest else LAST_DAY)


@lru_cache(maxsize=1 << 12)
def local_name(iri: str) -> str:
    """What follows the last # or / of an IRI."""
    return re.split(r"[#/]", iri)[-1]


class _Article(NamedTuple):
    file: str
    outlet: Node | None
    republished: tuple[Node, ...]
    published: Interval | None


class _Graph:
    """Claims and what they name, each of which is made once."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._nodes = Once(self._node)
        self._slots = Once(self._slot)
        self._articles = Once(self._article)
        self._intervals = Once(_interval)
        self._terms = Once(PLOVER.name)
        self._counts = Once(self._quantities)
        self._chains = Once(self._chain)
        self._names = Once[Values, Values](lambda iris: tuple(map(local_name, iris)))

    def claims(self, iris: Sequence[str]) -> list[ClaimRecord]:
        """The claims of these IRIs, each of which is given once, in their order."""
        of = Table(self._said, iris)
        articles, times = of.first(_ARTICLE), of.first(_TIME)
        its = [self._articles[iri] for iri in articles]
        columns: dict[str, Iterable[object]] = {
            "iri": iris,
            "article": articles,
            "type": [self._terms[kind] for kind in of.first(_TYPE)],
            "mode": [self._terms[mode] or None for mode in of.first(_MODE)],
            "file": [article.file for article in its],
            "outlet": [article.outlet for article in its],
            "republished": [article.republished for article in its],
            "published": [article.published for article in its],
            "objects": of.every(_OBJECT),
            "time": [time or None for time in times],
            "interval": [self._intervals[key] for key in zip(of.first(_EARLIEST), of.first(_LATEST), times, strict=True)],
            "polarity": map(local_name, of.first(_POLARITY, "Affirmed")),
            "modality": map(local_name, of.first(_MODALITY, "Certain")),
            "implied": [self._names[slots] for slots in of.every(_IMPLIED)],
            "quantities": self._counted(of.every(_QUANTITY)),
            "chain": self._told_by(of.every(_ATTRIBUTION)),
            **{name: [self._slots[nodes] for nodes in of.every(predicate)] for name, predicate in _SLOTS.items()},
            **self._spans(of.first(_EVIDENCE), of.first(_TRIGGER)),
        }
        return [ClaimRecord(*row) for row in zip(*(columns[name] for name in _FIELDS), strict=True)]

    def _spans(self, evidence: Sequence[str], triggers: Sequence[str]) -> dict[str, Iterable[object]]:
        """The words of claims and of what carries their types."""
        spans, number = Table(self._said, (span for span in chain(evidence, triggers) if span)), Once[str, int](int)
        words, begin, end = spans.first(_TEXT), spans.first(_BEGIN, "0"), spans.first(_END, "0")
        at, carried = ([spans.place.get(span) for span in some] for some in (evidence, triggers))
        return {
            "quote": ["" if place is None else words[place] for place in at],
            "trigger": ["" if place is None else words[place] for place in carried],
            "begin": [0 if place is None else number[begin[place]] for place in at],
            "end": [0 if place is None else number[end[place]] for place in at],
        }

    def _counted(self, claims: Sequence[Values]) -> list[tuple[QuantityRecord, ...]]:
        """The quantities of each claim, whose nodes are given."""
        of = Table(self._said, chain.from_iterable(claims))
        told = list(zip(of.first(_MEASURE, "other"), of.first(_VALUE), of.first(_COMPARATOR, "Exactly"), of.first(_OF), strict=True))
        return [self._counts[tuple([told[of.place[node]] for node in nodes])] for nodes in claims]

    def _quantities(self, told: tuple[tuple[str, str, str, str], ...]) -> tuple[QuantityRecord, ...]:
        return tuple(
            QuantityRecord(local_name(measure), float(value), local_name(comparator), self._nodes[of] if of else None)
            for measure, value, comparator, of in told
            if value
        )

    def _told_by(self, claims: Sequence[Values]) -> list[tuple[SourceLink, ...]]:
        """The chain of each claim, the nodes of whose links are given."""
        of = Table(self._said, chain.from_iterable(claims))
        level, link = of.first(_LEVEL, "1"), list(zip(of.first(_SOURCE), of.first(_KIND, "Named"), strict=True))
        ordered = [sorted((int(level[at]), node, at) for node in nodes for at in (of.place[node],)) for nodes in claims]
        return [self._chains[tuple([link[at] for _, _, at in nodes])] for nodes in ordered]

    def _chain(self, links: tuple[tuple[str, str], ...]) -> tuple[SourceLink, ...]:
        return tuple(SourceLink(self._nodes[source], local_name(kind)) for source, kind in links if source)

    def _slot(self, iris: Values) -> tuple[Node, ...]:
        """The nodes of a slot, most specific first."""
        return tuple(sorted((self._nodes[iri] for iri in iris), key=lambda node: (-len(node.line), node.iri)))

    def _node(self, iri: str) -> Node:
        said = self._said
        preferred, others = said.of(_LABEL, iri), said.of(_ALIAS, iri)
        label = said.label(_LABEL, iri, "fr") or next(iter(preferred + others), local_name(iri))
        known, people = "true" in said.of(_KNOWN, iri), "people" in said.of(_FAMILY, iri)
        names, line = tuple(sorted({*preferred, *others})), tuple(self._line(iri))
        return Node(iri, label, names, line, known, said.label(_LABEL, iri, "en"), people)

    def _line(self, iri: str) -> Iterator[str]:
        """The node and all that it is part of or within, nearest first."""
        seen, layer = {iri}, [iri]
        while layer:
            yield from layer
            above = {up for node in layer for p in _ABOVE for up in self._said.of(p, node)} - seen
            seen |= above
            layer = sorted(above)

    def _article(self, iri: str) -> _Article:
        outlet, published = self._said.first(_PUBLISHER, iri), self._said.first(_PUBLISHED, iri)
        return _Article(self._said.first(_FILE, iri), self._nodes[outlet] if outlet else None, self._copies(iri), interval_of(published))

    def _copies(self, article: str) -> tuple[Node, ...]:
        """The outlets that had published the article before, nearest first as far as the graph tells their order."""
        copies, newer = list[str](), article
        while (newer := self._said.first(_COPY_OF, newer)) and newer not in copies:
            copies.append(newer)
        ordered = [outlet for copy in copies for outlet in self._said.of(_PUBLISHER, copy)]
        return tuple(self._nodes[iri] for iri in dict.fromkeys([*ordered, *self._said.of(_COPIED, article)]))


def _interval(told: tuple[str, str, str]) -> Interval | None:
    earliest, latest, time = told
    return (earliest or FIRST_DAY, latest or LAST_DAY) if earliest or latest else interval_of(time)
