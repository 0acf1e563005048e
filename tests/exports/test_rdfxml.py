"""RDF/XML: an RDF reader finds the same statements, and what XML can't hold is refused, not changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph as Triples
from rdflib.compare import isomorphic

from kg.api import Graph
from kg.errors import GraphError
from kg.exports import export_graph
from kg.exports.rdfxml import split_name

S, P = NamedNode("http://a/x?b=1&c='<é"[:-2]), NamedNode("https://schema.org/text")
SPACES = st.sampled_from(["https://schema.org/", "urn:", "http://a/b#", "http://a/1/2-", "http://www.w3.org/1999/02/22-rdf-syntax-ns#x"])
PREDICATES = st.builds(lambda space, name: NamedNode(space + name), SPACES, st.sampled_from(["a", "percent-territory", "é.1", "_9"]))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=6) | st.sampled_from(
    ["\r\n\t ", " a ", "]]>", "<a>&amp;'\"", "🚚"]
)
LITERALS = (
    st.builds(Literal, TEXTS)
    | st.builds(lambda text: Literal(text, language="fr-be"), TEXTS)
    | st.builds(lambda text: Literal(text, datatype=NamedNode("urn:dt")), TEXTS)
)
SUBJECTS = st.sampled_from([NamedNode("http://a/x?b=1&c=2"), NamedNode("urn:é"), BlankNode("9b")])
QUADS = st.lists(st.builds(lambda s, p, o: Quad(s, p, o, DefaultGraph()), SUBJECTS, PREDICATES, LITERALS | SUBJECTS), max_size=6)


def test_rdflib_finds_the_same(plain_graph: Graph, tmp_path: Path) -> None:
    reference = Triples().parse(plain_graph.export(tmp_path / "g.ttl"))
    assert isomorphic(Triples().parse(plain_graph.export(tmp_path / "g.rdf"), format="xml"), reference)


@given(quads=QUADS)
def test_any_statements_come_back(tmp_path_factory: pytest.TempPathFactory, quads: list[Quad]) -> None:
    path = export_graph(quads, tmp_path_factory.mktemp("any") / "g.rdf")

    def named(found: object) -> str:
        return "_:b9b" if isinstance(found, BlankNode) else str(found)

    read = {tuple(map(named, (q.subject, q.predicate, q.object))) for q in parse(path=path, format=RdfFormat.RDF_XML)}
    assert read == {tuple(map(named, (q.subject, q.predicate, q.object))) for q in quads}


@pytest.mark.parametrize("iri", ["http://a/", "http://a/1", "urn:a#-"])
def test_properties_without_an_xml_name_are_refused(tmp_path: Path, iri: str) -> None:
    with pytest.raises(GraphError, match="can't name the property"):
        export_graph([Quad(NamedNode("urn:s"), NamedNode(iri), Literal("a"))], tmp_path / "g.rdf")
    assert not list(tmp_path.iterdir())


def test_names_are_as_long_as_they_can_be() -> None:
    assert split_name("https://w3id.org/rashomon/ontology#percent-territory") == (
        "https://w3id.org/rashomon/ontology#",
        "percent-territory",
    )
    assert split_name("http://a/1b") == ("http://a/1", "b")


def test_control_characters_are_refused(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"can't hold the character U\+0001 .* export to Turtle") as caught:
        graph.export(tmp_path / "g.rdf")
    assert "\n" not in str(caught.value) and not list(tmp_path.iterdir())
