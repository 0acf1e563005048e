#!/usr/bin/env python3
"""Store, queries, Turtle and validation beside pyoxigraph itself and rdflib, in one run, over made-up claims.

    python benchmarks/bench_store.py [--claims 100000] [--small 2000] [--repeat 3]

`--claims 1000000` loads some 38 million statements and wants 16 GB of memory. rdflib is measured over `--small` claims.
Every measurement has a process of its own. Seconds are CPU seconds, for queries the best of N; memory is the peak of the process in
MB (1e6 bytes).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from example_graph import article_graphs
from pyoxigraph import Quad, RdfFormat, Store, serialize

from kg.vocab import PREFIXES

QUERIES = {
    "q1 events by actor, place and time": """SELECT ?event (COUNT(?c) AS ?n) WHERE {
        ?c kg:recipient ?who ; kg:place ?where ; kg:earliest ?day ; kg:reports ?event .
        VALUES ?who { <%(id)sactor/actor-7> <%(id)sactor/actor-8> }
        FILTER(?day >= "2021-01-01"^^xsd:date && ?day < "2022-01-01"^^xsd:date) } GROUP BY ?event""",
    "q2 shared claims of two outlets": """SELECT ?event (COUNT(DISTINCT ?outlet) AS ?n) WHERE {
        ?c kg:reports ?event ; kg:article/schema:publisher ?outlet } GROUP BY ?event HAVING(COUNT(DISTINCT ?outlet) > 1)""",
    "q3 different tolls of a month": """SELECT ?a ?b ?x ?y WHERE {
        ?a kg:reports ?event ; kg:earliest ?day ; kg:quantity ?p . ?b kg:reports ?event ; kg:quantity ?q .
        ?p kg:measure ?m ; kg:value ?x . ?q kg:measure ?m ; kg:value ?y .
        FILTER(?day >= "2021-03-01"^^xsd:date && ?day < "2021-04-01"^^xsd:date && ?x < ?y) }""",
    "q4 claims by source": """SELECT ?c ?quote WHERE {
        ?link kg:source <%(id)sactor/actor-9> . ?c kg:attribution ?link ; gaf:denotedBy/nif:anchorOf ?quote }""",
    "q5 claims per outlet and type": """SELECT ?outlet ?type (COUNT(?c) AS ?n) WHERE {
        ?c kg:claimType ?type ; kg:article/schema:publisher ?outlet } GROUP BY ?outlet ?type""",
    "q6 words in quotes": """SELECT ?c WHERE { ?c gaf:denotedBy/nif:anchorOf ?quote FILTER(REGEX(?quote, "moins 1[0-9]*7 mili")) }""",
}
QUERIES = {name: query % {"id": "https://w3id.org/rashomon/id/"} for name, query in QUERIES.items()}
"""As in studies of contested events: their cost spans look-ups, joins, aggregates and scans."""

Result = dict[str, float]


def quads(claims: int) -> Iterator[Quad]:
    """All statements."""
    return chain.from_iterable(article_graphs(claims))


def timed(run: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


def best(run: Callable[[], object], repeat: int) -> float:
    """The least CPU seconds of some runs."""
    return min(timed(run) for _ in range(repeat))


def peak_memory() -> float:
    """Peak resident memory of this process in MB; getrusage counts bytes on macOS and KiB elsewhere."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def load_ours(path: Path, claims: int, repeat: int) -> Result:
    """A file into our store, in memory."""
    from kg.graph.store import GraphStore

    store = GraphStore()
    return {"seconds": timed(lambda: store.load(path)), "quads": len(store)}


def load_raw(path: Path, claims: int, repeat: int) -> Result:
    """The same with pyoxigraph."""
    store = Store()
    return {"seconds": timed(lambda: store.load(path=path, format=RdfFormat.N_QUADS)), "quads": len(store)}


def add_ours(path: Path, claims: int, repeat: int) -> Result:
    """Article by article into our store in a folder, each on disk before the next, without the making of the statements."""
    from kg.graph.store import GraphStore

    store = GraphStore(path.with_suffix(".ours"))
    return {"seconds": sum(timed(lambda graph=graph: store.add(graph)) for graph in article_graphs(claims))}  # type: ignore[misc]


def add_raw(path: Path, claims: int, repeat: int) -> Result:
    """The same with pyoxigraph."""
    store, seconds = Store(str(path.with_suffix(".raw"))), 0.0
    for graph in article_graphs(claims):
        seconds += timed(lambda graph=graph: store.extend(graph)) + timed(store.flush)  # type: ignore[misc]
    return {"seconds": seconds}


def query_both(path: Path, claims: int, repeat: int) -> Result:
    """The queries through `kg query`'s function and through pyoxigraph, over one store."""
    from kg.queries.select import select

    store = Store()
    store.bulk_load(path=path, format=RdfFormat.N_QUADS)
    result: Result = {}
    for name, sparql in QUERIES.items():
        result[f"ours {name}"] = best(lambda sparql=sparql: select(store, sparql), repeat)  # type: ignore[misc]
        result[f"raw {name}"] = best(lambda sparql=sparql: raw_rows(store, sparql), repeat)  # type: ignore[misc]
        result[f"rows {name}"] = len(select(store, sparql).rows)
    return result


def raw_rows(store: Store, sparql: str) -> int:
    """The rows of a query, each term taken."""
    found = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    return len([tuple(solution) for solution in found])  # type: ignore[union-attr]


def query_rdflib(path: Path, claims: int, repeat: int) -> Result:
    """The queries in rdflib's own engine, over one graph in its memory."""
    graph = rdflib_graph(claims)
    return {f"rdflib {name}": timed(lambda sparql=sparql: list(graph.query(sparql, initNs=PREFIXES))) for name, sparql in QUERIES.items()}  # type: ignore[misc]


def rdflib_graph(claims: int):  # type: ignore[no-untyped-def]
    """The statements in rdflib's memory."""
    from rdflib import Graph

    from kg.graph.convert import to_rdflib

    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    for quad in quads(claims):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def turtle_ours(path: Path, claims: int, repeat: int) -> Result:
    """Sorted Turtle with `kg.exports`."""
    from kg.exports.turtle import write

    statements = list(quads(claims))
    return {"seconds": timed(lambda: write(statements, path.with_suffix(".ours.ttl")))}


def turtle_rdflib(path: Path, claims: int, repeat: int) -> Result:
    """Turtle with rdflib's serialiser."""
    graph = rdflib_graph(claims)
    return {"seconds": timed(lambda: graph.serialize(path.with_suffix(".rdflib.ttl"), format="turtle"))}


def validation(path: Path, claims: int, repeat: int) -> Result:
    """The shapes and the other checks over a loaded store; `before` is the memory with the store alone."""
    from kg.graph.validate import validate

    store = Store()
    store.load(path=path, format=RdfFormat.N_QUADS)
    before = peak_memory()
    seconds = timed(lambda: validate(store))
    return {"seconds": seconds, "before": before, "quads": len(store)}


def validation_pyshacl(path: Path, claims: int, repeat: int) -> Result:
    """pySHACL over the whole graph."""
    import pyshacl

    from kg.graph.shapes import shapes_graph

    graph = rdflib_graph(claims)
    return {"seconds": timed(lambda: pyshacl.validate(graph, shacl_graph=shapes_graph(), inplace=True))}


STEPS = (
    load_ours, load_raw, add_ours, add_raw, query_both, query_rdflib, turtle_ours, turtle_rdflib, validation, validation_pyshacl,
)  # fmt: skip


def run(step: Callable[..., Result], path: Path, claims: int, repeat: int) -> Result:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--step", step.__name__, "--path", str(path), "--claims", str(claims), "--repeat", str(repeat)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=2_000, help="claims for rdflib")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step = next(step for step in STEPS if step.__name__ == options.step)
        print(json.dumps({**step(options.path, options.claims, options.repeat), "memory": peak_memory()}))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), options.claims, options.small, options.repeat)


def report(folder: Path, claims: int, small: int, repeat: int) -> None:
    """All measurements as tables."""
    large, little = folder / "large.nq", folder / "little.nq"
    serialize(quads(claims), str(large), RdfFormat.N_QUADS)
    serialize(quads(small), str(little), RdfFormat.N_QUADS)
    ours, raw = run(load_ours, large, claims, repeat), run(load_raw, large, claims, repeat)
    print(f"{claims} claims, {ours['quads']:.0f} statements\n")
    print(f"{'':40}{'ours s':>9}{'raw s':>9}{'ratio':>7}{'MB':>7}{'raw MB':>8}")
    line("load N-Quads into memory", ours, raw)
    line("add article by article, on disk", run(add_ours, large, claims, repeat), run(add_raw, large, claims, repeat))
    asked, few = run(query_both, large, claims, repeat), run(query_both, little, small, repeat)
    slow = run(query_rdflib, little, small, repeat)
    for name in QUERIES:
        line(f"{name} ({asked[f'rows {name}']:.0f})", {"seconds": asked[f"ours {name}"]}, {"seconds": asked[f"raw {name}"]})
    print(f"\n{small} claims\n{'':40}{'ours s':>9}{'rdflib s':>9}{'times':>7}{'MB':>7}{'its MB':>8}")
    for name in QUERIES:
        line(name, {"seconds": few[f"ours {name}"]}, {"seconds": slow[f"rdflib {name}"]}, turned=True)
    line("write Turtle", run(turtle_ours, little, small, repeat), run(turtle_rdflib, little, small, repeat), turned=True)
    line("validate", run(validation, little, small, repeat), run(validation_pyshacl, little, small, repeat), turned=True)
    whole = run(validation, large, claims, repeat)
    print(f"\nvalidate {whole['quads']:.0f} statements: {whole['seconds']:.1f} s, ", end="")
    print(f"{whole['before']:.0f} MB with the store loaded, {whole['memory']:.0f} MB at the peak")


def line(name: str, one: Result, other: Result, *, turned: bool = False) -> None:
    """One row: our seconds, theirs, and how many times as long we take, or they where `turned`."""
    left, right = one["seconds"], other["seconds"]
    memory = "".join(f"{result['memory']:>{width}.0f}" for result, width in ((one, 7), (other, 8)) if "memory" in result)
    print(f"{name:40}{left:9.3f}{right:9.3f}{(right / left if turned else left / right):7.2f}{memory}", flush=True)


if __name__ == "__main__":
    main()
