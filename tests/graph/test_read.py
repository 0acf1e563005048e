"""A store under the contract -> typed claims."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.read import Reader, interval_of, read_claims
from kg.records import QuantityRecord

GRAPH = """
@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> . @prefix schema: <https://schema.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <https://example.org/> .
:g {
:c a kg:Claim ; kg:article :a ; kg:claimType plover:ASSAULT ; kg:mode plover:aerial ; kg:agent :air-force , :state ; kg:recipient :group ;
  kg:place :land , :town ; kg:time "2024-01" ; kg:earliest "2024-01-01"^^xsd:date ; kg:latest "2024-01-31"^^xsd:date ;
  kg:polarity kg:Negated ; kg:modality kg:Conditional ; gaf:denotedBy :span ; kg:quantity :q ; kg:attribution :l2 , :l1 .
:span nif:beginIndex 5 ; nif:endIndex 20 ; nif:anchorOf "Ils ont bombardé"@fr .
:q kg:measure kg:killed ; kg:value 18 ; kg:comparator kg:AtLeast ; kg:of :group .
:l1 kg:level 1 ; kg:source :agency ; kg:sourceKind kg:Media . :l2 kg:level 2 ; kg:source :officer ; kg:sourceKind kg:Anonymous .
:a kg:sourceFile "a.txt" ; schema:publisher :daily ; schema:datePublished "2024-02?" ; kg:republishedFrom :zine , :other ;
  schema:isBasedOn :copy .
:copy schema:publisher :zine . :broken a kg:Claim .
}
:shared { :air-force kg:partOf :forces ; skos:prefLabel "aviation"@fr , "Air force"@en . :forces kg:partOf :state .
  :town kg:within :province . :province kg:within :land . :c kg:article :a . }
"""


@pytest.fixture(scope="module")
def claim():
    store = Store()
    store.load(GRAPH.encode(), format=RdfFormat.TRIG)
    [claim] = read_claims(store)
    return claim


def test_names(claim):
    assert (claim.type, claim.mode, claim.polarity, claim.modality) == ("ASSAULT", "aerial", "Negated", "Conditional")
    assert (claim.file, claim.begin, claim.end, claim.quote) == ("a.txt", 5, 20, "Ils ont bombardé")


def test_nodes_carry_their_wholes_most_specific_first(claim):
    assert [local(node.iri) for node in claim.agents] == ["air-force", "state"]
    assert [local(iri) for iri in claim.agents[0].line] == ["air-force", "forces", "state"]
    assert [local(node.iri) for node in claim.places] == ["town", "land"]
    assert claim.agents[0].on_one_line(claim.agents[1])
    assert not claim.agents[1].under(claim.agents[0])


def test_labels_prefer_french_and_fall_back_on_the_iri(claim):
    assert claim.agents[0].label == "aviation"
    assert claim.agents[0].names == ("Air force", "aviation")
    assert claim.recipients[0].label == "group"


def test_times_counts_and_chain(claim):
    assert (claim.time, claim.interval, claim.published) == ("2024-01", ("2024-01-01", "2024-01-31"), ("2024-02-01", "2024-02-29"))
    assert claim.quantities == (QuantityRecord("killed", 18.0, "AtLeast", claim.recipients[0]),)
    assert [(local(link.source.iri), link.kind) for link in claim.chain] == [("agency", "Media"), ("officer", "Anonymous")]


def test_republished_outlets_come_nearest_first(claim):
    assert [local(node.iri) for node in claim.republished] == ["zine", "other"]


@pytest.mark.parametrize(
    ("edtf", "interval"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-01-17/2024-01-18", ("2024-01-17", "2024-01-18")),
        ("2024-01/..", ("2024-01-01", "9999-12-31")),
        ("soon", None),
    ],
)
def test_intervals(edtf, interval):
    assert interval_of(edtf) == interval


def local(iri):
    return iri.rpartition("/")[2]


def test_claims_looked_up_one_by_one_are_the_same():
    store = Store()
    store.load(GRAPH.encode(), format=RdfFormat.TRIG)
    claims, reader = read_claims(store), Reader(store)
    assert reader.claims(claim.iri for claim in claims) == claims != []
    assert all(reader.is_claim(claim.iri) for claim in claims) and not reader.is_claim(claims[0].article)


def test_parts_without_names_are_looked_up_too():
    store = Store()
    turtle = """@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
    <x:c> a kg:Claim ; kg:article <x:a> ; kg:claimType plover:ASSAULT ; kg:quantity [ kg:measure kg:killed ; kg:value 4 ] ."""
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    [claim] = read_claims(store)
    assert Reader(store).claims(["x:c"]) == [claim] and claim.quantities == (QuantityRecord("killed", 4.0),)


def test_what_claims_share_is_one_object():
    store = Store()
    told = "a kg:Claim ; kg:article <x:a> ; kg:claimType plover:ASSAULT ; kg:agent <x:army> ; kg:earliest '2024-01-14' ; kg:quantity"
    turtle = f"""@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
    <x:c> {told} [ kg:value 4 ] . <x:d> {told} [ kg:value 4 ] ."""
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    one, other = read_claims(store)
    for field in ("article", "type", "agents", "interval", "quantities"):
        assert getattr(one, field) is getattr(other, field)
