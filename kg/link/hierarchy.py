"""What is part of what, for graphs that don't say: their actors and places looked up by name in the gazetteers.

Graphs of other makers often name "US forces" and "United States" without telling that one belongs to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.knowledge import Knowledge, fold
from kg.model import Actor, Place
from kg.records import ClaimRecord, Node


@dataclass(frozen=True, slots=True, order=True)
class PartOf:
    """One node of the graph is part of another, or lies within it. `relation` is `partOf` or `within`."""

    part: str
    relation: str
    whole: str


def missing_wholes(records: Iterable[ClaimRecord], knowledge: Knowledge, *, added: Container[str] = ()) -> list[PartOf]:
    """For each node without a whole, the nearest whole that the gazetteer knows and the graph names. Sorted.

    `added` are nodes (IRIs) whose wholes come from an earlier answer, not from the graph.
    """
    ordered = list(records)
    actors = {node.iri: node for record in ordered for node in _actors(record)}
    places = {node.iri: node for record in ordered for node in _places(record)}
    return sorted(
        (
            *_missing(actors, knowledge.actors, knowledge.actor_names, "partOf", added),
            *_missing(places, knowledge.places, knowledge.place_names, "within", added),
        )
    )


Standing = tuple[str, str, bool]
"""The relation by which a node would have a whole, the entry of the gazetteer that it is (else empty), whether it lacks a whole."""


def standings(records: Iterable[ClaimRecord], knowledge: Knowledge, *, but: Container[str] = ()) -> dict[str, Standing]:
    """Each node that claims name, as relation and IRI; without some."""
    found: dict[str, Standing] = {}
    for relation, names, nodes in _named(records, knowledge):
        for iri, node in nodes.items():
            if (key := f"{relation} {iri}") not in but:
                found[key] = relation, _known(node, names) or "", len(node.line) < 2
    return found


def node_keys(record: ClaimRecord) -> Iterator[str]:
    """The nodes that a claim names, as relation and IRI."""
    yield from (f"partOf {node.iri}" for node in _actors(record))
    yield from (f"within {node.iri}" for node in _places(record))


def may_add_wholes(before: Mapping[str, Standing], new: Mapping[str, Standing], knowledge: Knowledge) -> bool:
    """Whether new nodes may have one of the nodes as their whole, or be the whole of one, where no whole has been added before."""
    tables: Mapping[str, Mapping[str, Actor] | Mapping[str, Place]] = {"partOf": knowledge.actors, "within": knowledge.places}
    fresh = {(relation, entry) for relation, entry, _ in new.values() if entry}
    if not fresh:
        return False
    held = fresh | {(relation, entry) for relation, entry, _ in before.values() if entry}

    def meet(nodes: Mapping[str, Standing], others: set[tuple[str, str]]) -> bool:
        known = [(relation, entry) for relation, entry, lacks in nodes.values() if entry and lacks]
        return any((relation, up) in others for relation, entry in known for up in _above(tables[relation][entry]))

    return meet(before, fresh) or meet(new, held)


def _named(records: Iterable[ClaimRecord], knowledge: Knowledge) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]], Mapping[str, Node]]]:
    """The relations, with the gazetteer's names and the nodes that claims name, by IRI."""
    ordered = list(records)
    yield "partOf", knowledge.actor_names, {node.iri: node for record in ordered for node in _actors(record)}
    yield "within", knowledge.place_names, {node.iri: node for record in ordered for node in _places(record)}


def _actors(record: ClaimRecord) -> Iterator[Node]:
    yield from record.agents
    yield from record.recipients
    yield from (quantity.of for quantity in record.quantities if quantity.of)
    yield from (link.source for link in record.chain)


def _places(record: ClaimRecord) -> Iterator[Node]:
    yield from record.places
    yield from record.origins
    yield from record.destinations


def _missing(
    nodes: Mapping[str, Node],
    entries: Mapping[str, Actor] | Mapping[str, Place],
    names: Mapping[str, tuple[str, ...]],
    relation: str,
    added: Container[str],
) -> Iterator[PartOf]:
    known = {iri: found for iri, node in sorted(nodes.items()) if (found := _known(node, names))}
    holders: dict[str, str] = {}
    for iri, found in known.items():
        holders.setdefault(found, iri)
    for iri, found in known.items():
        if len(nodes[iri].line) > 1 and iri not in added:
            continue
        whole = next((holders[up] for up in _above(entries[found]) if up in holders), None)
        if whole and whole != iri:
            yield PartOf(iri, relation, whole)


def _known(node: Node, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The entry that most of the node's names lead to, the first in order among equals; homonyms lead nowhere."""
    spelt = {fold(name) for name in (node.label, *node.names, node.iri.rsplit("/", 1)[-1].replace("-", " "))}
    hits = Counter(names[name][0] for name in sorted(spelt) if len(names.get(name, ())) == 1)
    return min(hits, key=lambda hit: (-hits[hit], hit)) if hits else None


def _above(entry: Actor | Place) -> Iterator[str]:
    whole = entry.part_of if isinstance(entry, Actor) else entry.within
    while whole:
        yield whole.id
        whole = whole.part_of if isinstance(whole, Actor) else whole.within
