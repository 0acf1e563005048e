"""Claims -> a table of two columns for each property, in DuckDB: what rules ask of a graph, laid out for joins.

IRIs are numbers in the order of the IRIs. A table is made when a rule first asks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import duckdb
import numpy as np
import pandas as pd
from pyoxigraph import Store

from kg.queries.joins import Table
from kg.queries.properties import DAY, Pairs, Properties
from kg.queries.relational import SLOTS, Select, to_sql
from kg.queries.select import Cell
from kg.records import ClaimRecord, Event
from kg.vocab import KG, PLOVER

WINDOW = 100
"""Claims of one actor; of more, in rules that meet in an actor, each is compared with half as many before and after it."""
Windows = Callable[[frozenset[str]], Iterable[tuple[str, str, int]]]
"""Claim types -> claim, actor and number of a window of that actor's claims of these types that the claim lies in."""
_FEW = 1000  # rows; of fewer it does not matter much which are joined first
_TYPES = re.compile(r"plover:([A-Z]+)\b")
_SIDES = re.compile(r"\?(left|right)\b")
_SQL_TYPES = {"node": "BIGINT", "text": "VARCHAR", "number": "DOUBLE", "flag": "BOOLEAN"}


class Columns:
    """The tables of a graph's claims, and the numbers of its IRIs."""

    def __init__(
        self, store: Store, claims: Sequence[ClaimRecord], events: Iterable[Event] | None = None, *, windows: Windows | None = None
    ) -> None:
        """`claims` are sorted by IRI; `events` those that the store has, which are read from it if they are left out.

        `windows` tells in which windows claims lie, where these are not all the claims of their actors.
        """
        self.connection = duckdb.connect(":memory:", config={"threads": 2, "preserve_insertion_order": False})
        self._properties = Properties(store, claims, events, few=windows is not None)
        self.node = self._properties.node
        self._made: dict[str, Table] = {}
        self._kept: list[str] = []
        self._windows: dict[str, Table | None] = {}
        self._told_windows = windows
        self.connection.execute("SET disabled_optimizers = 'join_order'")

    def rows(self, query: str, *, windows: bool = False, among: frozenset[str] | None = None) -> list[dict[str, Cell]]:
        """What a query projects; with `among`, rows in which `?left` or `?right` is one of these. Raises Untranslatable."""
        try:
            if among is None:
                found = [self._select(to_sql(query, self, windows=windows))]
            else:
                found = list(self._select_among(query, windows, among))
        finally:
            self._forget()
        return [row for rows in found for row in rows]

    def _select_among(self, query: str, windows: bool, among: frozenset[str]) -> Iterator[list[dict[str, Cell]]]:
        numbers = sorted(self._properties.numbers[iri] for iri in among if iri in self._properties.numbers)
        table = self.write("given_claims", "node", ((number, number) for number in numbers))
        self._kept.append(table.sql)
        for given, but in ((("left", table), None), (("right", table), ("left", table))):
            yield self._select(to_sql(query, self, windows=windows, given=given, but=but))
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
        if path not in self._made:
            kind, pairs = self._properties.pairs(path)
            self._made[path] = self.write(f"p{len(self._made)}", kind, pairs)
        return self._made[path]

    def near(self, query: str) -> Table | None:
        """Windows over the claims of each actor, of the types that a query has for them, in the order of their days, overlapping by half.

        Sorted neighbourhood (Hernández & Stolfo 1995, The merge/purge problem for large databases). None if no actor has more claims
        than one window holds.
        """
        asked = paired_types(query)
        types = sorted(self.node(str(PLOVER[kind])) for kind in asked)
        name = f"near{'_'.join(map(str, types))}".replace("-", "x")
        if name not in self._windows and self._told_windows is not None:
            told = ((self.node(claim), self.node(actor) * SLOTS + window) for claim, actor, window in self._told_windows(asked))
            self._windows[name] = self.write(name, "node", told)
        elif name not in self._windows:
            listed = ", ".join(map(str, types))
            agent, recipient, kind, day = (self.table(str(path)).sql for path in (KG.agent, KG.recipient, KG.claimType, DAY))
            self.connection.execute(f"""
                CREATE TABLE {name}_all AS SELECT s, o, row_number() OVER w - 1 AS place, count(*) OVER (PARTITION BY o) AS size
                FROM (SELECT DISTINCT a.s, a.o, d.o AS day FROM (SELECT * FROM {agent} UNION ALL SELECT * FROM {recipient}) a
                      JOIN (SELECT s FROM {kind} WHERE o IN ({listed})) USING (s) JOIN {day} d USING (s))
                WINDOW w AS (PARTITION BY o ORDER BY day, s)""")
            self.connection.execute(f"""
                CREATE TABLE {name} AS
                SELECT s, o * {SLOTS} + CASE WHEN size <= {WINDOW} THEN 0 ELSE place // {WINDOW // 2} END AS o FROM {name}_all
                UNION ALL SELECT s, o * {SLOTS} + place // {WINDOW // 2} + 1 FROM {name}_all WHERE size > {WINDOW}""")
            full = self.connection.execute(f"SELECT max(size) > {WINDOW} FROM {name}_all").fetchall()[0][0]
            self._windows[name] = Table(name, "node", *self._weights(name)) if full else None
        return self._windows[name]

    def keep(self, name: str, sql: str, columns: Sequence[str]) -> tuple[int, list[int]]:
        """Make a table of a select, until the query is done; gives its size, and how many different values each column has, or nearly."""
        size = self.connection.execute(f"CREATE TABLE {name} AS {sql}").fetchall()[0][0]
        self._kept.append(name)
        return size, [size] * len(columns) if size < _FEW else self._sizes(name, columns)

    def _forget(self, *, but: str = "") -> None:
        self.connection.execute("; ".join(f"DROP TABLE {name}" for name in self._kept if name != but) or "SELECT 1")
        self._kept = [but] if but else []

    def _weights(self, name: str) -> tuple[int, float, float]:
        """The size of a table of pairs, and as how many equally frequent ones its subjects and its objects count.

        A few actors have most of the claims: what a row meets of an actor's is more than the mean over all actors.
        """
        spread = "SELECT sum(n)::DOUBLE * sum(n) / sum(n * n) FROM (SELECT count(*)::DOUBLE AS n FROM {} GROUP BY {})"
        size = self.connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
        subjects, objects = (self.connection.execute(spread.format(name, column)).fetchall()[0][0] or 0.0 for column in "so")
        return size, subjects, objects

    def _sizes(self, name: str, columns: Sequence[str]) -> list[int]:
        counts = ", ".join(f'approx_count_distinct("{column}")' for column in columns)
        return list(self.connection.execute(f"SELECT {counts} FROM {name}").fetchall()[0])

    def write(self, name: str, kind: str, pairs: Pairs) -> Table:
        """A table of pairs: subjects as numbers, objects as they are or, of nodes, as numbers."""
        listed = list(dict.fromkeys(pairs))
        subjects = np.fromiter((s for s, _ in listed), dtype=np.int64, count=len(listed))
        objects: object = [o for _, o in listed]
        if kind != "text":
            objects = np.array(objects, dtype={"node": np.int64, "number": np.float64, "flag": np.bool_}[kind])
        frame = pd.DataFrame({"s": subjects, "o": pd.Series(objects, dtype=object if kind == "text" else None)})
        self.connection.register("incoming", frame)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT s, CAST(o AS {_SQL_TYPES[kind]}) AS o FROM incoming")
        self.connection.unregister("incoming")
        if len(listed) >= _FEW:
            return Table(name, kind, *self._weights(name))
        return Table(name, kind, len(listed), *(_spread(Counter(pair[side] for pair in listed).values()) for side in (0, 1)))


def _spread(counts: Collection[int]) -> float:
    """As how many equally frequent values these count."""
    return sum(counts) ** 2 / sum(count * count for count in counts) if counts else 0.0


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
            end = begin
        begin = query.find("{ SELECT", end)
    return query
