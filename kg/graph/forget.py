"""What goes from a store when articles go: all that they say, what was found with it, and the nodes that nothing else names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store
from rdflib import RDF

from kg.graph.analysis import ANALYSIS
from kg.graph.findings import analysis_of
from kg.graph.terms import node
from kg.vocab import GEO, KG, NIF, PROV

_SHARED = tuple(node(cls) for cls in (KG.Actor, KG.Source, KG.Outlet, KG.Place, GEO.Geometry, PROV.Activity, PROV.SoftwareAgent))
"""What articles share: it goes with the last that names it."""


def statements_to_forget(store: Store, articles: Iterable[str]) -> set[Quad]:
    """Every statement that goes with these articles (IRIs). Without them the graph is as valid as it was.

    Labels that an article gave to a node that others name too stay: nobody can tell any more whose they were.
    """
    gone: set[Quad] = set()
    for article in sorted(set(articles)):
        claims = sorted(_subjects(store, KG.article, article))
        for top in (article, *claims, *sorted(_subjects(store, NIF.referenceContext, article))):
            gone |= _with_parts(store, top)
        gone |= analysis_of(store, claims)
    homes = {quad.graph_name for quad in gone if quad.predicate == node(RDF.type) and isinstance(quad.graph_name, NamedNode)}
    for home in homes:
        gone.update(store.quads_for_pattern(home, node(PROV.wasGeneratedBy), None))
    return gone | _orphans(store, gone)


def _with_parts(store: Store, iri: str) -> set[Quad]:
    """What a node and its parts say: their IRIs begin with its own."""
    found: set[Quad] = set()
    names = [iri]
    while names:
        for quad in store.quads_for_pattern(node(names.pop()), None, None):
            if quad not in found and isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{iri}/"):
                names.append(quad.object.value)
            found.add(quad)
    return found


def _orphans(store: Store, gone: set[Quad]) -> set[Quad]:
    """What is said of shared nodes that only the statements that go, and what was found, point to."""
    lost: set[Quad] = set()
    queue = _objects(gone)
    while queue:
        name = queue.pop()
        if not _is_shared(store, name):
            continue
        if any(quad not in gone and quad not in lost and not _is_found(quad) for quad in store.quads_for_pattern(None, None, name)):
            continue
        its = {quad for pattern in ((name, None), (None, name)) for quad in store.quads_for_pattern(pattern[0], None, pattern[1])}
        fresh = its - lost - gone
        lost |= fresh
        queue += _objects(fresh)
    return lost


def _is_shared(store: Store, name: NamedNode) -> bool:
    return any(quad.object in _SHARED for quad in store.quads_for_pattern(name, node(RDF.type), None))


def _is_found(quad: Quad) -> bool:
    """Whether a statement is the analysis': it is made anew from what is left."""
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(f"graph/{ANALYSIS}")


def _objects(quads: Iterable[Quad]) -> list[NamedNode]:
    return sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode)}, key=str)


def _subjects(store: Store, predicate: str, iri: str) -> Iterator[str]:
    return (q.subject.value for q in store.quads_for_pattern(None, node(predicate), node(iri)) if isinstance(q.subject, NamedNode))
