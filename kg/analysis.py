"""Claims of a store -> events, contradictions and shared claims, written into the store's named graph of the analysis."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, Store

from kg.graph.analysis import write_analysis, write_wholes
from kg.graph.findings import analysis_statements
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.knowledge import load
from kg.link.columns import Columns
from kg.link.events import link_events
from kg.link.hierarchy import missing_wholes
from kg.link.shared import find_shared
from kg.queries.run import find_contradictions
from kg.records import ClaimRecord
from kg.vocab import BASE


def analyse(store: GraphStore, *, base: str | None = None) -> None:
    """Find what claims tell of, where they contradict each other and what they share; in place of what the store has of it, at once.

    Works on a copy in memory: until the end, readers see what was found before. `base` is what the IRIs of findings begin with; left
    out, what those of the claims begin with.
    """
    old = analysis_statements(store.inner)
    bare = Store()
    bare.extend(quad for quad in store.quads() if quad not in old)
    new = set(_found(bare, base=base))
    store.exchange(old - new, new - old)
    store.flush()


def _found(store: Store, *, base: str | None) -> list[Quad]:
    """The statements of the analysis of a store that has none; the events stay in it, as the rules ask which claims report one."""
    records = read_claims(store)
    base = base or base_of(records)
    wholes = write_wholes(((w.part, w.relation, w.whole) for w in missing_wholes(records, load())), base=base)
    if wholes:
        store.extend(wholes)
        records = read_claims(store)
    columns = Columns.of(records)
    events = link_events(records, base=base, columns=columns)
    store.extend(write_analysis(events, (), (), base=base))
    findings = find_contradictions(store, records, events=events)
    return [*wholes, *write_analysis(events, find_shared(records, events, columns=columns), findings, base=base)]


def base_of(records: Iterable[ClaimRecord]) -> str:
    """What the IRIs of all claims begin with; the default where they differ."""
    bases = {record.iri.rpartition("claim/")[0] for record in records}
    return bases.pop() if len(bases) == 1 and "" not in bases else BASE
