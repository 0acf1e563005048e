"""The W3C's query evaluation tests: what the endpoint answers over HTTP against what the engine answers by itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.query import Result

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
LEFT_OUT = ("entailment", "service", "syntax", "update", "fed")
BASE = "http://w3c.test"
DEFAULT = "urn:test:default"
RESULTS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle",
    ".rdf": "application/rdf+xml",
    ".nt": "application/n-triples",
}
FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}


@dataclass(frozen=True)
class Case:
    """One test of a manifest."""

    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path


def path_of(node) -> Path:
    return Path(unquote(str(node).removeprefix(BASE)))


def iri(path: Path) -> str:
    """What a file is called in a test; no file: IRI, as the endpoint refuses these."""
    return BASE + quote(str(path))


def cases(folder: Path) -> Iterator[Case]:
    for manifest in sorted(folder.glob("*/manifest.ttl")):
        if manifest.parent.name.startswith(LEFT_OUT):
            continue
        graph = Graph().parse(manifest, publicID=iri(manifest))
        for entries in graph.objects(None, MF.entries):
            for test in Collection(graph, entries):
                kinds = set(graph.objects(test, RDF.type))
                if not kinds & {MF.QueryEvaluationTest, MF.CSVResultFormatTest}:
                    continue
                action = graph.value(test, MF.action)
                yield Case(
                    f"{manifest.parent.name}/{str(test).split('#')[-1]}",
                    path_of(graph.value(action, QT.query)),
                    tuple(path_of(node) for node in graph.objects(action, QT.data)),
                    tuple(sorted(path_of(node) for node in graph.objects(action, QT.graphData))),
                    path_of(graph.value(test, MF.result)),
                )


def quads(case: Case) -> Iterator[Quad]:
    """The data of a test, what is in no named graph in the default graph."""
    for path, name in [*((path, None) for path in case.data), *((path, NamedNode(iri(path))) for path in case.named)]:
        for quad in parse(path=str(path), format=FORMATS[path.suffix], base_iri=iri(path)):
            yield quad if name is None else Quad(quad.subject, quad.predicate, quad.object, name)


Canonical = bool | frozenset[str] | str


def canonical_rows(variables: list[str], rows: list[list[object]]) -> frozenset[str]:
    """Rows without order, the names of blank nodes made alike; numbers by their value."""
    found = []
    for number, row in enumerate(rows):
        about = BlankNode(f"row{number}")
        found.append(Quad(about, NamedNode("urn:row"), Literal("")))
        found.extend(
            Quad(about, NamedNode(f"urn:v:{name}"), settled(term)) for name, term in zip(variables, row, strict=True) if term is not None
        )
    return canonical_graph(found)


def settled(term):
    """A term, numbers in one spelling."""
    if isinstance(term, Literal) and term.datatype.value.endswith(("#decimal", "#double", "#float")):
        try:
            return Literal(f"{float(term.value):.6g}", datatype=term.datatype)
        except ValueError:
            return term
    return term


def canonical_graph(found) -> frozenset[str]:
    dataset = Dataset(Quad(quad.subject, quad.predicate, settled(quad.object)) for quad in found)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(str(quad) for quad in dataset)


def read_results(body: bytes, suffix: str) -> Canonical:
    """Results in a file or an answer, comparable."""
    if suffix in RESULTS:
        found = parse_query_results(input=body, format=RESULTS[suffix])
        if isinstance(found, QueryBoolean):
            return bool(found)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        return canonical_rows(names, [[solution[name] for name in names] for solution in found])
    if suffix == ".csv":
        rows = csv.DictReader(io.StringIO(body.decode()))
        return "\n".join(sorted(str(sorted((k, "_:" if v.startswith("_:") else v) for k, v in row.items())) for row in rows))
    return canonical_graph(parse(input=body, format=FORMATS[suffix], base_iri=BASE))


def expected(case: Case) -> tuple[Canonical, str]:
    """What a test expects, and the suffix of the format in which to ask."""
    body, suffix = case.result.read_bytes(), case.result.suffix
    if suffix in (".ttl", ".rdf") and RS.ResultSet in set(Graph().parse(case.result).objects(None, RDF.type)):
        result = Result.parse(source=str(case.result), format="turtle" if suffix == ".ttl" else None)
        body, suffix = result.serialize(format="xml"), ".srx"
    return read_results(body, suffix), suffix


def by_engine(case: Case, suffix: str) -> Canonical:
    """The engine's own answer."""
    store = Store()
    store.extend(quads(case))
    found = store.query(case.query.read_text(encoding="utf-8"), base_iri=iri(case.query))
    form = RESULTS.get(suffix, QueryResultsFormat.CSV) if isinstance(found, QueryBoolean | QuerySolutions) else FORMATS[suffix]
    return read_results(found.serialize(format=form), suffix)


def fill(server, case: Case) -> None:
    """Put a test's data, and nothing else, into the server's copy."""
    where: dict[str, list[str]] = {}
    for quad in quads(case):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else DEFAULT
        where.setdefault(name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    data = " ".join(f"GRAPH <{name}> {{ {' '.join(lines)} }}" for name, lines in where.items())
    assert server.post(f"CLEAR ALL ; INSERT DATA {{ {data} }}", "update").status == 204


def by_endpoint(server, case: Case, suffix: str) -> Canonical:
    """The endpoint's answer; the request names the test's dataset where the query does not."""
    text = case.query.read_text(encoding="utf-8")
    graphs = {"default-graph-uri": [DEFAULT], "named-graph-uri": [iri(path) for path in case.named]}
    own = re.search(r"(?m)^FROM", text) is not None
    reply = server.get(f"BASE <{iri(case.query)}>\n{text}", ACCEPT[suffix], **({} if own else graphs))
    if reply.status != 200:
        raise ValueError(reply.text)
    return read_results(reply.body, suffix)


def test_the_endpoint_answers_as_the_engine_does(scratch, w3c: Path) -> None:
    found = sorted(cases(w3c), key=lambda case: (case.data, case.named, case.name))
    passed: dict[str, set[str]] = {"engine": set(), "endpoint": set()}
    held: object = None
    for case in found:
        try:
            wanted, suffix = expected(case)
        except (SyntaxError, ValueError, KeyError):
            continue
        if held != (case.data, case.named):
            fill(scratch, case)
            held = case.data, case.named
        for name, answer in (("engine", by_engine), ("endpoint", partial(by_endpoint, scratch))):
            with suppress(SyntaxError, ValueError, RuntimeError):
                if answer(case, suffix) == wanted:
                    passed[name].add(case.name)
    assert sorted(passed["engine"] - passed["endpoint"]) == []
    assert len(passed["endpoint"]) >= 215 and len(found) >= 235
