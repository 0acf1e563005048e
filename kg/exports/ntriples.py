"""N-Triples: the statements of all graphs together, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from kg.exports.order import union

NAME = "ntriples"
EXTENSIONS = (".nt",)
DESCRIPTION = "N-Triples: one statement a line, the union of all named graphs"
READERS = "RDF stores, rdflib, diff"


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted."""
    serialize((quad.triple for quad in union(quads)), path, RdfFormat.N_TRIPLES)
