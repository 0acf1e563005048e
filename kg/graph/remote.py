"""A store behind a SPARQL endpoint: what is read comes in one piece into memory, what is written goes out as one update an article.

Where a server takes no updates but whole graphs, each graph that changes is put anew; an article's own graph comes after what it names.
Endpoints know no lock: one writer at a time is for the user to see to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from kg.errors import GraphError
from kg.graph.address import Address, place_of
from kg.graph.change import Change, apply
from kg.graph.endpoint import Endpoint
from kg.graph.store import GraphStore

_ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_REST = "SELECT ?s ?p ?o { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
_LAST = ("graph/entities", "graph/provenance", "graph/analysis")


def open_store(where: str | Path | Address | None, *, read_only: bool = False) -> GraphStore:
    """The store of a folder or at an endpoint's address, or a new one in memory. Raises GraphError for one that can't be used."""
    place = None if where is None else place_of(where)
    return RemoteStore(place, read_only=read_only) if isinstance(place, Address) else GraphStore(place, read_only=read_only)


class RemoteStore(GraphStore):
    """A store that keeps its statements at an endpoint."""

    def __init__(self, address: Address, *, read_only: bool = False) -> None:
        """Find the endpoint, and where it is written to unless `read_only`. Raises GraphError."""
        self.path = self.journal = None
        self.endpoint = Endpoint(address)
        self._writing = Lock()
        self._mirror: Store | None = None
        if not read_only:
            _ = self.endpoint.takes_updates

    @property
    def inner(self) -> Store:
        """All statements in memory, fetched when they are first needed."""
        if self._mirror is None:
            self._mirror = _fetched(self.endpoint)
        return self._mirror

    @property
    def engine(self) -> Store:
        """The endpoint itself: a query needs not fetch everything."""
        return cast(Store, _Engine(self))

    def load(self, path: str | Path) -> None:
        """Add the statements of a file, all or none. Raises GraphError as for any store."""
        read = GraphStore()
        read.load(path)
        self.exchange((), read.quads())

    def pour(self, quads: Iterable[Quad]) -> None:
        """Add statements, all or none."""
        self.exchange((), quads)

    def flush(self) -> None:
        """Nothing is left to do: the endpoint has answered for each change."""

    def _commit(self, change: Change) -> None:
        mirror, self._mirror = self.inner, None  # if this fails, nobody knows what the endpoint has
        if self.endpoint.takes_updates:
            self.endpoint.update(change.as_update())
            apply(change, mirror)
        else:
            apply(change, mirror)
            self._put(change, mirror)
        self._mirror = mirror

    def _put(self, change: Change, mirror: Store) -> None:
        if any(isinstance(quad.graph_name, DefaultGraph) for quad in (*change.removed, *change.added)):
            raise GraphError(f"{self.endpoint.address} takes no updates, and its default graph is not ours to put: load the file elsewhere")
        shared = [graph for graph in change.graphs() if graph.endswith(_LAST)]
        own = [graph for graph in change.graphs() if not graph.endswith(_LAST)]
        for graph in [*own, *shared] if change.dropped else [*shared, *own]:
            self.endpoint.put(graph, list(mirror.quads_for_pattern(None, None, None, NamedNode(graph))))


class _Engine:
    """Answers queries as `pyoxigraph.Store` does."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str], use_default_graph_as_union: bool
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The answer; SyntaxError where the query is wrong, which is found out here, where it can be explained."""
        local = Store()
        kind = local.query(sparql, prefixes=dict(prefixes))
        endpoint, everywhere = self._store.endpoint, use_default_graph_as_union
        if everywhere and not endpoint.shows_everything:
            return self._store.inner.query(sparql, prefixes=dict(prefixes), use_default_graph_as_union=True)
        declared = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items())
        answer = endpoint.answer(f"{declared} {sparql}", everywhere=everywhere)
        if not isinstance(kind, QueryTriples):
            return endpoint.results(answer)
        local.load(answer.body, format=RdfFormat.TURTLE)
        return cast(QueryTriples, local.query("CONSTRUCT WHERE { ?s ?p ?o }"))


def _fetched(endpoint: Endpoint) -> Store:
    """Everything that an endpoint has. Raises GraphError where it cuts its answers off."""
    expected = next((int(row["n"].value) for row in endpoint.rows(_COUNT)), 0)
    store = Store()
    store.extend(Quad(row["s"], row["p"], row["o"], row["g"]) for row in endpoint.rows(_ALL))
    if len(store) < expected:
        raise GraphError(f"{endpoint.address} answers with {len(store)} of {expected} statements: raise the server's limit for results")
    store.extend(Quad(row["s"], row["p"], row["o"]) for row in endpoint.rows(_REST))
    return store
