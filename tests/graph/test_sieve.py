"""The quick test lets nothing pass that pySHACL objects to: on the W3C's SHACL tests, where they are at hand, and on small shapes."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from rdflib import RDF, RDFS, SH, Graph, URIRef

from kg.graph.convert import to_oxigraph
from kg.graph.shapes import StoreView, shapes_graph, targets
from kg.graph.sieve import UnsupportedError, compile_shape

SUITE = Path(__file__).resolve().parents[3] / "shared/w3c/shacl/data-shapes-test-suite/tests/core"
FILES = sorted(path for path in SUITE.rglob("*.ttl") if path.stem != "manifest")
TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def stored(graph: Graph) -> Store:
    store = Store()
    store.extend(Quad(to_oxigraph(s), NamedNode(str(p)), to_oxigraph(o), DefaultGraph()) for s, p, o in graph)  # type: ignore[arg-type]
    return store


def focus_of(graph: Graph, shape: URIRef) -> set[URIRef]:
    found = set(graph.objects(shape, SH.targetNode))
    for cls in [*graph.objects(shape, SH.targetClass), *([shape] if (shape, RDF.type, RDFS.Class) in graph else [])]:
        found |= {node for below in graph.transitive_subjects(RDFS.subClassOf, cls) for node in graph.subjects(RDF.type, below)}
    for path in graph.objects(shape, SH.targetSubjectsOf):
        found |= set(graph.subjects(path))
    for path in graph.objects(shape, SH.targetObjectsOf):
        found |= set(graph.objects(None, path))
    return {node for node in found if isinstance(node, URIRef)}


def shapes_of(graph: Graph) -> list[URIRef]:
    return sorted({s for target in TARGETS for s in graph.subjects(target) if isinstance(s, URIRef)})


def compared(graph: Graph) -> tuple[int, int, list[str]]:
    """How many nodes were tested, how many of these were stopped for nothing, and which passed against pySHACL's word."""
    view, tested, needless, wrong = StoreView(stored(graph)), 0, 0, []
    for shape in shapes_of(graph):
        try:
            test = compile_shape(graph, shape)
        except UnsupportedError:
            continue
        nodes = sorted(focus_of(graph, shape))
        _, report, _ = pyshacl.validate(graph, shacl_graph=graph, use_shapes=[shape], focus_nodes=[str(node) for node in nodes])
        failing = set(report.objects(None, SH.focusNode))
        view.describe([to_oxigraph(node) for node in nodes])  # type: ignore[misc]
        for node in nodes:
            passes = test(view, to_oxigraph(node))
            tested += 1
            needless += not passes and node not in failing
            wrong += [f"{shape} lets {node} pass"] if passes and node in failing else []
    return tested, needless, wrong


@pytest.mark.skipif(not FILES, reason="the W3C's SHACL test suite is not at ../shared/w3c/shacl")
def test_nothing_passes_that_pyshacl_objects_to() -> None:
    tested = needless = 0
    for path in FILES:
        more, stopped, wrong = compared(Graph().parse(path, format="turtle"))
        assert wrong == [], path.name
        tested, needless = tested + more, needless + stopped
    assert tested >= 130 and needless < tested / 4, (tested, needless)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:S a sh:NodeShape ; sh:targetNode e:good, e:bad ; sh:property [ sh:path e:p ; %s ] .
"""


@pytest.mark.parametrize(
    ("constraint", "good", "bad"),
    [
        ("sh:minCount 1", "e:p 1", "e:q 1"),
        ("sh:maxCount 1", "e:p 1", "e:p 1, 2"),
        ("sh:datatype xsd:date", 'e:p "2024-01-14"^^xsd:date', 'e:p "2024-13-14"^^xsd:date'),
        ("sh:datatype xsd:string", 'e:p "a"', 'e:p "a"@fr'),
        ("sh:class e:C", "e:p e:c", "e:p e:d"),
        ("sh:class e:B", "e:p e:c", "e:p e:d"),
        ("sh:nodeKind sh:IRI", "e:p e:c", 'e:p "c"'),
        ("sh:in ( e:c 1 )", "e:p e:c, 1", "e:p e:c, 2"),
        ('sh:pattern "^[0-9]+$"', 'e:p "12"', 'e:p "12a"'),
        ("sh:minInclusive 1 ; sh:maxInclusive 2.5", "e:p 1, 2.5", "e:p 0"),
        ("sh:lessThan e:q", "e:p 1 ; e:q 2", "e:p 2 ; e:q 2"),
        ("sh:lessThanOrEquals e:q", "e:p 2 ; e:q 2", "e:p 3 ; e:q 2"),
        ("sh:uniqueLang true", 'e:p "a"@fr, "b"@en', 'e:p "a"@fr, "b"@fr'),
        ("sh:or ( [ sh:class e:C ] [ sh:nodeKind sh:Literal ] )", "e:p e:c, 1", "e:p e:d"),
        ("sh:xone ( [ sh:property [ sh:path e:r ; sh:minCount 1 ] ] [ sh:nodeKind sh:Literal ] )", "e:p e:c, 1", "e:p e:d"),
        ("sh:minLength 2 ; sh:maxLength 3", 'e:p "ab"', 'e:p "a"'),
    ],
)
def test_each_constraint_tells_good_from_bad(constraint: str, good: str, bad: str) -> None:
    data = f"e:c a e:C ; e:r 1 . e:d a e:D . e:C <{RDFS.subClassOf}> e:B . e:good {good} . e:bad {bad} ."
    graph = Graph().parse(data=SHAPES % constraint + data, format="turtle")
    test, view = compile_shape(graph, URIRef("http://e.example/S")), StoreView(stored(graph))
    assert (test(view, NamedNode("http://e.example/good")), test(view, NamedNode("http://e.example/bad"))) == (True, False)
    assert compared(graph)[1:] == (0, [])


@pytest.mark.parametrize(
    "constraint", ["sh:not [ sh:class e:C ]", "sh:equals e:q", 'sh:pattern "a" ; sh:flags "i"', "sh:qualifiedMinCount 1"]
)
def test_what_it_does_not_know_it_refuses(constraint: str) -> None:
    with pytest.raises(UnsupportedError):
        compile_shape(Graph().parse(data=SHAPES % constraint, format="turtle"), URIRef("http://e.example/S"))


def test_all_our_shapes_are_known_to_it_and_have_paths_of_one_step() -> None:
    for _, shape in targets():
        assert compile_shape(shapes_graph(), URIRef(shape))
