"""Every term of the ontology is explained, in both languages, and the scheme of types and modes holds together."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef

from kg.resources import ontology_file
from kg.vocab import KG, PLOVER, TYPES

SH_CLASS = URIRef("http://www.w3.org/ns/shacl#targetClass")
SCHEME = URIRef("https://w3id.org/rashomon/plover")
PLOVER_TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()  # noqa: SIM905
)


def read(name: str) -> Graph:
    return Graph().parse(data=ontology_file(name).read_bytes(), format="turtle")


ONTOLOGY, PLOVER_SCHEME, SHAPES = read("rashomon.ttl"), read("plover.ttl"), read("shapes.ttl")
OWN = sorted({s for s in ONTOLOGY.subjects() if str(s).startswith(str(KG))})
PROPERTIES = [s for s in OWN if {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ONTOLOGY.objects(s, RDF.type))]
CONCEPTS = sorted(PLOVER_SCHEME.subjects(RDF.type, SKOS.Concept))


def languages(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str | None]:
    return sorted(str(o.language) for o in graph.objects(subject, predicate))  # type: ignore[union-attr]


@pytest.mark.parametrize("term", OWN, ids=lambda t: t.split("#")[1])
def test_every_term_has_labels_and_a_comment(term: URIRef) -> None:
    assert languages(ONTOLOGY, term, RDFS.label) == ["en", "fr"]
    assert languages(ONTOLOGY, term, RDFS.comment) == ["en"]


@pytest.mark.parametrize("term", PROPERTIES, ids=lambda t: t.split("#")[1])
def test_every_property_has_one_domain_and_one_range(term: URIRef) -> None:
    assert len(list(ONTOLOGY.objects(term, RDFS.domain))) == len(list(ONTOLOGY.objects(term, RDFS.range))) == 1
    for end in (RDFS.domain, RDFS.range):
        named = ONTOLOGY.value(term, end)
        assert not str(named).startswith(str(KG)) or (named, RDF.type, OWL.Class) in ONTOLOGY


@pytest.mark.parametrize("graph", [ONTOLOGY, PLOVER_SCHEME], ids=["rashomon", "plover"])
def test_the_header_tells_version_and_that_the_path_is_not_registered(graph: Graph) -> None:
    assert list(graph.objects(None, OWL.versionInfo)) and not any(isinstance(node, BNode) for node in graph.all_nodes())
    for name in ("rashomon.ttl", "plover.ttl", "shapes.ttl"):
        assert "not registered yet" in ontology_file(name).read_text(encoding="utf-8").split("@prefix")[0]


def test_the_sixteen_types_and_our_four_states_are_the_top() -> None:
    top = {str(c).removeprefix(str(PLOVER)) for c in PLOVER_SCHEME.objects(SCHEME, SKOS.hasTopConcept)}
    assert top == {*PLOVER_TYPES, "CONTROL", "STRENGTH", "TREND", "TOLL"} == set(TYPES)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.split("#")[1])
def test_every_concept_is_labelled_defined_and_in_the_scheme(concept: URIRef) -> None:
    assert languages(PLOVER_SCHEME, concept, SKOS.prefLabel) == ["en", "fr"]
    assert languages(PLOVER_SCHEME, concept, SKOS.definition) == ["en"]
    assert (concept, SKOS.inScheme, SCHEME) in PLOVER_SCHEME
    above = list(PLOVER_SCHEME.objects(concept, SKOS.broader))
    name = str(concept).removeprefix(str(PLOVER))
    assert bool(above) != name.isupper() and all(str(a).removeprefix(str(PLOVER)) in TYPES for a in above)


def test_modes_of_the_guidelines_belong_to_their_types() -> None:
    expected = {
        "ASSAULT": "aerial explosives suicide-attack heavy-weapons firearms drone targeted abduct torture destroy ambush clash raid "
        "occupation other",
        "MOBILIZE": "deployment reinforcement patrol convoy fortification other",
        "AID": "arms training transport protection funds medical other",
        "COERCE": "arrest detention block siege expulsion destruction censorship other",
        "RETREAT": "withdrawal escape surrender ceasefire release other",
        "REQUEST": "demand appeal vote",
        "REJECT": "refusal denial",
        "CONTROL": "holds loses gains none",
        "TREND": "up down defeated",
    }
    for name, modes in expected.items():
        found = {str(m).removeprefix(str(PLOVER)) for m in PLOVER_SCHEME.subjects(SKOS.broader, PLOVER[name])}
        assert set(modes.split()) <= found, name


def test_there_is_a_shape_for_every_class_that_a_graph_holds() -> None:
    shaped = {str(c).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for c in SHAPES.objects(None, SH_CLASS)}
    needed = "Claim Quantity Attribution NewsArticle Phrase Actor Place Source Outlet Event Contradiction SharedClaim EarlierCopy"
    assert shaped == {*needed.split(), "Rule", "Geometry", "Activity", "SoftwareAgent"}


def test_shapes_speak_of_terms_that_exist_and_give_messages() -> None:
    terms = {str(t) for triple in SHAPES for t in triple if str(t).startswith((str(KG), str(PLOVER)))}
    for term in terms:
        assert term.removeprefix(str(KG)) in KG or term.removeprefix(str(PLOVER)) in PLOVER or term == str(PLOVER), term
    path, message = (URIRef(f"http://www.w3.org/ns/shacl#{name}") for name in ("path", "message"))
    unexplained = [s for s in SHAPES.objects(None, URIRef("http://www.w3.org/ns/shacl#property")) if not SHAPES.value(s, message)]
    assert all(str(SHAPES.value(s, path)).removeprefix(str(KG)) in ["value", "comparator", "least", "greatest"] for s in unexplained)
