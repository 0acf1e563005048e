"""The public names, and what a Graph gives in Python."""

from __future__ import annotations

import types
from pathlib import Path

import pandas as pd
import pytest
import rdflib

import kg
from kg.errors import GraphError, QueryError, UnknownNameError


def test_all_lists_every_public_name() -> None:
    public = {name for name, value in vars(kg).items() if not name.startswith("_") and not isinstance(value, types.ModuleType)}
    assert sorted(kg.__all__) == sorted({*public, "__version__"})


def test_build_and_open_are_functions_whatever_was_imported() -> None:
    import kg.api
    import kg.build

    assert callable(kg.build) and callable(kg.open)


@pytest.mark.parametrize("name", ["claims", "contradictions", "shared", "timeline"])
def test_tables_are_data_frames_with_their_columns(seeds_graph: kg.Graph, name: str) -> None:
    frame = getattr(seeds_graph, name)()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(seeds_graph.table(name).columns)


def test_quotes_are_the_stored_text(seeds_graph: kg.Graph, seeds: Path) -> None:
    claims = seeds_graph.claims()
    assert len(claims) > 50
    for row in claims.itertuples():
        assert (seeds / row.file).read_bytes().decode("utf-8")[row.begin : row.end] == row.quote


def test_filters_keep_what_fits(seeds_graph: kg.Graph) -> None:
    everything = seeds_graph.claims()
    kind = everything["type"].mode()[0]
    chosen = seeds_graph.claims(type=kind.lower())
    assert 0 < len(chosen) < len(everything) and set(chosen["type"]) == {kind}
    dated = seeds_graph.claims(since="2021", until="2021-12")
    assert all(row.latest >= "2021-01-01" and row.earliest <= "2021-12-31" for row in dated.itertuples())


def test_an_unknown_actor_is_answered_with_the_nearest(seeds_graph: kg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="did you mean"):
        seeds_graph.claims(actor="Rusie")


def test_query_gives_a_frame_and_refuses_what_reaches_out(seeds_graph: kg.Graph) -> None:
    counted = seeds_graph.query("SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a kg:Claim }")
    assert counted["n"][0] == len(seeds_graph.claims())
    with pytest.raises(QueryError, match="SERVICE"):
        seeds_graph.query("SELECT * WHERE { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    with pytest.raises(QueryError):
        seeds_graph.query("SELECT * WHERE {")


def test_the_dataset_is_the_same_store(seeds_graph: kg.Graph) -> None:
    claims = set(seeds_graph.dataset.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/rashomon/ontology#Claim")))
    assert {str(claim) for claim in claims} == set(seeds_graph.records)


def test_the_network_has_an_edge_for_each_pair_of_agent_and_recipient(seeds_graph: kg.Graph) -> None:
    network = seeds_graph.to_networkx()
    assert network.number_of_edges() == sum(len(r.agents) * len(r.recipients) for r in seeds_graph.records.values())
    assert all(label for _, label in network.nodes(data="label"))


@pytest.mark.parametrize("extension", [".ttl", ".trig", ".nq", ".jsonld"])
def test_exports_read_back_the_same(seeds_graph: kg.Graph, tmp_path: Path, extension: str) -> None:
    opened = kg.open(seeds_graph.export(tmp_path / f"graph{extension}"))
    assert opened.counts() == seeds_graph.counts()
    for name in ("claims", "contradictions", "shared", "timeline"):
        assert opened.table(name).rows == seeds_graph.table(name).rows


def test_export_replaces_only_when_told(seeds_graph: kg.Graph, tmp_path: Path) -> None:
    path = seeds_graph.export(tmp_path / "graph.ttl")
    with pytest.raises(GraphError, match="force"):
        seeds_graph.export(path)
    assert seeds_graph.export(path, force=True) == path


def test_the_seeds_are_valid(seeds_graph: kg.Graph) -> None:
    assert seeds_graph.validate().empty


def test_linking_again_changes_nothing(seeds_file: Path) -> None:
    graph = kg.open(seeds_file.parent / "graph.ttl")
    before = {name: graph.table(name).rows for name in ("contradictions", "shared", "timeline")}
    told = graph.link()
    assert {name: graph.table(name).rows for name in before} == before
    assert told == {name: count for name, count in kg.open(seeds_file.parent / "graph.ttl").counts().items() if name != "articles"}


def test_the_notebook_display_escapes_what_texts_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "L'armée russe a bombardé Idleb <script>alert(1)</script> mardi, a rapporté l'agence Sana, tuant 12 combattants.\n"
        "Les habitants de la ville ont fui vers la frontière après les frappes, selon plusieurs témoins sur place.\n",
        encoding="utf-8",
    )
    graph = kg.build(tmp_path)
    graph.name = "<b>graph</b>"
    shown = graph._repr_html_()
    assert "<script>" not in shown and "&lt;b&gt;graph" in shown and "<b>1</b> articles" in shown
