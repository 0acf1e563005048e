"""Pitfalls of ontologies, as the catalogue of OOPS! numbers them (Poveda-Villalón, Gómez-Pérez and Suárez-Figueroa 2014)."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection

import kg
from kg.resources import ontology_file
from kg.vocab import KG, PLOVER, PREFIXES

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> Graph:
    return Graph().parse(data=ontology_file(name).read_bytes(), format="turtle")


ONTOLOGY, SCHEME, SHAPES = read("rashomon.ttl"), read("plover.ttl"), read("shapes.ttl")
CLASSES = sorted(ONTOLOGY.subjects(RDF.type, OWL.Class))
PROPERTIES = sorted({*ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty), *ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty)})
VALUES = sorted(ONTOLOGY.subjects(RDF.type, OWL.NamedIndividual))
VALUE_CLASSES = sorted(ONTOLOGY.subjects(RDFS.subClassOf, SKOS.Concept))
ABSTRACT = {KG.Description, KG.Finding}


def local(term: object) -> str:
    return str(term).removeprefix(str(KG))


@pytest.fixture(scope="module")
def example() -> Graph:
    return Graph().parse(ROOT / "docs/ontology/example.ttl", format="turtle")


def test_p02_no_two_terms_have_one_meaning() -> None:
    for kind in (CLASSES, PROPERTIES):
        comments = [str(ONTOLOGY.value(term, RDFS.comment)) for term in kind]
        doubles = {comment for comment in comments if comments.count(comment) > 1}
        assert doubles <= {"Whether both claims could be true."}


def test_p04_no_class_or_property_stands_alone() -> None:
    for cls in CLASSES:
        assert [p for p in ONTOLOGY.predicates(None, cls) if p != OWL.disjointWith] or ONTOLOGY.value(cls, RDFS.subClassOf), cls


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_p06_no_cycles(relation: URIRef) -> None:
    for term in set(ONTOLOGY.subjects(relation)):
        above = {other for parent in ONTOLOGY.objects(term, relation) for other in ONTOLOGY.transitive_objects(parent, relation)}
        assert term not in above, term


def test_p06_no_cycles_among_modes() -> None:
    for mode in set(SCHEME.subjects(SKOS.broader)):
        assert all((above, SKOS.broader, None) not in SCHEME for above in SCHEME.objects(mode, SKOS.broader))


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES, *VALUES], ids=local)
def test_p08_every_term_is_explained(term: URIRef) -> None:
    labels = {label.language for label in ONTOLOGY.objects(term, RDFS.label) if isinstance(label, Literal)}
    comment = str(ONTOLOGY.value(term, RDFS.comment) or "")
    assert labels == {"en", "fr"} and comment.endswith((".", "…")) and comment[0].isupper()


def test_p10_what_excludes_what_is_said() -> None:
    apart = {frozenset(pair) for pair in ONTOLOGY.subject_objects(OWL.disjointWith)}
    main = [KG.Claim, KG.Event, KG.Finding, KG.Quantity, KG.Attribution, KG.Actor, KG.Place]
    assert {frozenset(pair) for pair in combinations(main, 2)} <= apart
    assert frozenset((KG.Actor, KG.Source)) not in apart  # one may act in one article and only speak in another


@pytest.mark.parametrize("term", PROPERTIES, ids=local)
def test_p11_p19_every_property_has_one_domain_and_one_range_that_exist(term: URIRef) -> None:
    domains, ranges = list(ONTOLOGY.objects(term, RDFS.domain)), list(ONTOLOGY.objects(term, RDFS.range))
    assert len(domains) == len(ranges) == 1
    for end in (*domains, *ranges):
        assert end in CLASSES or not str(end).startswith(str(KG))
        assert str(end).startswith(tuple(PREFIXES.values()))
    literal = str(ranges[0]).startswith((PREFIXES["xsd"], PREFIXES["edtf"])) or ranges[0] == RDF.langString
    assert literal == ((term, RDF.type, OWL.DatatypeProperty) in ONTOLOGY)


def test_p22_names_follow_one_convention() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", local(cls)) for cls in CLASSES)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]+", local(term)) for term in PROPERTIES)


def test_p38_p41_the_header_has_title_licence_and_version() -> None:
    header = ONTOLOGY.value(predicate=RDF.type, object=OWL.Ontology)
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, OWL.versionInfo, OWL.versionIRI):
        assert (header, predicate, None) in ONTOLOGY
    for graph in (ONTOLOGY, SCHEME, SHAPES):
        assert {str(version) for version in graph.objects(None, OWL.versionInfo)} == {kg.__version__}
    assert str(ONTOLOGY.value(header, OWL.versionIRI)).endswith(f"/{kg.__version__}")


def test_subproperties_stay_within_the_ends_of_those_above() -> None:
    for term, above in ONTOLOGY.subject_objects(RDFS.subPropertyOf):
        for end in (RDFS.domain, RDFS.range):
            wide = ONTOLOGY.value(above, end)
            if wide is not None:
                assert wide in set(ONTOLOGY.transitive_objects(ONTOLOGY.value(term, end), RDFS.subClassOf)), (term, end)


def test_every_class_has_a_shape_or_is_abstract_or_a_list_of_values() -> None:
    shaped = set(SHAPES.objects(None, SH.targetClass))
    assert set(CLASSES) - shaped == ABSTRACT | set(VALUE_CLASSES)


def test_the_lists_in_shapes_are_those_of_the_ontology() -> None:
    told: dict[URIRef, set[object]] = {}
    for shape, head in SHAPES.subject_objects(SH["in"]):
        path = SHAPES.value(shape, SH.path)
        assert isinstance(path, URIRef)
        assert told.setdefault(path, set(Collection(SHAPES, head))) == set(Collection(SHAPES, head))
    types = told.pop(KG.claimType)
    assert types == set(SCHEME.subjects(SKOS.topConceptOf))
    assert {ONTOLOGY.value(path, RDFS.range) for path in told} == set(VALUE_CLASSES)
    for path, values in told.items():
        assert values == set(ONTOLOGY.subjects(RDF.type, ONTOLOGY.value(path, RDFS.range))), path


def test_every_term_that_the_code_knows_is_defined_and_the_other_way_round() -> None:
    assert {local(term) for term in (*CLASSES, *PROPERTIES, *VALUES)} == set(KG)
    assert {str(c).removeprefix(str(PLOVER)) for c in SCHEME.subjects(RDF.type, SKOS.Concept)} == set(PLOVER)


def test_every_class_and_property_is_used(example: Graph) -> None:
    used = {str(term) for _, p, o in example for term in (p, o)}
    abstract_or_listed = ABSTRACT | set(VALUE_CLASSES)
    assert {local(t) for t in (*CLASSES, *PROPERTIES) if str(t) not in used and t not in abstract_or_listed} <= {"record"}


def test_graphs_use_defined_terms_alone(example: Graph, seeds_graph: kg.Graph) -> None:
    ours = {str(term) for term in (*CLASSES, *PROPERTIES, *VALUES)} | {str(c) for c in SCHEME.subjects(RDF.type, SKOS.Concept)}
    quads = [(str(q.predicate.value), str(getattr(q.object, "value", ""))) for q in seeds_graph.store.quads()]
    quads += [(str(p), str(o)) for _, p, o in example]
    found = {term for pair in quads for term in pair if term.startswith((str(KG), str(PLOVER)))}
    assert found <= ours
    assert {predicate for predicate, _ in quads if not predicate.startswith(tuple(PREFIXES.values()))} == set()


def test_a_graph_keeps_domains_and_ranges(example: Graph) -> None:
    """No property is used at a node of a class that its domain excludes."""
    graph = example + ONTOLOGY
    for term in PROPERTIES:
        domain = ONTOLOGY.value(term, RDFS.domain)
        for node in set(example.subjects(term)):
            classes = {c for t in graph.objects(node, RDF.type) for c in graph.transitive_objects(t, RDFS.subClassOf)}
            assert domain in classes or domain == OWL.Thing, (term, node)
