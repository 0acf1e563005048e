"""The terms that the code may use are those that the ontology defines: no more, no fewer."""

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from kg.resources import ontology_file
from kg.vocab import EDTF, GAF, KG, MEASURES, MODES, NIF, PLOVER, PREFIXES, TYPES


def read(name: str) -> Graph:
    return Graph().parse(data=ontology_file(name).read_bytes(), format="turtle")


def described(graph: Graph, namespace: str) -> set[str]:
    return {str(s).removeprefix(namespace) for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(namespace)}


def test_kg_is_the_ontology() -> None:
    assert set(KG) == described(read("rashomon.ttl"), str(KG))


def test_plover_is_the_scheme() -> None:
    assert set(PLOVER) == described(read("plover.ttl"), str(PLOVER))


def test_types_are_the_top_concepts_and_modes_the_narrower_ones() -> None:
    scheme = read("plover.ttl")
    top = {str(s).removeprefix(str(PLOVER)) for s in scheme.subjects(SKOS.topConceptOf)}
    narrower = {str(s).removeprefix(str(PLOVER)) for s in scheme.subjects(SKOS.broader)}
    assert (set(TYPES), set(MODES)) == (top, narrower)


def test_measures_are_those_of_the_ontology() -> None:
    found = {str(s).removeprefix(str(KG)) for s in read("rashomon.ttl").subjects(RDF.type, KG.Measure)}
    assert set(MEASURES) == found and len(MEASURES) == len(found)


@pytest.mark.parametrize("misspelt", ["Clam", "agents", "percent_territory", "__wrapped__"])
def test_a_misspelt_term_raises(misspelt: str) -> None:
    with pytest.raises(AttributeError):
        getattr(KG, misspelt)


def test_a_misspelt_term_is_told_its_neighbour() -> None:
    with pytest.raises(AttributeError, match="did you mean 'claimType'"):
        _ = KG.claimtype


def test_terms_are_iris() -> None:
    assert KG["percent-territory"] == URIRef("https://w3id.org/rashomon/ontology#percent-territory")
    assert NIF.anchorOf.startswith("http://persistence.uni-leipzig.org/") and GAF.denotedBy.endswith("gaf#denotedBy")
    assert "Claim" in KG and "Clam" not in KG


def test_prefixes_name_each_namespace_once() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert EDTF.startswith(PREFIXES["edtf"]) and PREFIXES["owl"] == str(OWL)
