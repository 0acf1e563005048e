"""Parts of a select: the tables that it joins, on what conditions, and what each variable is there; which is joined first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.queries.scalar import Scalar, Untranslatable


@dataclass(frozen=True, slots=True)
class Table:
    """Where the pairs of a property lie: columns `s`, a node, and `o` of this kind: node, text, number or flag."""

    sql: str
    kind: str
    size: int
    subjects: float  # how many different ones, or as how many equally frequent ones they count
    objects: float


@dataclass(frozen=True, slots=True)
class Source:
    """A table in a join: its SQL, its size, and for each variable (and each constant) how many different values its column has."""

    sql: str
    size: float
    different: tuple[tuple[str | None, float], ...]
    listed: tuple[str, ...] = ()  # of VALUES of one variable: the values
    column: str = ""  # and where they are

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
    """A select in parts: what it draws on, on what conditions, and what each variable is there."""

    sources: tuple[Source, ...] = ()
    conditions: tuple[str, ...] = ()
    columns: Mapping[str, Scalar] = field(default_factory=dict)

    def sql(self, names: Sequence[str] | None = None, *, distinct: bool = False) -> str:
        shown = ", ".join(f"{self.columns[name].sql} AS {name}" for name in (sorted(self.columns) if names is None else names)) or "1"
        source = f" FROM {', '.join(source.sql for source in _ordered(self.sources))}" if self.sources else ""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {'DISTINCT ' if distinct else ''}{shown}{source}{where}"


NOTHING = Rows()


def _ordered(sources: Sequence[Source]) -> Iterator[Source]:
    """Always next what multiplies the rows least."""
    rest, bound = list(sources), set[str]()
    while rest:
        best = min(rest, key=lambda source: source.fan(bound))
        rest.remove(best)
        bound |= {name for name, _ in best.different if name is not None}
        yield best


def only(name: str, table: Table) -> Rows:
    source = Source(f"{table.sql} given", table.size, ((name, table.subjects),))
    return Rows((source,), (), {name: Scalar("given.s", "node")})


def joined(left: Rows, right: Rows) -> Rows:
    left, right = _filtered(left, right)
    shared = sorted(set(left.columns) & set(right.columns))
    if any(rows.columns[name].nullable for name in shared for rows in (left, right)):
        raise Untranslatable(f"a join over what may be unbound: {', '.join(shared)}")
    conditions = tuple(equal(left.columns[name], right.columns[name]) for name in shared)
    return Rows(left.sources + right.sources, (*left.conditions, *right.conditions, *conditions), {**right.columns, **left.columns})


def _filtered(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """VALUES of one variable that the right side binds, as a condition there."""
    for source in left.sources:
        name = source.different[0][0] if source.listed else None
        if name is None or name not in right.columns or right.columns[name].kind != left.columns[name].kind:
            continue
        if left.columns[name].sql == source.column and not any(source.column in condition for condition in left.conditions):
            test = f"{right.columns[name].sql} IN ({', '.join(source.listed)})"
            left = Rows(
                tuple(other for other in left.sources if other is not source),
                left.conditions,
                {key: column for key, column in left.columns.items() if key != name},
            )
            sources = tuple(one.narrowed(name, len(source.listed)) for one in right.sources)
            right = replace(right, sources=sources, conditions=(*right.conditions, test))
    return left, right


def padded(rows: Rows, kinds: Mapping[str, str]) -> Rows:
    missing = {name: Scalar("NULL", kind, True) for name, kind in kinds.items() if name not in rows.columns}
    return replace(rows, columns={**rows.columns, **missing})


def equal(left: Scalar, right: Scalar) -> str:
    if left.kind != right.kind:
        raise Untranslatable(f"{left.kind} = {right.kind}")
    return f"{left.sql} = {right.sql}"
