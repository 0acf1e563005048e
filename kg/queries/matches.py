"""EXISTS -> conditions on rows: semi-joins that need no join with the rows themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rdflib.plugins.sparql.parserutils import CompValue

from kg.queries.groups import Group, group_of, variables_of
from kg.queries.joins import Rows, held, of_variable
from kg.queries.scalar import Scalar
from kg.queries.stars import Stars

_PAIR = 2**32
"""Two nodes are one number: the first, times this, and the second."""

_ROW = held("row", "id")


class NeedsTable(Exception):
    """An EXISTS can be asked of the rows of a table only."""


class Translation(Protocol):
    """What makes selects of parts of a query."""

    def aside(self, part: CompValue, seed: Rows = ...) -> Rows:
        """The rows of a part whose being empty does not make everything empty."""

    def kept_aside(self, sql: str, columns: Mapping[str, Scalar]) -> Rows:
        """A select as a table of its own, which may be empty."""

    def condition(self, expression: CompValue, rows: Rows, table: str | None) -> str:
        """A test of rows; `table` is where they lie, if they are those of one table."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Conditions for the patterns of a query."""

    translation: Translation
    stars: Stars

    def condition(self, pattern: CompValue, rows: Rows, table: str | None) -> str:
        """Which rows have a match of a pattern; `table` is where they lie. Raises NeedsTable if it has to be known and is not."""
        shared = sorted(variables_of(pattern) & rows.variables)
        if pattern.name in ("BGP", "Filter") and (group := group_of(pattern)).triples and not group.parts and not group.steps:
            for made in (self._held(group, rows, table), self._link(group, rows, shared), self._another(group, rows, shared)):
                if made:
                    return made
        if len(shared) == 1 and not rows.columns[shared[0]].nullable:
            return f"{rows.columns[shared[0]].sql} IN ({self.translation.aside(pattern).sql(shared)})"
        if table is None:
            raise NeedsTable
        columns = {name: column for name, column in rows.columns.items() if of_variable(name) in shared}
        seed = Rows(rows.sources, (), {**columns, _ROW: Scalar(f"{table}.rowid", "node")})
        return f"{table}.rowid IN ({self.translation.aside(pattern, seed).sql([_ROW])})"

    def _held(self, group: Group, rows: Rows, table: str | None) -> str | None:
        """For a pattern of which the rows hold all."""
        found, rest = self.stars.look_up(Rows(columns=rows.columns), group.triples)
        if rest:
            return None
        found = replace(found, sources=rows.sources)
        tests = [self.translation.condition(test.part, found, table) for test in group.tests]
        return f"COALESCE({' AND '.join([*found.conditions, *tests]) or 'TRUE'}, FALSE)"

    def _link(self, group: Group, rows: Rows, shared: Sequence[str]) -> str | None:
        """For a single triple between two nodes."""
        (subject, path, object_), *others = group.triples
        ends = [rows.columns[name] for name in (str(subject), str(object_)) if name in shared]
        if others or group.tests or len(shared) != 2 or len(ends) != 2 or self.stars.path(path).wide:
            return None
        if any(end.nullable or end.kind != "node" for end in ends) or self.stars.path(path).kind != "node":
            return None
        return f"{_pair(ends[0].sql, ends[1].sql)} IN (SELECT {_pair('s', 'o')} FROM {self.stars.path(path).sql} links)"

    def _another(self, group: Group, rows: Rows, shared: Sequence[str]) -> str | None:
        """For a pattern over one node that asks for another value than one of the row: by the least and the greatest of its values."""
        test = group.tests[0].part if len(group.tests) == 1 and len(shared) == 2 else {}
        if test.get("op") != "!=":
            return None
        sides, bound = [str(test["expr"]), str(test["other"])], variables_of(group.triples)
        own, new = [name for name in sides if name in shared], [name for name in sides if name in bound and name not in shared]
        over = [name for name in shared if name in bound]
        if [len(own), len(new), len(over)] != [1, 1, 1] or own == over:
            return None
        found = self.translation.aside(CompValue("BGP", triples=group.triples))
        node, value = rows.columns[over[0]], rows.columns[own[0]]
        if any(column.nullable or column.kind != "node" for column in (node, value, found.columns[new[0]])):
            return None
        bounds = f"SELECT {over[0]} AS s, min({new[0]}) AS least, max({new[0]}) AS most"
        (made,) = self.translation.kept_aside(f"{bounds} FROM ({found.sql([over[0], new[0]])}) GROUP BY {over[0]}", {}).sources
        alone = f"{_pair(node.sql, value.sql)} IN (SELECT {_pair('s', 'least')} FROM {made.sql} WHERE least = most)"
        return f"({node.sql} IN (SELECT s FROM {made.sql}) AND NOT {alone})"


def _pair(one: str, other: str) -> str:
    return f"(CAST({one} AS BIGINT) * {_PAIR} + {other})"
