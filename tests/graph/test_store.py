"""Stores in memory and on disk: loading, adding, replacing, what rdflib sees, and the messages for what can't be read."""

import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SKOS

from kg.errors import GraphError
from kg.graph import store as graph_store
from kg.graph.change import Change
from kg.graph.store import GraphStore
from kg.graph.write import write_article

example = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("example.py"))))
BASE = "https://w3id.org/rashomon/id/"
QUADS = write_article(example.ARTICLE, example.CLAIMS)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a <https://w3id.org/rashomon/ontology#Claim> }"

OPEN = """
import sys
from kg.graph.store import GraphStore
try:
    GraphStore(sys.argv[1])
except Exception as error:
    print(type(error).__name__, error)
"""

POUR = """
import os, signal, sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.graph.store import POURED, GraphStore
def quads():
    for number in range(2 * POURED):
        yield Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(str(number)), NamedNode("urn:g"))
    os.kill(os.getpid(), signal.SIGKILL)
GraphStore(sys.argv[1]).pour(quads())
"""


def statement(word: str, graph: str = "urn:g") -> Quad:
    return Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(word), NamedNode(graph))


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> GraphStore:
    return GraphStore(None if request.param == "memory" else tmp_path / "work.kg")


def test_what_is_added_is_there_once(store: GraphStore) -> None:
    store.add(QUADS)
    store.add(QUADS)
    assert set(store.quads()) == set(QUADS) and len(store) == len(QUADS)
    assert store.graphs() == [f"{BASE}graph/{example.ARTICLE.id}", f"{BASE}graph/entities"]
    assert store.holds(f"{BASE}graph/entities") and not store.holds(f"{BASE}graph/analysis")


def test_the_dataset_shows_the_union_and_lives_on_the_store(store: GraphStore) -> None:
    dataset = store.as_dataset()
    store.add(QUADS)
    assert [int(row.n) for row in dataset.query(COUNT)] == [2]  # type: ignore[union-attr, arg-type]
    assert len(dataset) == len(QUADS)


def test_a_store_on_disk_keeps_what_it_has(tmp_path: Path) -> None:
    first = GraphStore(tmp_path / "work.kg")
    first.add(QUADS)
    del first
    assert set(GraphStore(tmp_path / "work.kg", read_only=True).quads()) == set(QUADS)


def test_a_replaced_graph_holds_the_new_statements_only(store: GraphStore) -> None:
    store.add([statement("old"), statement("kept", "urn:other")])
    store.replace("urn:g", [statement("new"), statement('"quoted\\ \n}')])
    assert set(store.quads()) == {statement("new"), statement('"quoted\\ \n}'), statement("kept", "urn:other")}
    store.replace("urn:g", [])
    assert set(store.quads()) == {statement("kept", "urn:other")}


def test_a_dropped_graph_is_gone(store: GraphStore) -> None:
    store.add([statement("a"), statement("b", "urn:other")])
    store.drop("urn:g")
    assert store.graphs() == ["urn:other"]


@pytest.mark.parametrize("order", [("FB", "Front bleu"), ("Front bleu", "FB")])
def test_a_node_has_one_preferred_label_whatever_order_articles_come_in(store: GraphStore, order: tuple[str, str]) -> None:
    for number, label in enumerate(order):
        actor = replace(example.BLUE_FRONT, label=label, aliases=())
        article = replace(example.ARTICLE, id=f"{number:016}")
        store.add(write_article(article, [replace(example.STRIKE, article=article.id, recipients=(actor,), quantities=(), attribution=())]))
    node = NamedNode(f"{BASE}actor/blue-front")
    for predicate, label in ((SKOS.prefLabel, "FB"), (SKOS.altLabel, "Front bleu")):
        assert [q.object.value for q in store.inner.quads_for_pattern(node, NamedNode(str(predicate)), None)] == [label]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.ttl", None, "does not exist"),
        ("table.xlsx", b"", "no extension of a graph file: rename it to one of .ttl"),
        ("broken.ttl", b"<urn:a> <urn:b> .", "is no valid Turtle"),
        ("broken.nq", b"<urn:a> <urn:b>\n", "is no valid N-Quads"),
        ("broken.json", b'{"@context": ', "is no valid JSON-LD"),
        ("remote.jsonld", b'{"@context": "https://schema.org/", "@id": "urn:x", "name": "y"}', "is no valid JSON-LD"),
        ("relative.ttl", b"<a> <b> <c> .", "is no valid Turtle"),
        ("entity.rdf", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>', "is no valid RDF/XML"),
        ("latin.nt", b'<urn:a> <urn:b> "\xe9" .', ""),
    ],
)
def test_what_is_no_graph_is_told_in_one_line(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    store = GraphStore()
    with pytest.raises(GraphError) as caught:
        store.load(path)
    told = str(caught.value)
    assert message in told and name in told and "\n" not in told and len(store) == 0


def test_a_syntax_error_tells_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n\n<urn:a> <urn:b .\n")
    with pytest.raises(GraphError, match="line 3"):
        GraphStore().load(path)


def test_a_folder_is_no_file_and_a_file_no_store(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="is a folder"):
        GraphStore().load(tmp_path)
    (tmp_path / "x.ttl").write_text("")
    with pytest.raises(GraphError, match="is a file, not a store"):
        GraphStore(tmp_path / "x.ttl")
    with pytest.raises(GraphError, match="holds something that is no store"):
        GraphStore(tmp_path)
    with pytest.raises(GraphError, match="there is no store"):
        GraphStore(tmp_path / "none", read_only=True)


def test_a_store_that_another_process_writes_to_can_not_be_opened(tmp_path: Path) -> None:
    holder = GraphStore(tmp_path / "work.kg")
    command = [sys.executable, "-c", OPEN, str(tmp_path / "work.kg")]
    told = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert told.stdout.startswith(f"GraphError process {os.getpid()} writes to the store") and told.stdout.count("\n") == 1
    assert "wait until it ends" in told.stdout and len(holder) == 0
    with pytest.raises(GraphError, match="this program has the store"):
        GraphStore(tmp_path / "work.kg")


def test_a_writer_that_left_no_note_is_still_told(tmp_path: Path) -> None:
    holder = GraphStore(tmp_path / "work.kg")
    for note in ("", "4194999\n"):
        (tmp_path / "work.kg" / "writer.txt").write_text(note)
        with pytest.raises(GraphError, match="another process writes"):
            GraphStore(tmp_path / "work.kg")
    assert len(holder) == 0


def test_a_store_whose_making_was_cut_off_can_be_made(tmp_path: Path) -> None:
    folder = tmp_path / "work.kg"
    folder.mkdir()
    for name in ("LOCK", "LOG", "MANIFEST-000001", "000001.dbtmp"):
        (folder / name).write_bytes(b"")
    with pytest.raises(GraphError, match="holds nothing yet"):
        GraphStore(folder, read_only=True)
    GraphStore(folder).add(QUADS)
    assert set(GraphStore(folder, read_only=True).quads()) == set(QUADS)
    (folder / "CURRENT").unlink()
    (folder / "notes.md").write_text("")
    with pytest.raises(GraphError, match="holds something that is no store"):
        GraphStore(folder)


def test_a_change_is_made_whole_or_not_at_all(store: GraphStore) -> None:
    store.add([statement("old"), statement("kept", "urn:other")])
    change = Change([], [statement("old")], [statement("new")])
    with pytest.raises((OSError, ValueError, RuntimeError)):
        store.inner.update(f"{change.as_update()} ; LOAD <urn:nothing>")
    assert set(store.quads()) == {statement("old"), statement("kept", "urn:other")}
    store.exchange([statement("old")], [statement("new", "urn:new")])
    assert set(store.quads()) == {statement("new", "urn:new"), statement("kept", "urn:other")}
    assert store.graphs() == ["urn:new", "urn:other"]


@pytest.mark.parametrize("bound", [0, graph_store.POURED])
def test_many_statements_are_poured_in_whole_or_not_at_all(store: GraphStore, bound: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[Quad]:
        yield from map(statement, "abc")
        raise KeyError

    monkeypatch.setattr(graph_store, "POURED", bound)
    store.add([statement("old")])
    with pytest.raises(KeyError):
        store.pour(broken())
    assert set(store.quads()) == {statement("old")}
    store.pour(map(statement, "abca"))
    assert set(store.quads()) == {statement("old"), *map(statement, "abc")}


def test_a_process_that_is_killed_while_it_pours_leaves_what_there_was(tmp_path: Path) -> None:
    folder = tmp_path / "work.kg"
    GraphStore(folder).add([statement("old")])
    killed = subprocess.run([sys.executable, "-c", POUR, str(folder)], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert killed.returncode < 0
    (folder / "bulk-1.sst").write_bytes(b"what it had written")
    assert set(GraphStore(folder).quads()) == {statement("old")}
    assert not list(folder.glob("bulk-*"))


def test_threads_that_add_at_once_leave_one_preferred_label() -> None:
    store, node = GraphStore(), NamedNode(f"{BASE}actor/blue-front")

    def label(number: int) -> None:
        store.add([Quad(node, NamedNode(str(SKOS.prefLabel)), Literal(f"Front {number}", language="fr"), NamedNode("urn:g"))])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(label, range(40)))
    assert [q.object.value for q in store.inner.quads_for_pattern(node, NamedNode(str(SKOS.prefLabel)), None)] == ["Front 0"]
    assert len(store) == 40
