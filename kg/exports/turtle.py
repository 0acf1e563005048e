"""Turtle: the statements of all graphs together, grouped by subject; nothing is lost, as every claim names its article."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from kg.exports.order import serialize_sorted, union, used_prefixes

NAME = "turtle"
EXTENSIONS = (".ttl",)
DESCRIPTION = "Turtle: the union of all named graphs, for people and for tools that know one graph"
READERS = "RDF tools, Protégé, rdflib"


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted."""
    statements = union(quads)
    triples = [quad.triple for quad in statements]
    serialize_sorted(triples, path, RdfFormat.TURTLE, prefixes=used_prefixes(statements))
