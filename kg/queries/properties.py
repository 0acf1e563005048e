"""Claims -> pairs, one table of them for each property that rules ask for.

What is said of claims comes from their records; of actors, places and articles, of which there are far fewer, from the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pyoxigraph import NamedNode, Store
from rdflib import SKOS

from kg.queries.scalar import Untranslatable
from kg.records import ClaimRecord, Event, Node, QuantityRecord
from kg.vocab import GAF, KG, NIF, PLOVER, SCHEMA

DAY = "day"  # of a claim: of its article, or else its own
_TERMS = ("Affirmed", "Negated", "Certain", "Probable", "Possible", "Conditional", "Future", "Question", "Strict", "Tension")
Pairs = Iterable[tuple[object, object]]
_SLOTS: Mapping[str, Callable[[ClaimRecord], tuple[Node, ...]]] = {
    str(KG.agent): lambda claim: claim.agents,
    str(KG.recipient): lambda claim: claim.recipients,
    str(KG.place): lambda claim: claim.places,
    str(KG.origin): lambda claim: claim.origins,
    str(KG.destination): lambda claim: claim.destinations,
}
_SINGLE: Mapping[str, Callable[[ClaimRecord], str | None]] = {
    str(KG.article): lambda claim: claim.article,
    str(KG.claimType): lambda claim: PLOVER[claim.type],
    str(KG.mode): lambda claim: PLOVER[claim.mode] if claim.mode else None,
    str(KG.polarity): lambda claim: KG[claim.polarity],
    str(KG.modality): lambda claim: KG[claim.modality],
}
_TEXT: Mapping[str, Callable[[ClaimRecord], str | None]] = {
    str(KG.time): lambda claim: claim.time,
    str(KG.earliest): lambda claim: claim.interval and claim.interval[0],
    str(KG.latest): lambda claim: claim.interval and claim.interval[1],
    str(NIF.anchorOf): lambda claim: claim.quote,
    str(DAY): lambda claim: day_of(claim),
}
_COUNTS: Mapping[str, Callable[[QuantityRecord], object]] = {
    str(KG.measure): lambda quantity: str(KG[quantity.measure]),
    str(KG.comparator): lambda quantity: str(KG[quantity.comparator]),
    str(KG.of): lambda quantity: quantity.of and quantity.of.iri,
    str(KG.value): lambda quantity: quantity.value,
}
_OF_NODES = {str(KG.partOf): "node", str(KG.within): "node", str(KG.known): "flag"}
_OF_NODES |= {str(KG.actorKind): "text", str(SKOS.prefLabel): "text", str(SCHEMA.datePublished): "text"}


def day_of(claim: ClaimRecord) -> str:
    """The first day of a claim's article, or else its own; empty if neither is known."""
    return (claim.published or claim.interval or ("",))[0]


class Properties:
    """What each property links, and the numbers of IRIs: claims first, in the order of the IRIs."""

    def __init__(self, store: Store, claims: Sequence[ClaimRecord], events: Iterable[Event] | None = None, *, few: bool = False) -> None:
        """`claims` are sorted by IRI; `events` those that the store has, which are read from it if they are left out.

        With `few` claims of many, nodes are looked up one by one.
        """
        self._store, self._claims, self._few = store, claims, few
        self._reported = {iri: event.iri for event in events for iri in event.claims} if events is not None else _reported(store)
        self.iris = _names(claims, self._reported)
        self.numbers = {iri: number for number, iri in enumerate(self.iris)}
        self._absent: dict[str, int] = {}

    def node(self, iri: str) -> int:
        """The number of an IRI; of one that the graph has not, a number below all that it has."""
        found = self.numbers.get(iri)
        return self._absent.setdefault(iri, -1 - len(self._absent)) if found is None else found

    def pairs(self, path: str) -> tuple[str, Pairs]:
        """The kind of a property's objects, and its pairs. Raises Untranslatable for one that rules don't ask for."""
        if path.endswith(("+", "*")):
            return "node", self._closure(path[:-1], itself=path.endswith("*"))
        if path in _OF_NODES:
            return _OF_NODES[path], self._of_nodes(path)
        if path in _COUNTS:
            return ("number" if path == str(KG.value) else "node"), self._of_quantities(path)
        if path in _TEXT:
            return "text", self._of_claims(_TEXT[path], number=False, first=self._spans if path == str(NIF.anchorOf) else 0)
        return "node", self._links(path)

    def _links(self, path: str) -> Pairs:
        number = self.numbers
        if path in _SLOTS:
            slot = _SLOTS[path]
            return ((i, number[node.iri]) for i, claim in enumerate(self._claims) for node in slot(claim))
        if path in _SINGLE:
            return self._of_claims(_SINGLE[path], number=True)
        if path == str(KG.reports):
            return ((i, number[self._reported[claim.iri]]) for i, claim in enumerate(self._claims) if claim.iri in self._reported)
        if path == str(KG.implied):
            return ((i, self.node(str(KG[slot]))) for i, claim in enumerate(self._claims) for slot in claim.implied)
        if path == str(KG.quantity):
            return ((i, part) for part, i, _ in self._quantities())
        if path == str(KG.attribution):
            return ((i, part) for part, i, _ in self._attributions())
        if path == str(KG.source):
            return ((part, number[source]) for part, _, source in self._attributions())
        if path == str(GAF.denotedBy):
            spans: dict[object, int] = {}  # claims of one sentence share its span
            keys = ((claim.article, claim.begin, claim.end) if claim.end else claim.iri for claim in self._claims)
            return ((i, self._spans + spans.setdefault(key, i)) for i, key in enumerate(keys))
        raise Untranslatable(f"property {path}")

    @property
    def _spans(self) -> int:
        """Spans, quantities and attributions have numbers above those of IRIs, as nothing tells them apart but their claims."""
        return len(self.iris)

    def _quantities(self) -> Iterator[tuple[int, int, QuantityRecord]]:
        listed = ((i, quantity) for i, claim in enumerate(self._claims) for quantity in claim.quantities)
        return ((part, i, quantity) for part, (i, quantity) in enumerate(listed, self._spans + len(self._claims)))

    def _attributions(self) -> Iterator[tuple[int, int, str]]:
        listed = ((i, link.source.iri) for i, claim in enumerate(self._claims) for link in claim.chain)
        first = self._spans + len(self._claims) + sum(len(claim.quantities) for claim in self._claims)
        return ((part, i, source) for part, (i, source) in enumerate(listed, first))

    def _of_claims(self, value: Callable[[ClaimRecord], str | None], *, number: bool, first: int = 0) -> Pairs:
        found = ((first + i, value(claim)) for i, claim in enumerate(self._claims))
        return ((i, self.numbers[str(one)] if number else one) for i, one in found if one is not None)

    def _of_quantities(self, path: str) -> Pairs:
        value = _COUNTS[path]
        found = ((part, value(quantity)) for part, _, quantity in self._quantities())
        return ((part, self.numbers[one] if isinstance(one, str) else one) for part, one in found if one is not None)

    def _of_nodes(self, path: str) -> Pairs:
        asked: Iterable[NamedNode | None] = (
            (NamedNode(iri) for iri in self.iris[len(self._claims) :] if ":" in iri) if self._few else (None,)
        )
        for quad in chain.from_iterable(self._store.quads_for_pattern(node, NamedNode(path), None, None) for node in asked):
            subject, value = self.numbers.get(_text(quad.subject)), _text(quad.object)
            if subject is not None:
                if _OF_NODES[path] != "node":
                    yield subject, value == "true" if _OF_NODES[path] == "flag" else value
                elif value in self.numbers:
                    yield subject, self.numbers[value]

    def _closure(self, path: str, *, itself: bool) -> Pairs:
        above: dict[int, set[int]] = {}
        for part, whole in self._of_nodes(path):
            above.setdefault(part, set()).add(whole)  # type: ignore[arg-type]
        for part in above:
            reached, pending = set(), list(above[part])
            while pending:
                whole = pending.pop()
                if whole not in reached:
                    reached.add(whole)
                    pending += above.get(whole, ())
            yield from ((part, whole) for whole in sorted(reached))
        if itself:
            yield from ((number, number) for number in range(len(self.iris)))


def _reported(store: Store) -> dict[str, str]:
    quads = store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None)
    return dict(sorted((_text(quad.subject), _text(quad.object)) for quad in quads))


def _names(claims: Sequence[ClaimRecord], reported: Mapping[str, str]) -> list[str]:
    """Every IRI that rules may name, claims first, each group in the order of IRIs."""
    terms: set[str] = {str(KG[name]) for name in _TERMS} | {
        str(PLOVER[c]) for c in {c.type for c in claims} | {c.mode for c in claims if c.mode}
    }
    nodes: set[str] = set()
    for claim in claims:
        nodes.add(claim.article)
        for node in chain(claim.agents, claim.recipients, claim.places, claim.origins, claim.destinations):
            nodes.update(node.line, (node.iri,))
        nodes.update(link.source.iri for link in claim.chain)
        for quantity in claim.quantities:
            terms.update((str(KG[quantity.measure]), str(KG[quantity.comparator])))
            if quantity.of:
                nodes.update(quantity.of.line, (quantity.of.iri,))
    mine = [claim.iri for claim in claims]
    return mine + sorted((nodes | terms | set(reported.values())) - set(mine))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
