"""schema.org Claims as an RDF reader finds them, and as a web page holds them."""

import json
from pathlib import Path
from types import SimpleNamespace

from rdflib import RDF, Graph, Literal, URIRef

from kg.api import Graph as Claims
from kg.exports.content import Content
from kg.vocab import SCHEMA

AUTHOR, TEXT = URIRef("https://schema.org/author"), URIRef("https://schema.org/text")


def test_an_rdf_reader_finds_every_claim(graph: Claims, content: Content, sample: SimpleNamespace, tmp_path: Path) -> None:
    read = Graph().parse(graph.export(tmp_path / "claims.schema.json"), format="json-ld")
    claims = set(read.subjects(RDF.type, URIRef(str(SCHEMA.Claim))))
    assert claims == {URIRef(claim.iri) for claim in content.claims}
    assert Literal(sample.NASTY) in set(read.objects(None, TEXT))
    assert not set(read.subjects(RDF.type, URIRef("https://schema.org/ClaimReview")))


def test_it_says_who_claims_what_and_where_it_appeared(graph: Claims, tmp_path: Path) -> None:
    document = json.loads(graph.export(tmp_path / "claims.schema.json").read_text(encoding="utf-8"))
    fewer = next(node for node in document["@graph"] if node["text"].startswith("Cinq"))
    assert [author["name"] for author in fewer["author"]] == ["un témoin"]
    assert fewer["temporalCoverage"] == "2024-01-14" and fewer["spatialCoverage"][0]["geo"]["latitude"] == 34.5
    assert fewer["appearance"]["publisher"]["name"] == "Le Courrier" and fewer["appearance"]["datePublished"] == "2024-01-15"
    coverage = {node["temporalCoverage"] for node in document["@graph"] if "temporalCoverage" in node}
    assert "2024-03-01/.." in coverage
    assert {author["name"] for node in document["@graph"] for author in node["author"]} == {"un témoin", "Agence Aube", "Le Courrier"}


def test_nothing_ends_the_script_element(graph: Claims, tmp_path: Path) -> None:
    text = graph.export(tmp_path / "claims.schema.json").read_text(encoding="utf-8")
    assert not set(text) & set("<>&\u2028\u2029")
