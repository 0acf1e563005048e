"""A graph as we write it is valid; each way to break it gives one message that names the node, the article and what to do."""

import runpy
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SKOS, XSD

from kg.graph.analysis import write_analysis
from kg.graph.mint import claim_iri, graph_iri
from kg.graph.provenance import Provenance
from kg.graph.store import GraphStore
from kg.graph.validate import validate
from kg.graph.write import write_article
from kg.records import Event, Finding, SharedPair, Spread
from kg.vocab import GAF, KG, NIF, PLOVER, SCHEMA, WGS84

example = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("example.py"))))
BASE = "https://w3id.org/rashomon/id/"
ARTICLE = f"{BASE}article/{example.ARTICLE.id}"
STRIKE, HOLDS = (claim_iri(claim) for claim in example.CLAIMS)
QUADS = write_article(example.ARTICLE, example.CLAIMS, provenance=Provenance("0.1.0", datetime(2024, 1, 1, tzinfo=UTC)))
EVENT = Event(
    iri=f"{BASE}event/00",
    claims=(STRIKE,),
    type="ASSAULT",
    mode="aerial",
    agents=(f"{BASE}actor/valdoria",),
    recipients=(f"{BASE}actor/blue-front",),
    places=(f"{BASE}place/sorm-valley",),
    interval=("2024-01-14", "9999-12-31"),
    spreads=(Spread("killed", f"{BASE}actor/blue-front", 18, 20),),
)
ANALYSIS = write_analysis(
    [EVENT],
    [SharedPair(STRIKE, HOLDS, "Unknown", "nothing shows either")],
    [Finding(STRIKE, HOLDS, "numeric", "Numeric", "Strict", "18", "20", "18 here, 20 there")],
)


def changed(subject: str, predicate: str, value: str | Literal | None) -> list[Quad]:
    """The graph with another value of one property, or none."""
    kept = [q for q in QUADS + ANALYSIS if (q.subject.value, q.predicate.value) != (subject, str(predicate))]
    graph = next(q.graph_name for q in QUADS + ANALYSIS if q.subject.value == subject and q.predicate.value == str(RDF.type))
    if value is None:
        return kept
    return [
        *kept,
        Quad(NamedNode(subject), NamedNode(str(predicate)), value if isinstance(value, Literal) else NamedNode(str(value)), graph),
    ]


def number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(str(XSD.integer)))


def date(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(str(XSD.date)))


def loaded(quads: list[Quad]) -> object:
    store = GraphStore()
    store.inner.extend(quads)
    return store.as_dataset()


def one_graph(quads: list[Quad]) -> object:
    return [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads]


@pytest.mark.parametrize("form", [list, loaded, one_graph], ids=["quads", "dataset", "union"])
def test_what_we_write_is_valid(form: Callable[[list[Quad]], object]) -> None:
    assert validate(form(QUADS + ANALYSIS)) == []  # type: ignore[arg-type]


def test_an_article_without_claims_and_an_empty_graph_are_valid() -> None:
    assert validate(write_article(example.ARTICLE, [])) == [] and validate([]) == []


SHARED = next(q.subject.value for q in ANALYSIS if q.object == NamedNode(str(KG.SharedClaim)))
CONTRADICTION = next(q.subject.value for q in ANALYSIS if q.object == NamedNode(str(KG.Contradiction)))
BROKEN = [
    (STRIKE, KG.article, None, "needs one kg:article"),
    (STRIKE, KG.claimType, PLOVER.aerial, "needs one kg:claimType"),
    (STRIKE, KG.mode, PLOVER.escape, "has the mode plover:escape, which plover:ASSAULT does not have"),
    (STRIKE, KG.mode, f"{PLOVER}sniping", "has the value plover:sniping that the ontology does not define at kg:mode"),
    (STRIKE, KG.agent, f"{BASE}actor/nobody", "has a kg:agent that the graph does not describe"),
    (STRIKE, KG.place, f"{BASE}actor/valdoria", "has a kg:place that the graph does not describe"),
    (STRIKE, KG.time, Literal("2024-01-14"), "has a kg:time that is no EDTF literal"),
    (STRIKE, KG.earliest, date("2024-01-15"), "comes after kg:latest"),
    (STRIKE, KG.polarity, KG.Certain, "needs one kg:polarity"),
    (STRIKE, KG.modality, None, "needs one kg:modality"),
    (STRIKE, GAF.denotedBy, None, "needs one gaf:denotedBy"),
    (STRIKE, KG.trigger, f"{ARTICLE}#char=1,2", "needs one kg:trigger"),
    (f"{STRIKE}/quantity/1", KG.measure, KG.About, "needs one kg:measure"),
    (f"{STRIKE}/quantity/1", KG.value, Literal("18"), "has a kg:value that is no xsd:integer"),
    (f"{STRIKE}/quantity/1", KG.comparator, None, "needs kg:value with kg:comparator"),
    (f"{STRIKE}/attribution/1", KG.level, number(0), "needs one kg:level"),
    (f"{STRIKE}/attribution/1", KG.source, None, "needs one kg:source"),
    (ARTICLE, KG.sourceFile, Literal("/home/me/x.txt"), "the name of the file without its path"),
    (ARTICLE, KG.sha256, Literal("abc"), "64 lower-case hexadecimal digits"),
    (ARTICLE, SCHEMA.datePublished, Literal("yesterday"), "no EDTF literal"),
    (f"{ARTICLE}#char=87,91", NIF.anchorOf, Literal("tué", language="fr"), "has 3 characters where its offsets span 4"),
    (f"{ARTICLE}#char=87,91", NIF.endIndex, number(92), "its IRI does not name its offsets 87,92"),
    (f"{ARTICLE}#char=87,91", NIF.beginIndex, number(91), "a code point offset before nif:endIndex"),
    (f"{BASE}actor/blue-front", SKOS.prefLabel, None, "needs a skos:prefLabel"),
    (f"{BASE}source/blue-front-officer", SKOS.prefLabel, None, "needs a skos:prefLabel"),
    (f"{BASE}outlet/agence-aube", SKOS.prefLabel, None, "needs a skos:prefLabel"),
    (f"{BASE}place/sorm-valley", KG.within, f"{BASE}place/atlantis", "has a kg:within that the graph does not describe"),
    (f"{BASE}place/sorm-valley", WGS84.lat, number(95), "outside -90 to 90 degrees"),
    (f"{BASE}event/00", KG.claimType, None, "needs one kg:claimType"),
    (STRIKE, KG.reports, None, "is an event that no claim reports"),
    (SHARED, KG.independence, KG.Strict, "needs one kg:independence"),
    (SHARED, KG.claim, STRIKE, "needs two or more kg:claim"),
    (CONTRADICTION, KG.kind, None, "needs one kg:kind"),
    (CONTRADICTION, KG.claim, f"{BASE}claim/lost", "needs two kg:claim"),
    (CONTRADICTION, RDFS.comment, None, "says why"),
]


@pytest.mark.parametrize(("subject", "predicate", "value", "message"), BROKEN, ids=[f"{m[:40]}" for *_, m in BROKEN])
def test_what_is_broken_is_told(subject: str, predicate: str, value: str | Literal | None, message: str) -> None:
    found = validate(changed(subject, predicate, value))
    told = [problem for problem in found if message in problem.message]
    node = f"{BASE}event/00" if predicate == KG.reports else subject
    assert {problem.node for problem in told} == {node}, found
    assert "\n" not in str(told[0]) and message in str(told[0])


def test_problems_of_claims_and_their_parts_name_the_article() -> None:
    for subject, predicate in ((STRIKE, KG.modality), (f"{STRIKE}/quantity/1", KG.measure), (f"{ARTICLE}#char=87,91", NIF.anchorOf)):
        assert {problem.article for problem in validate(changed(subject, predicate, None))} == {ARTICLE}


def test_blank_nodes_are_told() -> None:
    graph = NamedNode(graph_iri("entities"))
    quad = Quad(NamedNode(f"{BASE}actor/blue-front"), NamedNode(str(SKOS.related)), BlankNode("b1"), graph)
    assert [p.message for p in validate([*QUADS, quad])] == ["has a blank node at skos:related: every node needs an IRI"]


def test_the_length_of_a_span_counts_code_points() -> None:
    words = "frappe un convoi 🚚"
    span = example.span_of(words)
    iri = f"{ARTICLE}#char={span.begin},{span.end}"
    graph = NamedNode(graph_iri(example.ARTICLE.id))
    its = [(RDF.type, NamedNode(str(NIF.Phrase))), (NIF.beginIndex, number(span.begin)), (NIF.endIndex, number(span.end))]
    its += [(NIF.anchorOf, Literal(words, language="fr")), (NIF.referenceContext, NamedNode(ARTICLE))]
    assert validate(QUADS + [Quad(NamedNode(iri), NamedNode(str(p)), o, graph) for p, o in its]) == []
