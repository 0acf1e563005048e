"""N-Quads: one statement a line, with its graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from kg.exports.order import sort_quads

NAME = "nquads"
EXTENSIONS = (".nq",)
DESCRIPTION = "N-Quads: one statement a line with its named graph, for loading and for diff"
READERS = "RDF stores, rdflib, diff"


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted."""
    serialize(sort_quads(quads), path, RdfFormat.N_QUADS)
