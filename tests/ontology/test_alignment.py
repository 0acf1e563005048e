"""The ontology joins SEM, PROV-O, schema.org, GAF and GRaSP without a clash, as an OWL 2 RL reasoner finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from kg.resources import ontology_file
from kg.vocab import BASE, GEO, GRASP, KG, PROV, SCHEMA, SEM

owlrl = pytest.importorskip("owlrl", reason="the reasoner is not installed here: run make test")
HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "docs/ontology/example.ttl"


def closed(*more: str) -> tuple[Graph, list[str]]:
    """Ontology, scheme, alignments and example with all that follows, and the clashes found."""
    graph = Graph()
    for name in ("rashomon.ttl", "plover.ttl"):
        graph.parse(data=ontology_file(name).read_bytes(), format="turtle")
    for path in (HERE / "alignments.ttl", EXAMPLE):
        graph.parse(path, format="turtle")
    for statements in more:
        graph.parse(data=f"@prefix kg: <{KG}> . @prefix e: <{BASE}> . {statements}", format="turtle")
    semantics = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False)
    semantics.closure()
    return graph, list(semantics.error_messages)


@pytest.fixture(scope="module")
def closure() -> tuple[Graph, list[str]]:
    return closed()


def test_there_is_no_clash(closure: tuple[Graph, list[str]]) -> None:
    assert closure[1] == []


@pytest.mark.parametrize(
    "clash",
    [
        "e:x a kg:Claim , kg:Event .",
        "e:x a kg:Place , kg:Actor .",
        "e:x a kg:Rule , kg:Claim .",
        "e:x kg:reports e:y . e:y kg:independence kg:Unknown .",
    ],
)
def test_a_clash_would_be_found(clash: str) -> None:
    assert closed(clash)[1]


def test_others_find_their_own_classes(closure: tuple[Graph, list[str]]) -> None:
    graph = closure[0]
    for ours, theirs in (
        (KG.Claim, SCHEMA.Claim),
        (KG.Claim, PROV.Entity),
        (KG.Event, SEM.Event),
        (KG.Actor, SEM.Actor),
        (KG.Actor, PROV.Agent),
        (KG.Source, PROV.Agent),
        (KG.Outlet, SCHEMA.NewsMediaOrganization),
        (KG.Place, SEM.Place),
        (KG.Place, SCHEMA.Place),
        (KG.Place, GEO.Feature),
        (KG.Attribution, GRASP.Attribution),
        (KG.Rule, PROV.Activity),
    ):
        members = set(graph.subjects(RDF.type, ours))
        assert members and members <= set(graph.subjects(RDF.type, theirs)), (ours, theirs)


def test_others_find_their_own_properties(closure: tuple[Graph, list[str]]) -> None:
    graph = closure[0]
    for ours, theirs in (
        (KG.article, SCHEMA.appearance),
        (KG.attribution, GRASP.hasAttribution),
        (KG.source, GRASP.wasAttributedTo),
        (KG.rule, PROV.wasGeneratedBy),
        (KG.within, GEO.sfWithin),
        (KG.left, KG.claim),
    ):
        pairs = set(graph.subject_objects(ours))
        assert pairs and pairs <= set(graph.subject_objects(theirs)), (ours, theirs)


def test_nothing_of_the_example_becomes_what_it_is_not(closure: tuple[Graph, list[str]]) -> None:
    graph = closure[0]
    assert not set(graph.subjects(RDF.type, KG.Claim)) & set(graph.subjects(RDF.type, SEM.Event))
    assert set(graph.subjects(RDF.type, SKOS.Concept)) >= set(graph.objects(None, KG.claimType))
    assert (URIRef(str(KG.Claim)), RDFS.subClassOf, URIRef(str(KG.Event))) not in graph
