"""The algebra of a query goes into plain values and comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.read import read_claims
from kg.queries import parsed
from kg.queries.algebra import FILE, algebra_text
from kg.queries.columns import Columns
from kg.queries.rules import contradiction_rules

EXAMPLES = Path(__file__).parent / "examples"


def test_the_packaged_algebra_is_that_of_the_packaged_rules():
    assert FILE.read_text(encoding="utf-8") == algebra_text(), "a rule was changed: run make rules"


def told(rows) -> list[str]:
    """What rows say: a query that asks for no order has none."""
    return sorted(repr(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("rule", contradiction_rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_the_same_by_its_plain_algebra(rule, monkeypatch):
    monkeypatch.setattr(parsed, "_known", {rule.query: parsed.parse(rule.query)})
    store = Store()
    store.load(path=EXAMPLES / f"{rule.name}-yes.ttl", format=RdfFormat.TURTLE)
    expected = told(Columns(store, read_claims(store)).rows(rule.query))
    plain = json.loads(json.dumps(parsed.as_plain(rule.query)))
    parsed.remember(rule.query, plain)
    assert parsed.parsed(rule.query) is not parsed.parse(rule.query)
    assert told(Columns(store, read_claims(store)).rows(rule.query)) == expected != []
    assert parsed.as_plain(rule.query) == plain
