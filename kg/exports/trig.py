"""TriG: Turtle with named graphs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from kg.exports.order import serialize_sorted, sort_quads, used_prefixes

NAME = "trig"
EXTENSIONS = (".trig",)
DESCRIPTION = "TriG: Turtle with one named graph for each article"
READERS = "RDF stores, rdflib"


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted."""
    statements = sort_quads(quads)
    serialize_sorted(statements, path, RdfFormat.TRIG, prefixes=used_prefixes(statements))
