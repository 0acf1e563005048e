"""A store of statements, in memory or in a folder: rdflib is what users get, Oxigraph does the work.

Statements live in named graphs; the union of all is what `as_dataset` shows. Oxigraph's union has one row for each graph that
holds a triple: what articles share therefore lies in one graph only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from rdflib import SKOS, Dataset

from kg.errors import GraphError
from kg.graph.change import Change, apply
from kg.graph.convert import Subject
from kg.graph.entities import settle_labels
from kg.graph.journal import Journal
from kg.graph.terms import node
from kg.graph.writer import is_unfinished, refusal, sign

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
"""File extensions that can be read. No reader fetches anything: a JSON-LD file must carry its context."""

_BEGUN = ("Column family not found", "only possible on read-write instances")
"""What Oxigraph says when it is to read a store whose making was cut off after its first files: it wants to finish it."""
FLUSH_AFTER = 5
"""Seconds after which what is written is made sure to be on disk, at the next transaction."""
POURED = 50_000
"""Statements; so many at once are not written as one transaction, which would hold them all, and be slower by far."""
_POURED_FILES = "bulk-*.sst"
_TRIES = 20
_PAUSE = 0.1
"""How often, and with how many seconds between, a reader looks again at a store whose files a writer has just put in order."""
_LABELS = (node(SKOS.prefLabel), node(SKOS.altLabel))


class GraphStore:
    """A thin hull around `pyoxigraph.Store`, which is `inner` for whoever needs more."""

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        """Open the store in a folder, made if it is not there, or a new one in memory.

        Raises GraphError where another process writes to it or the folder holds something else.
        """
        self.path = Path(path) if path is not None else None
        self.journal = Journal(self.path) if self.path is not None and not read_only else None
        self._store = _open(self.path, read_only=read_only)
        if self.journal is not None:
            self.journal.opened()
        self._writing = Lock()  # adding reads before it writes
        self._flushed = monotonic()

    @property
    def inner(self) -> Store:
        """What is read and searched."""
        return self._store

    @property
    def engine(self) -> Store:
        """What answers a user's queries."""
        return self.inner

    def load(self, path: str | Path) -> None:
        """Read a file of statements, all or nothing. Raises GraphError: not there, unknown extension, or where its syntax breaks."""
        source = Path(path)
        format = readable_format(source)
        if self.journal is not None:
            self.journal.lose()
        try:
            self.inner.bulk_load(path=source, format=format)
        except SyntaxError as error:
            raise GraphError(f"{source} is no valid {format.name}: {_syntax(error)}; mend it there or export the graph again") from error
        except (OSError, ValueError) as error:
            raise GraphError(f"can't read {source}: {_one_line(error)}") from error

    def add(self, quads: Iterable[Quad], *, instead_of: Iterable[Quad] = ()) -> None:
        """Add statements, all or none, and see that no node ends up with two preferred labels in a language.

        With `instead_of`, take these away in the same transaction.
        """
        new, gone = list(quads), set(instead_of)
        with self._writing:
            held = self._labels(quad.subject for quad in new if quad.predicate in _LABELS) - gone
            settled = settle_labels([*sorted(held, key=str), *new])
            self._exchange((held | gone) - set(settled), settled)

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put statements in the place of all that a named graph holds, at once."""
        with self._writing:
            self._exchange(set(self.inner.quads_for_pattern(None, None, None, NamedNode(graph))), quads)

    def exchange(self, old: Iterable[Quad], new: Iterable[Quad] = ()) -> None:
        """Take statements away and add others in one transaction."""
        with self._writing:
            self._exchange(set(old), new)

    def pour(self, quads: Iterable[Quad]) -> None:
        """Add very many statements, all or none, without holding all of them; labels are not looked at.

        They are written into files of their own, of which the store is told when all are there; a process that is killed leaves it as
        it was.
        """
        rest = iter(quads)
        first = list(islice(rest, POURED))
        if len(first) < POURED:
            self.exchange((), first)
            return
        with self._writing, self._telling():
            if self.journal is not None:
                self.journal.lose()
            self.inner.bulk_extend(chain(first, rest))
            self._flush()

    def _labels(self, subjects: Iterable[Subject]) -> set[Quad]:
        """The labels that nodes have already."""
        return {quad for subject in set(subjects) for label in _LABELS for quad in self.inner.quads_for_pattern(subject, label, None)}

    def _exchange(self, old: AbstractSet[Quad], new: Iterable[Quad]) -> None:
        added = list(dict.fromkeys(new))
        change = Change(self._emptied(old, added), sorted(old, key=str), added)
        if change:
            self._commit(change)

    def _emptied(self, old: AbstractSet[Quad], new: Iterable[Quad]) -> list[NamedNode]:
        """The named graphs of which nothing stays: they are dropped, or their names would."""
        homes = {quad.graph_name for quad in old if isinstance(quad.graph_name, NamedNode)} - {quad.graph_name for quad in new}
        held = self.inner.quads_for_pattern
        return sorted((home for home in homes if all(quad in old for quad in held(None, None, None, home))), key=str)

    def _commit(self, change: Change) -> None:
        """Write, whole or not at all; what goes wrong is a GraphError.

        What is written outlives this process at once, and the machine after a few seconds: waiting for the disk each time would make
        many small files, which readers would see come and go.
        """
        with self._telling():
            if self.journal is not None:
                self.journal.note(change, self.inner)
            apply(change, self.inner)
            if self.journal is not None:
                self.journal.settled()
            if monotonic() - self._flushed > FLUSH_AFTER:
                self._flush()

    def flush(self) -> None:
        """Wait until everything is on disk."""
        with self._writing, self._telling():
            self._flush()

    def _flush(self) -> None:
        self.inner.flush()
        self._flushed = monotonic()
        if self.journal is not None:
            self.journal.settled()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            where = self.path or "in memory"
            raise GraphError(
                f"can't write to the store {where}: {_reason(error)}; make room and run it again: it goes on where it stopped"
            ) from error

    def quads(self) -> Iterable[Quad]:
        """All statements, in no order; `kg.exports` sorts them."""
        return self.inner.quads_for_pattern(None, None, None)

    def holds(self, graph: str) -> bool:
        """Whether there is a named graph of that IRI."""
        return self.inner.contains_named_graph(NamedNode(graph))

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self.inner.named_graphs() if isinstance(graph, NamedNode))

    def drop(self, graph: str) -> None:
        """Forget a named graph with all that it holds."""
        self.exchange(self.inner.quads_for_pattern(None, None, None, NamedNode(graph)))

    def as_dataset(self) -> Dataset:
        """The same store as an rdflib Dataset, whose default graph is the union of all graphs. Changes are seen on both sides."""
        from oxrdflib import OxigraphStore  # rdflib's own SPARQL engine comes with it, which a build does not need

        return Dataset(store=OxigraphStore(store=self.inner), default_union=True)

    def __len__(self) -> int:
        return len(self.inner)


def readable_format(path: Path) -> RdfFormat:
    """The format of a file by its extension. Raises GraphError where there is no such file or it is none that can be read."""
    if not path.exists():
        raise GraphError(f"{path} does not exist: check the path, or make the graph with kg build")
    if path.is_dir():
        raise GraphError(f"{path} is a folder, not a graph file: name a file, or open the folder as a store with --store")
    if path.suffix.lower() not in FORMATS:
        raise GraphError(f"{path} has no extension of a graph file: rename it to one of {', '.join(FORMATS)}")
    return FORMATS[path.suffix.lower()]


def _open(path: Path | None, *, read_only: bool) -> Store:
    if path is None:
        return Store()
    if path.is_file():
        raise GraphError(f"{path} is a file, not a store: name a folder, or load the file")
    unfinished = path.is_dir() and is_unfinished(path)
    nothing_yet = f"the store {path} holds nothing yet: its making was cut off, or just begins; run kg build again"
    if unfinished and read_only:
        raise GraphError(nothing_yet)
    if path.is_dir() and any(path.iterdir()) and not (path / "CURRENT").exists() and not unfinished:
        raise GraphError(f"the folder {path} holds something that is no store: name another one")
    if not read_only and not path.absolute().parent.is_dir():
        raise GraphError(f"can't make the store {path}: the folder {path.parent} does not exist; make it first")
    if read_only and not path.is_dir():
        raise GraphError(f"there is no store at {path}: make it with kg build --store")
    try:
        if read_only:
            return _open_to_read(path)
        store = Store(str(path))
        sign(path)
        for left in path.glob(_POURED_FILES):  # by a process that was killed before the store was told of them
            left.unlink(missing_ok=True)
        return store
    except OSError as error:
        if not read_only and "LOCK" in str(error):
            raise GraphError(refusal(path)) from error
        raise GraphError(f"can't open the store {path}: {_reason(error)}") from error
    except RuntimeError as error:
        if read_only and any(sign in str(error) for sign in _BEGUN):
            raise GraphError(nothing_yet) from error
        raise GraphError(f"the store {path} is damaged ({_one_line(error)}): move it away and build it again") from error


def _open_to_read(path: Path) -> Store:
    """A frozen view of a store. A writer may take away files between their being listed and opened: then the list is read again."""
    for _ in range(_TRIES):
        try:
            return Store.read_only(str(path))
        except (OSError, RuntimeError) as error:
            if "No such file" not in str(error):
                raise
        sleep(_PAUSE)
    return Store.read_only(str(path))


def _syntax(error: SyntaxError) -> str:
    """What the parser says, once; a context at an address is never fetched."""
    said = _one_line(error)
    if "LoadDocumentCallback" in said:
        return "its @context is an address, and nothing is fetched: write the context itself into the file"
    return re.sub(r" \([^()]*, line \d+\)$", "", said)


def _reason(error: BaseException) -> str:
    return "the disk is full" if "No space left" in str(error) else _one_line(error)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
