"""Claims as networks of vertices and edges with labels, weights and times: of actors, of claims and of sources.

actors   who does something to whom; an edge for each pair, claim type and polarity, weighted by its claims
claims   which claims contradict or agree with each other, or tell of one event; edges have no direction
sources  who has it from whom: outlets, those they republish and the sources they cite, weighted by the claims
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from kg.exports.content import FIRST_DAY, LAST_DAY, Content, days
from kg.records import ClaimRecord, Interval, Node
from kg.tables import Cell, sources
from kg.tables import content as said
from kg.told import marks

Spell = tuple[str | None, str | None]
"""The first and the last ISO day of a stretch of time, both included; None where it is open."""
Attributes = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node of a network. Without spells it has no time of its own."""

    id: str
    label: str
    attributes: Attributes
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a network; `weight` counts claims."""

    id: str
    source: str
    target: str
    label: str
    weight: int
    attributes: Attributes
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Vertices and edges, sorted. Attributes are named in the order of their columns, and have one type each (`str` or `int`)."""

    name: str
    description: str
    directed: bool
    vertex_types: Mapping[str, type]
    edge_types: Mapping[str, type]
    vertices: tuple[Vertex, ...]
    edges: tuple[Edge, ...]


@dataclass(slots=True)
class _Seen:
    """The claims in which something appears."""

    node: Node
    claims: dict[str, ClaimRecord] = field(default_factory=dict)


def network(name: str, content: Content) -> Network:
    """One of `NETWORKS`."""
    return _MAKERS[name](content)


def spells(intervals: Iterable[Interval | None]) -> tuple[Spell, ...]:
    """The days that some intervals cover, as few stretches as possible, oldest first."""
    merged: list[list[str]] = []
    for first, last in sorted(interval for interval in map(days, intervals) if interval):
        if merged and first <= _next_day(merged[-1][1]):
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return tuple((None if first <= FIRST_DAY else first, None if last >= LAST_DAY else last) for first, last in merged)


def _next_day(day: str) -> str:
    return day if day >= LAST_DAY else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _actors(content: Content) -> Network:
    seen: dict[str, _Seen] = {}
    groups: dict[tuple[str, str, str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in content.claims:
        for node in (*claim.agents, *claim.recipients):
            seen.setdefault(node.iri, _Seen(node)).claims[claim.iri] = claim
        for agent, recipient in claim.deeds:
            groups[agent.iri, recipient.iri, claim.type, claim.polarity].append(claim)
    return Network(
        name="actors",
        description="Actors; an edge runs from who acts to whom it concerns, one for each claim type; the weight counts claims.",
        directed=True,
        vertex_types={"label_en": str, "kind": str, "part_of": str, "wikidata": str, "claims": int, "undated": int},
        edge_types={"type": str, "polarity": str, "outlets": str, "undated": int, "quote": str},
        vertices=_vertices(content, seen),
        edges=tuple(_deed(key, groups[key]) for key in sorted(groups)),
    )


def _deed(key: tuple[str, str, str, str], claims: list[ClaimRecord]) -> Edge:
    agent, recipient, kind, polarity = key
    return Edge(
        id=" ".join(key),
        source=agent,
        target=recipient,
        label=kind + marks(polarity, None),
        weight=len(claims),
        attributes={
            **{"type": kind, "polarity": polarity, "undated": _undated(claims), "quote": claims[0].quote},
            "outlets": "; ".join(dict.fromkeys(claim.outlet.label if claim.outlet else claim.file for claim in claims)),
        },
        spells=spells(claim.interval for claim in claims),
    )


def _vertices(content: Content, seen: Mapping[str, _Seen]) -> tuple[Vertex, ...]:
    facts = content.facts
    return tuple(
        Vertex(
            iri,
            its.node.label,
            {
                **{"label_en": its.node.english, "kind": facts.first(iri, "kind"), "part_of": facts.first(iri, "part_of")},
                **{"wikidata": facts.wikidata(iri), "claims": len(its.claims), "undated": _undated(its.claims.values())},
            },
            spells(claim.interval for claim in its.claims.values()),
        )
        for iri, its in sorted(seen.items())
    )


def _undated(claims: Iterable[ClaimRecord]) -> int:
    return sum(days(claim.interval) is None for claim in claims)


def _claims(content: Content) -> Network:
    events = [event for event in content.events if len(content.by_iri.keys() & set(event.claims)) > 1]
    happenings = [Vertex(event.iri, event.type, {"family": "event", "type": event.type}, spells([event.interval])) for event in events]
    edges = [
        *(Edge(f"{iri} {event.iri}", iri, event.iri, "tells of", 1, {"relation": "tells of"})
          for event in events for iri in event.claims if iri in content.by_iri),
        *(Edge(f"{f.left} {f.right} {f.rule}", f.left, f.right, f"contradicts ({f.kind.lower()})", 1,
               {"relation": "contradicts", "kind": f.kind, "strength": f.strength, "why": f.why}) for f in content.findings),
        *(Edge(f"{p.left} {p.right} agrees", p.left, p.right, "agrees", 1,
               {"relation": "agrees", "independence": p.independence, "why": p.why}) for p in content.shared),
    ]  # fmt: skip
    return Network(
        name="claims",
        description="Claims; edges join those that contradict or agree with each other, and claims with the event that several tell of.",
        directed=False,
        vertex_types=dict.fromkeys(("family", "type", "agents", "recipients", "places", "outlet", "sources", "quote", "file"), str),
        edge_types=dict.fromkeys(("relation", "kind", "strength", "independence", "why"), str),
        vertices=tuple(sorted((*map(_claim, content.claims), *happenings), key=lambda vertex: vertex.id)),
        edges=tuple(sorted({edge.id: edge for edge in edges}.values(), key=lambda edge: edge.id)),
    )


def _claim(claim: ClaimRecord) -> Vertex:
    names = {name: "; ".join(node.label for node in getattr(claim, name)) for name in ("agents", "recipients", "places")}
    told = {"outlet": claim.outlet.label if claim.outlet else None, "sources": sources(claim), "quote": claim.quote, "file": claim.file}
    return Vertex(claim.iri, said(claim), {"family": "claim", "type": claim.type, **names, **told}, spells([claim.interval]))


def _sources(content: Content) -> Network:
    seen: dict[str, _Seen] = {}
    steps: dict[tuple[str, str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in content.claims:
        chain = list(_telling(claim))
        for _, node in chain:
            seen.setdefault(node.iri, _Seen(node)).claims[claim.iri] = claim
        for (_, teller), (relation, source) in pairwise(chain):
            steps[teller.iri, source.iri, relation].append(claim)
    return Network(
        name="sources",
        description="Outlets and sources; an edge runs from who tells to whom they have it from; the weight counts claims, "
        "times are those of publication.",
        directed=True,
        vertex_types={"family": str, "kind": str, "claims": int},
        edge_types={"relation": str, "quote": str},
        vertices=tuple(
            Vertex(
                iri,
                its.node.label,
                {"family": _family(content, iri, its), "kind": content.facts.first(iri, "kind"), "claims": len(its.claims)},
                spells(claim.published for claim in its.claims.values()),
            )
            for iri, its in sorted(seen.items())
        ),
        edges=tuple(
            Edge(
                " ".join(key), key[0], key[1], key[2], len(claims), {"relation": key[2], "quote": claims[0].quote},
                spells(claim.published for claim in claims),
            )
            for key, claims in sorted(steps.items())
        ),
    )  # fmt: skip


def _family(content: Content, iri: str, its: _Seen) -> str:
    return "article" if any(claim.article == iri for claim in its.claims.values()) else content.facts.family(iri)


def _telling(claim: ClaimRecord) -> Iterator[tuple[str, Node]]:
    """Who tells it, from the outlet inwards, with how each has it from the next; an article stands for an outlet that is not known."""
    yield "", claim.outlet or Node(claim.article, claim.file or claim.article)
    yield from (("republishes", node) for node in claim.republished)
    yield from (("cites", link.source) for link in claim.chain)


_MAKERS: dict[str, Callable[[Content], Network]] = {"actors": _actors, "claims": _claims, "sources": _sources}
NETWORKS = tuple(_MAKERS)
