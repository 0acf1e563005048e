"""A SPARQL 1.1 endpoint found from one address: where it takes queries and updates (Protocol) and whole graphs (Graph Store Protocol).

Servers put these at different paths below one base; the address may be the base or the path for queries.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, RdfFormat, parse_query_results, serialize

from kg.errors import GraphError
from kg.graph.address import Address
from kg.graph.http import Answer, Client, refusal

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_UPDATE = "application/sparql-update"
_TURTLE = "text/turtle"
_UNION = (("union-default-graph", "true"),)
"""Oxigraph's way to ask for all graphs at once; others overlook it."""


@dataclass(frozen=True)
class Endpoint:
    """What is asked of a server. Raises GraphError, in one line, for whatever it does not answer as it should."""

    address: Address

    @cached_property
    def _client(self) -> Client:
        return Client(self.address)

    @cached_property
    def _queries(self) -> str:
        """Where queries go."""
        failed: Answer | None = None
        for url in self._below("", "query", "sparql"):
            answer = self._post_query(url, "ASK {}")
            if answer.status in (401, 403) or 300 <= answer.status < 400:
                raise refusal(self.address, answer, doing="read")
            if answer.ok and isinstance(_parsed(answer), QueryBoolean):
                return url
            failed = failed or (answer if answer.status >= 500 else None)
        if failed:
            raise refusal(self.address, failed, doing="read")
        raise GraphError(f"{self.address} is no SPARQL endpoint: nothing there answers a query; check the path")

    @cached_property
    def _updates(self) -> str | None:
        """Where updates go; None where there is no such place."""
        for url in self._below("update", "", "statements"):
            answer = self._client.send(url, body=b"INSERT DATA {}", type=_UPDATE)
            if answer.ok and "html" not in answer.type:
                return url
            if answer.status in (401, 403):
                raise refusal(self.address, answer, doing="write to")
        return None

    @cached_property
    def _graphs(self) -> str | None:
        """Where whole graphs go; None where there is no such place."""
        for url in self._below("store", "data", "rdf-graphs/service"):
            answer = self._client.send(f"{url}?default", method="GET", accept=_TRIPLES)
            if answer.ok and any(kind in answer.type for kind in (_TRIPLES, "n-quads", "turtle")):
                return url
        return None

    @property
    def takes_updates(self) -> bool:
        """Whether a change can be one update. Raises GraphError for an endpoint that can't be written to at all."""
        found = bool(self._queries and self._updates)
        if not found and not self._graphs:
            raise GraphError(
                f"{self.address} takes no updates and no graphs, it is read-only: give the address of one that can be written to"
            )
        return found

    def update(self, text: str) -> None:
        """Run an update."""
        answer = self._client.send(self._updates or "", body=text.encode(), type=_UPDATE)
        if not answer.ok:
            raise refusal(self.address, answer, doing="write to")

    def put(self, graph: str, quads: Sequence[Quad]) -> None:
        """Put statements in the place of a graph; without any, the graph goes."""
        url = f"{self._graphs}?graph={quote(graph, safe='')}"
        if quads:
            body = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
            answer = self._client.send(url, method="PUT", body=body, type=_TURTLE)
        else:
            answer = self._client.send(url, method="DELETE")
        if not answer.ok and (quads or answer.status != 404):
            raise refusal(self.address, answer, doing="write to")

    def answer(self, sparql: str, *, everywhere: bool = False) -> Answer:
        """What a query is answered with; `everywhere` makes the union of all graphs its default graph."""
        answer = self._post_query(self._queries, sparql, (self._union or ()) if everywhere else ())
        if not answer.ok:
            raise refusal(self.address, answer, doing="read")
        return answer

    def rows(self, sparql: str) -> Iterator[QuerySolution]:
        """The rows of a SELECT over the graphs as they are."""
        answer = self.answer(sparql)
        try:
            found = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
            if isinstance(found, QuerySolutions):
                yield from found
                return
        except (SyntaxError, ValueError, OSError):
            pass
        raise self._broken()

    def results(self, answer: Answer) -> QuerySolutions | QueryBoolean:
        """The rows, all of them there, or the yes or no of an answer."""
        found = _parsed(answer)
        if found is None:
            raise self._broken()
        return found

    def _broken(self) -> GraphError:
        return GraphError(f"the answer of {self.address} breaks off or is no SPARQL JSON: ask for less, or raise the server's time limit")

    @property
    def shows_everything(self) -> bool:
        """Whether a query can be asked about all graphs at once: the protocol can't name the default graph beside others."""
        return self._union is not None

    @cached_property
    def _union(self) -> Sequence[tuple[str, str]] | None:
        """What asks for the union of all graphs, found out with one statement of a named graph; None if nothing does."""
        one = next(iter(self.rows("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1")), None)
        if one is None:
            return ()
        ask = "ASK { " + " ".join(str(one[name]) for name in ("s", "p", "o")) + " }"
        if "_:" not in ask and bool(self.results(self._post_query(self._queries, ask, _UNION))):
            return _UNION
        if bool(self.results(self.answer("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"))):
            return None
        return tuple((f"{kind}-graph-uri", graph) for graph in self._names() for kind in ("default", "named"))

    def _names(self) -> list[str]:
        return sorted(row["g"].value for row in self.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }") if hasattr(row["g"], "value"))

    def _post_query(self, url: str, sparql: str, dataset: Sequence[tuple[str, str]] = ()) -> Answer:
        body = urlencode([("query", sparql), *dataset]).encode()
        return self._client.send(url, body=body, type=_FORM, accept=f"{_JSON}, {_TRIPLES};q=0.9")

    def _below(self, *names: str) -> Iterator[str]:
        """The address with each name after it, or in the place of its end if that says what it is for."""
        parts = urlsplit(self.address.url)
        stem, _, end = parts.path.rpartition("/")
        paths = [f"{parts.path}/{name}" if name else parts.path for name in names]
        if end in ("query", "sparql", "update"):
            paths += [f"{stem}/{name}" for name in names if name]
        return (urlunsplit((parts.scheme, parts.netloc, path or "/", parts.query, "")) for path in paths)


def _parsed(answer: Answer) -> QuerySolutions | QueryBoolean | None:
    """The rows of an answer, or its yes or no; None where it is something else or lacks its end."""
    try:
        checked = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
        if isinstance(checked, QueryBoolean):
            return checked
        deque(checked, maxlen=0)
        return parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError):
        return None
