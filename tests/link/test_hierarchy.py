"""Wholes that the graph does not tell and the gazetteers know."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import RdfFormat

from kg.analysis import analyse
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.knowledge import load
from kg.link.hierarchy import PartOf, missing_wholes
from kg.records import Node


def named(iri, *names):
    return Node(iri, names[0], names, (iri,))


def test_forces_are_part_of_their_state_and_towns_within_their_country(make_claim):
    forces, state = named("x/forces", "forces américaines"), named("x/state", "États-Unis")
    town, land = named("x/town", "Palmyre"), named("x/land", "Syrie")
    claims = [replace(make_claim(), agents=(forces,), places=(town,)), replace(make_claim(), recipients=(state,), places=(land,))]
    assert missing_wholes(claims, load()) == [PartOf("x/forces", "partOf", "x/state"), PartOf("x/town", "within", "x/land")]


def test_what_the_graph_tells_stands(make_claim):
    forces = Node("x/forces", "forces américaines", ("forces américaines",), ("x/forces", "x/coalition"))
    claims = [replace(make_claim(), agents=(forces, named("x/state", "États-Unis")))]
    assert missing_wholes(claims, load()) == []


def test_names_that_no_gazetteer_has_lead_nowhere(make_claim):
    assert missing_wholes([make_claim(agents="zork<zork blip")], load()) == []


def test_analysing_a_graph_adds_what_the_gazetteer_knows_of_its_wholes():
    store = GraphStore()
    store.inner.load(
        """@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/> .
        :one a kg:Claim ; kg:article :x ; kg:claimType plover:MOBILIZE ; kg:agent :forces , :state .
        :forces skos:prefLabel "forces américaines"@fr . :state skos:prefLabel "États-Unis"@fr .""",
        format=RdfFormat.TURTLE,
    )
    analyse(store)
    [forces, _state] = read_claims(store.inner)[0].agents
    assert forces.line == ("https://example.org/forces", "https://example.org/state")
