"""Every contradiction rule on its two example graphs, run by rdflib and by Oxigraph: RULE-yes.ttl holds exactly the pairs named
in its first line ("# expects: one two, three four"), RULE-no.ttl none; its first line says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

from kg.errors import DataError
from kg.queries.rules import Rule, contradiction_rules, parse_rule, view
from kg.queries.run import rule_rows

EXAMPLES = Path(__file__).parent / "examples"
RULES = contradiction_rules()
Pairs = set[frozenset[str]]


def by_oxigraph(rule: Rule, path: Path) -> Pairs:
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    return {frozenset((name(row["left"]), name(row["right"]))) for row in rule_rows(store, rule)}


def by_rdflib(rule: Rule, path: Path) -> Pairs:
    rows = Graph().parse(path).query(rule.query)
    return {frozenset((name(row["left"]), name(row["right"]))) for row in rows}  # type: ignore[index]


def name(iri: object) -> str:
    return str(iri).rpartition("/")[2]


@pytest.mark.parametrize("engine", [by_oxigraph, by_rdflib])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_nothing_that_is_explained(rule, engine):
    yes, no = EXAMPLES / f"{rule.name}-yes.ttl", EXAMPLES / f"{rule.name}-no.ttl"
    expected = yes.read_text().splitlines()[0].removeprefix("# expects: ").split(", ")
    assert engine(rule, yes) == {frozenset(pair.split()) for pair in expected}
    assert engine(rule, no) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_declares_its_prefixes(rule):
    assert prepareQuery(rule.query).algebra.PV


def test_every_example_belongs_to_a_rule():
    expected = {f"{rule.name}-{answer}.ttl" for rule in RULES for answer in ("yes", "no")}
    assert {path.name for path in EXAMPLES.glob("*.ttl")} == expected


def test_each_kind_of_contradiction_has_a_rule():
    assert {rule.kind for rule in RULES} == {"Numeric", "Agency", "Opposition", "Polarity", "Spatial", "Temporal", "Trend"}


def test_a_header_that_lacks_a_line_is_an_error_of_ours():
    with pytest.raises(DataError, match="lacks question, strength"):
        parse_rule("odd", "# title: Odd\n# kind: Numeric\n# sentence: x\n# explained away by: y\nSELECT * {}")


@pytest.mark.parametrize("view_name", ["claims", "shared", "timeline"])
def test_views_give_the_same_rows_in_both_engines(view_name):
    path = EXAMPLES / "numeric-yes.ttl"
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    mine = [[None if cell is None else cell.value for cell in row] for row in store.query(view(view_name))]
    theirs = [[None if cell is None else str(cell) for cell in row] for row in Graph().parse(path).query(view(view_name))]
    assert mine == theirs
    assert bool(mine) == (view_name == "timeline")
