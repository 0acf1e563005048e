"""Triples -> tables and conditions: what the triples of one subject draw on, and what rows hold already of what triples ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rdflib import URIRef
from rdflib.paths import AlternativePath, MulPath, Path
from rdflib.term import Identifier, Node, Variable

from kg.queries.groups import Triple
from kg.queries.joins import NOTHING, Rows, Source, Table, equal, held
from kg.queries.scalar import Scalar, Untranslatable, constant


class Tables(Protocol):
    """What holds the tables of properties."""

    def table(self, path: str) -> Table:
        """The table of a property path, written as `iri`, `iri+` or `iri*`."""

    def node(self, iri: str) -> int:
        """The number that stands for an IRI."""


@dataclass(frozen=True, slots=True)
class Stars:
    """The triples of a query. `asked` are, of each variable, the properties that it is asked for anywhere in the query."""

    engine: Tables
    alias: Callable[[str], str]
    asked: Mapping[str, Collection[str]]

    def of(self, triples: Sequence[Triple]) -> list[Rows]:
        """The triples of each subject, joined."""
        stars: dict[Node, Rows] = {}
        for subject, path, object_ in triples:
            rows, table = stars.get(subject, NOTHING), self.path(path)
            made = self._looked_up(rows, (subject, path, object_))
            if made is None and table.wide and isinstance(subject, Variable):
                rows = self._row(rows, subject, table, [(o, self.path(p)) for s, p, o in triples if s == subject])
                made = self._looked_up(rows, (subject, path, object_))
            elif made is None:
                rows, alias = self._source(rows, subject, table, ((_variable(object_), table.objects),))
                column = Scalar(f"{alias}.{table.column}", table.kind)
                made = self._bound(rows, object_, column)
                made = made.where(f"{column.sql} IS NOT NULL") if table.wide else made
            assert made is not None
            stars[subject] = made
        return list(stars.values())

    def _row(self, rows: Rows, subject: Variable, table: Table, asked: Sequence[tuple[Node, Table]]) -> Rows:
        """The row of a subject in a wide table, with all that is asked of it anywhere in the query."""
        rows, alias = self._source(
            rows, subject, table, tuple((_variable(term), other.objects) for term, other in asked if other.sql == table.sql)
        )
        columns = dict(rows.columns)
        for other in map(self.engine.table, sorted(self.asked[str(subject)])):
            if other.sql == table.sql:
                columns[held(str(subject), other.column)] = Scalar(f"{alias}.{other.column}", other.kind, other.size < other.subjects)
        return replace(rows, columns=columns)

    def _source(self, rows: Rows, subject: Node, table: Table, objects: tuple[tuple[str | None, float], ...]) -> tuple[Rows, str]:
        alias = self.alias("t")
        size = table.subjects if table.wide else table.size
        source = Source(f"{table.sql} {alias}", size, ((_variable(subject), table.subjects), *objects))
        return self._bound(replace(rows, sources=(*rows.sources, source)), subject, Scalar(f"{alias}.s", "node")), alias

    def look_up(self, rows: Rows, triples: Sequence[Triple]) -> tuple[Rows, list[Triple]]:
        """What triples ask of properties that the rows hold, and the other triples."""
        rest = []
        for triple in triples:
            made = self._looked_up(rows, triple)
            rows = rows if made is None else made
            rest += [triple] if made is None else []
        return rows, rest

    def _looked_up(self, rows: Rows, triple: Triple) -> Rows | None:
        subject, path, object_ = triple
        column = rows.columns.get(held(subject, self.path(path).column)) if isinstance(subject, Variable) else None
        if column is None:
            return None
        if rows.columns[str(subject)].nullable:
            raise Untranslatable(f"a property of ?{subject}, which may be unbound")
        rows = rows.where(f"{column.sql} IS NOT NULL") if column.nullable else rows
        return self._bound(rows, object_, replace(column, nullable=False))

    def _bound(self, rows: Rows, term: Node, column: Scalar) -> Rows:
        if isinstance(term, Variable):
            return rows.bind(str(term), column)
        assert isinstance(term, Identifier)
        return rows.where(equal(column, constant(term, self.engine.node)))

    def path(self, predicate: Node | Path) -> Table:
        """The table of a property or a path."""
        if isinstance(predicate, URIRef):
            return self.engine.table(str(predicate))
        if isinstance(predicate, MulPath) and isinstance(predicate.path, URIRef) and predicate.mod in ("+", "*"):
            return self.engine.table(f"{predicate.path}{predicate.mod}")
        if isinstance(predicate, AlternativePath):
            parts = [self.path(arg) for arg in predicate.args]
            if len({part.kind for part in parts}) == 1:
                sql = f"({' UNION ALL '.join(f'SELECT s, {part.column} AS o FROM {part.sql}' for part in parts)})"
                size, subjects, objects = (sum(numbers) for numbers in zip(*((p.size, p.subjects, p.objects) for p in parts), strict=True))
                return Table(sql, parts[0].kind, int(size), subjects, objects)
        raise Untranslatable(f"path {predicate}")


def _variable(term: Node) -> str | None:
    return str(term) if isinstance(term, Variable) else None
