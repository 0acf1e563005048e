"""What stands behind a claim, an event and a finding; the words of a claim with its trigger and slots marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import kg
from kg.errors import UnknownNameError
from kg.marking import bracketed, marked
from kg.records import ClaimRecord, Node
from kg.tables import identifier

Run = Callable[..., Any]
QUOTE = "Les forces  américaines ont bombardé Homs, selon Homs Info."
CLAIM = ClaimRecord(
    "https://example.org/claim/c1",
    "a1",
    "ASSAULT",
    QUOTE,
    begin=100,
    agents=(Node("us", "forces américaines", ("US forces",)),),
    places=(Node("homs", "Homs"),),
)


def test_marks_stand_where_the_graph_and_the_names_say() -> None:
    begin = 100 + QUOTE.index("bombardé")
    shown = bracketed(marked(CLAIM, [(begin, begin + len("bombardé"))], ["selon"]))
    assert shown == "Les [forces  américaines: agent] ont [bombardé: ASSAULT] [Homs: place], [selon: cue] Homs Info."
    assert "".join(piece.text for piece in marked(CLAIM, [(begin, begin + 8)])) == QUOTE


def test_marks_outside_the_quote_or_over_others_are_left_out() -> None:
    assert bracketed(marked(CLAIM, [(0, 5), (95, 103), (100, 900), (104, 110)])).count("ASSAULT") == 1


def test_a_claim_tells_its_words_sources_and_characters(seeds_graph: kg.Graph) -> None:
    for record in list(seeds_graph.records.values())[:40]:
        rows = seeds_graph.explain(record.iri).rows
        told = {str(row["name"]): str(row["value"]) for row in rows}
        assert told["characters"] == f"{record.begin} to {record.end}" and told["type"].startswith(record.type)
        assert f"[{record.trigger}: {record.type}]" in told["quote"]
        assert sum(str(row["name"]).startswith("source ") for row in rows) == len(record.chain)


def test_an_event_tells_why_its_claims_were_linked(seeds_graph: kg.Graph) -> None:
    event = max(seeds_graph.events, key=lambda event: (len(event.claims), event.iri))
    rows = seeds_graph.explain(identifier(event.iri)).rows
    assert {row["name"] for row in rows if row["section"] == "claims"} == {identifier(iri) for iri in event.claims}
    links = [str(row["value"]) for row in rows if row["section"] == "why one event"]
    assert len(links) > 1 and "type-same" in links[1]


def test_a_finding_tells_its_rule_and_both_claims(seeds_graph: kg.Graph) -> None:
    for key, iri in seeds_graph.finding_iris.items():
        rows = seeds_graph.explain(iri).rows
        names = {(row["section"], row["name"]) for row in rows}
        assert {("left", identifier(key[0])), ("right", identifier(key[1])), ("rule", "explained away by")} <= names


def test_unknown_and_ambiguous_names_are_told(seeds_graph: kg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="no claim, event or finding"):
        seeds_graph.explain("claim ffffffffffff0")
    with pytest.raises(UnknownNameError):
        seeds_graph.explain("")


def test_the_command_prints_what_the_graph_explains(run_kg: Run, seeds_graph: kg.Graph, seeds_file: object) -> None:
    iri = next(iter(seeds_graph.records))
    kind, digits = identifier(iri).split()
    assert json.loads(run_kg("explain", seeds_file, kind, digits, "-f", "json").out) == list(seeds_graph.explain(iri).rows)
    for columns in (80, 120):
        done = run_kg("explain", seeds_file, digits, columns=columns)
        assert done.code == 0 and max(map(len, done.out.splitlines())) <= columns
    assert run_kg("explain", seeds_file, "claim", "nothing").code == 2
