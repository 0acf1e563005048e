"""The process that runs queries, one at a time, over a store that it opens for reading. It may be killed at any moment.

It is run as a file and imports nothing of ours, so that it starts in a tenth of a second. On stdin it gets questions, on stdout it
answers: JSON behind its length in four bytes (big-endian), and in answers a body of `length` bytes behind that.

argv[1], JSON: folder, timeout (s), limit (rows), max_result and max_memory (bytes), prefixes, forbidden and forbidden_in_updates
(pairs of pattern and reason).
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import struct
import sys
import time
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store, Triple, serialize

LENGTH = struct.Struct(">I")
_TABLES = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "n3": RdfFormat.N3,
}
_WITH_PREFIXES = ("turtle", "trig", "n3", "rdf")
_PAUSES = (0.05, 0.2, 0.5)
"""Seconds before a store that is being changed is read again."""
_GRACE = 1.0
"""Seconds after the time limit in which the server may end this process itself."""


class Refusal(Exception):
    """A status and the message for the client; `syntax` where the text itself is wrong."""

    def __init__(self, status: int, message: str, *, syntax: bool = False) -> None:
        super().__init__(message)
        self.status, self.syntax = status, syntax


class Worker:
    """Answers questions over one store."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config
        self._store: Store | None = None
        self._seen: object = None

    def answer(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The head of an answer and its body."""
        try:
            if question["op"] == "update":
                return self._update(question)
            return self._query(question)
        except Refusal as refusal:
            return {"status": refusal.status, "error": str(refusal), "syntax": refusal.syntax}, b""
        except MemoryError:
            return {"status": 503, "error": "the query takes more memory than it may: ask for less at once"}, b""

    def store(self) -> Store:
        """The store as it stands now: opened again when its files have changed, as an open one shows a moment long gone."""
        now = sorted((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in os.scandir(self.config["folder"]))
        if self._store is None or now != self._seen:
            self._store = Store.read_only(self.config["folder"])
            self._seen = now
        return self._store

    def trouble(self) -> str:
        """Why the store can't be opened; nothing if it can."""
        said = ""
        for pause in _PAUSES:
            try:
                self.store()
                return ""
            except (OSError, ValueError, RuntimeError) as error:
                said = str(error)
                time.sleep(pause)
        return said

    def _query(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        self._check(question["query"], "forbidden")
        for pause in _PAUSES:
            try:
                return self._run(question)
            except SyntaxError as error:
                raise Refusal(400, str(error), syntax=True) from error
            except (OSError, ValueError, RuntimeError) as error:
                if isinstance(error, RuntimeError) and not re.search("Corruption|IO error", str(error)):
                    raise Refusal(400, f"the query can't be evaluated: {error}") from error
                self._store = None  # another process is exchanging the store's files: look again
                time.sleep(pause)
        raise Refusal(503, "the store can't be read at present: try again, or check it with kg validate")

    def _run(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        default, named = question["default"], question["named"]
        found = self.store().query(
            question["query"],
            base_iri=question["base"],
            prefixes=self.config["prefixes"],
            use_default_graph_as_union=question["union"],
            default_graph=None if default is None else [NamedNode(iri) for iri in default],
            named_graphs=None if named is None else [NamedNode(iri) for iri in named],
        )
        graph = isinstance(found, QueryTriples)
        form = question["graph" if graph else "table"]
        if form is None:
            raise Refusal(406, "graph" if graph else "table")
        body = self._document(found, form) if isinstance(found, QueryTriples) else self._table(found, form)
        return {"status": 200, "graph": graph}, body

    def _table(self, found: QueryBoolean | QuerySolutions, form: str) -> bytes:
        output = _Capped(self.config["max_result"])
        found.serialize(output, _TABLES[form])
        body = output.getvalue()
        if isinstance(found, QuerySolutions):
            self._count(_rows(body, form, more_than=self.config["limit"]), "rows")
        return body

    def _document(self, found: QueryTriples, form: str) -> bytes:
        triples = self._distinct(found)
        output = _Capped(self.config["max_result"])
        prefixes = self.config["prefixes"] if form in _WITH_PREFIXES else None
        try:
            serialize(triples, output, _GRAPHS[form], prefixes=prefixes)
        except (OSError, ValueError) as error:
            raise Refusal(406, f"this graph can't be written in that format, only in others: {error}") from error
        return output.getvalue()

    def _distinct(self, found: QueryTriples) -> list[Triple]:
        """The triples of a graph, each once, which the engine may yield several times."""
        triples: dict[Triple, None] = {}
        for triple in found:
            triples[triple] = None
            self._count(len(triples), "triples")
        return list(triples)

    def _count(self, found: int, what: str) -> None:
        if found > self.config["limit"]:
            raise Refusal(403, f"the answer has more than {self.config['limit']} {what}: add LIMIT and OFFSET, or ask for less")

    def _check(self, text: str, name: str) -> None:
        for pattern, reason in self.config[name]:
            if re.search(pattern, text):
                raise Refusal(403, reason)

    def _update(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        self._check(question["update"], "forbidden_in_updates")
        self._store = None
        try:
            store = Store(self.config["folder"])
            store.update(question["update"], base_iri=question["base"], prefixes=self.config["prefixes"])
            store.flush()
        except SyntaxError as error:
            raise Refusal(400, f"the update is wrong: {error}") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise Refusal(400, f"the update can't be run: {error}") from error
        return {"status": 204}, b""


class _Capped(io.BytesIO):
    """Bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._limit:
            raise Refusal(403, f"the answer is longer than {self._limit >> 20} MiB: add LIMIT and OFFSET, or ask for less")
        return super().write(data)


def _rows(body: bytes, form: str, *, more_than: int) -> int:
    """How many rows were written; an upper bound will do where it is not more than the limit."""
    if form == "xml":
        return body.count(b"<result>")
    if form == "tsv":
        return body.count(b"\n") - 1
    bound = body.count(b"{" if form == "json" else b"\n")
    if bound <= more_than:
        return bound
    if form == "json":
        return len(json.loads(body)["results"]["bindings"])
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


def main() -> None:
    """Answer until stdin ends. The system ends the process where a query goes on beyond its time."""
    config = json.loads(sys.argv[1])
    _limit(config["max_memory"])
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    worker = Worker(config)
    if trouble := worker.trouble():
        _send(sink, {"status": 503, "error": trouble}, b"")
        return
    _send(sink, {"status": 200}, b"")
    while head := source.read(LENGTH.size):
        question = json.loads(source.read(*LENGTH.unpack(head)))
        _alarm(config["timeout"] + _GRACE)
        answer, body = worker.answer(question)
        _alarm(0)
        _send(sink, answer, body)


def _send(sink: Any, head: dict[str, Any], body: bytes) -> None:
    text = json.dumps({**head, "length": len(body)}).encode()
    sink.write(LENGTH.pack(len(text)) + text)
    sink.write(body)
    sink.flush()


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


if __name__ == "__main__":
    main()
