"""All claims of a store -> all that is found among them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from pyoxigraph import Quad, Store

from kg.analysis.beside import beside
from kg.analysis.found import Analysis
from kg.analysis.index import entries_of, index_of
from kg.analysis.kept import Kept, digests, plain_queries
from kg.analysis.rules_again import light
from kg.analysis.surroundings import ordinal
from kg.collector import no_collection
from kg.graph.analysis import tell_analysis, write_analysis, write_wholes
from kg.graph.findings import analysis_statements
from kg.graph.read import read_claims
from kg.graph.store import GraphStore
from kg.knowledge import load
from kg.link.columns import Columns
from kg.link.events import link_events
from kg.link.hierarchy import missing_wholes, standings
from kg.link.shared import Alikes, judge_shared
from kg.queries import run
from kg.queries.meeting import is_incremental
from kg.queries.pairs import by_pair, chosen
from kg.queries.rules import contradiction_rules
from kg.queries.run import RowsOf, disagreements, findings_of, rows_of_rules
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.vocab import BASE

_TYPES = 256  # that a column of one byte holds
APART = 20_000
"""Claims; of more, shared claims are looked for in a process of their own."""


class Looked(NamedTuple):
    """What is found among claims; the rows of the rules and the pairs with one content are what it rests on."""

    events: list[Event]
    rows: RowsOf
    findings: list[Finding]
    shared: list[SharedPair]
    pairs: Alikes


def analyse_all(store: GraphStore, base: str | None) -> Analysis:
    """Everything."""
    old = analysis_statements(store.inner)
    bare = _without(store, old) if old else store.inner
    records = read_claims(bare)
    base = base or base_of(records)
    wholes = write_wholes(((w.part, w.relation, w.whole) for w in missing_wholes(records, load())), base=base)
    if bare is store.inner and (wholes or len(records) <= run.LARGE):
        bare = _without(store, old)
    if wholes:
        bare.extend(wholes)
        records = read_claims(bare)
    found = look(bare, records, base=base)
    new = chain(wholes, tell_analysis(found.events, found.shared, found.findings, base=base))
    kept = None if store.path is None or wholes else _kept(records, found, base=base)
    return Analysis(len(records), len(found.events), len(found.shared), len(found.findings), old, new, kept)


@no_collection()
def look(store: Store, records: Sequence[ClaimRecord], *, base: str = BASE) -> Looked:
    """What a store's claims tell of, share and contradict each other in; a store of few claims is given the events.

    Shared claims are looked for beside contradictions, on another core.
    """
    columns = Columns.of(records)
    events = link_events(records, base=base, columns=columns)
    if len(records) <= run.LARGE:
        store.extend(write_analysis(events, (), (), base=base))  # the rules ask it which claims report one event
    claims = {record.iri: record for record in records}
    with beside(lambda: judge_shared(columns, events), much=len(records) > APART) as judged:
        rows = rows_of_rules(store, records, events=events)
        findings = findings_of(disagreements(rows, claims), rows, claims)
        shared = judged()
    return Looked(events, rows, findings, shared.told(columns), shared.pairs)


def _without(store: GraphStore, old: Container[Quad]) -> Store:
    """A copy of a store in memory that lacks some statements."""
    bare = Store()
    bare.extend(quad for quad in store.quads() if quad not in old)
    return bare


def _kept(records: Sequence[ClaimRecord], looked: Looked, *, base: str) -> Kept | None:
    """What the next linking can go on from, if it can."""
    events, rows, _, _, pairs = looked
    types, rules = sorted({record.type for record in records}), contradiction_rules()
    nameless = any(":" not in iri for record in records for iri in (record.iri, record.article))
    if not records or nameless or len(types) > _TYPES or not all(map(is_incremental, rules)):
        return None
    claims = {record.iri: record for record in records}
    number = {record.iri: place for place, record in enumerate(records)}
    entries = index_of(entries_of(enumerate(records))).entries
    told = {str(row[side]) for some in rows.values() for row in some for side in ("left", "right")}
    lights = {iri: light(claims[iri]) for iri in told & claims.keys()}
    kept = {rule.name: chosen(rule, by_pair(rows[rule.name], claims), claims) for rule in rules}
    return Kept(
        base=base,
        iris=list(number),
        types=types,
        nodes={key: list(value) for key, value in standings(records, load()).items()},
        rows={name: [dict(row) for row in some] for name, some in rows.items()},
        chosen={name: [[one.left, one.right, one.of] for one in some] for name, some in kept.items()},
        light={iri: [one.article, list(one.sources), one.type, one.mode, one.begin] for iri, one in sorted(lights.items())},
        queries=dict(plain_queries()),
        type=np.asarray([types.index(record.type) for record in records], np.uint8),
        day=np.asarray([ordinal(record) for record in records], np.int32),
        events=digests(event.iri for event in events),
        keys=entries.keys,
        owners=entries.owners,
        left=pairs.left,
        right=pairs.right,
        near=pairs.near,
        topic=pairs.topic,
        stands=pairs.stands,
    )


def base_of(records: Iterable[ClaimRecord]) -> str:
    """What the IRIs of all claims begin with; the default where they differ."""
    bases = {record.iri.rpartition("claim/")[0] for record in records}
    return bases.pop() if len(bases) == 1 and "" not in bases else BASE
