"""Values -> RDF terms, and a sheet of statements for one named graph. No blank nodes: every node has an IRI."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, XSD

from kg.vocab import EDTF

Term = NamedNode | Literal


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """An IRI as a term."""
    return NamedNode(str(iri))


def text(value: str, *, language: str | None = None) -> Literal:
    """A string, with its language where it has one."""
    return Literal(value, language=language) if language else Literal(value)


def typed(value: str, datatype: str) -> Literal:
    """A lexical form of a datatype."""
    return Literal(value, datatype=node(datatype))


def number(value: float) -> Literal:
    """An xsd:integer where the value is whole, else an xsd:decimal. Raises ValueError for infinities and NaN."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value} is no quantity")
    if value == int(value):
        return typed(str(int(value)), XSD.integer)
    return typed(format(Decimal(repr(value)), "f"), XSD.decimal)


def day(value: date) -> Literal:
    """An xsd:date."""
    return typed(value.isoformat(), XSD.date)


def edtf(value: str) -> Literal:
    """A date in Extended Date/Time Format."""
    return typed(value, EDTF)


def flag(value: bool) -> Literal:
    """An xsd:boolean."""
    return typed("true" if value else "false", XSD.boolean)


class Sheet:
    """The statements of one named graph, each once, in the order of their writing."""

    def __init__(self, graph: str) -> None:
        self._graph = node(graph)
        self._quads: dict[Quad, None] = {}

    def add(self, subject: str, predicate: str, value: Term | str | None) -> None:
        """One statement; a string is an IRI; None says nothing."""
        if value is not None:
            term = node(value) if isinstance(value, str) else value
            self._quads[Quad(node(subject), node(predicate), term, self._graph)] = None

    def kind(self, subject: str, *classes: str) -> None:
        """What a node is."""
        for cls in classes:
            self.add(subject, RDF.type, cls)

    def quads(self) -> list[Quad]:
        """All statements so far."""
        return list(self._quads)
