"""Claims of a store -> events, contradictions and shared claims, written into the store's named graph of the analysis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.analysis import write_analysis, write_wholes
from kg.graph.findings import added_wholes, analysis_statements, events_told, outdated_analysis
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.knowledge import load
from kg.link.columns import Columns
from kg.link.events import link_events
from kg.link.hierarchy import missing_wholes
from kg.link.shared import find_shared
from kg.link.unchanged import claim_digests, keep, unchanged_events
from kg.queries.run import find_contradictions
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.vocab import BASE


@dataclass(frozen=True, slots=True)
class Analysis:
    """What claims tell of, share and contradict, the statements that say so, and those that said so before."""

    events: Sequence[Event]
    shared: Sequence[SharedPair]
    findings: Sequence[Finding]
    digests: Mapping[str, bytes]  # of the claims
    base: str
    old: set[Quad]
    new: set[Quad]


def analyse(store: GraphStore, *, base: str | None = None, anew: bool = True) -> Analysis:
    """Find what claims tell of, where they contradict each other and what they share; in place of what the store has of it, at once.

    Until the end, readers see what was found before. `base` is what the IRIs of findings begin with; left out, what those of the claims
    begin with. Unless `anew`, events of a store on disk that no claim touches which is new or has changed stay as they are. What is
    found is the same, if nobody else has written into the graph of the analysis.
    """
    found = (None if anew else _of_new_claims(store, base)) or _of_all_claims(store, base)
    store.exchange(found.old - found.new, found.new - found.old)
    store.flush()
    if store.path is not None:
        told = {claim: event.iri for event in found.events for claim in event.claims}
        keep(store.path, found.digests, told, base=found.base)
    return found


def _of_all_claims(store: GraphStore, base: str | None) -> Analysis:
    """Everything, on a copy in memory, which has no analysis at first; the events go into it, as the rules ask which claims report one."""
    old, bare = analysis_statements(store.inner), Store()
    bare.extend(quad for quad in store.quads() if quad not in old)
    records = read_claims(bare)
    base = base or base_of(records)
    wholes = write_wholes(((w.part, w.relation, w.whole) for w in missing_wholes(records, load())), base=base)
    if wholes:
        bare.extend(wholes)
        records = read_claims(bare)
    columns = Columns.of(records)
    events = link_events(records, base=base, columns=columns)
    bare.extend(write_analysis(events, (), (), base=base))
    findings = find_contradictions(bare, records, events=events)
    shared = find_shared(records, events, columns=columns)
    new = {*wholes, *write_analysis(events, shared, findings, base=base)}
    return Analysis(events, shared, findings, claim_digests(records), base, old, new)


def _of_new_claims(store: GraphStore, base: str | None) -> Analysis | None:
    """The same, but for the statements of events that stay; None if there are none, or another node is now part of something."""
    if store.path is None:
        return None
    records, wholes, told = read_claims(store.inner), added_wholes(store.inner), events_told(store.inner)
    base, digests = base or base_of(records), claim_digests(records)
    known = unchanged_events(store.path, digests, told, base=base)
    if not known or wholes != _wholes(store.inner, records, wholes, base):
        return None
    columns = Columns.of(records)
    events = link_events(records, base=base, columns=columns, known=known.values())
    stay = {event.iri for event in events if event.iri in known}
    old = outdated_analysis(store.inner, stay)
    written = [event for event in events if event.iri not in stay] or events[:1]  # with one of them comes the rule that makes events

    def linked() -> Store:
        copy = Store()
        copy.extend(quad for quad in store.quads() if quad not in old)
        copy.extend(write_analysis(written, (), (), base=base))
        return copy

    findings = find_contradictions(linked(), records, events=events)
    shared = find_shared(records, events, columns=columns)
    new = set(write_analysis(written, shared, findings, base=base))
    return Analysis(events, shared, findings, digests, base, old, new)


def _wholes(store: Store, records: Iterable[ClaimRecord], before: set[Quad], base: str) -> set[Quad]:
    """The wholes that the graph lacks, where it holds those that were found before."""
    own = {
        quad.subject
        for part in {quad.subject for quad in before}
        for relation in {quad.predicate for quad in before}
        for quad in store.quads_for_pattern(part, relation, None)
        if quad not in before
    }
    added = {quad.subject.value for quad in before if isinstance(quad.subject, NamedNode) and quad.subject not in own}
    return set(write_wholes(((w.part, w.relation, w.whole) for w in missing_wholes(records, load(), added=added)), base=base))


def base_of(records: Iterable[ClaimRecord]) -> str:
    """What the IRIs of all claims begin with; the default where they differ."""
    bases = {record.iri.rpartition("claim/")[0] for record in records}
    return bases.pop() if len(bases) == 1 and "" not in bases else BASE
