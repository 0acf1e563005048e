"""Outlets, the flow of claims, what support is worth, events and deeds, over a few claims written here."""

from __future__ import annotations

from dataclasses import replace

from kg.explore.flow import as_dot, as_graphml
from kg.queries.actors import actors_table
from kg.queries.events import events_table
from kg.queries.outlets import commonest, outlets_table
from kg.queries.sources import circles, flow, flow_table, support, support_table
from kg.records import ClaimRecord, Event, Finding, Node, SharedPair, SourceLink


def claim(iri: str, outlet: str | None, *sources: str, kind: str = "Named", republished: tuple[str, ...] = ()) -> ClaimRecord:
    return ClaimRecord(
        iri,
        f"article of {outlet}",
        "ASSAULT",
        f"words of {iri}",
        "a.txt",
        Node(f"outlet/{outlet}", outlet) if outlet else None,
        tuple(Node(f"outlet/{name}", name) for name in republished),
        agents=(Node("usa", "États-Unis"),),
        recipients=(Node("group", "Groupe"),),
        interval=("2022-01-05", "2022-01-05"),
        chain=tuple(SourceLink(Node(f"source/{name}", name, known=kind == "Media"), kind) for name in sources),
    )


ALONE, CITED, THIRD = claim("c1", "Alpha"), claim("c2", "Beta", "Alpha", kind="Media"), claim("c3", "Gamma")
CLAIMS = {its.iri: its for its in (ALONE, CITED, THIRD)}
PAIRS = [
    SharedPair("c1", "c2", "Dependent", "Beta cites Alpha."),
    SharedPair("c1", "c3", "Independent", "different sources"),
    SharedPair("c2", "c3", "Unknown", "not told"),
]


def test_support_counts_outlets_and_origins() -> None:
    assert str(support(["c1", "c3"], CLAIMS, PAIRS)) == "2 outlets, 2 independent origins"
    assert str(support(["c1", "c2"], CLAIMS, PAIRS)) == "2 outlets, 1 independent origin"
    assert str(support(["c1", "c2", "c3"], CLAIMS, PAIRS)) == "3 outlets, 1 to 2 independent origins"


def test_one_voice_is_one_origin_however_often_it_speaks() -> None:
    again = {**CLAIMS, "c4": claim("c4", "Alpha")}
    assert str(support(["c1", "c4"], again, [])) == "1 outlet, 1 independent origin"


def test_the_support_of_a_set_names_outlets_and_reasons() -> None:
    (row,) = support_table(PAIRS, CLAIMS).rows
    assert row["outlets"] == "Alpha; Beta; Gamma" and row["sources"] == "Alpha" and "Beta cites Alpha." in str(row["why"])


def test_an_outlet_that_is_cited_is_one_node() -> None:
    network = flow([*CLAIMS.values(), claim("c5", None, republished=("Delta", "Alpha"))])
    assert set(network) == {"alpha", "beta", "gamma", "delta"}
    assert network.edges["alpha", "beta"]["relation"] == "cites" and network.edges["alpha", "delta"]["relation"] == "republishes"


def test_unnamed_sources_of_two_articles_are_two() -> None:
    network = flow([claim("c1", "Alpha", "des témoins", kind="Anonymous"), claim("c2", "Beta", "des témoins", kind="Anonymous")])
    assert [its["label"] for _, its in network.nodes(data=True)].count("des témoins") == 2


def test_circles_are_found_and_told() -> None:
    around = [
        claim("c1", "Alpha", "Beta", kind="Media"),
        claim("c2", "Beta", "Gamma", kind="Media"),
        claim("c3", "Gamma", "Alpha", kind="Media"),
    ]
    assert circles(flow(around)) == [("alpha", "beta", "gamma")] and circles(flow(around[:2])) == []
    assert {row["circle"] for row in flow_table(around).rows} == {"Alpha ⇄ Beta ⇄ Gamma"}
    assert circles(flow([claim("c1", "Alpha", "Alpha", kind="Media")])) == [("alpha",)]


def test_what_runs_in_a_circle_is_news_of_one_event() -> None:
    there, back = claim("c1", "Alpha", "Beta", kind="Media"), claim("c2", "Beta", "Alpha", kind="Media")
    assert {row["circle"] for row in flow_table([there, back], {"c1": "raid", "c2": "raid"}).rows} == {"Alpha ⇄ Beta"}
    assert {row["circle"] for row in flow_table([there, back], {"c1": "raid", "c2": "siege"}).rows} == {None}
    assert "color=red" in as_dot(flow([there, back], {"c1": "raid", "c2": "raid"}))
    assert "color=red" not in as_dot(flow([there, back], {"c1": "raid", "c2": "siege"}))
    [row] = flow_table([claim("c3", "Alpha", "Alpha", kind="Media")], {}).rows
    assert row["circle"] == "Alpha"


def test_flows_are_written_for_graphviz_and_network_tools() -> None:
    hostile = flow([claim("c1", 'A"; }\n\\', "B\x00<&>", kind="Media")])
    dot, xml = as_dot(hostile), as_graphml(hostile)
    assert '\\"; } \\\\' in dot and dot.count("\n") == 7 and "\x00" not in dot + xml
    assert "&lt;&amp;&gt;" in xml


def test_an_outlets_cell_names_all_and_people_see_the_commonest() -> None:
    cited = [claim(f"c{i}", "Alpha", f"Source {i:02}") for i in range(12)]
    [row] = outlets_table(cited, {its.iri: its for its in cited}, [], []).rows
    assert str(row["cites"]).count(";") == 11
    assert commonest(str(row["cites"])).endswith("Source 07 (1); …") and commonest("") == ""


def test_outlets_agree_and_disagree() -> None:
    findings = [Finding("c1", "c2", "r", "Numeric", "Strict", "1", "2", "why")]
    rows = {row["outlet"]: row for row in outlets_table(CLAIMS.values(), CLAIMS, findings, PAIRS).rows}
    assert rows["Alpha"]["agrees_with"] == "Beta (1); Gamma (1)" and rows["Alpha"]["agrees_independently_with"] == "Gamma (1)"
    assert rows["Alpha"]["disagrees_with"] == "Beta (1)" and rows["Gamma"]["disagrees_with"] == ""
    assert (rows["Beta"]["own_voice"], rows["Beta"]["attributed"], rows["Beta"]["cites"]) == (0, 1, "Alpha (1)")


def test_events_that_one_claim_tells_of_are_asked_for() -> None:
    events = [Event("e1", ("c1", "c2"), "ASSAULT"), Event("e2", ("c3",), "ASSAULT")]
    findings = [Finding("c1", "c2", "r", "Numeric", "Strict", "1", "2", "why")]
    (row,) = events_table(events, CLAIMS, findings, PAIRS).rows
    assert (row["event"], row["claims"], row["told_by"], row["contradictions"]) == ("e1", 2, "Alpha; Beta", 1)
    assert len(events_table(events, CLAIMS, findings, PAIRS, least=1).rows) == 2


def test_deeds_are_counted_with_their_outlets() -> None:
    (row,) = actors_table(CLAIMS.values()).rows
    assert (row["agent"], row["recipient"], row["claims"], row["outlets"], row["period"]) == (
        "États-Unis",
        "Groupe",
        3,
        "Alpha; Beta; Gamma",
        "2022-01-05",
    )


def test_who_struck_whom_is_disputed_where_voices_tell_it_the_other_way_round() -> None:
    army, rebels = Node("army", "armée"), Node("rebels", "rebelles")
    told = [replace(ALONE, iri=iri, agents=(army,), recipients=(rebels,)) for iri in ("e1", "e2")]
    told += [replace(THIRD, iri="e3", agents=(rebels,), recipients=(army,))]
    both = Event("e", ("e1", "e2", "e3"), "ASSAULT", agents=("army", "rebels"), recipients=("army", "rebels"))
    (row,) = events_table([both], {its.iri: its for its in told}, [], []).rows
    assert (row["agents"], row["recipients"]) == ("armée or rebelles (disputed)", "armée or rebelles (disputed)")
    assert row["disputed"] == "agent: armée (Alpha) or rebelles (Gamma). recipient: armée (Gamma) or rebelles (Alpha)"


def test_both_sides_of_a_battle_are_doers_and_struck() -> None:
    army, rebels = Node("army", "armée"), Node("rebels", "rebelles")
    told = [replace(ALONE, iri=iri, agents=(army, rebels), recipients=(army, rebels)) for iri in ("e1", "e2")]
    battle = Event("e", ("e1", "e2"), "ASSAULT", agents=("army", "rebels"), recipients=("army", "rebels"))
    (row,) = events_table([battle], {its.iri: its for its in told}, [], []).rows
    assert row["agents"] == row["recipients"] == "armée; rebelles"


def test_who_fights_each_other_does_not_fight_himself() -> None:
    sides = (Node("usa", "États-Unis"), Node("group", "Groupe"))
    rows = actors_table([replace(ALONE, agents=sides, recipients=sides)]).rows
    assert sorted((row["agent"], row["recipient"]) for row in rows) == [("Groupe", "États-Unis"), ("États-Unis", "Groupe")]
    (row,) = actors_table([replace(ALONE, agents=sides[:1], recipients=sides[:1])]).rows
    assert (row["agent"], row["recipient"]) == ("États-Unis", "États-Unis")
    rows = actors_table([replace(ALONE, recipients=()), replace(ALONE, agents=())]).rows
    assert [(row["agent"], row["recipient"]) for row in rows] == [(None, "Groupe"), ("États-Unis", None)]
