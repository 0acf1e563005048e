"""JSON-LD: one JSON object a node, one list of objects a named graph, with a context inside the file.

The context is complete in itself: nobody has to fetch one. A value that its key's definition does not describe is written out
in full under the property's compact IRI, so that any RDF comes back as it was.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib import RDF, XSD

from kg.exports.context import LANGUAGE, NATIVE, REFERENCE, keys
from kg.exports.order import sort_quads, used_prefixes

NAME = "jsonld"
EXTENSIONS = (".jsonld", ".json")
DESCRIPTION = "JSON-LD 1.1 with named graphs and its own context, for programs that read JSON"
READERS = "JSON-LD processors, rdflib"

_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)  # what every JSON reader keeps exactly
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")

Json = dict[str, object]


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted."""
    document = json.dumps(to_document(quads), ensure_ascii=False, indent=1)
    path.write_bytes(document.encode("utf-8") + b"\n")


def to_document(quads: Iterable[Quad]) -> Json:
    """The statements as one JSON-LD document."""
    statements = sort_quads(quads)
    prefixes = _safe_prefixes(statements)
    nodes: list[Json] = []
    for graph, group in groupby(statements, key=lambda quad: quad.graph_name):
        content = [_node(subject, list(its), prefixes) for subject, its in groupby(group, key=lambda quad: quad.subject)]
        nodes += content if isinstance(graph, DefaultGraph) else [{"@id": _short(graph, prefixes), "@graph": content}]
    used = {quad.predicate.value for quad in statements}
    terms = {key.name: key.definition() for iri, key in keys().items() if iri in used}
    return {"@context": {"@version": 1.1, **dict(sorted(prefixes.items())), **dict(sorted(terms.items()))}, "@graph": nodes}


def _safe_prefixes(statements: list[Quad]) -> Mapping[str, str]:
    """The prefixes, but none that a reader could take for the scheme of an IRI (as in geo:34.7,36.7) or for a key."""
    terms = [term for quad in statements for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)]
    schemes = {match.group() for term in terms if isinstance(term, NamedNode) and (match := _SCHEME.match(term.value))}
    names = {key.name for key in keys().values()}
    return {f"{name}s" if name in names else name: iri for name, iri in used_prefixes(statements).items() if name not in schemes}


def _node(subject: object, quads: list[Quad], prefixes: Mapping[str, str]) -> Json:
    node: Json = {"@id": _short(subject, prefixes)}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
        objects = [quad.object for quad in group]
        if predicate == str(RDF.type) and not any(isinstance(term, Literal) for term in objects):
            node["@type"] = _one_or_list([_short(term, prefixes) for term in objects])
        else:
            node.update(_property(predicate, objects, prefixes))
    return node


def _property(predicate: str, objects: Sequence[object], prefixes: Mapping[str, str]) -> Json:
    """The values under the property's key as far as its definition describes them, the rest in full."""
    key = keys().get(predicate)
    plain: list[object] = []
    full: list[Json] = []
    by_language: dict[str, list[object]] = defaultdict(list)
    for term in objects:
        value = _plain(term, key.reads, prefixes) if key else None
        if value is None:
            full.append(_full(term, prefixes))
        elif key and key.reads == LANGUAGE and isinstance(term, Literal):
            by_language[str(term.language)].append(value)
        else:
            plain.append(value)
    found: Json = {}
    if key and plain:
        found[key.name] = _one_or_list(plain)
    if key and by_language:
        found[key.name] = {language: _one_or_list(values) for language, values in sorted(by_language.items())}
    if full:
        found[_compact(predicate, prefixes)] = _one_or_list(full)
    return found


def _plain(term: object, reads: str, prefixes: Mapping[str, str]) -> object:
    """A value that needs no more than its key's definition; None where it needs more."""
    if reads == REFERENCE:
        return None if isinstance(term, Literal) else _short(term, prefixes)
    if not isinstance(term, Literal):
        return None
    if reads == LANGUAGE:
        return term.value if term.language and not term.direction else None
    if reads == NATIVE:
        return _native(term)
    return term.value if term.datatype.value == reads and not term.language else None


def _native(term: Literal) -> object:
    if term.datatype.value == str(XSD.integer) and _INTEGER.fullmatch(term.value):
        return int(term.value)
    if term.datatype.value == str(XSD.boolean) and term.value in ("true", "false"):
        return term.value == "true"
    return None


def _full(term: object, prefixes: Mapping[str, str]) -> Json:
    if not isinstance(term, Literal):
        return {"@id": _short(term, prefixes)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == str(XSD.string):
        return {"@value": term.value}
    return {"@type": _compact(term.datatype.value, prefixes), "@value": term.value}


def _short(term: object, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        return _compact(term.value, prefixes)
    if isinstance(term, BlankNode):
        return str(term)
    raise TypeError(f"JSON-LD 1.1 has no way to write {term}")


def _compact(iri: str, prefixes: Mapping[str, str]) -> str:
    """The IRI with the longest prefix that fits it."""
    fitting = [(len(space), name) for name, space in prefixes.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return iri if iri[length:].startswith("//") else f"{name}:{iri[length:]}"


def _one_or_list(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)
