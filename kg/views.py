"""The tables that a graph gives, by name: what each takes of the graph and of the claims that a user chose.

A pair, an event or a topic stays if one of its claims was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.queries.actors import actors_table
from kg.queries.events import events_table
from kg.queries.outlets import outlets_table
from kg.queries.sources import flow_table, support_table
from kg.queries.topic_table import topics_table
from kg.queries.topics import topics
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.tables import Table, claims_table, contradictions_table, shared_table
from kg.timeline import timeline_table

if TYPE_CHECKING:
    from kg.api import Graph

View = Callable[["Graph", Sequence[ClaimRecord]], Table]


def _findings(graph: Graph, chosen: Sequence[ClaimRecord]) -> list[Finding]:
    kept = {record.iri for record in chosen}
    return [finding for finding in graph.findings if {finding.left, finding.right} & kept]


def _pairs(graph: Graph, chosen: Sequence[ClaimRecord]) -> list[SharedPair]:
    kept = {record.iri for record in chosen}
    return [pair for pair in graph.pairs if {pair.left, pair.right} & kept]


def _events(graph: Graph, chosen: Sequence[ClaimRecord]) -> list[Event]:
    kept = {record.iri for record in chosen}
    return [event for event in graph.events if kept.intersection(event.claims)]


def _topics(graph: Graph, chosen: Sequence[ClaimRecord]) -> Table:
    return topics_table(topics(_findings(graph, chosen), graph.records, graph.events), graph.records, graph.finding_iris)


def _outlets(graph: Graph, chosen: Sequence[ClaimRecord]) -> Table:
    return outlets_table(chosen, graph.records, _findings(graph, chosen), _pairs(graph, chosen))


def _happenings(graph: Graph, chosen: Sequence[ClaimRecord], *, least: int = 2) -> Table:
    return events_table(_events(graph, chosen), graph.records, graph.findings, graph.pairs, least=least)


VIEWS: Mapping[str, View] = {
    "claims": lambda graph, chosen: claims_table(chosen),
    "topics": _topics,
    "contradictions": lambda graph, chosen: contradictions_table(_findings(graph, chosen), graph.records, graph.finding_iris),
    "shared": lambda graph, chosen: shared_table(_pairs(graph, chosen), graph.records, graph.shared_iris),
    "timeline": lambda graph, chosen: timeline_table(_events(graph, chosen), graph.records),
    "events": _happenings,
    "all events": lambda graph, chosen: _happenings(graph, chosen, least=1),
    "outlets": _outlets,
    "sources": lambda graph, chosen: flow_table(chosen, graph.homes),
    "support": lambda graph, chosen: support_table(_pairs(graph, chosen), graph.records),
    "actors": lambda graph, chosen: actors_table(chosen),
}
"""`topics` groups `contradictions` by what they are about; `events` are those that several claims tell of; `support` says what stands
behind what `shared` claims say."""
