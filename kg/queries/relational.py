"""A rule's SPARQL -> SQL over tables, a column or a table for each property: the same rule file, run by an engine that joins columns.

The part of SPARQL 1.1 that rules use: basic graph patterns, FILTER, EXISTS, OPTIONAL, UNION, VALUES, BIND, sub-selects; as paths
`p+`, `p*` and `p|q`. What lies outside raises Untranslatable, and such a rule runs as it stands on Oxigraph.

Errors and unbound variables are NULL: SQL's logic of three values is that of SPARQL's errors (SPARQL 1.1, 17.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Protocol

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Variable

from kg.queries.groups import Group, Step, Test, group_of, looked_up_by
from kg.queries.joins import NOTHING, Rows, Source, Table, held, joined, listed, of_variable, only, union
from kg.queries.matches import Matches, NeedsTable
from kg.queries.nearby import Nearby
from kg.queries.parsed import Parsed, parsed
from kg.queries.scalar import Scalar, Untranslatable, constant, scalar
from kg.queries.stars import Stars, Tables


class Engine(Tables, Protocol):
    """What holds the tables, and makes more of them."""

    def near(self, query: str) -> tuple[Table, Table] | None:
        """Claims, their actors and stretches of each actor's claims: where each lies, and those beside that; None if no actor has many."""

    def keep(self, name: str, sql: str, columns: Sequence[str]) -> tuple[int, list[int]]:
        """Make a table of a select; gives its size, and how many different values these columns have."""


@dataclass(frozen=True, slots=True)
class Select:
    """A query in SQL, with its columns and their kinds."""

    sql: str
    kinds: Mapping[str, str]


Near = Callable[[], tuple[Table, Table] | None]
Given = tuple[str, Table]
"""A variable, and a table whose subjects it is to be one of, or none of."""


def to_sql(query: str, engine: Engine, *, windows: bool = False, given: Given | None = None, but: Given | None = None) -> Select | None:
    """The SQL of a SELECT, over tables that the engine has and some that it is told to make; None if there are no rows.

    Raises Untranslatable.

    With `windows`, `?topic` is an actor, and `?left` and `?right` are near each other among the claims on it (`Engine.near`).
    With `given` only rows are looked for in which that variable is a subject of the table, with `but` those in which it is none.
    """
    asked = parsed(query)
    try:
        translation = _Translation(engine, asked, partial(engine.near, query) if windows else None, but)
        rows = translation.all(only(*given) if given else NOTHING)
    except _NothingFound:
        return None
    return Select(rows.sql(asked.names, distinct=True), {name: rows.columns[name].kind for name in asked.names})


class _NothingFound(Exception):
    """A part that all others are joined with has no rows."""


class _Translation:
    """One query; aliases are numbered, so that no two parts of it collide.

    In a group the triples of each subject are a select of their own, with the tests of it alone. These selects and the other parts are
    joined, and the rows are a table if more is to be asked of them: one EXISTS after the other, then what is OPTIONAL. A property that
    its subject has once is a column wherever the subject is, so that to ask for it costs no join.
    """

    def __init__(self, engine: Engine, asked: Parsed, near: Near | None, but: Given | None) -> None:
        self._engine, self._numbers, self._asked = engine, count(1), asked
        self._stars = Stars(engine, self._alias, looked_up_by(asked.pattern))
        self._matches = Matches(self, self._stars)
        self._outermost = True
        self._but = but  # what is still to be left out
        self._beside = 0  # parts within which no rows may yet mean some: sides of a UNION, what is OPTIONAL, an EXISTS
        self._nearby = Nearby(near, self._alias) if near else None

    def all(self, seed: Rows) -> Rows:
        """The rows of the query."""
        pattern = self._asked.pattern
        while pattern.name in ("Distinct", "Project", "SelectQuery"):
            pattern = pattern.p
        return self.rows(pattern, seed)

    def rows(self, part: CompValue, seed: Rows = NOTHING) -> Rows:
        """The rows of a part of the algebra, joined with those of the seed."""
        match part.name:
            case "BGP" | "Join" | "LeftJoin" | "Filter" | "Extend":
                made = self._group(group_of(part), seed)
            case "ToMultiSet":
                made = joined(seed, self._alone(part.p))
            case "Union":
                made = self._union(part, seed)
            case "Project" | "SelectQuery":
                made, names = self.rows(part.p, seed), {str(name) for name in part.PV}
                made = replace(made, columns={name: column for name, column in made.columns.items() if of_variable(name) in names})
            case "Distinct":
                made = self.rows(part.p, seed)
                made = self._kept(made.sql(distinct=True), made.columns, count=True)
            case name:
                raise Untranslatable(name)
        return self._bounded(made)

    def _alone(self, part: CompValue) -> Rows:
        """The rows of a sub-select or of VALUES."""
        if part.name != "values":
            return self.rows(part)
        names = sorted({str(name) for row in part.res for name in row})
        return listed(names, [[constant(row[Variable(name)], self._engine.node) for name in names] for row in part.res], self._alias("v"))

    def aside(self, part: CompValue, seed: Rows = NOTHING) -> Rows:
        """The rows of a part whose being empty does not make everything empty."""
        self._beside += 1
        rows = self.rows(part, seed)
        self._beside -= 1
        return rows

    def _bounded(self, rows: Rows) -> Rows:
        """Without the rows that are to be left out, and with pairs in one window only, where that is not done yet."""
        if self._but is not None and self._but[0] in rows.columns and not self._beside:
            (name, left_out), self._but = self._but, None
            rows = rows.where(f"{rows.columns[name].sql} NOT IN (SELECT s FROM {left_out.sql})")
        return self._nearby.of_pairs(rows) if self._nearby and not self._beside else rows

    def _group(self, group: Group, seed: Rows) -> Rows:
        wanted, self._outermost = self._asked.names if self._outermost else None, False
        rows, tests = self._joined(group, seed)
        steps = group.steps
        while True:
            rows, steps = self._added(rows, steps)
            later = group.bound & frozenset().union(*(step.added for step in steps))
            rows, asked = self._plain(rows, [test for test in tests if test.asked.isdisjoint(later)])
            tests = [test for test in tests if not test.asked.isdisjoint(later)]
            while asked:
                rows = self._pruned(rows, wanted, [*asked, *tests, *steps])
                rows, asked = rows.where(self.condition(asked[0].part, rows, rows.sources[0].sql)), asked[1:]
            if not steps:
                return rows
            rows, steps = self._optional(rows, steps[0].part), steps[1:]

    def _joined(self, group: Group, seed: Rows) -> tuple[Rows, list[Test]]:
        """All that a group joins, with the tests of single parts, and the tests that are left."""
        seed, triples = self._stars.look_up(seed, group.triples)
        units, rest = self._stars.of(triples), []
        for part in group.parts:
            if part.name == "ToMultiSet" and (part.p.name != "values" or len(part.p.res[0]) > 1):
                units.append(self._alone(part.p))
            elif part.name == "Union" and all(side.name == "BGP" and len(side.triples) == 1 for side in (part.p1, part.p2)):
                units.append(self._union(part, NOTHING))
            else:
                rest.append(part)
        seed, units, rest = self._among(seed, units, rest)
        tests, bound = group.tests, group.bound | seed.variables
        for place, unit in enumerate(units):
            own = [test for test in tests if test.asked & bound <= unit.variables]
            units[place], left = self._plain(unit, own)
            tests = [test for test in tests if test not in own or test in left]
        if self._nearby and not self._beside:
            units = self._nearby.of_sides(units)
        rows = seed
        for unit in units:
            rows = joined(rows, unit if len(unit.sources) == 1 else unit.named(self._alias("r")))
        for part in rest:
            rows = self.rows(part, self._kept(rows.sql(), rows.columns) if part.name == "Union" and len(rows.sources) > 1 else rows)
        return rows, tests

    def _among(self, seed: Rows, units: list[Rows], parts: list[CompValue]) -> tuple[Rows, list[Rows], list[CompValue]]:
        """VALUES of one variable, as a condition wherever that is bound; and the parts that are left."""
        rest = []
        for part in parts:
            name = str(next(iter(part.p.res[0]))) if part.name == "ToMultiSet" else ""
            if any(name in unit.variables for unit in (seed, *units)):
                values = [constant(next(iter(row.values())), self._engine.node).sql for row in part.p.res]
                seed, *units = [unit.among(name, values) if name in unit.variables else unit for unit in (seed, *units)]
            else:
                rest.append(part)
        return seed, units, rest

    def _union(self, part: CompValue, seed: Rows) -> Rows:
        return union([self.aside(side, seed) for side in (part.p1, part.p2)], self._alias("u"))

    def _added(self, rows: Rows, steps: list[Step]) -> tuple[Rows, list[Step]]:
        """Rows with what costs no join, and the steps that do."""
        rest: list[Step] = []
        for place, step in enumerate(steps):
            if any(step.asked & later.added for later in steps[place + 1 :]):
                raise Untranslatable(f"{step.part.name} of what is bound after it")
            made = None if any(step.asked & before.added for before in rest) else self._cheap(rows, step.part)
            rows = rows if made is None else made
            rest += [step] if made is None else []
        return rows, rest

    def _cheap(self, rows: Rows, step: CompValue) -> Rows | None:
        if step.name == "Extend":
            try:
                made = replace(rows, columns={**rows.columns, str(step.var): self._scalar(step.expr, rows, None)})
            except NeedsTable:
                raise Untranslatable("EXISTS outside a filter") from None
            return made if isinstance(step.expr, Identifier) else made.named(self._alias("r"))
        if step.p2.name != "BGP":
            return None
        found, rest = self._stars.look_up(Rows((), (), rows.columns), step.p2.triples)
        return None if rest else replace(rows, columns={**found.columns, **_where(" AND ".join(found.conditions), rows, found)})

    def _optional(self, rows: Rows, step: CompValue) -> Rows:
        left = rows.named(self._alias("r"))
        found, part = Rows((), (), left.columns), step.p2
        if part.name == "BGP":
            found, rest = self._stars.look_up(found, part.triples)
            part = CompValue("BGP", triples=rest)
        right = self.aside(part).named(self._alias("r"))
        both = joined(found, right)
        shared = sorted(found.variables & right.variables)
        if step.name != "LeftJoin" or not shared:
            raise Untranslatable(f"{step.name} that shares nothing with what is before it")
        new = {name: replace(column, nullable=True) for name, column in right.columns.items() if name not in found.columns}
        new |= _where(f"{right.columns[shared[0]].sql} IS NOT NULL", left, found)
        sql = f"{left.sources[0].sql} LEFT JOIN {right.sources[0].sql} ON {' AND '.join(both.conditions)}"
        return Rows((replace(left.sources[0], sql=sql),), (), {**left.columns, **new})

    def _pruned(self, rows: Rows, wanted: Sequence[str] | None, pending: Sequence[Test | Step]) -> Rows:
        """The rows as a table, without columns that nothing pending asks for, if it is known what the query wants."""
        columns = rows.columns
        if wanted is not None:
            needed = {*wanted}.union(*(one.asked for one in pending))
            for variable, paths in looked_up_by(*(one.part.p2 if one.part.name == "LeftJoin" else one.part for one in pending)).items():
                needed |= {held(variable, self._engine.table(path).column) for path in paths}
            columns = {name: column for name, column in columns.items() if name in needed}
        return self._kept(rows.sql(sorted(columns)), columns)

    def _kept(self, sql: str, columns: Mapping[str, Scalar], *, count: bool = False) -> Rows:
        """A select as a table of its own."""
        alias, names = self._alias("made"), sorted(columns)
        variables = sorted(Rows(columns=columns).variables)
        size, different = self._engine.keep(alias, sql, variables if count else ())
        if not size and not self._beside:
            raise _NothingFound
        source = Source(alias, size, tuple(zip(variables, different or [size] * len(variables), strict=True)), leads=not count)
        return Rows((source,), (), {name: replace(columns[name], sql=f"{alias}.{name}") for name in names})

    def kept_aside(self, sql: str, columns: Mapping[str, Scalar]) -> Rows:
        """A select as a table of its own, which may be empty."""
        self._beside += 1
        made = self._kept(sql, columns)
        self._beside -= 1
        return made

    def _alias(self, kind: str) -> str:
        return f"{kind}{next(self._numbers)}"

    def _plain(self, rows: Rows, tests: Sequence[Test]) -> tuple[Rows, list[Test]]:
        """The rows of which the tests hold that can be asked of any rows, and the other tests."""
        rest = []
        for test in tests:
            try:
                rows = rows.where(self.condition(test.part, rows, None))
            except NeedsTable:
                rest.append(test)
        return rows, rest

    def condition(self, expression: CompValue, rows: Rows, table: str | None) -> str:
        """A test of rows; `table` is where they lie, if they are those of one table."""
        made = self._scalar(expression, rows, table)
        if made.kind != "flag":
            raise Untranslatable(f"a filter of kind {made.kind}")
        return made.sql

    def _scalar(self, expression: CompValue, rows: Rows, table: str | None) -> Scalar:
        return scalar(expression, rows.columns, self._engine.node, lambda pattern: self._matches.condition(pattern, rows, table))


def _where(condition: str, before: Rows, found: Rows) -> dict[str, Scalar]:
    """What is found besides the columns that were there before, where a condition holds."""
    return {
        name: replace(column, sql=f"CASE WHEN {condition} THEN {column.sql} END" if condition else column.sql, nullable=True)
        for name, column in found.columns.items()
        if name not in before.columns
    }
