"""A store under the contract -> typed claims, one pass over the store for each property.

Any graph will do, whoever wrote it: what is optional in the contract may be missing, statements may lie in any named graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Store
from rdflib import RDF, SKOS

from kg.edtf import edtf_bounds
from kg.records import ClaimRecord, Interval, Node, QuantityRecord, SourceLink
from kg.vocab import GAF, KG, NIF, SCHEMA

Index = Mapping[str, tuple[str, ...]]
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""Where open intervals begin and end."""


def read_claims(store: Store) -> list[ClaimRecord]:
    """Every claim of the graph, sorted by IRI. Claims without an article or a type are no claims under the contract: left out."""
    graph = _Graph(store)
    return [graph.claim(iri) for iri in sorted(graph.instances(str(KG.Claim))) if graph.of(KG.article, iri) and graph.of(KG.claimType, iri)]


def interval_of(value: str) -> Interval | None:
    """The first and the last day of an EDTF value, open ends at year 1 or 9999; None if it is no EDTF of levels 0 and 1."""
    try:
        earliest, latest = edtf_bounds(value)
    except ValueError:
        return None
    return (earliest.isoformat() if earliest else FIRST_DAY), (latest.isoformat() if latest else LAST_DAY)


def local_name(iri: str) -> str:
    """What follows the last # or / of an IRI."""
    return re.split(r"[#/]", iri)[-1]


class _Graph:
    """Indexes of a store's statements by property, each made once when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._indexes: dict[str, Index] = {}
        self._nodes: dict[str, Node] = {}

    def index(self, predicate: str) -> Index:
        """Subject -> objects of one property, sorted, without repetition across named graphs."""
        if predicate not in self._indexes:
            found: dict[str, set[str]] = defaultdict(set)
            for quad in self._store.quads_for_pattern(None, NamedNode(predicate), None, None):
                found[_text(quad.subject)].add(_text(quad.object))
            self._indexes[predicate] = {subject: tuple(sorted(objects)) for subject, objects in found.items()}
        return self._indexes[predicate]

    def of(self, predicate: str, subject: str) -> tuple[str, ...]:
        return self.index(str(predicate)).get(subject, ())

    def first(self, predicate: str, subject: str, default: str = "") -> str:
        return next(iter(self.of(predicate, subject)), default)

    def instances(self, cls: str) -> Iterator[str]:
        return (subject for subject, types in self.index(str(RDF.type)).items() if cls in types)

    def node(self, iri: str) -> Node:
        if iri not in self._nodes:
            preferred, others = self.of(SKOS.prefLabel, iri), self.of(SKOS.altLabel, iri)
            label = self._label(iri, "fr") or next(iter(preferred + others), local_name(iri))
            known = "true" in self.of(KG.known, iri)
            self._nodes[iri] = Node(iri, label, tuple(sorted({*preferred, *others})), tuple(self._line(iri)), known, self._label(iri, "en"))
        return self._nodes[iri]

    def _label(self, iri: str, language: str) -> str | None:
        """The preferred label in a language."""
        quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(str(SKOS.prefLabel)), None, None)
        return min((q.object.value for q in quads if isinstance(q.object, Literal) and q.object.language == language), default=None)

    def _line(self, iri: str) -> Iterator[str]:
        """The node and all that it is part of or within, nearest first."""
        seen, layer = {iri}, [iri]
        while layer:
            yield from layer
            above = {up for node in layer for p in (KG.partOf, KG.within) for up in self.of(p, node)} - seen
            seen |= above
            layer = sorted(above)

    def nodes(self, predicate: str, subject: str) -> tuple[Node, ...]:
        """The nodes of a slot, most specific first."""
        found = [self.node(iri) for iri in self.of(predicate, subject)]
        return tuple(sorted(found, key=lambda node: (-len(node.line), node.iri)))

    def claim(self, iri: str) -> ClaimRecord:
        article = self.first(KG.article, iri)
        outlet, published = self.first(SCHEMA.publisher, article), self.first(SCHEMA.datePublished, article)
        evidence, time = self.first(GAF.denotedBy, iri), self.first(KG.time, iri)
        return ClaimRecord(
            iri=iri,
            article=article,
            type=local_name(self.first(KG.claimType, iri)),
            mode=local_name(self.first(KG.mode, iri)) or None,
            quote=self.first(NIF.anchorOf, evidence),
            begin=int(self.first(NIF.beginIndex, evidence, "0")),
            end=int(self.first(NIF.endIndex, evidence, "0")),
            trigger=self.first(NIF.anchorOf, self.first(KG.trigger, iri)),
            file=self.first(KG.sourceFile, article),
            outlet=self.node(outlet) if outlet else None,
            republished=self._copies(article),
            published=interval_of(published),
            agents=self.nodes(KG.agent, iri),
            recipients=self.nodes(KG.recipient, iri),
            objects=self.of(KG.object, iri),
            places=self.nodes(KG.place, iri),
            origins=self.nodes(KG.origin, iri),
            destinations=self.nodes(KG.destination, iri),
            time=time or None,
            interval=self._interval(iri, time),
            quantities=tuple(self._quantities(self.of(KG.quantity, iri))),
            chain=self._chain(self.of(KG.attribution, iri)),
            polarity=local_name(self.first(KG.polarity, iri, "Affirmed")),
            modality=local_name(self.first(KG.modality, iri, "Certain")),
        )

    def _copies(self, article: str) -> tuple[Node, ...]:
        """The outlets that had published the article before, nearest first as far as the graph tells their order."""
        copies, newer = [], article
        while (newer := self.first(SCHEMA.isBasedOn, newer)) and newer not in copies:
            copies.append(newer)
        ordered = [outlet for copy in copies for outlet in self.of(SCHEMA.publisher, copy)]
        return tuple(self.node(iri) for iri in dict.fromkeys([*ordered, *self.of(KG.republishedFrom, article)]))

    def _interval(self, iri: str, time: str) -> Interval | None:
        earliest, latest = self.first(KG.earliest, iri), self.first(KG.latest, iri)
        return (earliest or FIRST_DAY, latest or LAST_DAY) if earliest or latest else interval_of(time)

    def _quantities(self, nodes: Iterable[str]) -> Iterator[QuantityRecord]:
        for node in nodes:
            value, of = self.first(KG.value, node), self.first(KG.of, node)
            if value:
                measure = local_name(self.first(KG.measure, node, "other"))
                comparator = local_name(self.first(KG.comparator, node, "Exactly"))
                yield QuantityRecord(measure, float(value), comparator, self.node(of) if of else None)

    def _chain(self, nodes: Iterable[str]) -> tuple[SourceLink, ...]:
        ordered = sorted(nodes, key=lambda node: (int(self.first(KG.level, node, "1")), node))
        links = [(self.first(KG.source, node), local_name(self.first(KG.sourceKind, node, "Named"))) for node in ordered]
        return tuple(SourceLink(self.node(source), kind) for source, kind in links if source)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
