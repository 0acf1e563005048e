"""A store that was linked before, some of whose articles are new, have changed or gone -> what this changes in what was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from pyoxigraph import NamedNode, Quad, Store

from kg.analysis.events_again import ChangedEvents, link_again
from kg.analysis.found import Analysis
from kg.analysis.kept import Kept, digests, load
from kg.analysis.rules_again import ChangedFindings, RulesAgain
from kg.analysis.scope import scope_of
from kg.analysis.shared_again import ChangedShared, share_again
from kg.analysis.surroundings import Surroundings
from kg.collector import no_collection
from kg.graph.analysis import ANALYSIS, EVENTS_RULE, SHARED_RULE, write_analysis, write_rules
from kg.graph.findings import statements_about
from kg.graph.mint import finding_iri, graph_iri, rule_iri
from kg.graph.read import Reader
from kg.graph.store import GraphStore
from kg.knowledge import load as load_knowledge
from kg.link.hierarchy import Standing, may_add_wholes, node_keys, standings
from kg.queries import run
from kg.queries.rules import contradiction_rules


@no_collection()
def analyse_again(store: GraphStore, base: str | None) -> Analysis | None:
    """What linking everything anew would find; None if what has changed is not known, or is too much."""
    touched = store.journal.touched() if store.journal is not None else None
    if touched is None or store.path is None or store.journal is None:
        return None
    kept = load(store.path, store.journal.owner())
    if kept is None or (base is not None and base != kept.base):
        return None
    reader = Reader(store.inner)
    known = {iri for iri in kept.iris if iri}
    scope = scope_of(store.inner, touched, known, reader, analysis=graph_iri(ANALYSIS, base=kept.base))
    if scope is None:
        return None
    around = Surroundings(store.inner, kept, scope, reader)
    nodes = _nodes(around)
    if nodes is None or not around.size or (len(known) > run.LARGE) != (around.size > run.LARGE):
        return None
    events = link_again(around, base=kept.base)
    if events is None:
        return None
    looked = scope.changed | events.claims
    shared, findings = share_again(around, looked), RulesAgain(around)(looked)
    if shared is None or findings is None:
        return None
    return _changed(store.inner, around, nodes, events, shared, findings)


def _nodes(around: Surroundings) -> dict[str, Standing] | None:
    """What claims name, by relation and IRI, with what claims in scope name; None if one of these may be part of another, or its whole."""
    touched, before = around.scope.touched, dict[str, Standing]()
    for key, (relation, entry, lacks) in around.kept.nodes.items():
        if key.partition(" ")[2] not in touched:
            before[key] = relation, entry, lacks
    records = around.claims(around.scope.changed)
    named = {key for record in records for key in node_keys(record)}
    if named <= before.keys():
        return before
    new = standings(records, load_knowledge(), but=before)
    return None if may_add_wholes(before, new, load_knowledge()) else before | new


def _changed(
    store: Store, around: Surroundings, nodes: dict[str, Standing], events: ChangedEvents, shared: ChangedShared, findings: ChangedFindings
) -> Analysis:
    base, kept = around.kept.base, _kept(around, nodes, events, shared, findings)
    gone = [finding_iri("shared", pair, base=base) for pair in shared.gone]
    told = [(one.left, one.right, one.rule) for one in findings.gone] + [(one.left, one.right, one.rule) for one in findings.new]
    gone += [finding_iri("contradiction", (left, right), rule, base=base) for left, right, rule in told]
    used = {EVENTS_RULE, *findings.rules, *((SHARED_RULE,) if shared.pairs.stands.any() else ())}
    rules = [rule_iri(name, base=base) for name in (EVENTS_RULE, SHARED_RULE, *(rule.name for rule in contradiction_rules()))]
    old = statements_about(store, events.gone) | _of(store, (*gone, *rules))
    new = {*write_rules(sorted(used), base=base), *write_analysis(events.new, shared.new, findings.new, base=base)}
    return Analysis(
        claims=sum(map(bool, kept.iris)),
        events=len(kept.events),
        shared=int(shared.pairs.stands.sum()),
        findings=findings.told,
        old=old,
        new=new,
        kept=kept,
    )


def _kept(
    around: Surroundings, nodes: dict[str, Standing], events: ChangedEvents, shared: ChangedShared, findings: ChangedFindings
) -> Kept:
    gone, entries = around.scope.gone, around.index.entries
    stay = np.setdiff1d(around.kept.events, digests((*events.gone, *around.scope.touched)))
    return replace(
        around.kept,
        iris=["" if iri in gone else iri for iri in around.iris],
        types=around.types,
        nodes={key: list(value) for key, value in nodes.items()},
        rows=findings.rows,
        chosen={name: [[one.left, one.right, one.of] for one in pairs] for name, pairs in findings.chosen.items()},
        light={iri: [one.article, list(one.sources), one.type, one.mode, one.begin] for iri, one in findings.light.items()},
        type=around.type,
        day=around.day,
        events=np.union1d(stay, digests(event.iri for event in events.new)),
        keys=entries.keys,
        owners=entries.owners,
        **{name: getattr(shared.pairs, name) for name in ("left", "right", "near", "topic", "stands")},
    )


def _of(store: Store, iris: Iterable[str]) -> set[Quad]:
    """What is said of nodes."""
    return {quad for iri in iris for quad in store.quads_for_pattern(NamedNode(iri), None, None)}
