"""Starting and stopping: files, stores, stores that grow, ports, signals, and what is left behind."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import GraphError, InputError
from kg.graph.store import GraphStore
from kg.serve.run import prepared, serve
from kg.serve.settings import Settings

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r . ?s ?t ?u }"


@pytest.fixture
def store(graph_file: Path, tmp_path: Path) -> Path:
    """The graph as a store's folder."""
    folder = tmp_path / "work.kg"
    GraphStore(folder).load(graph_file)
    return folder


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_and_leaves_nothing(start, graph_file: Path, tmp_path: Path, monkeypatch, eventually, by: signal.Signals) -> None:
    """Even while a query runs: its client is told, the workers end, the copy of the graph is gone, nothing is printed."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    server = start(graph_file)
    assert len(list(tmp_path.glob("kg-serve-*"))) == 1
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(server.get, SLOW)
        assert eventually(lambda: not running.done() and server.get("ASK {}").status == 200)
        workers = server.workers()
        code, said = server.stop(by)
        assert running.result(10).status == 503
    assert (code, said) == (0, "")
    assert workers and eventually(lambda: not any(map(alive, workers)))
    assert list(tmp_path.iterdir()) == []


def test_workers_end_when_the_server_is_killed(start, store: Path, eventually) -> None:
    server = start(store)
    workers = server.workers()
    server.process.kill()
    server.process.communicate(timeout=10)
    assert workers and eventually(lambda: not any(map(alive, workers)))


def test_a_store_is_served_as_it_is_and_shows_what_is_added(start, store: Path) -> None:
    server = start(store)
    before = int(server.get(COUNT).rows[0]["n"])
    writer = Store(str(store))
    writer.extend(Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode(f"urn:{i}"), NamedNode("urn:g")) for i in range(5))
    writer.flush()
    assert int(server.get(COUNT).rows[0]["n"]) == before + 5
    del writer
    assert int(server.get(COUNT).rows[0]["n"]) == before + 5


def test_scratch_copies_a_store(start, store: Path) -> None:
    server = start(store, "--scratch")
    assert server.post("CLEAR ALL", "update").status == 204 and server.get(COUNT).rows == [{"n": "0"}]
    assert len(GraphStore(store, read_only=True)) > 20


def test_a_turtle_file_is_served(start, tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text("<urn:a> <urn:b> 1.50 .", encoding="utf-8")
    assert start(graph).get(COUNT).rows == [{"n": "1"}]


def test_only_this_machine_is_listened_to(server) -> None:
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in addresses:
        if not address.startswith("127."):
            with pytest.raises(OSError):
                socket.create_connection((address, server.port), timeout=1).close()
    assert server.said.count("127.0.0.1") == 2


def test_a_taken_port_is_told(graph_file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="choose another with --port"):
        serve(graph_file, port=taken.getsockname()[1], settings=Settings(), ready=print)


@pytest.mark.parametrize("name", ["none.ttl", "broken.ttl", "empty", "notes.odt"])
def test_what_is_no_graph_is_told(tmp_path: Path, monkeypatch, name: str) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b> ", encoding="utf-8")
    (tmp_path / "notes.odt").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "copies"))
    with pytest.raises(GraphError), prepared(tmp_path / name):
        pass
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_corrupt_store_is_told(store: Path) -> None:
    for file in store.glob("MANIFEST*"):
        file.write_bytes(b"nothing that it should be")
    with pytest.raises(GraphError), prepared(store):
        pass


@pytest.mark.parametrize("origin", ["localhost", "ftp://x.example", "http://x.example/page", "http://a@b.example", ""])
def test_wrong_options_are_one_line(run_kg, graph_file: Path, origin: str) -> None:
    done = run_kg("serve", graph_file, "--allow-origin", origin)
    assert done.code == 2 and len(done.err.splitlines()) == 1 and "http://localhost:3000" in done.err
    for option, value in (("--port", "99999"), ("--timeout", "0"), ("--limit", "0"), ("--timeout", "nan")):
        done = run_kg("serve", graph_file, option, value)
        assert done.code == 2 and len(done.err.splitlines()) == 1
