"""A graph -> what is wrong with it: the SHACL shapes of `ontology/shapes.ttl`, and what SHACL Core can't say.

Every named graph is checked by itself, with no more of the others than the classes of the nodes that it points to: the cost grows
with the number of articles. A file without named graphs is checked as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, SH, SKOS, Dataset, Graph, URIRef
from rdflib.term import Node

from kg.graph.convert import Subject, name_of, quads_of, to_rdflib
from kg.resources import ontology_file
from kg.vocab import KG, NIF, PLOVER, PREFIXES

Properties = dict[str, list[Subject | Literal]]
_TYPE = NamedNode(str(RDF.type))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: the article that it concerns (an IRI, or "" for shared nodes), the node, and what to do about it."""

    article: str
    node: str
    message: str

    def __str__(self) -> str:
        where = f" (article {self.article})" if self.article and self.article != self.node else ""
        return f"{self.node}{where}: {self.message}"


def validate(graph: Dataset | Iterable[Quad]) -> list[Problem]:
    """Everything that is wrong with a graph, sorted by article and node; an empty list when it keeps the contract."""
    quads = sorted(quads_of(graph), key=str)
    described = _by_subject(quads)
    groups: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        groups[str(quad.graph_name)].append(quad)
    reporters: dict[str, list[str]] = defaultdict(list)
    for subject, its in described.items():
        for event in its.get(str(KG.reports), []):
            reporters[name_of(event)].append(subject)
    found = {problem for group in groups.values() for problem in _check_graph(group, described, reporters)}
    found |= set(_check_blank_nodes(quads))
    found |= {problem for subject, its in described.items() for problem in _check_node(subject, its)}
    return sorted(found)


def _by_subject(quads: Iterable[Quad]) -> dict[str, Properties]:
    found: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        values = found[name_of(quad.subject)][quad.predicate.value]
        if quad.object not in values:
            values.append(quad.object)
    return found


def _check_graph(quads: list[Quad], described: dict[str, Properties], reporters: dict[str, list[str]]) -> Iterator[Problem]:
    """What the shapes say of the nodes that this graph gives a class to."""
    data, own = Graph(), {name_of(quad.subject) for quad in quads if quad.predicate == _TYPE}
    for quad in quads:
        data.add((to_rdflib(quad.subject), URIRef(quad.predicate.value), to_rdflib(quad.object)))
    for other in sorted({name_of(term) for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)} - own):
        for cls in described.get(other, {}).get(_TYPE.value, []):
            data.add((URIRef(other), RDF.type, to_rdflib(cls)))
    for event in sorted(own & reporters.keys()):
        for claim in reporters[event]:
            data.add((URIRef(claim), KG.reports, URIRef(event)))
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    for result in sorted(report.subjects(RDF.type, SH.ValidationResult), key=str):
        focus = str(report.value(result, SH.focusNode))
        if focus in own:
            yield Problem(_article_of(focus, described), focus, _message(report, result))


def _message(report: Graph, result: Node) -> str:
    message, value = report.value(result, SH.resultMessage), report.value(result, SH.value)
    is_own = value is None or value == report.value(result, SH.focusNode)
    return str(message) if is_own else f"{message} (found {_shown(str(value))})"


def _shown(value: str) -> str:
    prefix = next((f"{name}:" for name, iri in PREFIXES.items() if value.startswith(iri)), None)
    return value.replace(PREFIXES[prefix[:-1]], prefix, 1) if prefix else value[:80]


def _article_of(node: str, described: dict[str, Properties]) -> str:
    """The article that a claim, a part of a claim or a span belongs to."""
    for candidate in (node, node.rsplit("/", 2)[0], node.split("#")[0]):
        its = described.get(candidate, {})
        for predicate in (KG.article, NIF.referenceContext):
            if its.get(str(predicate)):
                return name_of(its[str(predicate)][0])
    return ""


def _check_blank_nodes(quads: Iterable[Quad]) -> Iterator[Problem]:
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            yield Problem("", name_of(quad.subject), f"has a blank node at {_shown(quad.predicate.value)}: every node needs an IRI")


def _check_node(subject: str, its: Properties) -> Iterator[Problem]:
    """What SHACL Core can't say: a span is as long as its text and its IRI tells so, a mode belongs to the claim's type."""
    begin, end, anchor = (its.get(str(p), []) for p in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf))
    article = next((name_of(term) for p in (KG.article, NIF.referenceContext) for term in its.get(str(p), [])), "")
    if len(begin) == len(end) == len(anchor) == 1 and name_of(begin[0]).isdigit() and name_of(end[0]).isdigit():
        length, told = len(name_of(anchor[0])), int(name_of(end[0])) - int(name_of(begin[0]))
        if length != told:
            yield Problem(article, subject, f"nif:anchorOf has {length} characters where its offsets span {told}: build the article again")
        if "#char=" in subject and not subject.endswith(f"#char={name_of(begin[0])},{name_of(end[0])}"):
            yield Problem(article, subject, f"its IRI does not name its offsets {name_of(begin[0])},{name_of(end[0])}")
    for mode in its.get(str(KG.mode), []):
        for kind in its.get(str(KG.claimType), []):
            if name_of(mode) in _broader() and name_of(kind) not in _broader()[name_of(mode)]:
                yield Problem(article, subject, f"has the mode {_shown(name_of(mode))}, which {_shown(name_of(kind))} does not have")
            elif name_of(mode) not in _broader() and name_of(mode).startswith(str(PLOVER)):
                yield Problem(article, subject, f"has the mode {_shown(name_of(mode))}, which the PLOVER scheme does not have")


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_file("shapes.ttl").read_bytes(), format="turtle")


@cache
def _broader() -> dict[str, frozenset[str]]:
    """Mode -> the types that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for triple in parse(ontology_file("plover.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if triple.predicate.value == str(SKOS.broader):
            found[name_of(triple.subject)].add(name_of(triple.object))
    return {mode: frozenset(types) for mode, types in found.items()}
