"""Claims of a store -> events, contradictions and shared claims, written into the store's named graph of the analysis."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.analysis import ANALYSIS, write_analysis, write_wholes
from kg.graph.findings import forget_analysis
from kg.graph.mint import graph_iri
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.knowledge import load
from kg.link.events import link_events
from kg.link.hierarchy import missing_wholes
from kg.link.shared import find_shared
from kg.queries.run import find_contradictions
from kg.records import ClaimRecord
from kg.vocab import BASE


def analyse(store: GraphStore, *, base: str | None = None) -> None:
    """Find what claims tell of, where they contradict each other and what they share; in place of what the store has of it.

    `base` is what the IRIs of findings begin with; left out, what those of the claims begin with.
    """
    forget_analysis(store.inner)
    records = read_claims(store.inner)
    base = base or base_of(records)
    graph = graph_iri(ANALYSIS, base=base)
    if store.holds(graph):
        store.drop(graph)
        records = read_claims(store.inner)
    wholes = write_wholes(((w.part, w.relation, w.whole) for w in missing_wholes(records, load())), base=base)
    if wholes:
        store.inner.extend(wholes)
        records = read_claims(store.inner)
    events = link_events(records, base=base)
    store.replace(graph, [*wholes, *write_analysis(events, (), (), base=base)])  # the rules ask which claims report one event
    findings = find_contradictions(store.inner, records)
    store.replace(graph, [*wholes, *write_analysis(events, find_shared(records, events), findings, base=base)])


def base_of(records: Iterable[ClaimRecord]) -> str:
    """What the IRIs of all claims begin with; the default where they differ."""
    bases = {record.iri.rpartition("claim/")[0] for record in records}
    return bases.pop() if len(bases) == 1 and "" not in bases else BASE
