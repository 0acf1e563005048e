"""Claims -> tables in DuckDB: what rules ask of a graph, laid out for joins.

What a claim or a count has once is a column of one wide table, what it may have several of a table of pairs. IRIs are numbers in the
order of the IRIs. A table is made when a rule first asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyoxigraph import Store

from kg.collector import no_collection
from kg.queries.joins import Table
from kg.queries.properties import DAY, NONE, WIDE, Column, Properties, spread_of
from kg.queries.relational import Select, to_sql
from kg.queries.select import Cell
from kg.records import ClaimRecord, Event
from kg.vocab import KG, PLOVER

WINDOW = 100
"""Claims of one actor; of more, in rules that meet in an actor, each is compared with half as many before and after it."""
ASKED_AT_ONCE = 3000
"""Claims; of fewer it is quicker to ask for all pairs at once than for those with a new claim at the left, then at the right."""
Windows = Callable[[frozenset[str]], Iterable[tuple[str, str, int]]]
"""Claim types -> claim, actor and number of a window of that actor's claims of these types that the claim lies in."""
_MEMORY = "3GB"  # of tables and joins; what takes more is written to disk
_FEW = 1000  # rows; of fewer it does not matter much which are joined first
_TYPES = re.compile(r"plover:([A-Z]+)\b")
_SIDES = re.compile(r"\?(left|right)\b")
_SQL = {"node": f"NULLIF({{0}}, {NONE})", "text": "CAST({0} AS VARCHAR)", "number": "CAST({0} AS DOUBLE)", "flag": "CAST({0} AS BOOLEAN)"}


class Columns:
    """The tables of a graph's claims, and the numbers of its IRIs."""

    @no_collection()
    def __init__(
        self, store: Store, claims: Sequence[ClaimRecord], events: Iterable[Event] | None = None, *, windows: Windows | None = None
    ) -> None:
        """`claims` are sorted by IRI; `events` those that the store has, which are read from it if they are left out.

        `windows` tells in which windows claims lie, where these are not all the claims of their actors: for so few one thread is quickest.
        """
        self._spill = TemporaryDirectory(prefix="rashomon-")
        limits: dict[str, str | bool | int | float | list[str]] = {"memory_limit": _MEMORY, "temp_directory": self._spill.name}
        self.connection = duckdb.connect(":memory:", config={**limits, "threads": 1 if windows else 2, "preserve_insertion_order": False})
        self._properties = Properties(store, claims, events, few=windows is not None)
        self.node = self._properties.node
        self._few = len(claims) < ASKED_AT_ONCE
        self._made: dict[str, Table] = {}
        self._kept: list[str] = []
        self._windows: dict[frozenset[str], tuple[Table, Table] | None] = {}
        self._told_windows = windows
        self.connection.execute("SET disabled_optimizers = 'join_order'")

    @no_collection()
    def rows(self, query: str, *, windows: bool = False, among: frozenset[str] | None = None) -> list[dict[str, Cell]]:
        """What a query projects; with `among`, rows in which `?left` or `?right` is one of these. Raises Untranslatable."""
        try:
            if among is None or self._few:
                found = [self._select(to_sql(query, self, windows=windows))]
            else:
                found = list(self._select_among(query, windows, among))
        finally:
            self._forget()
        return [row for rows in found for row in rows if among is None or row["left"] in among or row["right"] in among]

    def _select_among(self, query: str, windows: bool, among: frozenset[str]) -> Iterator[list[dict[str, Cell]]]:
        numbers = sorted(number for iri in among if (number := self._properties.number(iri)) is not None)
        given = np.asarray(numbers, np.int32)
        table = self._write("given_claims", given, Column("node", given, len(given), len(given)))
        self._kept.append(table.sql)
        for side, but in ((("left", table), None), (("right", table), ("left", table))):
            yield self._select(to_sql(query, self, windows=windows, given=side, but=but))
            self._forget(but=table.sql)

    def _select(self, made: Select | None) -> list[dict[str, Cell]]:
        if made is None:
            return []
        found = self.connection.execute(made.sql).fetchall()
        columns = [self._cells([row[i] for row in found], kind) for i, kind in enumerate(made.kinds.values())]
        return [dict(zip(made.kinds, row, strict=True)) for row in zip(*columns, strict=True)]

    def _cells(self, values: list[object], kind: str) -> list[Cell]:
        if kind == "node":
            return [None if value is None else self._properties.iris[value] for value in values]  # type: ignore[call-overload]
        return values  # type: ignore[return-value]

    def table(self, path: str) -> Table:
        """The table of a property, `iri`, or of its closure, `iri+` or `iri*`. Raises Untranslatable for one that rules don't ask for."""
        if path not in self._made and path in WIDE:
            self._make_wide(WIDE[path][0])
        elif path not in self._made:
            subjects, objects = self._properties.pairs(path)
            self._made[path] = self._write(f"p{len(self._made)}", subjects, objects)
        return self._made[path]

    def _make_wide(self, name: str) -> None:
        subjects, columns = self._properties.wide(name)
        self._create(name, subjects, columns)
        for path, (table, column) in WIDE.items():
            if table == name:
                told = columns[column]
                self._made[path] = Table(name, told.kind, told.known, len(subjects), told.spread, column)

    def _write(self, name: str, subjects: NDArray[Any], objects: Column) -> Table:
        """A table of pairs."""
        self._create(name, subjects, {"o": objects})
        return Table(name, objects.kind, len(subjects), spread_of(subjects), objects.spread)

    def _create(self, name: str, subjects: NDArray[Any], columns: Mapping[str, Column]) -> None:
        frame = pd.DataFrame({"s": subjects, **{key: _series(column) for key, column in columns.items()}}, copy=False)
        shown = ", ".join(f"{_SQL[column.kind].format(key)} AS {key}" for key, column in columns.items())
        self.connection.register("incoming", frame)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT s, {shown} FROM incoming")
        self.connection.unregister("incoming")

    def near(self, query: str) -> tuple[Table, Table] | None:
        """Stretches over the claims of each actor, of the types that a query has for them, in the order of their days: half a window each.

        In the first table each claim on an actor has the stretch that it lies in, in the second also the one before and after it. Sorted
        neighbourhood (Hernández & Stolfo 1995, The merge/purge problem for large databases). None if no actor has more claims than one
        window holds.
        """
        types = paired_types(query)
        if types not in self._windows:
            name = f"near{len(self._windows)}"
            (self._tell if self._told_windows else self._order)(name, types)
            size, full = self.connection.execute(f"SELECT count(*), coalesce(max(stretch) > 0, FALSE) FROM {name}").fetchall()[0]
            around = f"SELECT s, o, stretch + step AS stretch FROM {name}, (VALUES (-1), (0), (1)) beside(step) WHERE stretch + step >= 0"
            if full := full or self._told_windows is not None:
                self.connection.execute(f"CREATE TABLE {name}_around AS {around}")
            tables = Table(name, "node", size, size, size), Table(f"{name}_around", "node", 3 * size, size, size)
            self._windows[types] = tables if full else None
        return self._windows[types]

    def _order(self, name: str, types: frozenset[str]) -> None:
        listed = ", ".join(str(self.node(PLOVER.iri(kind))) for kind in sorted(types))
        agent, recipient, kind, day = (self.table(str(path)) for path in (KG.agent, KG.recipient, KG.claimType, DAY))
        self.connection.execute(f"""
            CREATE TABLE {name} AS SELECT s, o, CASE WHEN size <= {WINDOW} THEN 0 ELSE place // {WINDOW // 2} END AS stretch FROM (
                SELECT s, o, row_number() OVER (PARTITION BY o ORDER BY day, s) - 1 AS place, count(*) OVER (PARTITION BY o) AS size
                FROM (SELECT DISTINCT a.s, a.o, c.{day.column} AS day
                      FROM (SELECT * FROM {agent.sql} UNION ALL SELECT * FROM {recipient.sql}) a, {kind.sql} c
                      WHERE a.s = c.s AND c.{kind.column} IN ({listed})))""")

    def _tell(self, name: str, types: frozenset[str]) -> None:
        assert self._told_windows is not None
        stretches: dict[tuple[int, int], int] = {}
        for claim, actor, window in self._told_windows(types):
            pair = self.node(claim), self.node(actor)
            stretches[pair] = min(window, stretches.get(pair, window))
        rows = np.asarray([(*pair, stretch) for pair, stretch in stretches.items()], np.int64).reshape(-1, 3)
        self._create(name, rows[:, 0], {key: Column("node", rows[:, i], len(rows), 0) for i, key in ((1, "o"), (2, "stretch"))})

    def keep(self, name: str, sql: str, columns: Sequence[str]) -> tuple[int, list[int]]:
        """Make a table of a select, until the query is done; gives its size, and about how many different values these columns have."""
        size = self.connection.execute(f"CREATE TABLE {name} AS {sql}").fetchall()[0][0]
        self._kept.append(name)
        return size, [size] * len(columns) if size < _FEW else self._sizes(name, columns)

    def _forget(self, *, but: str = "") -> None:
        self.connection.execute("; ".join(f"DROP TABLE {name}" for name in self._kept if name != but) or "SELECT 1")
        self._kept = [but] if but else []

    def _sizes(self, name: str, columns: Sequence[str]) -> list[int]:
        counts = ", ".join(f'approx_count_distinct("{column}")' for column in columns)
        return list(self.connection.execute(f"SELECT {counts} FROM {name}").fetchall()[0]) if columns else []


def _series(column: Column) -> Any:
    return pd.Series(column.values, dtype=object) if isinstance(column.values, list) else column.values


def paired_types(query: str) -> frozenset[str]:
    """The types that a rule which meets in an actor has for the claims of its pairs."""
    return frozenset(_TYPES.findall(_on_pairs(query)))


def _on_pairs(query: str) -> str:
    """A query without its sub-selects that tell of neither `?left` nor `?right`."""
    begin = query.find("{ SELECT")
    while begin >= 0:
        end, depth = begin, 0
        while depth or end == begin:
            depth += {"{": 1, "}": -1}.get(query[end], 0)
            end += 1
        if not _SIDES.search(query[begin:end].partition("WHERE")[0]):
            query = query[:begin] + query[end:]
            begin -= 1
        begin = query.find("{ SELECT", begin + 1)
    return query
