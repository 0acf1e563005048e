"""Every view of graphs that lack much: no claim, no outlet, no time, findings that point to claims which are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.views import VIEWS

Run = Callable[..., Any]
PREFIXES = """@prefix schema: <https://schema.org/> . @prefix kg: <https://w3id.org/rashomon/ontology#> .
@prefix plover: <https://w3id.org/rashomon/plover#> .
"""
BARE = '<https://x.org/article/1> a schema:NewsArticle ; kg:sourceFile "a.txt" .'
LITTLE = """
<https://x.org/c1> a kg:Claim ; kg:article <https://x.org/article/1> ; kg:claimType plover:ASSAULT .
<https://x.org/c2> a kg:Claim ; kg:article <https://x.org/article/1> ; kg:claimType plover:ASSAULT ; kg:reports <https://x.org/e> .
<https://x.org/e> a kg:Event .
<https://x.org/f> a kg:Contradiction ; kg:claim <https://x.org/c1> , <https://x.org/c2> .
<https://x.org/f2> a kg:Contradiction ; kg:claim <https://x.org/c1> , <https://x.org/gone> .
<https://x.org/s> a kg:SharedClaim ; kg:claim <https://x.org/c1> , <https://x.org/c2> ; kg:independence kg:Unknown .
<https://x.org/s2> a kg:SharedClaim ; kg:claim <https://x.org/c1> , <https://x.org/gone> ; kg:independence kg:Independent .
"""


@pytest.fixture(params=[BARE, LITTLE], ids=["bare", "little"])
def poor(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "poor.ttl"
    path.write_text(PREFIXES + request.param, encoding="utf-8")
    return path


def test_every_view_of_a_poor_graph_has_its_columns(poor: Path) -> None:
    graph = kg.open(poor)
    for name in VIEWS:
        table = graph.table(name)
        assert table.columns and all(set(row) == set(table.columns) for row in table.rows)


def test_every_command_shows_a_poor_graph(run_kg: Run, poor: Path, tmp_path: Path) -> None:
    for name in ("contradictions", "events", "outlets", "sources", "actors", "shared", "claims", "timeline"):
        assert run_kg(name, poor).code == 0
    assert run_kg("report", poor, "-o", tmp_path / "poor.html").code == 0
    for node in ("c1", "f", "s", "e") if "x.org/c1" in poor.read_text(encoding="utf-8") else ():
        assert run_kg("explain", poor, f"https://x.org/{node}").code == 0


def test_every_view_of_the_seeds_has_rows(seeds_graph: kg.Graph) -> None:
    for name in VIEWS:
        table = seeds_graph.table(name)
        assert table.rows and all(set(row) == set(table.columns) for row in table.rows)
