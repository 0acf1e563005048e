"""One order of statements for all formats, and the prefixes that shorten their IRIs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import RDF

from kg.vocab import PREFIXES

_TYPE = NamedNode(str(RDF.type))
_FAMILIES = (
    "article", "claim", "actor", "source", "outlet", "place", "event", "shared", "contradiction", "rule", "graph", "run", "software",
)  # fmt: skip


def sort_quads(quads: Iterable[Quad]) -> list[Quad]:
    """The statements, each once: by graph (the default one first), subject, property (the type first) and object."""
    return sorted(set(quads), key=_key)


def union(quads: Iterable[Quad]) -> list[Quad]:
    """The statements of all graphs as statements of the default graph, each once, sorted."""
    return sort_quads(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)


def _key(quad: Quad) -> tuple[str, str, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
    return graph, _text(quad.subject), quad.predicate != _TYPE, quad.predicate.value, str(quad.object)


def _text(term: NamedNode | BlankNode | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def serialize_sorted(statements: Sequence[Triple] | Sequence[Quad], path: Path, format: RdfFormat, *, prefixes: Mapping[str, str]) -> None:
    """Write statements in the order given, below their prefixes in alphabetical order."""
    body = io.BytesIO()
    serialize(statements, body, format, prefixes=dict(prefixes))
    lines = body.getvalue().split(b"\n", len(prefixes))
    path.write_bytes(b"\n".join([*sorted(lines[: len(prefixes)]), b"", lines[len(prefixes)]]))


def used_prefixes(quads: Iterable[Quad]) -> dict[str, str]:
    """Of the contract's prefixes those that some IRI needs, and one for each family of data IRIs: `claim:`, `actor:` …"""
    spaces = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in _iris(quads)}
    known = {name: iri for name, iri in PREFIXES.items() if iri in spaces}
    bases = sorted(space.removesuffix("claim/") for space in spaces if space.endswith("/claim/"))
    bases += sorted(space.removesuffix("article/") for space in spaces if space.endswith("/article/"))
    if not bases:
        return known
    return known | {family: f"{bases[0]}{family}/" for family in _FAMILIES if f"{bases[0]}{family}/" in spaces}


def _iris(quads: Iterable[Quad]) -> set[str]:
    found: set[str] = set()
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode):
                found.add(term.value)
            elif isinstance(term, Literal):
                found.add(term.datatype.value)
    return found
