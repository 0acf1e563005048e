"""What has been written into a store since it was linked is known, or known not to be."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.graph.journal import KEPT
from kg.graph.store import POURED, GraphStore

EX = "https://example.org/"


def quad(subject, value="x"):
    return Quad(NamedNode(EX + subject), NamedNode(f"{EX}says"), Literal(value), NamedNode(f"{EX}graph"))


def load(store, file):
    file.write_text(f'<{EX}one> <{EX}says> "x" .')
    store.load(file)


@pytest.fixture
def folder(tmp_path):
    """A store with a statement, which was linked."""
    store = GraphStore(tmp_path / "work.kg")
    store.add([quad("old")])
    (tmp_path / "work.kg" / KEPT).write_bytes(b"what linking keeps")
    store.journal.begin("digest")
    return tmp_path / "work.kg"


def test_nodes_are_touched_by_what_comes_and_goes_and_not_by_what_was_there(folder):
    store = GraphStore(folder)
    assert (store.journal.touched(), store.journal.owner()) == (frozenset(), "digest")
    store.add([quad("old"), quad("new")])
    assert store.journal.touched() == {f"{EX}new"}
    store.exchange([quad("old")])
    del store
    assert GraphStore(folder).journal.touched() == {f"{EX}new", f"{EX}old"}


def test_a_store_in_memory_and_one_that_was_never_linked_have_no_journal(tmp_path):
    assert GraphStore().journal is None
    assert GraphStore(tmp_path / "new.kg").journal.touched() is None


def test_who_only_reads_is_not_written_down(folder):
    before = (folder / "linked.log").read_text()
    assert GraphStore(folder, read_only=True).journal is None
    assert (folder / "linked.log").read_text() == before


@pytest.mark.parametrize(
    "write",
    [
        lambda store, folder: store.inner.extend([quad("past")]),
        lambda store, folder: store.add([Quad(BlankNode("one"), NamedNode(f"{EX}says"), Literal("x"))]),
        lambda store, folder: (
            (folder.parent / "more.nt").write_text(f'<{EX}one> <{EX}says> "x" .') and store.load(folder.parent / "more.nt")
        ),
        lambda store, folder: store.pour(quad("many", str(number)) for number in range(POURED)),
    ],
    ids=["past the store", "a node without a name", "a file", "very many statements"],
)
def test_what_it_cannot_tell_it_does_not_pretend_to(folder, write):
    store = GraphStore(folder)
    write(store, folder)
    store.add([quad("new")])
    assert store.journal.touched() is None
    del store
    assert GraphStore(folder).journal.touched() is None
