"""A store under the contract -> typed claims, one pass over the store for each property.

Any graph will do, whoever wrote it: what is optional in the contract may be missing, statements may lie in any named graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple
from rdflib import RDF, SKOS

from kg.collector import no_collection
from kg.edtf import edtf_bounds
from kg.records import ClaimRecord, Interval, Node, QuantityRecord, SourceLink
from kg.vocab import GAF, KG, NIF, SCHEMA

Index = Mapping[str, tuple[str, ...]]
_ARTICLE, _TYPE, _MODE, _AGENT, _RECIPIENT, _OBJECT = map(str, (KG.article, KG.claimType, KG.mode, KG.agent, KG.recipient, KG.object))
_PLACE, _ORIGIN, _DESTINATION, _TIME, _EARLIEST, _LATEST = map(str, (KG.place, KG.origin, KG.destination, KG.time, KG.earliest, KG.latest))
_QUANTITY, _MEASURE, _VALUE, _COMPARATOR, _OF = map(str, (KG.quantity, KG.measure, KG.value, KG.comparator, KG.of))
_ATTRIBUTION, _LEVEL, _SOURCE, _KIND = map(str, (KG.attribution, KG.level, KG.source, KG.sourceKind))
_POLARITY, _MODALITY, _TRIGGER, _FILE, _KNOWN = map(str, (KG.polarity, KG.modality, KG.trigger, KG.sourceFile, KG.known))
_IMPLIED, _FAMILY = str(KG.implied), str(KG.actorKind)
_EVIDENCE, _TEXT, _BEGIN, _END = map(str, (GAF.denotedBy, NIF.anchorOf, NIF.beginIndex, NIF.endIndex))
_PUBLISHER, _PUBLISHED, _COPY_OF, _COPIED = map(str, (SCHEMA.publisher, SCHEMA.datePublished, SCHEMA.isBasedOn, KG.republishedFrom))
_LABEL, _ALIAS, _ABOVE = str(SKOS.prefLabel), str(SKOS.altLabel), (str(KG.partOf), str(KG.within))
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""Where open intervals begin and end."""


@no_collection()
def read_claims(store: Store) -> list[ClaimRecord]:
    """Every claim of the graph, sorted by IRI. Claims without an article or a type are no claims under the contract: left out."""
    graph = _Graph(store)
    claims = store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(KG.Claim)), None)
    found = sorted({_text(quad.subject) for quad in claims})
    return [graph.claim(iri) for iri in found if graph.of(_ARTICLE, iri) and graph.of(_TYPE, iri)]


class Reader:
    """Claims of a store one by one, each node looked up when a claim names it: for a few among very many."""

    def __init__(self, store: Store) -> None:
        self._graph = _Lookup(store)
        self._read: dict[str, ClaimRecord] = {}

    def claims(self, iris: Iterable[str]) -> list[ClaimRecord]:
        """The claims of these IRIs, which the store has, as `read_claims` gives them, sorted."""
        wanted = sorted(set(iris))
        self._read |= {iri: self._graph.claim(iri) for iri in wanted if iri not in self._read}
        return [self._read[iri] for iri in wanted]

    def is_claim(self, iri: str) -> bool:
        """Whether the store has it as a claim under the contract."""
        graph = self._graph
        return str(KG.Claim) in graph.of(str(RDF.type), iri) and bool(graph.of(_ARTICLE, iri) and graph.of(_TYPE, iri))


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


class _Graph:
    """Indexes of a store's statements by property, each made once when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._indexes: dict[str, Index] = {}
        self._nodes: dict[str, Node] = {}
        self._slots: dict[tuple[str, ...], tuple[Node, ...]] = {}

    def of(self, predicate: str, subject: str) -> tuple[str, ...]:
        """The values of one property, sorted, without repetition across named graphs."""
        try:
            return self._indexes[predicate].get(subject, ())
        except KeyError:
            self._indexes[predicate] = self._read(predicate)
            return self.of(predicate, subject)

    def _read(self, predicate: str) -> Index:
        found: dict[str, tuple[str, ...]] = {}
        # a query, as the engine looks up the names of nothing but what is asked for
        answers = self._store.query(f"SELECT ?s ?o {{ ?s <{predicate}> ?o }}", use_default_graph_as_union=True)
        for subject, value in (map(_text, answer) for answer in cast(QuerySolutions, answers)):
            held = found.get(subject)
            if held is None:
                found[subject] = (value,)
            elif value not in held:
                found[subject] = tuple(sorted((*held, value)))
        return found

    def first(self, predicate: str, subject: str, default: str = "") -> str:
        values = self.of(predicate, subject)
        return values[0] if values else default

    def node(self, iri: str) -> Node:
        if iri not in self._nodes:
            preferred, others = self.of(_LABEL, iri), self.of(_ALIAS, iri)
            label = self._label(iri, "fr") or next(iter(preferred + others), local_name(iri))
            known = "true" in self.of(_KNOWN, iri)
            line, people = tuple(self._line(iri)), "people" in self.of(_FAMILY, iri)
            self._nodes[iri] = Node(iri, label, tuple(sorted({*preferred, *others})), line, known, self._label(iri, "en"), people)
        return self._nodes[iri]

    def _label(self, iri: str, language: str) -> str | None:
        """The preferred label in a language."""
        quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(_LABEL), None, None)
        return min((q.object.value for q in quads if isinstance(q.object, Literal) and q.object.language == language), default=None)

    def _line(self, iri: str) -> Iterator[str]:
        """The node and all that it is part of or within, nearest first."""
        seen, layer = {iri}, [iri]
        while layer:
            yield from layer
            above = {up for node in layer for p in _ABOVE for up in self.of(p, node)} - seen
            seen |= above
            layer = sorted(above)

    def nodes(self, predicate: str, subject: str) -> tuple[Node, ...]:
        """The nodes of a slot, most specific first."""
        iris = self.of(predicate, subject)
        if iris not in self._slots:
            found = [self.node(iri) for iri in iris]
            self._slots[iris] = tuple(sorted(found, key=lambda node: (-len(node.line), node.iri)))
        return self._slots[iris]

    def claim(self, iri: str) -> ClaimRecord:
        article = self.first(_ARTICLE, iri)
        outlet, published = self.first(_PUBLISHER, article), self.first(_PUBLISHED, article)
        evidence, time = self.first(_EVIDENCE, iri), self.first(_TIME, iri)
        return ClaimRecord(
            iri=iri,
            article=article,
            type=local_name(self.first(_TYPE, iri)),
            mode=local_name(self.first(_MODE, iri)) or None,
            quote=self.first(_TEXT, evidence),
            begin=int(self.first(_BEGIN, evidence, "0")),
            end=int(self.first(_END, evidence, "0")),
            trigger=self.first(_TEXT, self.first(_TRIGGER, iri)),
            implied=tuple(local_name(slot) for slot in self.of(_IMPLIED, iri)),
            file=self.first(_FILE, article),
            outlet=self.node(outlet) if outlet else None,
            republished=self._copies(article),
            published=interval_of(published),
            agents=self.nodes(_AGENT, iri),
            recipients=self.nodes(_RECIPIENT, iri),
            objects=self.of(_OBJECT, iri),
            places=self.nodes(_PLACE, iri),
            origins=self.nodes(_ORIGIN, iri),
            destinations=self.nodes(_DESTINATION, iri),
            time=time or None,
            interval=self._interval(iri, time),
            quantities=tuple(self._quantities(self.of(_QUANTITY, iri))),
            chain=self._chain(self.of(_ATTRIBUTION, iri)),
            polarity=local_name(self.first(_POLARITY, iri, "Affirmed")),
            modality=local_name(self.first(_MODALITY, iri, "Certain")),
        )

    def _copies(self, article: str) -> tuple[Node, ...]:
        """The outlets that had published the article before, nearest first as far as the graph tells their order."""
        copies, newer = [], article
        while (newer := self.first(_COPY_OF, newer)) and newer not in copies:
            copies.append(newer)
        ordered = [outlet for copy in copies for outlet in self.of(_PUBLISHER, copy)]
        return tuple(self.node(iri) for iri in dict.fromkeys([*ordered, *self.of(_COPIED, article)]))

    def _interval(self, iri: str, time: str) -> Interval | None:
        earliest, latest = self.first(_EARLIEST, iri), self.first(_LATEST, iri)
        return (earliest or FIRST_DAY, latest or LAST_DAY) if earliest or latest else interval_of(time)

    def _quantities(self, nodes: Iterable[str]) -> Iterator[QuantityRecord]:
        for node in nodes:
            value, of = self.first(_VALUE, node), self.first(_OF, node)
            if value:
                measure = local_name(self.first(_MEASURE, node, "other"))
                comparator = local_name(self.first(_COMPARATOR, node, "Exactly"))
                yield QuantityRecord(measure, float(value), comparator, self.node(of) if of else None)

    def _chain(self, nodes: Iterable[str]) -> tuple[SourceLink, ...]:
        ordered = sorted(nodes, key=lambda node: (int(self.first(_LEVEL, node, "1")), node))
        links = [(self.first(_SOURCE, node), local_name(self.first(_KIND, node, "Named"))) for node in ordered]
        return tuple(SourceLink(self.node(source), kind) for source, kind in links if source)


class _Lookup(_Graph):
    """The same without indexes: all that is said of a node is looked up when it is first asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._said: dict[str, dict[str, tuple[str, ...]]] = {}

    def of(self, predicate: str, subject: str) -> tuple[str, ...]:
        said = self._said.get(subject)
        if said is None:
            said = self._said[subject] = self._look_up(subject)
        return said.get(predicate, ())

    def _look_up(self, subject: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        node = NamedNode(subject) if ":" in subject else BlankNode(subject or "none")
        for quad in self._store.quads_for_pattern(node, None, None):
            predicate, value = quad.predicate.value, _text(quad.object)
            held = found.get(predicate, ())
            if value not in held:
                found[predicate] = tuple(sorted((*held, value)))
        return found


def _text(term: NamedNode | Literal | BlankNode | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value
