"""Oxigraph's terms and statements <-> rdflib's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from rdflib import BNode, Dataset, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

Subject = NamedNode | BlankNode | Triple


def quads_of(graph: Dataset | Iterable[Quad]) -> Iterator[Quad]:
    """The statements of an rdflib Dataset, or those given, as Oxigraph's."""
    if not isinstance(graph, Dataset):
        yield from graph
        return
    for subject, predicate, value, name in graph.quads():
        home = DefaultGraph() if name is None or name == DATASET_DEFAULT_GRAPH_ID else NamedNode(str(name))
        about = to_oxigraph(subject)
        if not isinstance(about, Literal):
            yield Quad(about, NamedNode(str(predicate)), to_oxigraph(value), home)


def to_oxigraph(term: Node) -> NamedNode | BlankNode | Literal:
    """One term of rdflib's as Oxigraph's."""
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
    return BlankNode(str(term)) if isinstance(term, BNode) else NamedNode(str(term))


def to_rdflib(term: Subject | Literal) -> URIRef | BNode | RdfLiteral:
    """One term of Oxigraph's as rdflib's."""
    if isinstance(term, Literal):
        return RdfLiteral(term.value, lang=term.language, datatype=None if term.language else URIRef(term.datatype.value))
    return BNode(name_of(term)) if isinstance(term, BlankNode) else URIRef(name_of(term))


def name_of(term: Subject | Literal) -> str:
    """The IRI, the text, or the label of a blank node."""
    return str(getattr(term, "value", term))
