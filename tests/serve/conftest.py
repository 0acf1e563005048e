"""Real servers in processes of their own, on free ports of the loopback interface, and a client that shows every byte."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

W3C = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql" / "sparql11"
GRAPH = """
@prefix ex: <https://example.org/> .
@prefix kg: <https://w3id.org/rashomon/ontology#> .
@prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
ex:g1 {
  ex:article1 a schema:NewsArticle ; schema:publisher ex:outlet ; kg:sourceFile "<b>one</b>.txt" .
  ex:c1 a kg:Claim ; kg:article ex:article1 ; kg:claimType plover:ASSAULT ; kg:agent ex:a ; kg:recipient ex:b ;
    gaf:denotedBy ex:span1 ; kg:attribution ex:said1 ; kg:time "2024-01" .
  ex:said1 kg:source ex:a .
  ex:span1 nif:anchorOf "<script>alert(1)</script>"@fr .
}
ex:g2 {
  ex:c2 a kg:Claim ; kg:article ex:article1 ; kg:claimType plover:CONTROL ; kg:agent ex:b ; gaf:denotedBy ex:span2 .
  ex:span2 nif:anchorOf "une phrase, \\"citée\\"\\nsur deux lignes"@fr .
}
ex:shared {
  ex:a a kg:Actor ; skos:prefLabel "A"@fr .
  ex:b a kg:Actor ; skos:prefLabel "B & <i>C</i>"@fr .
  ex:outlet skos:prefLabel "Le Journal"@fr .
  ex:finding a kg:Contradiction ; kg:kind kg:Numeric ; rdfs:comment "why"@en ; kg:left ex:c1 ; kg:right ex:c2 .
}
"""


@dataclass(frozen=True)
class Reply:
    """An answer over HTTP."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        """The bindings of JSON results, values only."""
        return [{name: term["value"] for name, term in row.items()} for row in json.loads(self.body)["results"]["bindings"]]

    @property
    def problem(self) -> str:
        """The one line that tells what is wrong; fails for anything that shows more."""
        assert self.headers["content-type"] == "text/plain; charset=utf-8"
        assert self.text.count("\n") == 1 and "Traceback" not in self.text and 'File "' not in self.text
        return self.text


@dataclass
class Server:
    """`kg serve` in a process of its own."""

    process: subprocess.Popen[str]
    port: int
    said: str
    timeout: float = field(default=60)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def request(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            connection.request(method, target, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, query: str, accept: str | None = None, **parameters: str | list[str]) -> Reply:
        headers = {"Accept": accept} if accept is not None else {}
        return self.request("GET", "/sparql?" + urlencode({"query": query, **parameters}, doseq=True), **headers)

    def post(self, text: str, kind: str = "query") -> Reply:
        return self.request("POST", "/sparql", text.encode(), Content_Type=f"application/sparql-{kind}")

    def workers(self) -> list[int]:
        """The processes that the server has started."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in children.stdout.split()]

    def stop(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """The exit code, and all that it said since it was ready."""
        self.process.send_signal(by)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out + err


Start = Callable[..., Server]


def launch(*arguments: object) -> Server:
    """Start a server on a free port and wait until it answers."""
    command = [sys.executable, "-c", "from kg.cli import run; run()", "serve", *map(str, arguments), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout and process.stderr
    said = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/sparql", said)
    if not found:
        process.kill()
        raise AssertionError(f"kg serve did not start: {said}{process.communicate()[1]}")
    return Server(process, int(found[1]), said)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers that end with the test."""
    running: list[Server] = []

    def run(*arguments: object) -> Server:
        running.append(launch(*arguments))
        return running[-1]

    yield run
    for server in running:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph under the contract, with markup in its texts."""
    path = tmp_path_factory.mktemp("served") / "graph.trig"
    path.write_text(GRAPH, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(graph_file: Path) -> Iterator[Server]:
    """A server with narrow limits."""
    running = launch(graph_file, "--timeout", "3", "--limit", "1000")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def scratch(graph_file: Path) -> Iterator[Server]:
    """A server that takes updates."""
    running = launch(graph_file, "--scratch")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def w3c() -> Path:
    """The W3C's SPARQL 1.1 tests."""
    if not W3C.is_dir():
        pytest.skip("the W3C's SPARQL tests are not here")
    return W3C


def until(holds: Callable[[], Any], seconds: float = 10) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def eventually() -> Callable[..., bool]:
    return until
