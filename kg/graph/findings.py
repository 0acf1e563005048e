"""The analysis that a graph holds -> events, shared claims and contradictions again; and which statements they are, to be made anew.

The inverse of `analysis`. In a Turtle file these statements stand among all others: they are told by their classes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from pyoxigraph import NamedNode, Quad, Store
from rdflib import RDF, RDFS

from kg.graph.analysis import ANALYSIS
from kg.graph.read import local_name
from kg.records import Event, Finding, SharedPair, Spread
from kg.vocab import KG, PLOVER

_MADE = (KG.Event, KG.SharedClaim, KG.Contradiction, KG.Rule)
_OPEN = ("0001-01-01", "9999-12-31")


def read_events(store: Store) -> list[Event]:
    """Every event with the claims that report it, sorted by IRI; one that no claim reports is left out."""
    told: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None):
        told[_text(quad.object)].add(_text(quad.subject))
    return [_event(store, iri, tuple(sorted(told[iri]))) for iri in _instances(store, str(KG.Event)) if told.get(iri)]


def read_shared(store: Store) -> list[SharedPair]:
    """Every pair of claims that a shared claim joins, in the order of the shared claims' IRIs."""
    nodes = [_properties(store, iri) for iri in _instances(store, str(KG.SharedClaim))]
    return [
        SharedPair(left, right, local_name(_first(its, KG.independence, "Unknown")), _first(its, RDFS.comment))
        for its in nodes
        for left, right in combinations(its[str(KG.claim)], 2)
    ]


def read_findings(store: Store) -> list[Finding]:
    """Every contradiction that names two claims, sorted by IRI."""
    nodes = [_properties(store, iri) for iri in _instances(store, str(KG.Contradiction))]
    return [_finding(its) for its in nodes if len(its[str(KG.claim)]) == 2]


def finding_iris(store: Store) -> dict[tuple[str, str, str], str]:
    """The IRI of every contradiction, by its left claim, its right claim and its rule."""
    nodes = ((iri, _properties(store, iri)) for iri in _instances(store, str(KG.Contradiction)))
    found = ((iri, _finding(its)) for iri, its in nodes if len(its[str(KG.claim)]) == 2)
    return {(finding.left, finding.right, finding.rule): iri for iri, finding in found}


def shared_iris(store: Store) -> dict[tuple[str, str], str]:
    """The IRI of every shared claim, by its two claims, the one that comes first at the left."""
    nodes = ((iri, _properties(store, iri)[str(KG.claim)]) for iri in _instances(store, str(KG.SharedClaim)))
    return {pair: iri for iri, claims in nodes for pair in combinations(claims, 2)}


def analysis_statements(store: Store) -> set[Quad]:
    """The analysis' own graph, and every event, shared claim, contradiction and rule wherever it stands, with what points to them.

    Of what stands in that graph only, nothing is looked for elsewhere but the claims that report an event.
    """
    homes = frozenset(_analysis_graphs(store))
    found = {quad for home in homes for quad in store.quads_for_pattern(None, None, None, home)}
    typed = [quad for cls in _MADE for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(cls)), None)]
    own = {quad.subject for quad in typed if quad.graph_name in homes}
    if own:
        found.update(quad for quad in store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None) if quad.object in own)
    return found | statements_about(store, sorted({_text(quad.subject) for quad in typed if quad.graph_name not in homes}))


def statements_about(store: Store, nodes: Iterable[str]) -> set[Quad]:
    """What is said of nodes (IRIs) and of their quantities, and what points to them."""
    found: set[Quad] = set()
    for iri in nodes:
        for part in (iri, *_properties(store, iri)[str(KG.quantity)]):
            found.update(store.quads_for_pattern(NamedNode(part), None, None, None))
            found.update(store.quads_for_pattern(None, None, NamedNode(part), None))
    return found


def analysis_of(store: Store, claims: Iterable[str]) -> set[Quad]:
    """The events that these claims (IRIs) report and the findings that they are part of, with what points to them."""
    made: set[str] = set()
    for claim in claims:
        made.update(_text(quad.object) for quad in store.quads_for_pattern(NamedNode(claim), NamedNode(str(KG.reports)), None))
        made.update(_text(quad.subject) for quad in store.quads_for_pattern(None, NamedNode(str(KG.claim)), NamedNode(claim)))
    return statements_about(store, sorted(made))


def _analysis_graphs(store: Store) -> list[NamedNode]:
    return [graph for graph in store.named_graphs() if isinstance(graph, NamedNode) and graph.value.endswith(f"graph/{ANALYSIS}")]


def _event(store: Store, iri: str, claims: tuple[str, ...]) -> Event:
    its = _properties(store, iri)
    earliest, latest = _first(its, KG.earliest), _first(its, KG.latest)
    return Event(
        iri=iri,
        claims=claims,
        type=PLOVER.name(_first(its, KG.claimType)),
        mode=PLOVER.name(_first(its, KG.mode)) or None,
        agents=tuple(its[str(KG.agent)]),
        recipients=tuple(its[str(KG.recipient)]),
        places=tuple(its[str(KG.place)]),
        interval=(earliest or _OPEN[0], latest or _OPEN[1]) if earliest or latest else None,
        spreads=tuple(_spreads(store, its[str(KG.quantity)])),
    )


def _spreads(store: Store, nodes: list[str]) -> Iterator[Spread]:
    for its in (_properties(store, node) for node in nodes):
        if its[str(KG.least)] and its[str(KG.greatest)]:
            measure, of = local_name(_first(its, KG.measure, "other")), _first(its, KG.of) or None
            yield Spread(measure, of, float(_first(its, KG.least)), float(_first(its, KG.greatest)))


def _finding(its: dict[str, list[str]]) -> Finding:
    claims = its[str(KG.claim)]
    left = _first(its, KG.left, claims[0])
    return Finding(
        left=left,
        right=_first(its, KG.right, next(claim for claim in claims if claim != left)),
        rule=local_name(_first(its, KG.rule)),
        kind=local_name(_first(its, KG.kind)),
        strength=local_name(_first(its, KG.strength, "Tension")),
        left_value=_first(its, KG.leftValue),
        right_value=_first(its, KG.rightValue),
        why=_first(its, RDFS.comment),
    )


def _instances(store: Store, cls: str) -> list[str]:
    return sorted({_text(quad.subject) for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(cls), None)})


def _properties(store: Store, iri: str) -> dict[str, list[str]]:
    """The values of a node by property, sorted, each once."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, None):
        found[_text(quad.predicate)].add(_text(quad.object))
    return defaultdict(list, {predicate: sorted(values) for predicate, values in found.items()})


def _first(its: dict[str, list[str]], predicate: str, default: str = "") -> str:
    return next(iter(its[str(predicate)]), default)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
