"""Clients that people use: rdflib's SPARQLStore, SPARQLWrapper, curl."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

KG = "https://w3id.org/rashomon/ontology#"
CLAIMS = f"SELECT ?c {{ ?c a <{KG}Claim> }} ORDER BY ?c"
EX = "https://example.org/"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv"])
def test_rdflib_asks_by_every_method_and_format(server, method: str, form: str) -> None:
    graph = Graph(SPARQLStore(server.endpoint, method=method, returnFormat=form))
    assert [str(row[0]) for row in graph.query(CLAIMS)] == [EX + "c1", EX + "c2"]


def test_rdflib_reads_triples_and_writes_none(server) -> None:
    graph = Graph(SPARQLStore(server.endpoint))
    assert Literal("Le Journal", lang="fr") in set(graph.objects(URIRef(EX + "outlet")))
    assert bool(graph.query("ASK { ?s ?p 'no such text' }")) is False
    assert len(graph.query(f"CONSTRUCT {{ ?c a <{KG}Claim> }} WHERE {{ ?c a <{KG}Claim> }}").graph) == 2


def test_an_rdflib_dataset_sees_the_whole_and_its_graphs(server) -> None:
    dataset = Dataset(SPARQLStore(server.endpoint))
    assert len(list(dataset.query(CLAIMS))) == 2
    assert len(list(dataset.get_context(URIRef(EX + "g2")).query(CLAIMS))) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_converts_every_format(server, method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed here: run make test")
    client = wrapper.SPARQLWrapper(server.endpoint)
    client.setMethod(method)
    client.setQuery(CLAIMS)
    client.setReturnFormat(wrapper.JSON)
    assert [row["c"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == [EX + "c1", EX + "c2"]
    client.setReturnFormat(wrapper.XML)
    assert client.queryAndConvert().toxml().count("<result>") == 2
    for form in (wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(form)
        assert EX.encode() + b"c2" in client.queryAndConvert()
    client.setQuery(f"CONSTRUCT WHERE {{ ?c a <{KG}Claim> }}")
    for form in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(form)
        found = client.queryAndConvert()
        assert len(found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")) == 2
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT * {")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_as_in_the_readme(server) -> None:
    def curl(*arguments: str) -> str:
        return subprocess.run(["curl", "-sS", *arguments, server.endpoint], check=True, capture_output=True).stdout.decode()

    assert curl("-H", "Accept: text/csv", "--data-urlencode", f"query={CLAIMS}") == f"c\r\n{EX}c1\r\n{EX}c2\r\n"
    assert len(json.loads(curl("-G", "--data-urlencode", f"query={CLAIMS}"))["results"]["bindings"]) == 2
    assert curl("-H", "Content-Type: application/sparql-query", "--data-binary", CLAIMS, "-o", "/dev/null", "-w", "%{http_code}") == "200"
    assert "sd:Service" in curl()
