"""What must hold of a graph and SHACL Core can't say: spans as long as their text, times that agree, terms that exist.

Each check looks at one statement, or at one node and the links of its chain.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import RDF, SKOS

from kg.edtf import edtf_bounds
from kg.graph.convert import name_of
from kg.graph.shapes import Properties, shown
from kg.resources import ontology_file
from kg.vocab import GAF, KG, NIF, PLOVER

LONGEST_LITERAL = 1_000_000
"""Code points; a newspaper article has some thousands."""

_TYPE = NamedNode(str(RDF.type))
_ABSTRACT = {str(KG.Description): "kg:Claim or kg:Event", str(KG.Finding): "kg:SharedClaim or kg:Contradiction"}


def check_statement(quad: Quad) -> Iterator[str]:
    """What is wrong with a statement by itself."""
    predicate = quad.predicate.value
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        yield f"has a blank node at {shown(predicate)}: every node needs an IRI"
    if predicate.startswith(str(KG)) and (fault := _unknown(predicate)):
        yield f"has a property {fault}"
    if isinstance(quad.object, NamedNode) and quad.object.value.startswith((str(KG), str(PLOVER))):
        if fault := _unknown(quad.object.value):
            yield f"has the value {fault} at {shown(predicate)}"
        elif quad.predicate == _TYPE and quad.object.value in _ABSTRACT:
            yield f"is a {shown(quad.object.value)}, which is abstract: make it a {_ABSTRACT[quad.object.value]}"
    elif isinstance(quad.object, Literal) and len(quad.object.value) > LONGEST_LITERAL:
        yield f"has a text of {len(quad.object.value)} characters at {shown(predicate)}; no article is that long: cut it or leave it out"


@lru_cache(maxsize=4096)
def _unknown(iri: str) -> str:
    """What is wrong with a term of our own namespaces, or an empty string."""
    space = KG if iri.startswith(str(KG)) else PLOVER
    try:
        space[iri.removeprefix(str(space))]
    except AttributeError as error:
        near = str(error).partition("; ")[2]
        return f"{shown(iri)} that the ontology does not define" + (f"; {near}" if near else "")
    return ""


def check_node(store: Store, subject: str, its: Properties) -> Iterator[str]:
    """What is wrong with a claim, an event or a span beyond its shape."""
    yield from _check_span(subject, its)
    yield from _check_mode(its)
    yield from _check_time(its)
    yield from _check_article(its)
    yield from _check_chain(store, its)


def _check_span(subject: str, its: Properties) -> Iterator[str]:
    begin, end, anchor = (its.get(str(p), []) for p in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf))
    if len(begin) == len(end) == len(anchor) == 1 and name_of(begin[0]).isdigit() and name_of(end[0]).isdigit():
        length, told = len(name_of(anchor[0])), int(name_of(end[0])) - int(name_of(begin[0]))
        if length != told:
            yield f"nif:anchorOf has {length} characters where its offsets span {told}: build the article again"
        if "#char=" in subject and not subject.endswith(f"#char={name_of(begin[0])},{name_of(end[0])}"):
            yield f"its IRI does not name its offsets {name_of(begin[0])},{name_of(end[0])}"


def _check_mode(its: Properties) -> Iterator[str]:
    for mode in (name_of(value) for value in its.get(str(KG.mode), [])):
        for kind in (name_of(value) for value in its.get(str(KG.claimType), [])):
            if mode in _broader() and kind not in _broader()[mode]:
                yield f"has the mode {shown(mode)}, which {shown(kind)} does not have"


def _check_time(its: Properties) -> Iterator[str]:
    """The time is a date in EDTF, and its bounds are the days that it allows."""
    for time in (name_of(value) for value in its.get(str(KG.time), [])):
        try:
            bounds = _bounds(time)
        except ValueError:
            yield f"has the kg:time {shown(time)!r}, which is no EDTF date of levels 0 and 1, such as 2024-01-14, 2024-01 or 2024/.."
            continue
        for property, allowed in zip((KG.earliest, KG.latest), bounds, strict=True):
            for found in (name_of(value) for value in its.get(str(property), [])):
                if found != allowed:
                    yield f"has {shown(str(property))} {shown(found)} where kg:time {time} allows {allowed or 'none'}"


@lru_cache(maxsize=4096)
def _bounds(time: str) -> tuple[str | None, str | None]:
    earliest, latest = edtf_bounds(time)
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def _check_article(its: Properties) -> Iterator[str]:
    """The words of a claim are words of its article."""
    for article in (name_of(value) for value in its.get(str(KG.article), [])):
        for property in (GAF.denotedBy, KG.trigger):
            for span in (name_of(value) for value in its.get(str(property), [])):
                if "#char=" in span and span.partition("#")[0] != article:
                    yield f"has a {shown(str(property))} in another article than its kg:article (found {shown(span)})"


def _check_chain(store: Store, its: Properties) -> Iterator[str]:
    """The links of a chain of sources are counted from 1, each level once."""
    links = [value for value in its.get(str(KG.attribution), []) if isinstance(value, NamedNode)]
    level = NamedNode(str(KG.level))
    numbers = {(link, name_of(quad.object)) for link in links for quad in store.quads_for_pattern(link, level, None)}
    found = Counter(number for _, number in numbers)
    if found and found != Counter(str(number) for number in range(1, len(links) + 1)):
        levels = ", ".join(sorted(found.elements()))
        yield f"has a chain of sources with the levels {levels}: count them from 1, the nearest to the outlet, each once"


@cache
def _broader() -> dict[str, frozenset[str]]:
    """Mode -> the types that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for triple in parse(ontology_file("plover.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if triple.predicate.value == str(SKOS.broader):
            found[name_of(triple.subject)].add(name_of(triple.object))
    return {mode: frozenset(types) for mode, types in found.items()}
