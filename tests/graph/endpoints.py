"""Endpoints on a free port of this machine: the real Oxigraph server, and one that misbehaves as told."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, parse, serialize


def program() -> str | None:
    """Where the server's program is."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


@contextmanager
def oxigraph(command: str = "serve", *options: str) -> Iterator[str]:
    """The address of an Oxigraph server that runs meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = [program() or "oxigraph", command, "--bind", f"127.0.0.1:{port}", *options]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + 20
            while time.monotonic() < end:
                with socket.socket() as trial:
                    if trial.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


class Faulty(ThreadingHTTPServer):
    """Queries at /sparql, graphs at /store, no updates. `fault` may answer a request before that: (status, type, body) or None."""

    daemon_threads = True

    def __init__(self, fault: Callable[[BaseHTTPRequestHandler], tuple[int, str, bytes] | None] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fault = fault or (lambda request: None)
        self.store = Store()
        self.seen: list[str] = []


@contextmanager
def running(server: Faulty) -> Iterator[str]:
    """The address of a server that answers meanwhile."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wants(authorization: str) -> Callable[[BaseHTTPRequestHandler], tuple[int, str, bytes] | None]:
    """A fault: 401 without this header."""
    return lambda request: None if request.headers.get("Authorization") == authorization else (401, "text/plain", b"who are you?")


def basic(user: str, password: str) -> str:
    """The header of HTTP's Basic scheme (RFC 7617)."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class _Handler(BaseHTTPRequestHandler):
    server: Faulty

    def log_message(self, *_: object) -> None:
        pass

    def handle_one(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        self.server.seen.append(f"{self.command} {unquote(self.path)}")
        answer = self.server.fault(self)
        if answer is None and url.path == "/sparql" and self.headers.get("Content-Type", "").startswith("application/x-www-form"):
            answer = self._query(parse_qs(self.body.decode()))
        if answer is None and url.path == "/store":
            answer = self._graph(parse_qs(url.query, keep_blank_values=True))
        status, kind, content = answer or (404, "text/plain", b"nothing here")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if 300 <= status < 400:
            self.send_header("Location", "http://elsewhere.example/")
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = handle_one

    def _query(self, form: dict[str, list[str]]) -> tuple[int, str, bytes]:
        graphs = [NamedNode(iri) for iri in form.get("default-graph-uri", [])]
        found = self.server.store.query(form["query"][0], default_graph=graphs or [DefaultGraph()])
        if isinstance(found, QueryTriples):
            return 200, "application/n-triples", found.serialize(format=RdfFormat.N_TRIPLES) or b""
        return 200, "application/sparql-results+json", found.serialize(format=QueryResultsFormat.JSON) or b""

    def _graph(self, query: dict[str, list[str]]) -> tuple[int, str, bytes]:
        store = self.server.store
        if "graph" not in query:
            return 200, "application/n-triples", serialize((q.triple for q in store), format=RdfFormat.N_TRIPLES) or b""
        name = NamedNode(query["graph"][0])
        store.remove_graph(name)
        if self.command == "PUT":
            for quad in parse(self.body, format=RdfFormat.TURTLE):
                store.load(input=serialize([quad.triple], format=RdfFormat.N_TRIPLES), format=RdfFormat.N_TRIPLES, to_graph=name)
        return 204, "text/plain", b""
