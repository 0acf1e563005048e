"""Wholes that the graph does not tell and the gazetteers know."""

from __future__ import annotations

from dataclasses import replace

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
