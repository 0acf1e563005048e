"""RDF/XML (W3C Recommendation, 2014): the statements of all graphs together, one element a subject.

XML 1.0 can't hold some characters, nor RDF/XML a property whose IRI does not end in an XML name: such a graph is refused, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import RDF, XSD

from kg.errors import GraphError
from kg.exports.order import union, used_prefixes
from kg.exports.xmltext import attributes, escape, forbidden

NAME = "rdfxml"
EXTENSIONS = (".rdf",)
DESCRIPTION = "RDF/XML: the union of all named graphs, for tools that know no Turtle"
READERS = "Protégé, OWL tools, rdflib"

_LOCAL = re.compile(r"[^\W\d][\w.-]*$")
_PREFIX = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def write(quads: Iterable[Quad], path: Path) -> None:
    """Write the statements, sorted. Raises GraphError for what RDF/XML has no way to write."""
    statements = union(quads)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(statements))


def _lines(statements: Sequence[Quad]) -> Iterator[str]:
    names = {name: iri for name, iri in used_prefixes(statements).items() if _PREFIX.fullmatch(name)}
    spaces = {split_name(quad.predicate.value)[0] for quad in statements} - {str(RDF)}
    prefixes = {iri: name for name, iri in sorted(names.items(), reverse=True) if iri in spaces} | {str(RDF): "rdf"}
    declared = attributes({f"xmlns:{name}": iri for iri, name in sorted(prefixes.items(), key=lambda item: item[1])})
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<rdf:RDF{declared}>"
    for subject, its in groupby(statements, key=lambda quad: quad.subject):
        yield f" <rdf:Description{_reference(subject, 'rdf:about')}>"
        yield from (f"  {_property(quad, prefixes)}" for quad in its)
        yield " </rdf:Description>"
    yield "</rdf:RDF>"


def split_name(iri: str) -> tuple[str, str]:
    """A property's IRI as the namespace and the XML name that end it. Raises GraphError if it does not end in one."""
    found = _LOCAL.search(iri)
    if not found or forbidden(iri):
        raise GraphError(f"RDF/XML can't name the property {iri}: export to Turtle (.ttl) or N-Triples (.nt)")
    return iri[: found.start()], found[0]


def _property(quad: Quad, prefixes: Mapping[str, str]) -> str:
    space, local = split_name(quad.predicate.value)
    prefix = prefixes.get(space)
    name, declared = (f"{prefix}:{local}", "") if prefix else (f"p:{local}", attributes({"xmlns:p": space}))
    if isinstance(quad.object, Literal):
        return f"<{name}{declared}{_kind(quad.object)}>{_text(quad)}</{name}>"
    return f"<{name}{declared}{_reference(quad.object, 'rdf:resource')}/>"


def _reference(term: object, attribute: str) -> str:
    if isinstance(term, NamedNode) and not forbidden(term.value):
        return attributes({attribute: term.value})
    if isinstance(term, BlankNode):
        return attributes({"rdf:nodeID": f"b{term.value}"})
    raise GraphError(f"RDF/XML has no way to write {str(term)[:80]}: export to Turtle (.ttl) or N-Triples (.nt)")


def _kind(literal: Literal) -> str:
    if literal.language:
        return attributes({"xml:lang": literal.language})
    datatype = literal.datatype.value
    return "" if datatype == str(XSD.string) else attributes({"rdf:datatype": datatype})


def _text(quad: Quad) -> str:
    assert not isinstance(quad.object, Triple)
    text = quad.object.value
    if bad := forbidden(text):
        raise GraphError(f"RDF/XML can't hold the character {bad} in a text of {quad.subject}: export to Turtle (.ttl) or N-Triples (.nt)")
    return escape(text)
