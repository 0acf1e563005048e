"""Every format brings back what it was given, in the same bytes whatever the order, and no reader ever sees half a file."""

import json
import os
import runpy
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import XSD, Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import GraphError
from kg.exports import export_graph, find_format, formats
from kg.exports.context import shipped
from kg.exports.jsonld import to_document
from kg.graph.provenance import Provenance
from kg.graph.write import write_article
from kg.resources import ontology_file

EXAMPLE = Path(__file__).parents[1] / "graph" / "example.py"
example = SimpleNamespace(**runpy.run_path(str(EXAMPLE)))
QUADS = write_article(example.ARTICLE, example.CLAIMS, provenance=Provenance("0.1.0", datetime(2024, 1, 1, tzinfo=UTC)))
READERS = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
READERS["ntriples"] = RdfFormat.N_TRIPLES
NAMES = sorted(READERS)

IRIS = st.sampled_from(
    [
        "urn:a:b",
        "geo:34.7,36.7",
        "schema:x",
        "https://w3id.org/rashomon/id/claim/01",
        "https://w3id.org/rashomon/ontology#value",
        "http://x//y",
    ]
).map(NamedNode) | st.from_regex(r"[aé/:-]{0,5}(#[a1,=-]{0,4})?", fullmatch=True).map(
    lambda end: NamedNode(f"https://w3id.org/rashomon/id/actor/{end}")
)
PREDICATES = st.sampled_from(
    [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2004/02/skos/core#prefLabel", "urn:p", "https://schema.org/url",
        "https://w3id.org/rashomon/ontology#value", "https://w3id.org/rashomon/ontology#agent", "https://w3id.org/rashomon/ontology#time",
        "https://w3id.org/rashomon/ontology#known", "https://w3id.org/rashomon/ontology#cue",
    ]
).map(NamedNode)  # fmt: skip
DATATYPES = st.sampled_from([str(XSD.integer), str(XSD.decimal), str(XSD.boolean), str(XSD.anyURI), str(XSD.string), "urn:dt"]).map(
    NamedNode
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["1", "01", "1.50", "true", "99999999999999999999", "-0"]
)
LITERALS = st.builds(lambda text, datatype: Literal(text, datatype=datatype), TEXTS, DATATYPES) | st.builds(
    lambda text, language: Literal(text, language=language), TEXTS, st.sampled_from(["fr", "en", "fr-be"])
)
GRAPHS = st.just(DefaultGraph()) | IRIS
ANY = st.lists(st.builds(Quad, IRIS, PREDICATES, IRIS | LITERALS, GRAPHS), max_size=8)


def read(path: Path, name: str) -> set[Quad]:
    return set(parse(path=path, format=READERS[name]))


def expected(quads: list[Quad], name: str) -> set[Quad]:
    return {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads} if name in ("turtle", "ntriples") else set(quads)


def test_the_formats_of_the_contract_are_there() -> None:
    assert set(READERS) <= {known.NAME for known in formats()}
    assert all(known.DESCRIPTION and all(e.startswith(".") for e in known.EXTENSIONS) for known in formats())
    extensions = [e for known in formats() for e in known.EXTENSIONS]
    assert len(extensions) == len(set(extensions))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_comes_back(tmp_path: Path, name: str) -> None:
    path = export_graph(QUADS, tmp_path / f"graph{find_format(name).EXTENSIONS[0]}")
    assert read(path, name) == expected(QUADS, name)


@pytest.mark.parametrize("name", NAMES)
@given(quads=ANY)
def test_any_statements_come_back(tmp_path_factory: pytest.TempPathFactory, name: str, quads: list[Quad]) -> None:
    path = tmp_path_factory.mktemp("any") / "graph"
    export_graph(quads, path, format=name)
    assert read(path, name) == expected(quads, name)


def test_rdflib_reads_the_same(tmp_path: Path) -> None:
    reference = Graph().parse(export_graph(QUADS, tmp_path / "g.ttl"))
    assert len(reference) == len(expected(QUADS, "turtle"))
    for name, extension in (("trig", ".trig"), ("nquads", ".nq"), ("json-ld", ".jsonld")):
        dataset = Dataset(default_union=True)
        dataset.parse(export_graph(QUADS, tmp_path / f"g{extension}"), format=name)
        union = Graph()
        for triple in dataset.triples((None, None, None)):
            union.add(triple)
        assert isomorphic(union, reference), name


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_statements_does_not_show(tmp_path: Path, name: str) -> None:
    one, two = (export_graph(quads, tmp_path / f"{i}", format=name) for i, quads in enumerate([QUADS, QUADS[::-1] + QUADS]))
    assert one.read_bytes() == two.read_bytes()


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import runpy, sys; from kg.exports import export_graph; from kg.graph.write import write_article\n"
        "e = runpy.run_path(sys.argv[1]); quads = set(write_article(e['ARTICLE'], e['CLAIMS']))\n"
        "for extension in ('ttl', 'trig', 'nq', 'jsonld'): export_graph(quads, f'{sys.argv[2]}/g.{extension}')"
    )
    for seed in ("0", "1"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        folder = Path(__file__).parents[2]
        subprocess.run([sys.executable, "-c", script, str(EXAMPLE), str(tmp_path / seed)], check=True, env=environment, cwd=folder)
    for extension in ("ttl", "trig", "nq", "jsonld"):
        assert (tmp_path / "0" / f"g.{extension}").read_bytes() == (tmp_path / "1" / f"g.{extension}").read_bytes()


def test_turtle_is_grouped_by_subject_with_short_names(tmp_path: Path) -> None:
    text = export_graph(QUADS, tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert text.count("claim:05127a313b9f19cf a kg:Claim ;") == 1
    assert "\n\tkg:agent actor:valdoria-air-force ;\n" in text
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes) and not any("grasp" in line for line in prefixes)


def test_json_ld_carries_its_context_and_reads_like_json() -> None:
    document = to_document(QUADS)
    context = document["@context"]
    assert isinstance(context, dict) and context["agent"] == {
        "@id": "https://w3id.org/rashomon/ontology#agent",
        "@type": "@id",
    }
    nodes = {node["@id"]: node for graph in document["@graph"] for node in graph["@graph"]}  # type: ignore[attr-defined]
    claim = nodes["claims:05127a313b9f19cf"]
    assert (claim["agent"], claim["time"], claim["object"]) == ("actor:valdoria-air-force", "2024-01-14", {"fr": "convoi"})
    assert nodes["claims:05127a313b9f19cf/quantity/1"]["value"] == 18
    assert nodes["actor:valdoria"]["prefLabel"] == {"en": "Valdoria", "fr": "Valdorie"}


def test_the_shipped_context_is_the_one_in_use() -> None:
    """To renew it: python -c 'from kg.exports.context import shipped; print(shipped(), end="")' > ontology/context.jsonld"""
    text = ontology_file("context.jsonld").read_text(encoding="utf-8")
    assert text == shipped()
    whole = json.loads(text)["@context"]
    used = to_document(QUADS)["@context"]
    assert isinstance(used, dict)
    terms = {name: meaning for name, meaning in used.items() if isinstance(meaning, dict)}
    assert len(terms) > 20 and {name: whole[name] for name in terms} == terms


def test_a_document_in_the_shipped_context_is_read() -> None:
    context = json.loads(shipped())["@context"]
    document = {"@context": context, "@id": "urn:c", "@type": "kg:Claim", "agent": "urn:a", "time": "2024", "object": {"fr": "convoi"}}
    read = {(q.predicate.value.rsplit("#")[-1], str(q.object)) for q in parse(json.dumps(document), format=RdfFormat.JSON_LD)}
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    assert {("agent", "<urn:a>"), ("time", f'"2024"^^<{edtf}>'), ("object", '"convoi"@fr')} <= read


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    path.write_text("mine")
    with pytest.raises(GraphError, match="exists: pass --force"):
        export_graph(QUADS, path)
    assert path.read_text() == "mine"
    assert export_graph(QUADS, path, force=True).stat().st_size > 1000


def test_what_breaks_on_the_way_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "g.nq"
    path.write_text("old")

    def full_disk(quads: object, target: Path) -> None:
        target.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(find_format("nquads"), "write", full_disk)
    with pytest.raises(GraphError, match=r"can't write .*g\.nq: No space left on device"):
        export_graph(QUADS, path, force=True)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(export_graph(QUADS, tmp_path / "g.ttl").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("g.docx", "unknown output format '.docx': choose one of csv"),
        ("graph", "has no extension"),
        ("none/g.ttl", "does not exist"),
        (".", "is a folder: name a file in it"),
    ],
)
def test_targets_that_can_not_be(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(GraphError, match=message) as caught:
        export_graph(QUADS, tmp_path / name)
    assert "\n" not in str(caught.value) and not any(tmp_path.iterdir())
