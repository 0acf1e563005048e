"""The cookbook: every question has an answer over the seeds, the same on Oxigraph and rdflib, and stands in the docs."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store

import kg
from kg.queries.recipes import Recipe, cookbook, recipe
from kg.queries.select import select

ROOT = Path(__file__).resolve().parent.parent.parent
MAY_BE_EMPTY = {"spread-of-counts", "disputes-between-outlets"}
"""What articles need not have: then the two engines agree on nothing."""


@pytest.fixture(scope="session")
def in_rdflib(seeds_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(seeds_file)


def test_there_are_twenty() -> None:
    assert len(cookbook()) == 20
    assert all(its.question.endswith("?") and its.note.endswith(".") for its in cookbook())


@pytest.mark.parametrize("its", cookbook(), ids=lambda its: its.name)
def test_both_engines_answer_alike(its: Recipe, seeds_graph: kg.Graph, in_rdflib: rdflib.Graph) -> None:
    table = select(seeds_graph.store.inner, its.query)
    answer = in_rdflib.query(its.query)
    assert [str(variable) for variable in answer.vars or ()] == list(table.columns)
    assert Counter(tuple(map(_same, row)) for row in answer) == Counter(tuple(map(_same, row)) for row in table.rows)
    assert table.rows or its.name in MAY_BE_EMPTY


IN_ENGLISH = """
@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/> .
:army skos:prefLabel "army"@en . :rebels skos:prefLabel "rebels"@en , "rebelles"@fr . :envoy skos:prefLabel "an envoy" .
:c a kg:Claim ; kg:article :a ; kg:claimType plover:ASSAULT ; kg:polarity kg:Affirmed ; kg:agent :army ; kg:recipient :rebels ;
  kg:attribution :l . :l kg:source :envoy .
"""


@pytest.mark.parametrize(
    ("name", "told"), [("who-attacked-whom", "army rebelles"), ("sources-most-cited", "an envoy"), ("states-and-their-forces", "army")]
)
def test_labels_are_french_or_else_what_there_is(name: str, told: str) -> None:
    store = Store()
    store.load(IN_ENGLISH.encode(), format=RdfFormat.TURTLE)
    [row] = select(store, recipe(name).query).rows
    assert " ".join(map(str, row)).startswith(told)


def _same(cell: object) -> object:
    value = cell.toPython() if isinstance(cell, rdflib.Literal) else cell
    if value is None or isinstance(value, bool):
        return value
    try:
        return float(str(value))
    except ValueError:
        return str(value)


def test_the_page_is_up_to_date() -> None:
    scope = runpy.run_path(str(ROOT / "docs" / "make_cookbook.py"))
    assert (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8") == scope["page"](), "run: python docs/make_cookbook.py"


def test_kg_query_runs_a_recipe_and_lists_all(run_kg: Callable[..., Any], seeds_graph: kg.Graph, seeds_file: Path) -> None:
    rows = json.loads(run_kg("query", seeds_file, "--cookbook", "own-voice", "-f", "json").out)
    assert rows == list(seeds_graph.ask(recipe("own-voice").query).rows)
    listed = run_kg("query", seeds_file, "--cookbook", "list").out
    assert all(its.name in listed for its in cookbook())


def test_kg_query_refuses_what_it_can_not_run(run_kg: Callable[..., Any], seeds_file: Path) -> None:
    unknown = run_kg("query", seeds_file, "--cookbook", "who-won")
    assert unknown.code == 2 and "who-attacked-whom" in unknown.err
    both = run_kg("query", seeds_file, "ASK { ?s ?p ?o }", "--cookbook", "own-voice")
    neither = run_kg("query", seeds_file)
    assert both.code == neither.code == 2 and "--cookbook" in both.err and "--cookbook" in neither.err
