"""Nodes of one class -> what `ontology/shapes.ttl` says against them (SHACL Core): the sieve first, pySHACL on what it stops.

A batch needs no more of the graph than the nodes' own statements, the classes of what they point to, and one claim that reports an
event: `shapes.ttl` has no path of two steps, which the tests see to. So a graph of any size is checked in the memory of a batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Store
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.graph.convert import Subject, name_of, to_rdflib
from kg.graph.sieve import Term, Test, UnsupportedError, Values, compile_shape
from kg.resources import ontology_file
from kg.vocab import KG, PREFIXES

Properties = Mapping[str, list[Term]]
SHAPE = Namespace("https://w3id.org/rashomon/shapes#")
LONGEST = 80
"""Code points of a value that a message shows."""

_TYPE, _REPORTS, _SUBCLASS = NamedNode(str(RDF.type)), NamedNode(str(KG.reports)), NamedNode(str(RDFS.subClassOf))


@dataclass(frozen=True, slots=True)
class Breach:
    """A node that breaks a shape: the shape's local name, what is wrong, and how to mend it."""

    node: str
    shape: str
    message: str
    mend: str


def properties_of(store: Store, node: Subject) -> Properties:
    """The values of a node by property, each once, whatever graphs they stand in."""
    found: dict[str, dict[Subject | Literal, None]] = defaultdict(dict)
    for quad in store.quads_for_pattern(node, None, None):
        found[quad.predicate.value][quad.object] = None
    return {predicate: sorted(values, key=str) if len(values) > 1 else list(values) for predicate, values in found.items()}


def targets() -> list[tuple[str, str]]:
    """The classes that have a shape, with the shape's IRI, in alphabetical order of the shapes."""
    return sorted(((str(cls), str(shape)) for shape, cls in shapes_graph().subject_objects(SH.targetClass)), key=lambda pair: pair[::-1])


class StoreView:
    """A store as the shapes see it: the union of its graphs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._below: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, _SUBCLASS, None):
            self._below[name_of(quad.object)].add(name_of(quad.subject))
        self._described: dict[Subject, Properties] = {}
        self._types: dict[Term, set[str]] = {}

    def classes(self, cls: str) -> list[str]:
        """A class and all that the graph puts below it."""
        found = [cls]
        for known in found:
            found += sorted(self._below.get(known, set()) - set(found))
        return found

    def instances(self, cls: str) -> Iterator[Subject]:
        """The nodes of a class or of one below it; a node may come more than once."""
        for each in self.classes(cls):
            for quad in self._store.quads_for_pattern(None, _TYPE, NamedNode(each)):
                yield quad.subject

    def describe(self, nodes: Sequence[Subject]) -> dict[Subject, Properties]:
        """Read all that is said of some nodes, and forget the nodes before them."""
        found = {node: properties_of(self._store, node) for node in nodes}
        self._described = found
        self._types.clear()
        return found

    def values(self, node: Term, predicate: str, *, inverse: bool) -> Values:
        """The values that a node has at a property, or the nodes that have it as their value."""
        if inverse:
            return list(dict.fromkeys(quad.subject for quad in self._store.quads_for_pattern(None, NamedNode(predicate), node)))
        if isinstance(node, Literal):
            return []
        if node not in self._described:
            return list(dict.fromkeys(quad.object for quad in self._store.quads_for_pattern(node, NamedNode(predicate), None)))
        return self._described[node].get(predicate, [])

    def is_a(self, node: Term, cls: str) -> bool:
        """Whether a node is an instance of a class or of one below it."""
        if isinstance(node, Literal):
            return False
        if node not in self._types:
            self._types[node] = {name_of(quad.object) for quad in self._store.quads_for_pattern(node, _TYPE, None)}
        types = self._types[node]
        return cls in types or (bool(self._below) and not types.isdisjoint(self.classes(cls)))


def check_nodes(store: Store, view: StoreView, nodes: Sequence[Subject], shape: str) -> Iterator[Breach]:
    """What one shape (IRI) says against these nodes of the store."""
    test = _test(shape)
    stopped = [node for node in nodes if test is None or not test(view, node)]
    if not stopped:
        return
    report = _judge(store, stopped, shape)
    mend = str(shapes_graph().value(URIRef(shape), RDFS.comment) or "")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        name = str(report.value(result, SH.focusNode)).removeprefix(_BLANK)
        yield Breach(name, shape.removeprefix(str(SHAPE)), _message(report, result), mend)


def _judge(store: Store, nodes: Sequence[Subject], shape: str) -> Graph:
    """pySHACL's report. It breaks off where it compares malformed literals: then each node by itself, if need be without comparisons."""
    try:
        return _report(store, nodes, shape, shapes_graph())
    except TypeError:
        if len(nodes) == 1:
            return _report(store, nodes, shape, _shapes_without_comparisons())
    found = Graph()
    for node in nodes:
        found += _judge(store, [node], shape)
    return found


def _report(store: Store, nodes: Sequence[Subject], shape: str, shapes: Graph) -> Graph:
    focus: list[str | URIRef] = [str(_named(node)) for node in nodes]
    report: Graph
    _, report, _ = pyshacl.validate(_surroundings(store, nodes), shacl_graph=shapes, inplace=True, use_shapes=[shape], focus_nodes=focus)
    return report


@cache
def _test(shape: str) -> Test | None:
    """The quick test of a shape; None where there is none and pySHACL has to judge every node."""
    try:
        return compile_shape(shapes_graph(), URIRef(shape))
    except UnsupportedError:
        return None


def _surroundings(store: Store, nodes: Sequence[Subject]) -> Graph:
    """All that the shapes look at."""
    data, others = Graph(), set()
    for node in nodes:
        focus = _named(node)
        for quad in store.quads_for_pattern(node, None, None):
            data.add((focus, URIRef(quad.predicate.value), to_rdflib(quad.object)))
            if isinstance(quad.object, NamedNode) and quad.predicate != _TYPE:
                others.add(quad.object)
        for quad in islice(store.quads_for_pattern(None, _REPORTS, node), 1):
            data.add((_named(quad.subject), KG.reports, focus))
    for other in others:
        for quad in store.quads_for_pattern(other, _TYPE, None):
            data.add((URIRef(other.value), RDF.type, to_rdflib(quad.object)))
    for quad in store.quads_for_pattern(None, _SUBCLASS, None):
        data.add((to_rdflib(quad.subject), RDFS.subClassOf, to_rdflib(quad.object)))
    return data


_BLANK = "urn:blank:"


def _named(node: Subject) -> URIRef:
    """A node by an IRI: pySHACL takes no blank nodes to look at, and they are told as such anyway."""
    return URIRef(f"{_BLANK}{node.value}") if isinstance(node, BlankNode) else URIRef(name_of(node))


def _message(report: Graph, result: Node) -> str:
    message, value = report.value(result, SH.resultMessage), report.value(result, SH.value)
    is_own = value is None or value == report.value(result, SH.focusNode)
    return str(message) if is_own else f"{message} (found {shown(str(value))})"


def shown(value: str) -> str:
    """A value as messages show it: an IRI by its prefix, a text on one line and not too long."""
    prefix = next((f"{name}:" for name, iri in PREFIXES.items() if value.startswith(iri)), None)
    short = value.replace(PREFIXES[prefix[:-1]], prefix, 1) if prefix else " ".join(value[: 4 * LONGEST].split())
    return short if len(value) <= LONGEST else f"{short[:LONGEST]}… {len(value)} characters in all"


@cache
def shapes_graph() -> Graph:
    """The shapes."""
    return Graph().parse(data=ontology_file("shapes.ttl").read_bytes(), format="turtle")


@cache
def _shapes_without_comparisons() -> Graph:
    """The shapes but for what compares two properties."""
    shapes = Graph()
    for triple in shapes_graph():
        if triple[1] not in (SH.lessThan, SH.lessThanOrEquals):
            shapes.add(triple)
    return shapes
