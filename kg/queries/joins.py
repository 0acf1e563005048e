"""Parts of a select: the tables that it joins, on what conditions, and what each variable is there; which is joined first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.queries.scalar import Scalar, Untranslatable

_HELD = "__"


@dataclass(frozen=True, slots=True)
class Table:
    """Where the pairs of a property lie: columns `s`, a node, and `column` of this kind: node, text, number or flag.

    Unless that is `o`, the table has one row a subject and holds other properties too; where it has no value, it is NULL.
    """

    sql: str
    kind: str
    size: int
    subjects: float  # how many different ones, or as how many equally frequent ones they count
    objects: float
    column: str = "o"

    @property
    def wide(self) -> bool:
        """Whether its subjects have one row for all properties."""
        return self.column != "o"


@dataclass(frozen=True, slots=True)
class Source:
    """A table in a join: its SQL, its size, and for each variable (and each constant) how many different values its column has.

    One of which that is not known `leads`: what each of its rows meets of the others is.
    """

    sql: str
    size: float
    different: tuple[tuple[str | None, float], ...]
    leads: bool = False

    def narrowed(self, name: str, values: int) -> Source:
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
class Rows:
    """A select in parts: what it draws on, on what conditions, and what each variable is there.

    Columns are also held of properties that a variable has at most one value of, by the name that `held` gives.
    """

    sources: tuple[Source, ...] = ()
    conditions: tuple[str, ...] = ()
    columns: Mapping[str, Scalar] = field(default_factory=dict)

    @property
    def variables(self) -> set[str]:
        """The variables that it binds."""
        return {name for name in self.columns if _HELD not in name}

    @property
    def size(self) -> float:
        """About how many rows it has."""
        size, bound = 1.0, set[str]()
        for source in _ordered(self.sources):
            size *= source.fan(bound)
            bound |= {name for name, _ in source.different if name is not None}
        return size

    def sql(self, names: Sequence[str] | None = None, *, distinct: bool = False) -> str:
        """The select of some columns, or all."""
        shown = ", ".join(f"{self.columns[name].sql} AS {name}" for name in (sorted(self.columns) if names is None else names)) or "1"
        source = f" FROM {', '.join(source.sql for source in _ordered(self.sources))}" if self.sources else ""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {'DISTINCT ' if distinct else ''}{shown}{source}{where}"

    def where(self, *conditions: str) -> Rows:
        """Those rows of which these hold too."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def bind(self, name: str, column: Scalar) -> Rows:
        """The same rows with a variable bound to a column, or held against it if it is bound."""
        if name in self.columns:
            return self.where(equal(self.columns[name], column))
        return replace(self, columns={**self.columns, name: column})

    def among(self, name: str, values: Sequence[str]) -> Rows:
        """Those rows in which a variable is one of some constants."""
        sources = tuple(source.narrowed(name, len(values)) for source in self.sources)
        return replace(self, sources=sources).where(f"{self.columns[name].sql} IN ({', '.join(values)})")

    def named(self, alias: str) -> Rows:
        """The same rows as one table with an alias."""
        size = self.size
        counts = {name: count for source in self.sources for name, count in source.different if name is not None}
        source = Source(f"({self.sql()}) {alias}", size, tuple((name, min(size, counts.get(name, size))) for name in self.variables))
        return Rows((source,), (), {name: replace(column, sql=f"{alias}.{name}") for name, column in self.columns.items()})


NOTHING = Rows()


def held(variable: str, column: str) -> str:
    """The name of the column that holds a variable's value in a wide table."""
    return f"{variable}{_HELD}{column}"


def of_variable(name: str) -> str:
    """The variable that a column is, or whose value it holds."""
    return name.partition(_HELD)[0]


def _ordered(sources: Sequence[Source]) -> Iterator[Source]:
    """Always next, of what shares a variable with those before it, what multiplies the rows least."""
    rest, bound = list(sources), set[str]()
    while rest:
        best = min(rest, key=lambda one: (not one.leads, bound.isdisjoint(name for name, _ in one.different), one.fan(bound)))
        rest.remove(best)
        bound |= {name for name, _ in best.different if name is not None}
        yield best


def only(name: str, table: Table) -> Rows:
    """The subjects of a table."""
    source = Source(f"{table.sql} given", table.size, ((name, table.subjects),))
    return Rows((source,), (), {name: Scalar("given.s", "node")})


def listed(names: Sequence[str], cells: Sequence[Sequence[Scalar]], alias: str) -> Rows:
    """Constants of some variables."""
    values = ", ".join(f"({', '.join(cell.sql for cell in row)})" for row in cells)
    source = Source(f"(VALUES {values}) {alias}({', '.join(names)})", len(cells), tuple((name, len(cells)) for name in names))
    return Rows((source,), (), {name: Scalar(f"{alias}.{name}", cell.kind) for name, cell in zip(names, cells[0], strict=True)})


def joined(left: Rows, right: Rows) -> Rows:
    """Rows of both that agree on what both bind. Raises Untranslatable where that may be unbound."""
    shared = sorted(left.variables & right.variables)
    if any(rows.columns[name].nullable for name in shared for rows in (left, right)):
        raise Untranslatable(f"a join over what may be unbound: {', '.join(shared)}")
    conditions = tuple(equal(left.columns[name], right.columns[name]) for name in shared)
    return Rows(left.sources + right.sources, (*left.conditions, *right.conditions, *conditions), {**right.columns, **left.columns})


def union(sides: Sequence[Rows], alias: str) -> Rows:
    """The rows of each, with what only some of them bind unbound in the others."""
    names = sorted(set().union(*(side.variables for side in sides)) | set(sides[0].columns).intersection(*(side.columns for side in sides)))
    kinds = {name: next(side.columns[name].kind for side in sides if name in side.columns) for name in names}
    padded = [_padded(side, kinds) for side in sides]
    loose = {name for name in names if any(side.columns[name].nullable for side in padded)}
    counts = [{name: count for source in side.sources for name, count in source.different} for side in sides]
    size = sum(side.size for side in sides)
    different = tuple((name, sum(count.get(name, size) for count in counts)) for name in names if _HELD not in name)
    source = Source(f"({' UNION ALL '.join(side.sql(names) for side in padded)}) {alias}", size, different)
    return Rows((source,), (), {name: Scalar(f"{alias}.{name}", kinds[name], name in loose) for name in names})


def _padded(rows: Rows, kinds: Mapping[str, str]) -> Rows:
    missing = {name: Scalar("NULL", kind, True) for name, kind in kinds.items() if name not in rows.columns}
    return replace(rows, columns={**rows.columns, **missing})


def equal(left: Scalar, right: Scalar) -> str:
    """The condition that two columns agree."""
    if left.kind != right.kind:
        raise Untranslatable(f"{left.kind} = {right.kind}")
    return f"{left.sql} = {right.sql}"
