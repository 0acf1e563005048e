"""Broken graphs, one fault each (broken/*.ttl: the header tells node, shape and message): told, and as pySHACL tells them."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import RDF, SH, XSD, Graph

from kg.errors import GraphError
from kg.graph.shapes import LONGEST, shapes_graph
from kg.graph.store import GraphStore
from kg.graph.validate import WHOLE, validate
from kg.vocab import BASE, KG, NIF

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.ttl"))
VALID = HERE / "valid.ttl"
MALFORMED = "claim-on-a-day-that-is-none"
"""pySHACL 0.40.1 breaks off with a TypeError where sh:lessThanOrEquals meets a malformed date; we go on."""
CLAIM = f"{BASE}claim/05127a313b9f19cf"


def header(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()[:3]
    return dict(line.removeprefix("# ").split(": ", 1) for line in lines)  # type: ignore[misc]


def stored(path: Path) -> Store:
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    return store


def by_pyshacl(path: Path) -> set[tuple[str, str]]:
    graph = Graph().parse(path, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph())
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.resultMessage))) for r in results}


def test_there_are_examples_and_the_unbroken_one_is_valid() -> None:
    assert len(BROKEN) >= 40 and validate(stored(VALID)) == [] and by_pyshacl(VALID) == set()


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_fault_is_told_with_its_node_shape_and_remedy(path: Path) -> None:
    expected, found = header(path), validate(stored(path))
    told = [problem for problem in found if expected["message"] in problem.message and problem.node == expected["node"]]
    assert told, found
    assert (told[0].shape or "none, beyond SHACL") == expected["shape"] and told[0].mend
    if "/claim/" in expected["node"] and path.stem != "claim-without-article":
        assert (told[0].article, told[0].file) == (f"{BASE}article/00112233445566aa", "valdorie.txt")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_one_fault_is_not_told_in_many_ways(path: Path) -> None:
    assert len(validate(stored(path))) <= 4


@pytest.mark.parametrize("path", [p for p in BROKEN if p.stem != MALFORMED], ids=lambda path: path.stem)
def test_shapes_say_what_pyshacl_says_of_the_whole_graph(path: Path) -> None:
    ours = {(problem.node, problem.message.partition(" (found ")[0]) for problem in validate(stored(path), batch=3) if problem.shape}
    assert ours == by_pyshacl(path)


def test_a_claim_is_told_with_its_words() -> None:
    problem = validate(stored(HERE / "broken/claim-without-polarity.ttl"))[0]
    assert problem.words.startswith("Au moins 18 miliciens") and len(problem.words) <= LONGEST + 1


def test_rdf_of_another_program_is_told_with_the_shapes_that_it_breaks() -> None:
    foreign = Store()
    foreign.load(
        b"""@prefix schema: <https://schema.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <http://e.example/a> a schema:NewsArticle ; schema:headline "x" . <http://e.example/b> a foaf:Person .""",
        format=RdfFormat.TURTLE,
    )
    found = validate(foreign)
    whole = [problem for problem in found if problem.node == WHOLE]
    assert len(whole) == 1 and whole[0].message.startswith("is no Rashomon graph")
    assert "http://xmlns.com/foaf/0.1/Person (1)" in whole[0].message and "kg build" in whole[0].mend
    assert {problem.shape for problem in found if problem.node == "http://e.example/a"} == {"NewsArticle"}


def test_a_huge_literal_is_told_and_not_repeated() -> None:
    store = stored(VALID)
    store.add(Quad(NamedNode(CLAIM), NamedNode(str(KG.object)), Literal("x" * 3_000_000, language="fr")))
    store.add(Quad(NamedNode(CLAIM), NamedNode(str(KG.time)), Literal("9" * 2_000_000)))
    found = validate(store)
    assert any("a text of 3000000 characters at kg:object" in problem.message for problem in found)
    assert max(len(str(problem)) for problem in found) < 600


def test_malformed_literals_leave_no_trace_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    store = stored(VALID)
    store.add(Quad(NamedNode(CLAIM), NamedNode(str(KG.latest)), Literal("32 janvier", datatype=NamedNode(str(XSD.date)))))
    assert validate(store) and caplog.records == []


def test_classes_below_ours_are_checked_too() -> None:
    store = stored(VALID)
    below = "<http://e.example/Rumour> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://w3id.org/rashomon/ontology#Claim> ."
    store.load(f"{below} <http://e.example/r> a <http://e.example/Rumour> .".encode(), format=RdfFormat.TURTLE)
    assert {(problem.node, problem.shape) for problem in validate(store)} == {("http://e.example/r", "Claim")}


def test_a_corrupt_store_is_one_clear_error(tmp_path: Path) -> None:
    store = GraphStore(tmp_path / "s")
    store.add([Quad(NamedNode("http://e.example/a"), NamedNode(str(NIF.anchorOf)), Literal("x"), NamedNode("http://e.example/g"))])
    del store
    for path in (tmp_path / "s").iterdir():
        if path.name.startswith(("MANIFEST", "CURRENT")):
            path.write_bytes(b"\x00garbage")
    with pytest.raises(GraphError, match="store"):
        GraphStore(tmp_path / "s")


def many(articles: int) -> Store:
    """The valid graph some times over, under other names."""
    store, text = Store(), VALID.read_text(encoding="utf-8")
    names = ("05127a313b9f19cf", "386f727e83192002", "00112233445566aa", "93bbe3e51879aecf", "cfc861ded8b8d8b4", "event:00")
    for number in range(articles):
        copy = text
        for name in names:
            copy = copy.replace(name, f"{name}{number}")
        store.load(copy.encode(), format=RdfFormat.TURTLE)
    return store


def test_an_article_is_checked_in_well_under_a_second() -> None:
    store = stored(VALID)
    validate(store)
    start = time.perf_counter()
    validate(store)
    assert time.perf_counter() - start < 0.5


def test_memory_does_not_grow_with_the_graph() -> None:
    peaks = []
    for store in (many(10), many(100)):
        tracemalloc.start()
        assert validate(store, batch=20) == []
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 200_000
