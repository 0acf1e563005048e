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
    places = {node.iri: node for record in ordered for node in (*record.places, *record.origins, *record.destinations)}
    return sorted(
        (
            *_missing(actors, knowledge.actors, knowledge.actor_names, "partOf", added),
            *_missing(places, knowledge.places, knowledge.place_names, "within", added),
        )
    )


def _actors(record: ClaimRecord) -> Iterator[Node]:
    yield from record.agents
    yield from record.recipients
    yield from (quantity.of for quantity in record.quantities if quantity.of)
    yield from (link.source for link in record.chain)


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
