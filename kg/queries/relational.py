"""A rule's SPARQL -> SQL over tables of two columns, one for each property: the same rule file, run by an engine that joins columns.

The part of SPARQL 1.1 that rules use: basic graph patterns, FILTER, EXISTS, OPTIONAL, UNION, VALUES, BIND, sub-selects; as paths
`p+`, `p*` and `p|q`. What lies outside raises Untranslatable, and such a rule runs as it stands on Oxigraph.

Errors and unbound variables are NULL: SQL's logic of three values is that of SPARQL's errors (SPARQL 1.1, 17.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from rdflib import URIRef
from rdflib.paths import AlternativePath, MulPath, Path
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Node, Variable

from kg.queries.joins import NOTHING, Rows, Source, Table, equal, joined, only, padded
from kg.queries.parsed import parsed
from kg.queries.scalar import Scalar, Untranslatable, constant, scalar

SLOTS = 1_000_000
"""The window of number w of an actor of number a is a * SLOTS + w."""


class Engine(Protocol):
    """What holds the tables."""

    def table(self, path: str) -> Table:
        """The table of a property path, written as `iri`, `iri+` or `iri*`."""

    def node(self, iri: str) -> int:
        """The number that stands for an IRI."""

    def near(self, query: str) -> Table | None:
        """Claims and the windows of each actor's claims that they lie in; None if no actor has too many."""

    def keep(self, name: str, sql: str, columns: Sequence[str]) -> tuple[int, list[int]]:
        """Make a table of a select; gives its size, and how many different values each column has."""


@dataclass(frozen=True, slots=True)
class Select:
    """A query in SQL, with its columns and their kinds."""

    sql: str
    kinds: Mapping[str, str]


Given = tuple[str, Table]
"""A variable, and a table whose subjects it is to be one of, or none of."""


def to_sql(query: str, engine: Engine, *, windows: bool = False, given: Given | None = None, but: Given | None = None) -> Select | None:
    """The SQL of a SELECT, over tables that the engine has and some that it is told to make; None if there are no rows.

    Raises Untranslatable.

    With `windows`, `?topic` is an actor, and `?left` and `?right` are near each other among the claims on it (`Engine.near`).
    With `given` only rows are looked for in which that variable is a subject of the table, with `but` those in which it is none.
    """
    asked = parsed(query)
    translation = _Translation(engine, query if windows else None, but)
    try:
        rows = translation.rows(asked.pattern, only(*given) if given else NOTHING)
    except _NothingFound:
        return None
    return Select(rows.sql(asked.names, distinct=True), {name: rows.columns[name].kind for name in asked.names})


class _NothingFound(Exception):
    """A part that all others are joined with has no rows."""


class _Translation:
    """One query; aliases are numbered, so that no two parts of it collide.

    What stands first is passed on to what follows it (`seed`), and an EXISTS is a join of its pattern with the rows that it is asked of:
    no part is worked out for rows that another part leaves out. Filters are steps: comparisons first, then every EXISTS in the order
    of the rule, each over what the one before has left.
    """

    def __init__(self, engine: Engine, windowed: str | None, but: Given | None) -> None:
        self._engine, self._numbers = engine, count(1)
        self._but = but  # what is still to be left out
        self._beside = 0  # parts within which no rows may yet mean some: sides of a UNION, what is OPTIONAL, an EXISTS
        self._windowed = windowed  # the query whose pairs are still to be held to windows

    def rows(self, part: CompValue, seed: Rows = NOTHING) -> Rows:
        """The rows of a part of the algebra, joined with those of the seed."""
        make = getattr(self, f"_{part.name.lower()}", None)
        if make is None:
            raise Untranslatable(part.name)
        made: Rows = make(part, seed)
        if self._but is not None and self._but[0] in made.columns and not self._beside:
            (name, left_out), self._but = self._but, None
            made = replace(made, conditions=(*made.conditions, f"{made.columns[name].sql} NOT IN (SELECT s FROM {left_out.sql})"))
        if self._windowed is not None and {"left", "right", "topic"} <= set(made.columns):
            table, self._windowed = self._engine.near(self._windowed), None
            return made if table is None else self._near(made, table)
        return made

    def _aside(self, part: CompValue, seed: Rows = NOTHING) -> Rows:
        """The rows of a part whose being empty does not make everything empty."""
        self._beside += 1
        rows = self.rows(part, seed)
        self._beside -= 1
        return rows

    def _near(self, rows: Rows, table: Table) -> Rows:
        """Only the pairs of an actor, `?topic`, that lie in one window of its claims."""
        one, other = f"w{next(self._numbers)}", f"w{next(self._numbers)}"
        sources = [
            Source(f"{table.sql} {a}", table.size, ((n, table.subjects), (one, table.objects)))
            for a, n in ((one, "left"), (other, "right"))
        ]
        same = (f"{one}.s = {rows.columns['left'].sql}", f"{other}.s = {rows.columns['right'].sql}", f"{one}.o = {other}.o")
        return replace(
            rows,
            sources=(*rows.sources, *sources),
            conditions=(*rows.conditions, *same, f"{one}.o // {SLOTS} = {rows.columns['topic'].sql}"),
        )

    def _bgp(self, part: CompValue, seed: Rows) -> Rows:
        rows = Rows()
        for subject, predicate, object_ in part.triples:
            table, alias = self._path(predicate), f"t{next(self._numbers)}"
            ends = ((_variable(subject), table.subjects), (_variable(object_), table.objects))
            rows = replace(rows, sources=(*rows.sources, Source(f"{table.sql} {alias}", table.size, ends)))
            for term, column in ((subject, Scalar(f"{alias}.s", "node")), (object_, Scalar(f"{alias}.o", table.kind))):
                rows = self._bound(rows, term, column)
        return joined(seed, rows)

    def _bound(self, rows: Rows, term: Node, column: Scalar) -> Rows:
        if isinstance(term, Variable):
            before = rows.columns.get(str(term))
            if before is None:
                return replace(rows, columns={**rows.columns, str(term): column})
            return replace(rows, conditions=(*rows.conditions, equal(before, column)))
        assert isinstance(term, Identifier)
        return replace(rows, conditions=(*rows.conditions, equal(column, constant(term, self._engine.node))))

    def _path(self, predicate: Node | Path) -> Table:
        if isinstance(predicate, URIRef):
            return self._engine.table(str(predicate))
        if isinstance(predicate, MulPath) and isinstance(predicate.path, URIRef) and predicate.mod in ("+", "*"):
            return self._engine.table(f"{predicate.path}{predicate.mod}")
        if isinstance(predicate, AlternativePath):
            parts = [self._path(arg) for arg in predicate.args]
            if len({part.kind for part in parts}) == 1:
                sql = f"({' UNION ALL '.join(f'SELECT s, o FROM {part.sql}' for part in parts)})"
                size, subjects, objects = (sum(numbers) for numbers in zip(*((p.size, p.subjects, p.objects) for p in parts), strict=True))
                return Table(sql, parts[0].kind, int(size), subjects, objects)
        raise Untranslatable(f"path {predicate}")

    def _join(self, part: CompValue, seed: Rows) -> Rows:
        return self.rows(part.p2, self.rows(part.p1, seed))

    def _leftjoin(self, part: CompValue, seed: Rows) -> Rows:
        left, right = self._named(self.rows(part.p1, seed)), self._named(self._aside(part.p2))
        if part.expr.name != "TrueFilter":
            raise Untranslatable("a filter in OPTIONAL")
        both = joined(left, right)
        new = {name: replace(column, nullable=True) for name, column in right.columns.items() if name not in left.columns}
        sql = f"{left.sources[0].sql} LEFT JOIN {right.sources[0].sql} ON {' AND '.join(both.conditions) or 'TRUE'}"
        return Rows((replace(left.sources[0], sql=sql),), (), {**left.columns, **new})

    def _named(self, rows: Rows) -> Rows:
        """The same rows as a table with an alias."""
        alias = f"r{next(self._numbers)}"
        size = max((source.size for source in rows.sources), default=1.0)
        source = Source(f"({rows.sql()}) {alias}", size, tuple((name, size**0.5) for name in rows.columns))
        return Rows((source,), (), {name: replace(c, sql=f"{alias}.{name}") for name, c in rows.columns.items()})

    def _union(self, part: CompValue, seed: Rows) -> Rows:
        left, right = self._aside(part.p1, seed), self._aside(part.p2, seed)
        names = sorted({*left.columns, *right.columns})
        kinds = {name: (left.columns.get(name) or right.columns[name]).kind for name in names}
        sides = [padded(rows, kinds) for rows in (left, right)]
        loose = {name for name in names if any(rows.columns[name].nullable for rows in sides)}
        return self._kept(" UNION ALL ".join(rows.sql(names) for rows in sides), {n: Scalar(n, kinds[n], n in loose) for n in names})

    def _filter(self, part: CompValue, seed: Rows) -> Rows:
        rows = self.rows(part.p, seed)
        tests = list(_conjuncts(part.expr))
        plain = [test for test in tests if "EXISTS" not in repr(test)]
        rows = replace(rows, conditions=(*rows.conditions, *(self._condition(test, rows) for test in plain)))
        if len(plain) == len(tests):
            return rows
        rows = self._kept(rows.sql(), rows.columns)
        for test in (test for test in tests if test not in plain):
            if rows.sources[0].size:
                rows = replace(rows, conditions=(self._condition(test, rows),))
                rows = self._kept(rows.sql(), rows.columns)
        return rows

    def _kept(self, sql: str, columns: Mapping[str, Scalar]) -> Rows:
        """A select as a table of its own."""
        alias, names = f"made{next(self._numbers)}", sorted(columns)
        size, different = self._engine.keep(alias, sql, names)
        if not size and not self._beside:
            raise _NothingFound
        source = Source(alias, size, tuple(zip(names, different, strict=True)))
        return Rows((source,), (), {name: replace(columns[name], sql=f"{alias}.{name}") for name in names})

    def _extend(self, part: CompValue, seed: Rows) -> Rows:
        rows = self.rows(part.p, seed)
        made = self._scalar(part.expr, rows)
        return self._named(replace(rows, columns={**rows.columns, str(part.var): made}))

    def _tomultiset(self, part: CompValue, seed: Rows) -> Rows:
        if part.p.name != "values":
            return joined(seed, self.rows(part.p))
        names = sorted({str(name) for row in part.p.res for name in row})
        cells = [[constant(row[Variable(name)], self._engine.node) for name in names] for row in part.p.res]
        alias, size = f"v{next(self._numbers)}", len(cells)
        listed = ", ".join(f"({', '.join(cell.sql for cell in row)})" for row in cells)
        columns = {name: Scalar(f"{alias}.{name}", cell.kind) for name, cell in zip(names, cells[0], strict=True)}
        alone = tuple(row[0].sql for row in cells) if len(names) == 1 else ()
        source = Source(
            f"(VALUES {listed}) {alias}({', '.join(names)})", size, tuple((name, size) for name in names), alone, f"{alias}.{names[0]}"
        )
        return joined(seed, Rows((source,), (), columns))

    def _project(self, part: CompValue, seed: Rows) -> Rows:
        rows = self.rows(part.p, seed)
        return replace(rows, columns={str(name): rows.columns[str(name)] for name in part.PV})

    def _distinct(self, part: CompValue, seed: Rows) -> Rows:
        rows = self.rows(part.p, seed)
        return self._kept(rows.sql(distinct=True), rows.columns)

    _selectquery = _project

    def _condition(self, expression: CompValue, rows: Rows) -> str:
        made = self._scalar(expression, rows)
        if made.kind != "flag":
            raise Untranslatable(f"a filter of kind {made.kind}")
        return made.sql

    def _scalar(self, expression: CompValue, rows: Rows) -> Scalar:
        return scalar(expression, rows.columns, self._engine.node, lambda pattern: self._exists(pattern, rows))

    def _exists(self, pattern: CompValue, rows: Rows) -> str:
        """Which rows of a table have a match of a pattern."""
        asked, table = _variables(pattern), rows.sources[0].sql
        if len(rows.sources) != 1 or " " in table:
            raise Untranslatable("EXISTS outside a filter")
        columns = {name: column for name, column in rows.columns.items() if name in asked}
        mark = f"mark{next(self._numbers)}"
        seed = Rows(rows.sources, (), {**columns, mark: Scalar(f"{table}.rowid", "node")})
        found = self._aside(pattern, seed)
        self._beside += 1
        marked = self._kept(found.sql([mark], distinct=True), {mark: found.columns[mark]})
        self._beside -= 1
        return f"{table}.rowid IN (SELECT {mark} FROM {marked.sources[0].sql})"


def _variables(part: object) -> set[str]:
    """Every variable that a part of the algebra speaks of."""
    if isinstance(part, Variable):
        return {str(part)}
    if isinstance(part, CompValue):
        return set().union(*(_variables(value) for key, value in part.items() if key != "_vars"))
    return set().union(*map(_variables, part)) if isinstance(part, list | tuple | set) else set()


def _variable(term: Node) -> str | None:
    return str(term) if isinstance(term, Variable) else None


def _conjuncts(expression: CompValue) -> Iterator[CompValue]:
    if getattr(expression, "name", "") == "ConditionalAndExpression":
        for part in (expression.expr, *expression.other):
            yield from _conjuncts(part)
    else:
        yield expression
