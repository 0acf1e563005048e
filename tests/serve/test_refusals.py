"""What is malformed, hostile or not allowed: a clear answer with the right status, and nothing else."""

from __future__ import annotations

import http.client
import socket
from urllib.parse import quote

import pytest

UPDATE = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("text", [UPDATE, "CLEAR ALL", "LOAD <http://127.0.0.1:9/>", "DELETE WHERE { ?s ?p ?o }"])
def test_updates_are_refused_however_they_are_sent(server, text: str) -> None:
    assert "read-only" in server.post(text, "update").problem
    form = server.request("POST", "/sparql", f"update={quote(text)}".encode(), Content_Type=FORM)
    assert (server.post(text, "update").status, form.status) == (403, 403)
    for reply in (server.post(text), server.get(text)):
        assert reply.status == 400 and "no updates" in reply.problem
    assert server.request("GET", f"/sparql?update={quote(text)}").status == 400
    assert b"true" in server.get("ASK { ?s ?p ?o }").body and b"false" in server.get("ASK { <urn:a> <urn:b> <urn:c> }").body


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICE<http://127.0.0.1:%d/>{ ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:%d/> { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:%d/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { BIND(<http://127.0.0.1:%d/> AS ?x) SERVICE SILENT ?x { ?a ?b ?c } }",
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <http://127.0.0.1:%d/> { ?a ?b ?c } #'''\n }",
    ],
)
def test_service_reaches_nobody(server, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        reply = server.post(query % listener.getsockname()[1])
        assert reply.status == 403 and "SERVICE is refused" in reply.problem
        with pytest.raises(TimeoutError):
            listener.accept()


def test_no_file_is_read(server, graph_file) -> None:
    for clause in ("FROM", "FROM NAMED", "from\n#x\nnamed"):
        reply = server.get(f"SELECT * {clause} <file://{graph_file}> {{ ?s ?p ?o }}")
        assert reply.status == 403 and "no files" in reply.problem
    for name in ("default-graph-uri", "named-graph-uri"):
        assert server.get("ASK {}", **{name: f"file://{graph_file}"}).status == 403
    assert server.get("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }").rows == []


def test_scratch_fetches_nothing_and_changes_no_file(start, graph_file) -> None:
    before = graph_file.read_bytes()
    server = start(graph_file, "--scratch")
    assert server.post(UPDATE, "update").status == 204 and b"true" in server.get("ASK { <urn:a> <urn:b> <urn:c> }").body
    for text in ("LOAD <http://127.0.0.1:9/>", f"{UPDATE} ; LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>"):
        reply = server.post(text, "update")
        assert reply.status == 403 and "LOAD is refused" in reply.problem
    assert server.post("INSERT { ?s ?p 1 } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "update").status == 403
    assert server.post("INSERT DATA {", "update").status == 400
    server.stop()
    assert graph_file.read_bytes() == before


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/sparql?query=SELECT", 400),
        ("/sparql?query=ASK{}&query=ASK{}", 400),
        ("/sparql?query=%FF%FE", 400),
        ("/sparql?query=", 400),
        ("/sparql?query=ASK{}&default-graph-uri=relative", 400),
        ("/sparql?query=ASK{}&default-graph-uri=%00", 400),
        ("/sparql?query=ASK{}&format=docx", 400),
        ("/sparql?" + "x=1&" * 20_000 + "query=ASK{}", 400),
        ("/sparql?query=ASK{}" + "+" * 1_100_000, 414),
        ("/sparql/../../etc/passwd", 404),
        ("/../../../etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/sparql/%2e%2e%2fetc%2fpasswd", 404),
        ("/..%5c..%5cwindows", 404),
        ("/page.css%00", 404),
        ("//sparql", 404),
    ],
)
def test_malformed_addresses(server, target: str, status: int) -> None:
    reply = server.request("GET", target)
    assert reply.status == status and reply.problem


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"ASK {}", 415),
        ("", b"ASK {}", 415),
        ("application/sparql-query; charset=latin-1", "ASK { ?s ?p 'é' }".encode("latin-1"), 415),
        ("application/sparql-query", b"\xff\xfe", 400),
        ("application/sparql-query", b"", 400),
        ("application/sparql-query", b"SELECT * { ?s ?p }", 400),
        (FORM, b"", 400),
        (FORM, b"other=1", 400),
        (FORM, b"query=ASK{}&update=CLEAR+ALL", 400),
        (FORM, b"query=%FF", 400),
        (FORM, b"\xff", 400),
        ("application/sparql-query", b"ASK {}" + b" " * (1 << 20), 413),
    ],
)
def test_malformed_bodies(server, kind: str, body: bytes, status: int) -> None:
    reply = server.request("POST", "/sparql", body, Content_Type=kind)
    assert reply.status == status and reply.problem


def test_a_body_without_a_length_has_a_limit_too(server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    chunks = iter([b"ASK {}"] + [b" " * 65536] * 20)
    connection.request("POST", "/sparql", body=chunks, headers={"Content-Type": "application/sparql-query"}, encode_chunked=True)
    assert connection.getresponse().status == 413


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a b\r\nX\r\n\r\n"])
def test_what_is_no_http_gets_an_answer_and_harms_nobody(server, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(raw)
        answer = client.recv(4096)
    assert answer.startswith(b"HTTP/1.1 4") and b"Traceback" not in answer
    assert server.get("ASK {}").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods(server, method: str) -> None:
    reply = server.request(method, "/sparql?query=ASK{}")
    assert reply.status == 405 and {"GET", "POST"} <= set(reply.headers["allow"].replace(" ", "").split(","))


def test_a_wrong_query_is_told_where(server) -> None:
    reply = server.get("SELECT ?s WHERE {\n ?s ?p }")
    assert reply.status == 400 and "line 2" in reply.problem
    assert "unknown prefix 'nope'" in server.get("SELECT * { ?s nope:x ?o }").problem


def test_every_answer_has_the_headers(server) -> None:
    for reply in (server.get("ASK {}"), server.get("ASK"), server.request("GET", "/"), server.request("GET", "/none")):
        assert reply.headers["x-content-type-options"] == "nosniff" and reply.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"
        assert not {"server", "access-control-allow-origin"} & set(reply.headers)


def test_names_that_are_not_this_machine_are_turned_away(server) -> None:
    assert server.request("GET", "/sparql?query=ASK{}", Host="attacker.example:7878").status == 421
    assert server.request("GET", "/sparql?query=ASK{}", Host="127.0.0.1.attacker.example").status == 421
    for name in ("localhost:1", "127.0.0.1", "[::1]:5"):
        assert server.request("GET", "/sparql?query=ASK{}", Host=name).status == 200


def test_web_pages_may_ask_only_when_they_are_allowed(server, start, graph_file) -> None:
    target, page, other = "/sparql?query=ASK{}", "http://localhost:3000", "https://attacker.example"
    assert server.request("GET", target, Origin=page).status == 403
    assert server.request("GET", target, Origin="null").status == 403
    assert server.request("GET", target, Origin=f"http://127.0.0.1:{server.port}").status == 200
    allowing = start(graph_file, "--allow-origin", page)
    reply = allowing.request("GET", target, Origin=page)
    assert reply.status == 200 and reply.headers["access-control-allow-origin"] == page and "Origin" in reply.headers["vary"]
    asked = allowing.request("OPTIONS", "/sparql", Origin=page, Access_Control_Request_Method="POST")
    assert asked.status == 200 and "POST" in asked.headers["access-control-allow-methods"]
    refused = allowing.request("GET", target, Origin=other)
    assert refused.status == 403 and "access-control-allow-origin" not in refused.headers
    assert allowing.get("ASK {}").headers["cross-origin-resource-policy"] == "cross-origin"
