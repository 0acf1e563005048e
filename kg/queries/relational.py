"""A rule's SPARQL -> SQL over tables of two columns, one for each property: the same rule file, run by an engine that joins columns.

The part of SPARQL 1.1 that rules use: basic graph patterns, FILTER, EXISTS, OPTIONAL, UNION, VALUES, BIND, sub-selects; as paths
`p+`, `p*` and `p|q`. What lies outside raises Untranslatable, and such a rule runs as it stands on Oxigraph.

Errors and unbound variables are NULL: SQL's logic of three values is that of SPARQL's errors (SPARQL 1.1, 17.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Protocol

from rdflib import URIRef
from rdflib.paths import AlternativePath, MulPath, Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Node, Variable

from kg.queries.scalar import Scalar, Untranslatable, constant, scalar

SLOTS = 1_000_000
"""The window of number w of an actor of number a is a * SLOTS + w."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where the pairs of a property lie: columns `s`, a node, and `o` of this kind: node, text, number or flag."""

    sql: str
    kind: str
    size: int
    subjects: float  # how many different ones, or as how many equally frequent ones they count
    objects: float


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
class _Source:
    """A table in a join: its SQL, its size, and for each variable (and each constant) how many different values its column has."""

    sql: str
    size: float
    different: tuple[tuple[str | None, float], ...]
    listed: tuple[str, ...] = ()  # of VALUES of one variable: the values
    column: str = ""  # and where they are

    def narrowed(self, name: str, values: int) -> _Source:
        """The same table if a variable takes only so many values."""
        share = min((values / max(different, 1) for one, different in self.different if one == name), default=1.0)
        return replace(self, size=self.size * min(share, 1.0))

    def fan(self, bound: set[str]) -> float:
        """How many of its rows a row meets in which these variables are bound."""
        rows = self.size
        for name, different in self.different:
            if name is None or name in bound:
                rows /= max(different, 1)
        return rows


@dataclass(frozen=True, slots=True)
class _Rows:
    """A select in parts: what it draws on, on what conditions, and what each variable is there."""

    sources: tuple[_Source, ...] = ()
    conditions: tuple[str, ...] = ()
    columns: Mapping[str, Scalar] = field(default_factory=dict)

    def sql(self, names: Sequence[str] | None = None, *, distinct: bool = False) -> str:
        shown = ", ".join(f"{self.columns[name].sql} AS {name}" for name in (sorted(self.columns) if names is None else names)) or "1"
        source = f" FROM {', '.join(source.sql for source in _ordered(self.sources))}" if self.sources else ""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {'DISTINCT ' if distinct else ''}{shown}{source}{where}"


_NOTHING = _Rows()


def _ordered(sources: Sequence[_Source]) -> Iterator[_Source]:
    """Always next what multiplies the rows least."""
    rest, bound = list(sources), set[str]()
    while rest:
        best = min(rest, key=lambda source: source.fan(bound))
        rest.remove(best)
        bound |= {name for name, _ in best.different if name is not None}
        yield best


@dataclass(frozen=True, slots=True)
class Select:
    """A query in SQL, with its columns and their kinds."""

    sql: str
    kinds: Mapping[str, str]


def to_sql(query: str, engine: Engine, *, windows: bool = False, given: tuple[str, Table] | None = None) -> Select:
    """The SQL of a SELECT, over tables that the engine has and some that it is told to make. Raises Untranslatable.

    With `windows`, `?topic` is an actor, and `?left` and `?right` are near each other among the claims on it (`Engine.near`).
    With `given`, a variable and a table, only rows are looked for in which that variable is a subject of the table.
    """
    top = prepareQuery(query).algebra
    translation = _Translation(engine, query if windows else None)
    rows = translation.rows(top.p, _only(*given) if given else _NOTHING)
    names = [str(name) for name in top.PV]
    return Select(rows.sql(names, distinct=True), {name: rows.columns[name].kind for name in names})


class _Translation:
    """One query; aliases are numbered, so that no two parts of it collide.

    What stands first is passed on to what follows it (`seed`), and an EXISTS is a join of its pattern with the rows that it is asked of:
    no part is worked out for rows that another part leaves out. Filters are steps: comparisons first, then every EXISTS in the order
    of the rule, each over what the one before has left.
    """

    def __init__(self, engine: Engine, windowed: str | None) -> None:
        self._engine, self._numbers = engine, count(1)
        self._windowed = windowed  # the query whose pairs are still to be held to windows

    def rows(self, part: CompValue, seed: _Rows = _NOTHING) -> _Rows:
        """The rows of a part of the algebra, joined with those of the seed."""
        make = getattr(self, f"_{part.name.lower()}", None)
        if make is None:
            raise Untranslatable(part.name)
        made: _Rows = make(part, seed)
        if self._windowed is not None and {"left", "right", "topic"} <= set(made.columns):
            table, self._windowed = self._engine.near(self._windowed), None
            return made if table is None else self._near(made, table)
        return made

    def _near(self, rows: _Rows, table: Table) -> _Rows:
        """Only the pairs of an actor, `?topic`, that lie in one window of its claims."""
        one, other = f"w{next(self._numbers)}", f"w{next(self._numbers)}"
        sources = [
            _Source(f"{table.sql} {a}", table.size, ((n, table.subjects), (one, table.objects)))
            for a, n in ((one, "left"), (other, "right"))
        ]
        same = (f"{one}.s = {rows.columns['left'].sql}", f"{other}.s = {rows.columns['right'].sql}", f"{one}.o = {other}.o")
        return replace(
            rows,
            sources=(*rows.sources, *sources),
            conditions=(*rows.conditions, *same, f"{one}.o // {SLOTS} = {rows.columns['topic'].sql}"),
        )

    def _bgp(self, part: CompValue, seed: _Rows) -> _Rows:
        rows = _Rows()
        for subject, predicate, object_ in part.triples:
            table, alias = self._path(predicate), f"t{next(self._numbers)}"
            ends = ((_variable(subject), table.subjects), (_variable(object_), table.objects))
            rows = replace(rows, sources=(*rows.sources, _Source(f"{table.sql} {alias}", table.size, ends)))
            for term, column in ((subject, Scalar(f"{alias}.s", "node")), (object_, Scalar(f"{alias}.o", table.kind))):
                rows = self._bound(rows, term, column)
        return _joined(seed, rows)

    def _bound(self, rows: _Rows, term: Node, column: Scalar) -> _Rows:
        if isinstance(term, Variable):
            before = rows.columns.get(str(term))
            if before is None:
                return replace(rows, columns={**rows.columns, str(term): column})
            return replace(rows, conditions=(*rows.conditions, _equal(before, column)))
        assert isinstance(term, Identifier)
        return replace(rows, conditions=(*rows.conditions, _equal(column, constant(term, self._engine.node))))

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

    def _join(self, part: CompValue, seed: _Rows) -> _Rows:
        return self.rows(part.p2, self.rows(part.p1, seed))

    def _leftjoin(self, part: CompValue, seed: _Rows) -> _Rows:
        left, right = self._named(self.rows(part.p1, seed)), self._named(self.rows(part.p2))
        if part.expr.name != "TrueFilter":
            raise Untranslatable("a filter in OPTIONAL")
        both = _joined(left, right)
        new = {name: replace(column, nullable=True) for name, column in right.columns.items() if name not in left.columns}
        sql = f"{left.sources[0].sql} LEFT JOIN {right.sources[0].sql} ON {' AND '.join(both.conditions) or 'TRUE'}"
        return _Rows((replace(left.sources[0], sql=sql),), (), {**left.columns, **new})

    def _named(self, rows: _Rows) -> _Rows:
        """The same rows as a table with an alias."""
        alias = f"r{next(self._numbers)}"
        size = max((source.size for source in rows.sources), default=1.0)
        source = _Source(f"({rows.sql()}) {alias}", size, tuple((name, size**0.5) for name in rows.columns))
        return _Rows((source,), (), {name: replace(c, sql=f"{alias}.{name}") for name, c in rows.columns.items()})

    def _union(self, part: CompValue, seed: _Rows) -> _Rows:
        left, right = self.rows(part.p1, seed), self.rows(part.p2, seed)
        names = sorted({*left.columns, *right.columns})
        kinds = {name: (left.columns.get(name) or right.columns[name]).kind for name in names}
        padded = [_padded(rows, kinds) for rows in (left, right)]
        loose = {name for name in names if any(rows.columns[name].nullable for rows in padded)}
        return self._kept(" UNION ALL ".join(rows.sql(names) for rows in padded), {n: Scalar(n, kinds[n], n in loose) for n in names})

    def _filter(self, part: CompValue, seed: _Rows) -> _Rows:
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

    def _kept(self, sql: str, columns: Mapping[str, Scalar]) -> _Rows:
        """A select as a table of its own."""
        alias, names = f"made{next(self._numbers)}", sorted(columns)
        size, different = self._engine.keep(alias, sql, names)
        source = _Source(alias, size, tuple(zip(names, different, strict=True)))
        return _Rows((source,), (), {name: replace(columns[name], sql=f"{alias}.{name}") for name in names})

    def _extend(self, part: CompValue, seed: _Rows) -> _Rows:
        rows = self.rows(part.p, seed)
        made = self._scalar(part.expr, rows)
        return self._named(replace(rows, columns={**rows.columns, str(part.var): made}))

    def _tomultiset(self, part: CompValue, seed: _Rows) -> _Rows:
        if part.p.name != "values":
            return _joined(seed, self.rows(part.p))
        names = sorted({str(name) for row in part.p.res for name in row})
        cells = [[constant(row[Variable(name)], self._engine.node) for name in names] for row in part.p.res]
        alias, size = f"v{next(self._numbers)}", len(cells)
        listed = ", ".join(f"({', '.join(cell.sql for cell in row)})" for row in cells)
        columns = {name: Scalar(f"{alias}.{name}", cell.kind) for name, cell in zip(names, cells[0], strict=True)}
        alone = tuple(row[0].sql for row in cells) if len(names) == 1 else ()
        source = _Source(
            f"(VALUES {listed}) {alias}({', '.join(names)})", size, tuple((name, size) for name in names), alone, f"{alias}.{names[0]}"
        )
        return _joined(seed, _Rows((source,), (), columns))

    def _project(self, part: CompValue, seed: _Rows) -> _Rows:
        rows = self.rows(part.p, seed)
        return replace(rows, columns={str(name): rows.columns[str(name)] for name in part.PV})

    def _distinct(self, part: CompValue, seed: _Rows) -> _Rows:
        rows = self.rows(part.p, seed)
        return self._kept(rows.sql(distinct=True), rows.columns)

    _selectquery = _project

    def _condition(self, expression: CompValue, rows: _Rows) -> str:
        made = self._scalar(expression, rows)
        if made.kind != "flag":
            raise Untranslatable(f"a filter of kind {made.kind}")
        return made.sql

    def _scalar(self, expression: CompValue, rows: _Rows) -> Scalar:
        return scalar(expression, rows.columns, self._engine.node, lambda pattern: self._exists(pattern, rows))

    def _exists(self, pattern: CompValue, rows: _Rows) -> str:
        """Which rows of a table have a match of a pattern."""
        asked, table = _variables(pattern), rows.sources[0].sql
        if len(rows.sources) != 1 or " " in table:
            raise Untranslatable("EXISTS outside a filter")
        columns = {name: column for name, column in rows.columns.items() if name in asked}
        mark = f"mark{next(self._numbers)}"
        seed = _Rows(rows.sources, (), {**columns, mark: Scalar(f"{table}.rowid", "node")})
        found = self.rows(pattern, seed)
        marked = self._kept(found.sql([mark], distinct=True), {mark: found.columns[mark]})
        return f"{table}.rowid IN (SELECT {mark} FROM {marked.sources[0].sql})"


def _variables(part: object) -> set[str]:
    """Every variable that a part of the algebra speaks of."""
    if isinstance(part, Variable):
        return {str(part)}
    if isinstance(part, CompValue):
        return set().union(*(_variables(value) for key, value in part.items() if key != "_vars"))
    return set().union(*map(_variables, part)) if isinstance(part, list | tuple | set) else set()


def _only(name: str, table: Table) -> _Rows:
    source = _Source(f"{table.sql} given", table.size, ((name, table.subjects),))
    return _Rows((source,), (), {name: Scalar("given.s", "node")})


def _variable(term: Node) -> str | None:
    return str(term) if isinstance(term, Variable) else None


def _conjuncts(expression: CompValue) -> Iterator[CompValue]:
    if getattr(expression, "name", "") == "ConditionalAndExpression":
        for part in (expression.expr, *expression.other):
            yield from _conjuncts(part)
    else:
        yield expression


def _joined(left: _Rows, right: _Rows) -> _Rows:
    left, right = _filtered(left, right)
    shared = sorted(set(left.columns) & set(right.columns))
    if any(rows.columns[name].nullable for name in shared for rows in (left, right)):
        raise Untranslatable(f"a join over what may be unbound: {', '.join(shared)}")
    equal = tuple(_equal(left.columns[name], right.columns[name]) for name in shared)
    return _Rows(left.sources + right.sources, (*left.conditions, *right.conditions, *equal), {**right.columns, **left.columns})


def _filtered(left: _Rows, right: _Rows) -> tuple[_Rows, _Rows]:
    """VALUES of one variable that the right side binds, as a condition there."""
    for source in left.sources:
        name = source.different[0][0] if source.listed else None
        if name is None or name not in right.columns or right.columns[name].kind != left.columns[name].kind:
            continue
        if left.columns[name].sql == source.column and not any(source.column in condition for condition in left.conditions):
            test = f"{right.columns[name].sql} IN ({', '.join(source.listed)})"
            left = _Rows(
                tuple(other for other in left.sources if other is not source),
                left.conditions,
                {key: column for key, column in left.columns.items() if key != name},
            )
            sources = tuple(one.narrowed(name, len(source.listed)) for one in right.sources)
            right = replace(right, sources=sources, conditions=(*right.conditions, test))
    return left, right


def _padded(rows: _Rows, kinds: Mapping[str, str]) -> _Rows:
    missing = {name: Scalar("NULL", kind, True) for name, kind in kinds.items() if name not in rows.columns}
    return replace(rows, columns={**rows.columns, **missing})


def _equal(left: Scalar, right: Scalar) -> str:
    if left.kind != right.kind:
        raise Untranslatable(f"{left.kind} = {right.kind}")
    return f"{left.sql} = {right.sql}"
