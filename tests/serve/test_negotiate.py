"""Formats: by Accept, by parameter, for every kind of answer; datasets by parameter."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.errors import RequestError
from kg.serve.negotiate import GRAPHS, TABLES, check_format, choose

EX = "https://example.org/"
CLAIMS = "SELECT ?c { ?c a kg:Claim } ORDER BY ?c"


@pytest.mark.parametrize(
    ("accept", "asked", "name"),
    [
        ("", None, "json"),
        ("*/*", None, "json"),
        ("text/csv", None, "csv"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", None, "xml"),
        ("application/*", None, "json"),
        ("text/*", None, "xml"),
        ("text/tab-separated-values, text/csv", None, "tsv"),
        ("*/*, text/csv", None, "csv"),
        ("*/*;q=0.5, application/json;q=0, application/sparql-results+json;q=0", None, "xml"),
        ("TEXT/CSV; charset=utf-8; q=1", None, "csv"),
        ("text/csv;q=high, text/tab-separated-values;q=0.1", None, "tsv"),
        ("image/png", None, None),
        ("image/png", "csv", "csv"),
        ("text/csv", "turtle", "csv"),
        (",;,", None, None),
    ],
)
def test_the_format_that_a_client_likes_best(accept: str, asked: str | None, name: str | None) -> None:
    chosen = choose(TABLES, accept=accept, asked=asked)
    assert (chosen and chosen.name) == name


def test_what_rdflib_and_browsers_send() -> None:
    firefox = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert choose(TABLES, accept=firefox) == TABLES[1] and choose(GRAPHS, accept="text/turtle, application/rdf+xml") == GRAPHS[0]


def test_unknown_formats_are_listed() -> None:
    with pytest.raises(RequestError, match="choose one of json"):
        check_format("docx")
    check_format("csv")


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_tables_in_every_format(server, media: str, form: QueryResultsFormat) -> None:
    reply = server.get(CLAIMS, media)
    found = parse_query_results(input=reply.body, format=form)
    assert isinstance(found, QuerySolutions) and [row["c"].value for row in found] == [EX + "c1", EX + "c2"]
    assert reply.headers["content-type"].startswith(media) and reply.headers["vary"] == "Accept"
    asked = parse_query_results(input=server.get("ASK {}", media).body, format=form)
    assert isinstance(asked, QueryBoolean) and bool(asked)


def test_csv_keeps_line_breaks_and_quotes(server) -> None:
    reply = server.get("SELECT ?t { <https://example.org/span2> nif:anchorOf ?t }", "text/csv")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.text.splitlines() == ["t", '"une phrase, ""citée""', 'sur deux lignes"']


@pytest.mark.parametrize("media", GRAPHS, ids=lambda media: media.name)
def test_graphs_in_every_format(server, media) -> None:
    form = RdfFormat.from_media_type(media.types[0])
    for query in ("CONSTRUCT WHERE { ?c a kg:Claim }", "DESCRIBE <https://example.org/c1> <https://example.org/c2>"):
        reply = server.get(query, media.types[0])
        subjects = {quad.subject.value for quad in parse(input=reply.body, format=form)}
        assert subjects == {EX + "c1", EX + "c2"} and reply.headers["content-type"].startswith(media.types[0])
    assert server.get("CONSTRUCT WHERE { ?c a kg:Claim }", format=media.name).headers["content-type"].startswith(media.types[0])


def test_what_can_not_be_had_is_listed(server) -> None:
    reply = server.get(CLAIMS, "image/png")
    assert reply.status == 406 and "text/csv" in reply.problem
    reply = server.get("CONSTRUCT WHERE { ?c a kg:Claim }", "text/csv")
    assert reply.status == 406 and "text/turtle" in reply.problem


def test_a_graph_that_a_format_can_not_hold(server) -> None:
    query = "CONSTRUCT { <urn:s> <urn:p:1> <urn:o> } WHERE {}"
    reply = server.get(query, "application/rdf+xml")
    assert reply.status in (200, 406) and server.get(query, "text/turtle").status == 200
    if reply.status == 200:
        assert [quad.predicate.value for quad in parse(input=reply.body, format=RdfFormat.RDF_XML)] == ["urn:p:1"]


def test_head_has_no_body(server) -> None:
    reply = server.request("HEAD", "/sparql?query=ASK{}")
    assert reply.status == 200 and reply.body == b"" and int(reply.headers["content-length"]) > 0


@pytest.mark.parametrize("media", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_the_endpoint_describes_itself(server, media: str) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    reply = server.request("GET", "/sparql", Accept=media)
    form = RdfFormat.from_media_type(reply.headers["content-type"].split(";")[0])
    found = {(quad.predicate.value, getattr(quad.object, "value", "")) for quad in parse(input=reply.body, format=form)}
    assert {(sd + "endpoint", server.endpoint), (sd + "supportedLanguage", sd + "SPARQL11Query")} <= found
    assert (sd + "supportedLanguage", sd + "SPARQL11Update") not in found
    assert server.request("GET", "/sparql", Accept="image/png").status == 406
    assert server.request("GET", "/sparql", Accept="text/html,*/*;q=0.8").headers["location"] == "/"


def test_the_dataset_of_a_query(server) -> None:
    """All graphs unless the request or the query names some; what the request names wins (SPARQL 1.1 Protocol, 2.1.4)."""
    g1, g2 = EX + "g1", EX + "g2"
    names = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"

    def claims(query: str = CLAIMS, **graphs: str | list[str]) -> list[str]:
        return [row["c"].removeprefix(EX) for row in server.get(query, **graphs).rows]

    assert claims() == ["c1", "c2"]
    assert claims(**{"default-graph-uri": g1}) == ["c1"] and claims(**{"default-graph-uri": [g1, g2]}) == ["c1", "c2"]
    assert claims(**{"named-graph-uri": g1}) == []
    assert claims(CLAIMS.replace("{", f"FROM <{g2}> {{", 1)) == ["c2"]
    assert claims(CLAIMS.replace("{", f"FROM <{g2}> {{", 1), **{"default-graph-uri": g1}) == ["c1"]
    assert [row["g"] for row in server.get(names).rows] == [g1, g2, EX + "shared"]
    assert [row["g"] for row in server.get(names, **{"named-graph-uri": g2}).rows] == [g2]
    assert server.get(names, **{"default-graph-uri": g2}).rows == []


def test_json_is_json(server) -> None:
    assert json.loads(server.get(CLAIMS).body)["head"] == {"vars": ["c"]}
