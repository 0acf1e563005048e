"""A SHACL shape -> a quick test of a node: passes only what conforms; whatever it stops, pySHACL judges.

Covers the constraint components of SHACL Core (W3C Recommendation of 20 July 2017, section 4) that look at a node, its values and
the classes of these, with paths of one step. Where a shape has anything else, `compile_shape` raises Unsupported. In doubt it stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import RDF, RDFS, SH, XSD, Graph
from rdflib.collection import Collection
from rdflib.term import Literal as RdfLiteral
from rdflib.term import Node, URIRef

from kg.graph.convert import Subject, name_of, to_oxigraph, to_rdflib

Term = Subject | Literal
Values = Sequence[Term]


class View(Protocol):
    """What a test may look at."""

    def values(self, node: Term, predicate: str, *, inverse: bool) -> Values:
        """The values that a node has at a property, or the nodes that have it as their value."""

    def is_a(self, node: Term, cls: str) -> bool:
        """Whether a node is an instance of a class or of a class below it."""


Test = Callable[[View, Term], bool]
"""Whether a node passes a shape."""
Check = Callable[[View, Term, Values], bool]
"""Whether the values that a node has at a path pass one constraint."""


class UnsupportedError(Exception):
    """A shape has a constraint that the sieve doesn't know: pySHACL has to judge all its nodes."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A node of the shapes graph."""

    graph: Graph
    node: Node

    def one(self, predicate: Node) -> Node:
        found = list(self.graph.objects(self.node, predicate))
        if len(found) != 1:
            raise UnsupportedError(f"{len(found)} values of {predicate}")
        return found[0]


def compile_shape(graph: Graph, shape: Node) -> Test:
    """The test of a node shape or a property shape. Raises UnsupportedError."""
    its = _Shape(graph, shape)
    path = _path(its)
    checks = [_check(its, predicate, value) for predicate, value in sorted(graph.predicate_objects(shape)) if predicate not in _SILENT]

    def test(view: View, node: Term) -> bool:
        values = (node,) if path is None else view.values(node, path[0], inverse=path[1])
        return all(check(view, node, values) for check in checks)

    return test


_SILENT = {
    SH.path, SH.targetClass, SH.targetNode, SH.message, SH.name, SH.description, SH.order, SH.group, SH.flags,
    RDF.type, RDFS.label, RDFS.comment,
}  # fmt: skip


def _path(shape: _Shape) -> tuple[str, bool] | None:
    if (shape.node, SH.path, None) not in shape.graph:
        return None
    path = shape.one(SH.path)
    if isinstance(path, URIRef):
        return str(path), False
    steps = list(shape.graph.predicate_objects(path))
    if len(steps) == 1 and steps[0][0] == SH.inversePath and isinstance(steps[0][1], URIRef):
        return str(steps[0][1]), True
    raise UnsupportedError("a path of more than one step")


def _check(shape: _Shape, predicate: Node, value: Node) -> Check:
    """The check of one statement about a shape."""
    if predicate in _COUNTS:
        return _COUNTS[predicate](int(str(value)))
    if predicate in _EACH:
        return _for_each(_EACH[predicate](str(value)))
    if predicate in _BOUNDS:
        return _for_each(_bound(RdfLiteral(value), *_BOUNDS[predicate]))
    if predicate in _PAIRS:
        return _compared(str(value), *_PAIRS[predicate])
    if predicate in _LOGIC:
        return _logic(shape, predicate, value)
    special: dict[Node, Callable[[_Shape, Node], Check]] = {
        SH["in"]: _listed,
        SH.pattern: _matching,
        SH["class"]: _instances,
        SH.uniqueLang: _one_a_language,
    }
    if predicate in special:
        return special[predicate](shape, value)
    raise UnsupportedError(str(predicate))


def _for_each(test: Callable[[Term], bool]) -> Check:
    return lambda view, node, values: all(test(value) for value in values)


def _datatype(iri: str) -> Callable[[Term], bool]:
    return lambda value: isinstance(value, Literal) and value.datatype.value == iri and (iri in _PLAIN or _well_formed(value))


_PLAIN = {str(XSD.string), str(XSD.anyURI), str(RDF.langString)}


@lru_cache(maxsize=65536)
def _well_formed(value: Literal) -> bool:
    term = to_rdflib(value)
    return not (isinstance(term, RdfLiteral) and term.ill_typed)


def _kind(iri: str) -> Callable[[Term], bool]:
    kinds = {"IRI": NamedNode, "Literal": Literal, "BlankNode": BlankNode}
    allowed = tuple(cls for name, cls in kinds.items() if name in iri.removeprefix(str(SH)))
    return lambda value: isinstance(value, allowed)


def _least_length(number: str) -> Callable[[Term], bool]:
    return lambda value: not isinstance(value, BlankNode) and len(name_of(value)) >= int(number)


def _most_length(number: str) -> Callable[[Term], bool]:
    return lambda value: not isinstance(value, BlankNode) and len(name_of(value)) <= int(number)


_COUNTS: Mapping[Node, Callable[[int], Check]] = {
    SH.minCount: lambda number: lambda view, node, values: len(values) >= number,
    SH.maxCount: lambda number: lambda view, node, values: len(values) <= number,
}
_EACH: Mapping[Node, Callable[[str], Callable[[Term], bool]]] = {
    SH.datatype: _datatype, SH.nodeKind: _kind, SH.minLength: _least_length, SH.maxLength: _most_length,
}  # fmt: skip
_BOUNDS: Mapping[Node, tuple[int, ...]] = {SH.minInclusive: (0, 1), SH.minExclusive: (1,), SH.maxInclusive: (-1, 0), SH.maxExclusive: (-1,)}
"""What the comparison of a value with the bound may come to."""
_PAIRS: Mapping[Node, tuple[int, ...]] = {SH.lessThan: (-1,), SH.lessThanOrEquals: (-1, 0)}
_LOGIC = {SH.property, SH.node, SH["not"], SH["and"], SH["or"], SH.xone}


def _bound(limit: RdfLiteral, *allowed: int) -> Callable[[Term], bool]:
    bound = to_oxigraph(limit)
    return lambda value: isinstance(value, Literal) and isinstance(bound, Literal) and _order(value, bound) in allowed


def _compared(property: str, *allowed: int) -> Check:
    def check(view: View, node: Term, values: Values) -> bool:
        others = view.values(node, property, inverse=False)
        return all(
            isinstance(one, Literal) and isinstance(other, Literal) and _order(one, other) in allowed for one in values for other in others
        )

    return check


@lru_cache(maxsize=65536)
def _order(one: Literal, other: Literal) -> int | None:
    """-1, 0 or 1; None where the two can't be compared for certain: different types, or no numbers, dates without a zone or strings."""
    left, right = to_rdflib(one), to_rdflib(other)
    values = [term.value for term in (left, right) if isinstance(term, RdfLiteral) and not term.ill_typed]
    if len(values) < 2 or None in values:
        return None
    if one.datatype != other.datatype and not all(isinstance(v, int | float) or hasattr(v, "as_tuple") for v in values):
        return None
    try:
        return -1 if values[0] < values[1] else int(values[0] > values[1]) if values[0] != values[1] else 0
    except (TypeError, ArithmeticError):
        return None


def _listed(shape: _Shape, value: Node) -> Check:
    members = {to_oxigraph(member) for member in Collection(shape.graph, value)}
    return lambda view, node, values: members.issuperset(values)


def _matching(shape: _Shape, value: Node) -> Check:
    if (shape.node, SH.flags, None) in shape.graph:
        raise UnsupportedError("sh:flags")
    pattern = re.compile(str(value))
    return lambda view, node, values: all(not isinstance(v, BlankNode) and pattern.search(name_of(v)) for v in values)


def _instances(shape: _Shape, value: Node) -> Check:
    cls = str(value)
    return lambda view, node, values: all(not isinstance(v, Literal) and view.is_a(v, cls) for v in values)


def _one_a_language(shape: _Shape, value: Node) -> Check:
    if str(value) != "true":
        return lambda view, node, values: True
    return lambda view, node, values: _all_differ(v.language.lower() for v in values if isinstance(v, Literal) and v.language)


def _all_differ(names: Iterable[str]) -> bool:
    found = list(names)
    return len(found) == len(set(found))


def _logic(shape: _Shape, predicate: Node, value: Node) -> Check:
    if predicate in (SH.property, SH.node):
        inner = compile_shape(shape.graph, value)
        return lambda view, node, values: all(inner(view, v) for v in values)
    if predicate == SH["not"]:
        raise UnsupportedError("sh:not")  # what the sieve stops in doubt, its negation would let pass
    parts = [compile_shape(shape.graph, part) for part in Collection(shape.graph, value)]
    if predicate == SH.xone:
        return _exactly_one(shape, value, parts)
    join = all if predicate == SH["and"] else any
    return lambda view, node, values: all(join(part(view, v) for part in parts) for v in values)


_CERTAIN = {SH.path, SH.minCount, SH.maxCount, SH.property, SH.nodeKind}
"""Constraints that are never in doubt: only of such can one say that a node breaks them."""


def _exactly_one(shape: _Shape, value: Node, parts: Sequence[Test]) -> Check:
    members = list(Collection(shape.graph, value))
    told = {p for member in members for p in shape.graph.predicates(member)}
    told |= {p for member in members for inner in shape.graph.objects(member, SH.property) for p in shape.graph.predicates(inner)}
    if not told <= _CERTAIN:
        raise UnsupportedError("sh:xone over constraints other than counts")
    return lambda view, node, values: all(sum(part(view, v) for part in parts) == 1 for v in values)
