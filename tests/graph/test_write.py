"""An article and its claims become the statements that the graph contract shows; ungrounded claims are refused."""

import runpy
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import OWL, RDF, SKOS

from kg.errors import DataError, GroundingError
from kg.graph.entities import settle_labels
from kg.graph.mint import parse_span_iri
from kg.graph.provenance import Provenance
from kg.graph.write import write_article
from kg.model import Actor, ActorFamily, Article, Claim, Quantity, Span
from kg.vocab import GAF, GEO, KG, NIF, PROV, SCHEMA, WGS84

example = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("example.py"))))
ARTICLE: Article = example.ARTICLE
STRIKE: Claim = example.STRIKE
BASE = "https://w3id.org/rashomon/id/"
CLAIM, ARTICLE_IRI = f"{BASE}claim/05127a313b9f19cf", f"{BASE}article/{ARTICLE.id}"


def values(quads: Iterable[Quad], subject: str, predicate: str) -> list[str]:
    return sorted(q.object.value for q in quads if q.subject.value == subject and q.predicate.value == str(predicate))


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return write_article(ARTICLE, example.CLAIMS)


def test_every_node_has_an_iri_under_the_base(quads: list[Quad]) -> None:
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert all(quad.subject.value.startswith(BASE) for quad in quads)
    assert len(set(quads)) == len(quads)


def test_the_article_has_a_graph_and_what_it_shares_lies_in_another(quads: list[Quad]) -> None:
    homes = {quad.subject.value.removeprefix(BASE).split("/")[0]: quad.graph_name.value.removeprefix(BASE) for quad in quads}
    shared = dict.fromkeys(("actor", "source", "outlet", "place"), "graph/entities")
    assert homes == shared | dict.fromkeys(("article", "claim"), f"graph/{ARTICLE.id}")


def test_another_base(quads: list[Quad]) -> None:
    other = write_article(ARTICLE, example.CLAIMS, base="urn:x:")
    assert [str(q).replace("urn:x:", BASE) for q in other] == [str(q) for q in quads]


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        (KG.article, [ARTICLE_IRI]),
        (KG.agent, [f"{BASE}actor/valdoria-air-force"]),
        (KG.recipient, [f"{BASE}actor/blue-front"]),
        (KG.place, [f"{BASE}place/sorm-valley"]),
        (KG.time, ["2024-01-14"]),
        (KG.earliest, ["2024-01-14"]),
        (KG.latest, ["2024-01-14"]),
        (KG.object, ["convoi"]),
        (KG.polarity, [str(KG.Affirmed)]),
        (KG.modality, [str(KG.Certain)]),
        (GAF.denotedBy, [f"{ARTICLE_IRI}#char=43,160"]),
        (KG.trigger, [f"{ARTICLE_IRI}#char=87,91"]),
    ],
)
def test_a_claim(quads: list[Quad], predicate: str, expected: list[str]) -> None:
    assert values(quads, CLAIM, predicate) == [str(value) for value in expected]


def test_a_quantity_and_a_link_of_the_chain(quads: list[Quad]) -> None:
    quantity, link = f"{CLAIM}/quantity/1", f"{CLAIM}/attribution/1"
    assert [values(quads, quantity, p) for p in (KG.value, KG.measure, KG.comparator, KG.of)] == [
        ["18"], [str(KG.killed)], [str(KG.AtLeast)], [f"{BASE}actor/blue-front"],
    ]  # fmt: skip
    assert [values(quads, link, p) for p in (KG.level, KG.source, KG.sourceKind, KG.cue)] == [
        ["1"], [f"{BASE}source/blue-front-officer"], [str(KG.Anonymous)], ["a révélé"],
    ]  # fmt: skip


def test_slots_that_the_sentence_leaves_to_its_reader_are_named() -> None:
    notes = ("recipient: obj", "time: told before", "place: of the sentence", "merge: anaphora")
    quads = write_article(ARTICLE, [replace(STRIKE, rules=notes)])
    assert values(quads, CLAIM, KG.implied) == [str(KG.agent), str(KG.time)]
    assert values(write_article(ARTICLE, [STRIKE]), CLAIM, KG.implied) == []


@pytest.mark.parametrize(
    "how", ["sentence before", "told below", "of the headline", "same word and source", "most told of", "state of the country told of"]
)
def test_parties_of_other_sentences_are_implied(how: str) -> None:
    quads = write_article(ARTICLE, [replace(STRIKE, rules=(f"agent: {how}",))])
    assert values(quads, CLAIM, KG.implied) == [str(KG.agent)]


def test_an_open_end_has_no_bound(quads: list[Quad]) -> None:
    claim = next(
        q.subject.value for q in quads if q.object == Literal("2024/..", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))
    )
    assert values(quads, claim, KG.earliest) == ["2024-01-01"] and values(quads, claim, KG.latest) == []


def test_the_offsets_of_every_span_give_its_text(quads: list[Quad]) -> None:
    spans = {q.subject.value: q.object.value for q in quads if q.predicate.value == str(NIF.anchorOf)}
    assert len(spans) == 4
    for iri, words in spans.items():
        span = parse_span_iri(iri)[1]
        assert example.TEXT[span.begin : span.end] == words
        assert values(quads, iri, NIF.beginIndex) == [str(span.begin)] and values(quads, iri, NIF.endIndex) == [str(span.end)]


@given(st.text(min_size=1), st.data())
def test_any_span_of_any_text_round_trips_or_is_refused(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    span = Span(begin, data.draw(st.integers(begin, len(text))))
    article = replace(ARTICLE, text=text, span=Span(0, len(text)), title=None)
    words = text[span.begin : span.end]
    claim = replace(STRIKE, evidence=span, trigger=span)
    if not words.strip():
        with pytest.raises(GroundingError):
            write_article(article, [claim])
    else:
        assert [q.object.value for q in write_article(article, [claim]) if q.predicate.value == str(NIF.anchorOf)] == [words]


def test_metadata_and_the_order_of_the_copies(quads: list[Quad]) -> None:
    assert values(quads, ARTICLE_IRI, SCHEMA.datePublished) == ["2024-01-21?"]
    assert values(quads, ARTICLE_IRI, KG.inferred) == sorted(map(str, (SCHEMA.datePublished, SCHEMA.publisher)))
    assert values(quads, ARTICLE_IRI, KG.republishedFrom) == [f"{BASE}outlet/agence-aube", f"{BASE}outlet/zenith-info"]
    first = values(quads, ARTICLE_IRI, SCHEMA.isBasedOn)[0]
    second = values(quads, first, SCHEMA.isBasedOn)[0]
    assert values(quads, first, SCHEMA.publisher) + values(quads, second, SCHEMA.publisher) == [
        f"{BASE}outlet/zenith-info",
        f"{BASE}outlet/agence-aube",
    ]


def test_nothing_is_said_of_what_is_unknown() -> None:
    bare = replace(ARTICLE, outlet=None, republished_from=(), published=None, url=None, title=None, inferred=frozenset())
    said = {q.predicate.value for q in write_article(bare, [])}
    assert said == {str(p) for p in (RDF.type, KG.sourceFile, KG.sha256, SCHEMA.inLanguage)}


def test_ancestors_labels_coordinates_and_identity(quads: list[Quad]) -> None:
    state, valley = f"{BASE}actor/valdoria", f"{BASE}place/sorm-valley"
    assert values(quads, f"{BASE}actor/valdoria-air-force", KG.partOf) == [state]
    assert values(quads, state, SKOS.prefLabel) == ["Valdoria", "Valdorie"]
    assert values(quads, state, OWL.sameAs) == ["http://www.wikidata.org/entity/Q1"]
    assert values(quads, valley, KG.within) == [f"{BASE}place/haut-sorm"]
    assert values(quads, valley, WGS84.lat) + values(quads, valley, WGS84.long) == ["34.5", "41"]
    assert values(quads, f"{valley}/geometry", GEO.asWKT) == ["POINT(41 34.5)"]


def test_an_outlet_that_is_known_is_written_as_known() -> None:
    gazette = Actor("gazette-est", "La Gazette", family=ActorFamily.OUTLET, kind="media", known=True)
    quads = write_article(ARTICLE, [], outlets={"La Gazette de l’Est": gazette})
    assert values(quads, ARTICLE_IRI, SCHEMA.publisher) == [f"{BASE}outlet/gazette-est"]
    assert values(quads, f"{BASE}outlet/gazette-est", SKOS.prefLabel) == ["La Gazette"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"evidence": Span(50, 50)}, "is empty"),
        ({"evidence": Span(60, 50)}, "is empty"),
        ({"trigger": Span(41, 43)}, "white space only"),
        ({"evidence": Span(-3, 5)}, "outside its article"),
        ({"evidence": Span(160, 5000)}, "outside its article"),
        ({"article": "ffffffffffffffff"}, "can't be written with article"),
    ],
)
def test_a_claim_that_is_not_grounded_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(GroundingError, match=message):
        write_article(ARTICLE, [example.HOLDS, replace(STRIKE, **change)])


def test_a_span_in_another_article_of_the_file_is_refused() -> None:
    second = replace(ARTICLE, span=Span(162, 216))
    with pytest.raises(GroundingError, match="outside its article, 162-216"):
        write_article(second, [STRIKE])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"type": "assault"}, DataError),
        ({"mode": "Aerial"}, DataError),
        ({"quantities": (Quantity("dead", 1),)}, DataError),
        ({"quantities": (Quantity("killed", float("nan")),)}, ValueError),
        ({"time": "hier"}, ValueError),
    ],
)
def test_a_value_that_the_ontology_lacks_is_refused(change: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        write_article(ARTICLE, [replace(STRIKE, **change)])


def test_provenance_is_one_graph_that_can_be_left_out(quads: list[Quad]) -> None:
    zone = timezone(timedelta(hours=2))
    run = Provenance("0.1.0", datetime(2024, 1, 21, 12, 30, tzinfo=zone))
    made = write_article(ARTICLE, example.CLAIMS, provenance=run)
    assert made[: len(quads)] == quads
    assert {q.graph_name.value for q in made[len(quads) :]} == {f"{BASE}graph/provenance"}
    assert [q.object.value for q in made if q.predicate.value == str(PROV.startedAtTime)] == ["2024-01-21T10:30:00Z"]
    assert made == write_article(ARTICLE, example.CLAIMS, provenance=Provenance("0.1.0", datetime(2024, 1, 21, 10, 30, tzinfo=UTC)))


def test_the_time_of_a_run_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_article(ARTICLE, [], provenance=Provenance("0.1.0", datetime(2024, 1, 21)))


def test_the_words_for_an_actor_are_alternative_labels() -> None:
    actor = replace(example.BLUE_FRONT, wordings=("Front bleu", "front du fleuve"))
    quads = write_article(ARTICLE, [replace(STRIKE, recipients=(actor,), quantities=(), attribution=())])
    assert values(quads, f"{BASE}actor/blue-front", SKOS.altLabel) == ["FB", "front du fleuve"]


@given(st.permutations(["ce bilan", "le bilan", "un tout premier bilan", "un bilan"]))
def test_a_source_without_a_name_has_the_plainest_label(labels: list[str]) -> None:
    node, graph = NamedNode(f"{BASE}source/toll"), NamedNode(f"{BASE}graph/entities")
    settled: list[Quad] = []
    for label in labels:
        settled = settle_labels([*settled, Quad(node, NamedNode(str(SKOS.prefLabel)), Literal(label, language="fr"), graph)])
    assert values(settled, node.value, SKOS.prefLabel) == ["un bilan"]


def test_labels_in_a_language_without_tables_are_settled_too() -> None:
    node, graph = NamedNode(f"{BASE}source/toll"), NamedNode(f"{BASE}graph/entities")
    labels = [Literal(label, language="en") for label in ("toll", "latest toll")]
    settled = settle_labels([Quad(node, NamedNode(str(SKOS.prefLabel)), label, graph) for label in labels])
    assert values(settled, node.value, SKOS.prefLabel) == ["latest toll"]


@given(st.permutations(["Front bleu", "front bleu", "FB", "Le Front"]))
def test_one_label_is_preferred_whatever_the_order(labels: list[str]) -> None:
    node, graph = NamedNode(f"{BASE}actor/blue-front"), NamedNode(f"{BASE}graph/entities")
    settled: list[Quad] = []
    for label in labels:
        new = [Quad(node, NamedNode(str(SKOS.prefLabel)), Literal(label, language="fr"), graph)]
        if label == "FB":
            new.append(Quad(node, NamedNode(str(SKOS.altLabel)), Literal(label, language="fr"), graph))
        settled = settle_labels([*settled, *new])
    assert values(settled, node.value, SKOS.prefLabel) == ["FB"]
    assert values(settled, node.value, SKOS.altLabel) == ["Front bleu", "Le Front", "front bleu"]
