"""Claims as a labelled property graph: nodes with properties, and typed relationships between them, as Neo4j has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.exports.content import Content, roles
from kg.exports.sheets import Column, Sheet, sheet
from kg.records import ClaimRecord
from kg.tables import Row

_NAMED = {"claims": ("Claim", "claim"), "events": ("Event", "event"), "articles": ("Article", "article"), "places": ("Place", "place")}
_ROLES = {"agent": "AGENT", "recipient": "RECIPIENT", "place": "LOCATED_AT", "origin": "MOVES_FROM", "destination": "MOVES_TO"}
_TEXTS = {name: Column(name, "text", "") for name in ("kind", "strength", "rule", "independence", "why", "measure", "comparator")}
_LEVEL, _VALUE = Column("level", "integer", ""), Column("value", "number", "")


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of one label. Each row has `iri` and the columns."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Relationships:
    """Relationships of one type between nodes of two labels. Each row has `from`, `to` and the columns; `key` tells parallel ones apart."""

    type: str
    start: str
    end: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def property_graph(content: Content) -> tuple[list[Nodes], list[Relationships]]:
    """All nodes and relationships, sorted; every end of a relationship is among the nodes."""
    nodes = [_renamed(sheet(table, content), label, column) for table, (label, column) in _NAMED.items()]
    nodes += _actors(sheet("actors", content))
    labels = {str(row["iri"]): group.label for group in nodes for row in group.rows}
    return nodes, list(_related(content, nodes, labels))


def _renamed(table: Sheet, label: str, key: str) -> Nodes:
    columns = tuple(column for column in table.columns if column.name != key)
    rows = tuple({"iri": row[key]} | {column.name: row[column.name] for column in columns} for row in table.rows)
    return Nodes(label, columns, tuple(sorted(rows, key=lambda row: str(row["iri"]))))


def _actors(table: Sheet) -> list[Nodes]:
    """Actors, sources and outlets are nodes of three labels."""
    every = _renamed(table, "Actor", "actor")
    return [
        Nodes(family.capitalize(), every.columns, tuple(row for row in every.rows if row["family"] == family))
        for family in ("actor", "source", "outlet")
    ]


def _related(content: Content, nodes: Iterable[Nodes], labels: dict[str, str]) -> Iterator[Relationships]:
    found: dict[tuple[str, str, str], list[Row]] = {}
    shapes: dict[str, tuple[tuple[str, ...], tuple[Column, ...]]] = {}
    for kind, key, columns, row in _links(content, nodes):
        start, end = labels.get(str(row["from"])), labels.get(str(row["to"]))
        if start and end:
            shapes[kind] = key, columns
            found.setdefault((kind, start, end), []).append(row)
    for (kind, start, end), rows in sorted(found.items()):
        key, columns = shapes[kind]
        distinct = {(str(row["from"]), str(row["to"]), *(str(row[name]) for name in key)): row for row in reversed(rows)}
        yield Relationships(kind, start, end, key, columns, tuple(distinct[ends] for ends in sorted(distinct)))


def _links(content: Content, nodes: Iterable[Nodes]) -> Iterator[tuple[str, tuple[str, ...], tuple[Column, ...], Row]]:
    for claim in content.claims:
        yield from _of_claim(claim, content)
    for finding in content.findings:
        said: Row = {"kind": finding.kind, "strength": finding.strength, "rule": finding.rule, "why": finding.why}
        columns = tuple(_TEXTS[name] for name in said)
        yield "CONTRADICTS", ("kind", "rule"), columns, {"from": finding.left, "to": finding.right, **said}
    for pair in content.shared:
        columns = (_TEXTS["independence"], _TEXTS["why"])
        yield "AGREES_WITH", (), columns, {"from": pair.left, "to": pair.right, "independence": pair.independence, "why": pair.why}
    for group in nodes:
        for row in group.rows:
            for column, kind in (("part_of", "PART_OF"), ("within", "WITHIN")):
                if row.get(column):
                    yield kind, (), (), {"from": row["iri"], "to": row[column]}


def _of_claim(claim: ClaimRecord, content: Content) -> Iterator[tuple[str, tuple[str, ...], tuple[Column, ...], Row]]:
    yield "APPEARS_IN", (), (), {"from": claim.iri, "to": claim.article}
    if event := content.event_of.get(claim.iri):
        yield "TELLS_OF", (), (), {"from": claim.iri, "to": event}
    for role, its in roles(claim):
        if role in _ROLES:
            yield _ROLES[role], (), (), {"from": claim.iri, "to": its.iri}
    for quantity in claim.quantities:
        if quantity.of:
            counts: Row = {"measure": quantity.measure, "comparator": quantity.comparator, "value": quantity.value}
            columns = (_TEXTS["measure"], _TEXTS["comparator"], _VALUE)
            yield "COUNTS", ("measure", "comparator", "value"), columns, {"from": claim.iri, "to": quantity.of.iri, **counts}
    for level, link in enumerate(claim.chain, 1):
        yield (
            "ACCORDING_TO",
            ("level",),
            (_LEVEL, _TEXTS["kind"]),
            {"from": claim.iri, "to": link.source.iri, "level": level, "kind": link.kind},
        )
    if claim.outlet:
        yield "PUBLISHED_BY", (), (), {"from": claim.article, "to": claim.outlet.iri}
    for level, outlet in enumerate(claim.republished, 1):
        yield "REPUBLISHED_FROM", ("level",), (_LEVEL,), {"from": claim.article, "to": outlet.iri, "level": level}
