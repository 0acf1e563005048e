"""Graphs spoilt at random: batches, sieve and pySHACL together say what pySHACL alone says of the whole graph."""

from __future__ import annotations

import random
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import RDF, SH, XSD, Graph

from kg.graph.convert import to_rdflib
from kg.graph.shapes import shapes_graph
from kg.graph.validate import validate

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/ontology/example.ttl"
TRIPLES = list(parse(path=EXAMPLE, format=RdfFormat.TURTLE))
ODD = [
    Literal(""),
    Literal("x", language="fr"),
    Literal("NaN", datatype=NamedNode(str(XSD.double))),
    Literal("1.0", datatype=NamedNode(str(XSD.decimal))),
    Literal("2024-01-01Z", datatype=NamedNode(str(XSD.date))),
    Literal("-5", datatype=NamedNode(str(XSD.integer))),
    BlankNode("b0"),
    NamedNode("tag:a,b:c"),
]
TERMS = [*(t.object for t in TRIPLES), *(t.subject for t in TRIPLES), *ODD]
PREDICATES = sorted({t.predicate for t in TRIPLES}, key=str)


def spoilt(seed: int) -> Store:
    """The example with some statements gone, added or changed."""
    pick, triples = random.Random(seed), list(TRIPLES)
    for _ in range(pick.randint(1, 6)):
        place, way, term = pick.randrange(len(triples)), pick.randrange(5), pick.choice(TERMS)
        one = triples[place]
        if way == 0:
            triples.pop(place)
        elif way == 1:
            triples[place] = Triple(one.subject, one.predicate, term)
        elif way == 2:
            triples.append(Triple(one.subject, one.predicate, term))
        elif way == 3:
            triples[place] = Triple(one.subject, pick.choice(PREDICATES), one.object)
        elif isinstance(term, NamedNode | BlankNode):
            triples[place] = Triple(term, one.predicate, one.object)
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_is_told_as_pyshacl_tells_it(seed: int) -> None:
    store, graph = spoilt(seed), Graph()
    for quad in store.quads_for_pattern(None, None, None):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph())
    results = report.subjects(RDF.type, SH.ValidationResult)
    theirs = {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.resultMessage))) for r in results}
    ours = {(problem.node, problem.message.partition(" (found ")[0]) for problem in validate(store, batch=7) if problem.shape}
    assert ours == theirs
