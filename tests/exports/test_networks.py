"""Networks as NetworkX reads them: labels, weights, days; and GEXF as its schema describes it."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import networkx as nx
import pytest

from kg.api import Graph
from kg.exports.content import Content
from kg.exports.network import NETWORKS, network, spells

BASE = "https://w3id.org/rashomon/id/"
VALDORIA, FRONT, FORCES = f"{BASE}actor/valdoria", f"{BASE}actor/blue-front", f"{BASE}actor/valdoria-forces"
GEXF = "{http://gexf.net/1.3}"


def read_gexf(path: Path) -> nx.Graph:
    return nx.read_gexf(path, version="1.3")


def read_cyjs(path: Path) -> nx.Graph:
    return nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))


READERS = {".gexf": read_gexf, ".graphml": nx.read_graphml, ".cyjs": read_cyjs}
EXTENSIONS = sorted(READERS)


def export(graph: Graph, folder: Path, extension: str, part: str = "actors") -> nx.Graph:
    return READERS[extension](graph.export(folder / f"{part}{extension}", part=part))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_who_does_what_to_whom(graph: Graph, tmp_path: Path, extension: str) -> None:
    read = export(graph, tmp_path, extension)
    assert read.is_directed() and set(read.nodes) == {VALDORIA, FRONT, FORCES}
    assert read.nodes[VALDORIA]["label"] == "Valdorie" and read.nodes[VALDORIA]["label_en"] == "Valdoria"
    edges = {(a, b, d["label"]): d for a, b, d in read.edges(data=True)}
    strike = edges[VALDORIA, FRONT, "ASSAULT"]
    assert strike["weight"] == 2 and (strike["start"], strike["end"]) == ("2024-01-14", "2024-01-14")
    assert strike["outlets"].split("; ") == ["La Gazette", "Le Courrier"] and strike["undated"] == 0
    later = edges[FORCES, FRONT, "ASSAULT"]
    assert later["start"] == "2024-03-01" and later.get("end") is None
    denied = edges[VALDORIA, FRONT, "CONTROL denied"]
    assert denied["undated"] == 1 and "start" not in denied and denied["polarity"] == "Negated"


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_who_has_it_from_whom(graph: Graph, tmp_path: Path, extension: str) -> None:
    read = export(graph, tmp_path, extension, "sources")
    labels = {node: data["label"] for node, data in read.nodes(data=True)}
    steps = {(labels[a], labels[b]): (d["label"], d["weight"], d["start"]) for a, b, d in read.edges(data=True)}
    assert steps == {
        ("La Gazette", "Agence Aube"): ("republishes", 3, "2024-01-15"),
        ("Le Courrier", "un témoin"): ("cites", 1, "2024-01-15"),
    }
    assert {labels[node]: data["family"] for node, data in read.nodes(data=True)}["un témoin"] == "source"


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_which_claims_contradict_each_other(graph: Graph, content: Content, tmp_path: Path, extension: str) -> None:
    read = export(graph, tmp_path, extension, "claims")
    assert not read.is_directed()
    assert {claim.iri for claim in content.claims} <= set(read.nodes)
    relations = {frozenset((a, b)): d for a, b, d in read.edges(data=True)}
    finding = content.findings[0]
    found = relations[frozenset((finding.left, finding.right))]
    assert (found["relation"], found["kind"], found["strength"], found["why"]) == ("contradicts", "Numeric", "Strict", finding.why)
    event = content.event_of[finding.left]
    assert relations[frozenset((finding.left, event))]["relation"] == "tells of" and read.nodes[event]["family"] == "event"


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_texts_come_back_but_for_what_xml_can_not_hold(graph: Graph, sample: SimpleNamespace, tmp_path: Path, extension: str) -> None:
    quotes = {data.get("quote") for _, data in export(graph, tmp_path, extension, "claims").nodes(data=True)}
    held = sample.CONTROL if extension == ".cyjs" else sample.CONTROL.replace("\x01", "\ufffd")
    assert {sample.SAYS, sample.NASTY, held} <= quotes


@pytest.mark.parametrize("part", NETWORKS)
def test_gexf_is_what_its_schema_describes(graph: Graph, tmp_path: Path, part: str) -> None:
    """The rules of gexf.xsd and dynamics.xsd of GEXF 1.3 that concern what we write."""
    root = ET.parse(graph.export(tmp_path / "g.gexf", part=part)).getroot()
    assert root.tag == f"{GEXF}gexf" and root.attrib == {"version": "1.3"}
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    drawn = root[1]
    assert drawn.attrib["mode"] == "dynamic" and drawn.attrib["timeformat"] == "date" and drawn.attrib["timerepresentation"] == "interval"
    assert [child.tag.removeprefix(GEXF) for child in drawn] == ["attributes", "attributes", "nodes", "edges"]
    declared = {its.get("class"): {a.get("id"): a.get("type") for a in its} for its in drawn.findall(f"{GEXF}attributes")}
    assert all(kind in ("string", "integer") for types in declared.values() for kind in types.values())
    nodes, edges = drawn.findall(f".//{GEXF}node"), drawn.findall(f".//{GEXF}edge")
    ids = [node.get("id") for node in nodes]
    assert len(ids) == len(set(ids)) and all(edge.get("source") in ids and edge.get("target") in ids for edge in edges)
    assert {name for node in nodes for name in node.attrib} <= {"id", "label", "start", "end"}
    assert {name for edge in edges for name in edge.attrib} <= {"id", "label", "start", "end", "source", "target", "kind", "weight"}
    for element in (*nodes, *edges):
        assert [child.tag.removeprefix(GEXF) for child in element] in ([], ["attvalues"], ["spells"], ["attvalues", "spells"])
        for value in element.iter(f"{GEXF}attvalue"):
            kind = declared[element.tag.removeprefix(GEXF)][value.attrib["for"]]
            assert kind == "string" or re.fullmatch(r"-?\d+", value.attrib["value"])
        for timed in (element, *element.iter(f"{GEXF}spell")):
            assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", timed.attrib[end]) for end in ("start", "end") if end in timed.attrib)


def test_gexf_has_the_days_of_every_stretch(graph: Graph, tmp_path: Path) -> None:
    root = ET.parse(graph.export(tmp_path / "g.gexf")).getroot()
    front = next(node for node in root.iter(f"{GEXF}node") if node.get("id") == FRONT)
    assert [spell.attrib for spell in front.iter(f"{GEXF}spell")] == [
        {"start": "2024-01-14", "end": "2024-01-14"},
        {"start": "2024-02-01"},  # February, and from March on without an end
    ]


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], ()),
        ([None], ()),
        ([("2024-01-01", "2024-01-02"), ("2024-01-03", "2024-01-05")], (("2024-01-01", "2024-01-05"),)),
        ([("2024-01-04", "2024-01-05"), ("2024-01-01", "2024-01-02")], (("2024-01-01", "2024-01-02"), ("2024-01-04", "2024-01-05"))),
        ([("2024-01-01", "2024-12-31"), ("2024-02-01", "2024-02-02")], (("2024-01-01", "2024-12-31"),)),
        ([("0001-01-01", "2024-01-01"), ("2024-01-02", "9999-12-31")], ((None, None),)),
        ([("2024-13-01", "2024-13-02"), ("2024-02-02", "2024-01-01"), ("2024", "2025")], ()),
    ],
)
def test_days_are_joined_to_stretches(intervals: list[tuple[str, str] | None], expected: tuple[tuple[str | None, str | None], ...]) -> None:
    assert spells(intervals) == expected


@pytest.mark.parametrize("part", NETWORKS)
def test_every_edge_has_its_ends_and_every_attribute_a_type(content: Content, part: str) -> None:
    drawn = network(part, content)
    assert drawn.vertices and drawn.edges
    ids = {vertex.id for vertex in drawn.vertices}
    assert len({edge.id for edge in drawn.edges}) == len(drawn.edges)
    for edge in drawn.edges:
        assert {edge.source, edge.target} <= ids and set(edge.attributes) <= set(drawn.edge_types)
    for vertex in drawn.vertices:
        assert all(value is None or isinstance(value, drawn.vertex_types[name]) for name, value in vertex.attributes.items())
