"""The W3C's tests of the SPARQL 1.1 Protocol, all of them, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/"
KINDS = {"boolean": "sparql-results", "tabular": "sparql-results", "RDF": "turtle"}


@pytest.fixture(scope="module")
def manifest(w3c: Path) -> Graph:
    return Graph().parse(w3c / "protocol" / "manifest.ttl")


def load(server, w3c: Path) -> None:
    """The tests' data, each file in the graph that the tests name."""
    for number in (1, 2, 3):
        triples = (w3c / "protocol" / f"data{number}.nt").read_text(encoding="utf-8")
        text = f"DROP SILENT GRAPH <{DATA}data{number}.rdf> ; INSERT DATA {{ GRAPH <{DATA}data{number}.rdf> {{ {triples} }} }}"
        assert server.post(text, "update").status == 204


def requests(manifest: Graph, test: Node) -> Iterator[Node]:
    yield from Collection(manifest, manifest.value(manifest.value(test, MF.action), HT.requests))


def send(server, manifest: Graph, request: Node):
    """A request as the manifest has it; its path begins with /sparql/."""
    headers = {}
    if named := manifest.value(request, HT.headers):
        for header in Collection(manifest, named):
            headers[str(manifest.value(header, HT.fieldName))] = str(manifest.value(header, HT.fieldValue))
    body = manifest.value(request, HT.body)
    content = None
    if body is not None:
        encoding = str(manifest.value(body, CNT.characterEncoding))
        content = str(manifest.value(body, CNT.chars)).encode(encoding)
    path = str(manifest.value(request, HT.absolutePath))
    return server.request(str(manifest.value(request, HT.methodName)), path, content, **headers)


def outcome(reply, manifest: Graph, request: Node) -> str:
    """What is wrong with an answer; nothing if it is as expected."""
    expected = manifest.value(request, HT.resp)
    classes = {str(status)[-3] for status in manifest.objects(expected, MF.expectedStatus)}
    if str(reply.status)[0] not in classes:
        return f"{reply.status} {reply.text[:200]}"
    truth, form = manifest.value(expected, MF.expectedBoolean), manifest.value(expected, MF.expectedFormat)
    if truth is not None and json.loads(reply.body)["boolean"] is not truth.toPython():
        return f"answered {reply.text[:100]}"
    if form is not None and KINDS[str(form)] not in reply.headers["content-type"]:
        return f"came as {reply.headers['content-type']}"
    return ""


def test_all_34_pass(scratch, manifest: Graph, w3c: Path) -> None:
    tests = sorted(manifest.subjects(RDF.type, MF.ProtocolTest))
    wrong = {}
    for test in tests:
        load(scratch, w3c)
        found = [outcome(send(scratch, manifest, request), manifest, request) for request in requests(manifest, test)]
        if any(found):
            wrong[test.split("#")[1]] = found
    assert wrong == {} and len(tests) == 34


def test_without_scratch_only_the_updates_are_refused(server, manifest: Graph) -> None:
    """Of the tests that update something the read-only endpoint answers each first request with 403."""
    updates = [t for t in sorted(manifest.subjects(RDF.type, MF.ProtocolTest)) if t.split("#")[1].startswith("update_")]
    assert len(updates) == 7
    for test in updates:
        assert send(server, manifest, next(requests(manifest, test))).status == 403
