"""Nodes that have been written to -> the claims that may say something else now, and those that went."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store
from rdflib import RDF

from kg.graph.read import Reader
from kg.vocab import KG

_FOUND = {str(cls) for cls in (KG.Event, KG.SharedClaim, KG.Contradiction, KG.Rule)}
_MANY = 3000  # claims; of more it takes as long to link everything anew


@dataclass(frozen=True, slots=True)
class Scope:
    """Claims (IRIs) that are new or may have changed, and those that are claims no more."""

    changed: frozenset[str]
    gone: frozenset[str]
    touched: frozenset[str]  # all nodes that have been written to; events among them are none any more


def scope_of(store: Store, touched: Collection[str], known: Container[str], reader: Reader, *, analysis: str) -> Scope | None:
    """What touches claims; a node does if a claim points to it, or points to what points to it.

    `known` are the claims that have been linked, `analysis` is the graph of what was found. None if somebody wrote into what was found,
    or too much has changed.
    """
    changed, gone, seen, queue = set[str](), set[str](), set[str](), list(touched)
    while queue:
        iri = queue.pop()
        if iri in seen:
            continue
        seen.add(iri)
        node = NamedNode(iri)
        if any(getattr(quad.object, "value", "") in _FOUND for quad in store.quads_for_pattern(node, NamedNode(str(RDF.type)), None)):
            return None
        if reader.is_claim(iri):
            changed.add(iri)
            continue
        if iri in known:
            gone.add(iri)
        for quad in store.quads_for_pattern(None, None, node):
            if not isinstance(quad.subject, NamedNode):
                return None
            if getattr(quad.graph_name, "value", "") != analysis:
                queue.append(quad.subject.value)
        if len(changed) > _MANY or len(queue) > 10 * _MANY:
            return None
    return Scope(frozenset(changed), frozenset(gone), frozenset(touched))
