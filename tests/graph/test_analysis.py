"""Events, shared claims and contradictions in the terms of the graph contract, each with the rule that made it."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from rdflib import RDF, RDFS

from kg.graph.analysis import write_analysis
from kg.graph.findings import analysis_statements
from kg.records import Event, Finding, SharedPair, Spread
from kg.vocab import KG, PLOVER, PROV, SEM

BASE = "https://w3id.org/rashomon/id/"
ONE, TWO = f"{BASE}claim/01", f"{BASE}claim/02"
EVENT = Event(
    iri=f"{BASE}event/aa",
    claims=(ONE, TWO),
    type="ASSAULT",
    mode="raid",
    agents=(f"{BASE}actor/a",),
    recipients=(f"{BASE}actor/b",),
    places=(f"{BASE}place/p",),
    interval=("0001-01-01", "2024-01-14"),
    spreads=(Spread("killed", None, 3, 4.5),),
)
FINDING = Finding(ONE, TWO, "numeric", "Numeric", "Strict", "3", "4.5", "3 here, 4.5 there")
PAIR = SharedPair(ONE, TWO, "Independent", "two reporters on the spot")


def values(quads: list[Quad], subject: str, predicate: str) -> list[str]:
    return sorted(q.object.value for q in quads if q.subject.value == subject and q.predicate.value == str(predicate))


def subject_of(quads: list[Quad], cls: str) -> str:
    return next(q.subject.value for q in quads if q.predicate.value == str(RDF.type) and q.object.value == str(cls))


def test_an_event() -> None:
    quads = write_analysis([EVENT], [], [])
    assert {q.graph_name.value for q in quads} == {f"{BASE}graph/analysis"}
    assert values(quads, ONE, KG.reports) == values(quads, TWO, KG.reports) == [EVENT.iri]
    assert values(quads, EVENT.iri, KG.claimType) == values(quads, EVENT.iri, SEM.eventType) == [str(PLOVER.ASSAULT)]
    assert values(quads, EVENT.iri, SEM.hasActor) == [f"{BASE}actor/a", f"{BASE}actor/b"]
    assert values(quads, EVENT.iri, KG.agent) == [f"{BASE}actor/a"]
    assert (values(quads, EVENT.iri, KG.earliest), values(quads, EVENT.iri, KG.latest)) == ([], ["2024-01-14"])
    spread = f"{EVENT.iri}/quantity/1"
    assert values(quads, spread, KG.least) + values(quads, spread, KG.greatest) == ["3", "4.5"]
    assert values(quads, EVENT.iri, PROV.wasGeneratedBy) == [f"{BASE}rule/events"]


def test_a_contradiction() -> None:
    quads = write_analysis([], [], [FINDING])
    iri = subject_of(quads, KG.Contradiction)
    assert values(quads, iri, KG.claim) == [ONE, TWO]
    assert values(quads, iri, KG.left) + values(quads, iri, KG.leftValue) == [ONE, "3"]
    assert values(quads, iri, KG.right) + values(quads, iri, KG.rightValue) == [TWO, "4.5"]
    assert values(quads, iri, KG.kind) + values(quads, iri, KG.strength) == [str(KG.Numeric), str(KG.Strict)]
    assert values(quads, iri, KG.rule) == values(quads, iri, PROV.wasGeneratedBy) == [f"{BASE}rule/numeric"]
    assert values(quads, iri, RDFS.comment) == ["3 here, 4.5 there"]


def test_a_shared_claim() -> None:
    quads = write_analysis([], [PAIR], [])
    iri = subject_of(quads, KG.SharedClaim)
    assert values(quads, iri, KG.claim) == [ONE, TWO]
    assert values(quads, iri, KG.independence) == [str(KG.Independent)]
    assert values(quads, iri, RDFS.comment) == ["two reporters on the spot"]


def test_nothing_found_is_nothing_said() -> None:
    assert write_analysis([], [], []) == []


@pytest.mark.parametrize("graph", [NamedNode(f"{BASE}graph/analysis"), DefaultGraph()])
def test_the_analysis_is_found_wherever_it_stands(graph: NamedNode | DefaultGraph) -> None:
    made = {Quad(q.subject, q.predicate, q.object, graph) for q in write_analysis([EVENT], [PAIR], [FINDING])}
    reported = Quad(NamedNode(ONE), NamedNode(str(KG.reports)), NamedNode(EVENT.iri), NamedNode(f"{BASE}graph/elsewhere"))
    others = {
        Quad(NamedNode(ONE), NamedNode(str(KG.reports)), NamedNode(f"{BASE}happening"), NamedNode(f"{BASE}graph/elsewhere")),
        Quad(NamedNode(ONE), NamedNode(str(RDF.type)), NamedNode(str(KG.Claim)), DefaultGraph()),
    }
    store = Store()
    store.extend([*made, reported, *others])
    assert analysis_statements(store) == made | {reported}
