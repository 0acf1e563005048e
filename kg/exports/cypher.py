"""A Cypher script that makes the graph in Neo4j (4.4 and later): `cypher-shell -f graph.cypher`. Run again, it doubles nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from kg.exports.content import Content
from kg.exports.neo4j import value_of
from kg.exports.propertygraph import Nodes, Relationships, property_graph
from kg.exports.sheets import Column
from kg.tables import Cell, Row

NAME = "cypher"
EXTENSIONS = (".cypher",)
DESCRIPTION = "Cypher: a script that makes nodes and relationships and may be run again"
READERS = "Neo4j 4.4 and later: cypher-shell, Browser"
OPTION = ""
PARTS = ("graph",)

_BATCH = 500  # rows a statement
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_content(content: Content, path: Path, part: str) -> None:
    """Write the script."""
    nodes, relationships = property_graph(content)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for group in nodes:
            file.write(f"CREATE CONSTRAINT {group.label.lower()}_iri IF NOT EXISTS FOR (n:{group.label}) REQUIRE n.iri IS UNIQUE;\n")
        for group in nodes:
            file.writelines(_make_nodes(group))
        for links in relationships:
            file.writelines(_make_relationships(links))


def _make_nodes(group: Nodes) -> Iterator[str]:
    for batch in _batches(group.rows):
        rows = ",\n".join(f"  {{iri: {literal(str(row['iri']))}, its: {_map(row, group.columns)}}}" for row in batch)
        yield f"UNWIND [\n{rows}\n] AS row MERGE (n:{group.label} {{iri: row.iri}}) SET n += row.its;\n"


def _make_relationships(links: Relationships) -> Iterator[str]:
    ends = f"MATCH (a:{links.start} {{iri: row.source}}) MATCH (b:{links.end} {{iri: row.target}})"
    key = f" {{{', '.join(f'{name}: row.its.{name}' for name in links.key)}}}" if links.key else ""
    settled = " SET r += row.its" if links.columns else ""
    for batch in _batches(links.rows):
        rows = ",\n".join(
            f"  {{source: {literal(str(row['from']))}, target: {literal(str(row['to']))}, its: {_map(row, links.columns)}}}"
            for row in batch
        )
        yield f"UNWIND [\n{rows}\n] AS row {ends} MERGE (a)-[r:{links.type}{key}]->(b){settled};\n"


def _batches(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _map(row: Row, columns: Iterable[Column]) -> str:
    values = ((column, value_of(row[column.name], column)) for column in columns)
    return "{" + ", ".join(f"`{column.name}`: {_value(value, column)}" for column, value in values if value is not None) + "}"


def _value(value: Cell, column: Column) -> str:
    if column.type == "date":
        return f"date({literal(str(value))})"
    return literal(value) if isinstance(value, str) else repr(value)


def literal(text: str) -> str:
    """A string literal. No backslash is followed by a u, which Cypher would read as an escape before anything else."""
    escaped = _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    return "'" + re.sub(r"((?<!\\)(?:\\\\)+)(?=[uU])", r"\1' + '", escaped) + "'"
