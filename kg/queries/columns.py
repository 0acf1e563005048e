"""Claims -> a table of two columns for each property, in DuckDB: what rules ask of a graph, laid out for joins.

What is said of claims comes from their records; of actors, places and articles, of which there are far fewer, from the store. IRIs
are numbers in the order of the IRIs. A table is made when a rule first asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import duckdb
import numpy as np
import pandas as pd
from pyoxigraph import NamedNode, Store
from rdflib import SKOS

from kg.queries.relational import SLOTS, Select, Table, to_sql
from kg.queries.scalar import Untranslatable
from kg.queries.select import Cell
from kg.records import ClaimRecord, Event, Node, QuantityRecord
from kg.vocab import GAF, KG, NIF, PLOVER, SCHEMA

WINDOW = 100
"""Claims of one actor; of more, in rules that meet in an actor, each is compared with half as many before and after it."""
_TYPES = re.compile(r"plover:([A-Z]+)\b")
_SIDES = re.compile(r"\?(left|right)\b")
_DAY = "day"  # of a claim: of its article, or else its own
_TERMS = ("Affirmed", "Negated", "Certain", "Probable", "Possible", "Conditional", "Future", "Question", "Strict", "Tension")
Pairs = Iterable[tuple[object, object]]
_SLOTS: Mapping[str, Callable[[ClaimRecord], tuple[Node, ...]]] = {
    str(KG.agent): lambda claim: claim.agents,
    str(KG.recipient): lambda claim: claim.recipients,
    str(KG.place): lambda claim: claim.places,
    str(KG.origin): lambda claim: claim.origins,
    str(KG.destination): lambda claim: claim.destinations,
}
_SINGLE: Mapping[str, Callable[[ClaimRecord], str | None]] = {
    str(KG.article): lambda claim: claim.article,
    str(KG.claimType): lambda claim: PLOVER[claim.type],
    str(KG.mode): lambda claim: PLOVER[claim.mode] if claim.mode else None,
    str(KG.polarity): lambda claim: KG[claim.polarity],
    str(KG.modality): lambda claim: KG[claim.modality],
}
_TEXT: Mapping[str, Callable[[ClaimRecord], str | None]] = {
    str(KG.time): lambda claim: claim.time,
    str(KG.earliest): lambda claim: claim.interval and claim.interval[0],
    str(KG.latest): lambda claim: claim.interval and claim.interval[1],
    str(NIF.anchorOf): lambda claim: claim.quote,
    str(_DAY): lambda claim: (claim.published or claim.interval or ("",))[0],
}
_COUNTS: Mapping[str, Callable[[QuantityRecord], object]] = {
    str(KG.measure): lambda quantity: str(KG[quantity.measure]),
    str(KG.comparator): lambda quantity: str(KG[quantity.comparator]),
    str(KG.of): lambda quantity: quantity.of and quantity.of.iri,
    str(KG.value): lambda quantity: quantity.value,
}
_OF_NODES = {str(KG.partOf): "node", str(KG.within): "node", str(KG.known): "flag"}
_OF_NODES |= {str(KG.actorKind): "text", str(SKOS.prefLabel): "text", str(SCHEMA.datePublished): "text"}
_SQL_TYPES = {"node": "BIGINT", "text": "VARCHAR", "number": "DOUBLE", "flag": "BOOLEAN"}


class Columns:
    """The tables of a graph's claims, and the numbers of its IRIs."""

    def __init__(self, store: Store, claims: Sequence[ClaimRecord], events: Iterable[Event] | None = None) -> None:
        """`claims` are sorted by IRI; `events` those that the store has, which are read from it if they are left out."""
        self.connection = duckdb.connect(":memory:", config={"threads": 2, "preserve_insertion_order": False})
        self._store, self._claims = store, claims
        self._reported = {iri: event.iri for event in events for iri in event.claims} if events is not None else _reported(store)
        self._iris = _names(claims, self._reported)
        self._numbers = {iri: number for number, iri in enumerate(self._iris)}
        self._made: dict[str, Table] = {}
        self._kept: list[str] = []
        self._absent: dict[str, int] = {}
        self._windows: dict[str, Table | None] = {}
        self.connection.execute("SET disabled_optimizers = 'join_order'")

    def node(self, iri: str) -> int:
        """The number of an IRI; of one that the graph has not, a number below all that it has."""
        found = self._numbers.get(iri)
        return self._absent.setdefault(iri, -1 - len(self._absent)) if found is None else found

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
        numbers = sorted(self._numbers[iri] for iri in among if iri in self._numbers)
        name = self.write("given_claims", "node", ((number, number) for number in numbers))
        self._kept.append(name)
        for variable in ("left", "right"):
            given = variable, Table(name, "node", len(numbers), len(numbers), len(numbers))
            yield self._select(to_sql(query, self, windows=windows, given=given))
            self._forget(but=name)

    def _select(self, made: Select) -> list[dict[str, Cell]]:
        found = self.connection.execute(made.sql).fetchall()
        columns = [self._cells([row[i] for row in found], kind) for i, kind in enumerate(made.kinds.values())]
        return [dict(zip(made.kinds, row, strict=True)) for row in zip(*columns, strict=True)]

    def _cells(self, values: list[object], kind: str) -> list[Cell]:
        if kind == "node":
            return [None if value is None else self._iris[value] for value in values]  # type: ignore[call-overload]
        return values  # type: ignore[return-value]

    def table(self, path: str) -> Table:
        """The table of a property, `iri`, or of its closure, `iri+` or `iri*`. Raises Untranslatable for one that rules don't ask for."""
        if path not in self._made:
            kind, pairs = self._pairs(path)
            name = self.write(f"p{len(self._made)}", kind, pairs)
            self._made[path] = Table(name, kind, *self._weights(name))
        return self._made[path]

    def near(self, query: str) -> Table | None:
        """Windows over the claims of each actor, of the types that a query has for them, in the order of their days, overlapping by half.

        Sorted neighbourhood (Hernández & Stolfo 1995, The merge/purge problem for large databases). None if no actor has more claims
        than one window holds.
        """
        types = sorted({self.node(str(PLOVER[name])) for name in _TYPES.findall(_on_pairs(query))})
        name = f"near{'_'.join(map(str, types))}".replace("-", "x")
        if name not in self._windows:
            listed = ", ".join(map(str, types))
            agent, recipient, kind, day = (self.table(str(path)).sql for path in (KG.agent, KG.recipient, KG.claimType, _DAY))
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
        self.connection.execute(f"CREATE TABLE {name} AS {sql}")
        self._kept.append(name)
        size, *different = self._sizes(name, columns)
        return size, different

    def _forget(self, *, but: str = "") -> None:
        for name in self._kept:
            if name != but:
                self.connection.execute(f"DROP TABLE {name}")
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
        counts = ", ".join(["count(*)", *(f'approx_count_distinct("{column}")' for column in columns)])
        return list(self.connection.execute(f"SELECT {counts} FROM {name}").fetchall()[0])

    def write(self, name: str, kind: str, pairs: Pairs) -> str:
        """A table of pairs: subjects as numbers, objects as they are or, of nodes, as numbers. Returns its name."""
        listed = list(pairs)
        subjects = np.fromiter((s for s, _ in listed), dtype=np.int64, count=len(listed))
        objects: object = [o for _, o in listed]
        if kind != "text":
            objects = np.array(objects, dtype={"node": np.int64, "number": np.float64, "flag": np.bool_}[kind])
        frame = pd.DataFrame({"s": subjects, "o": pd.Series(objects, dtype=object if kind == "text" else None)})
        self.connection.register("incoming", frame)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT DISTINCT s, CAST(o AS {_SQL_TYPES[kind]}) AS o FROM incoming")
        self.connection.unregister("incoming")
        return name

    def _pairs(self, path: str) -> tuple[str, Pairs]:
        if path.endswith(("+", "*")):
            return "node", self._closure(path[:-1], itself=path.endswith("*"))
        if path in _OF_NODES:
            return _OF_NODES[path], self._of_nodes(path)
        if path in _COUNTS:
            return ("number" if path == str(KG.value) else "node"), self._of_quantities(path)
        if path in _TEXT:
            return "text", self._of_claims(_TEXT[path], number=False, first=self._spans if path == str(NIF.anchorOf) else 0)
        return "node", self._links(path)

    def _links(self, path: str) -> Pairs:
        number = self._numbers
        if path in _SLOTS:
            slot = _SLOTS[path]
            return ((i, number[node.iri]) for i, claim in enumerate(self._claims) for node in slot(claim))
        if path in _SINGLE:
            return self._of_claims(_SINGLE[path], number=True)
        if path == str(KG.reports):
            return ((i, number[self._reported[claim.iri]]) for i, claim in enumerate(self._claims) if claim.iri in self._reported)
        if path == str(KG.implied):
            return ((i, self.node(str(KG[slot]))) for i, claim in enumerate(self._claims) for slot in claim.implied)
        if path == str(KG.quantity):
            return ((i, part) for part, i, _ in self._quantities())
        if path == str(KG.attribution):
            return ((i, part) for part, i, _ in self._attributions())
        if path == str(KG.source):
            return ((part, number[source]) for part, _, source in self._attributions())
        if path == str(GAF.denotedBy):
            spans: dict[object, int] = {}  # claims of one sentence share its span
            keys = ((claim.article, claim.begin, claim.end) if claim.end else claim.iri for claim in self._claims)
            return ((i, self._spans + spans.setdefault(key, i)) for i, key in enumerate(keys))
        raise Untranslatable(f"property {path}")

    @property
    def _spans(self) -> int:
        """Spans, quantities and attributions have numbers above those of IRIs, as nothing tells them apart but their claims."""
        return len(self._iris)

    def _quantities(self) -> Iterator[tuple[int, int, QuantityRecord]]:
        listed = ((i, quantity) for i, claim in enumerate(self._claims) for quantity in claim.quantities)
        return ((part, i, quantity) for part, (i, quantity) in enumerate(listed, self._spans + len(self._claims)))

    def _attributions(self) -> Iterator[tuple[int, int, str]]:
        listed = ((i, link.source.iri) for i, claim in enumerate(self._claims) for link in claim.chain)
        first = self._spans + len(self._claims) + sum(len(claim.quantities) for claim in self._claims)
        return ((part, i, source) for part, (i, source) in enumerate(listed, first))

    def _of_claims(self, value: Callable[[ClaimRecord], str | None], *, number: bool, first: int = 0) -> Pairs:
        found = ((first + i, value(claim)) for i, claim in enumerate(self._claims))
        return ((i, self._numbers[str(one)] if number else one) for i, one in found if one is not None)

    def _of_quantities(self, path: str) -> Pairs:
        value = _COUNTS[path]
        found = ((part, value(quantity)) for part, _, quantity in self._quantities())
        return ((part, self._numbers[one] if isinstance(one, str) else one) for part, one in found if one is not None)

    def _of_nodes(self, path: str) -> Pairs:
        for quad in self._store.quads_for_pattern(None, NamedNode(path), None, None):
            subject, value = self._numbers.get(_text(quad.subject)), _text(quad.object)
            if subject is not None:
                if _OF_NODES[path] != "node":
                    yield subject, value == "true" if _OF_NODES[path] == "flag" else value
                elif value in self._numbers:
                    yield subject, self._numbers[value]

    def _closure(self, path: str, *, itself: bool) -> Pairs:
        above: dict[int, set[int]] = {}
        for part, whole in self._of_nodes(path):
            above.setdefault(part, set()).add(whole)  # type: ignore[arg-type]
        for part in above:
            reached, pending = set(), list(above[part])
            while pending:
                whole = pending.pop()
                if whole not in reached:
                    reached.add(whole)
                    pending += above.get(whole, ())
            yield from ((part, whole) for whole in sorted(reached))
        if itself:
            yield from ((number, number) for number in range(len(self._iris)))


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


def _reported(store: Store) -> dict[str, str]:
    quads = store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None)
    return dict(sorted((_text(quad.subject), _text(quad.object)) for quad in quads))


def _names(claims: Sequence[ClaimRecord], reported: Mapping[str, str]) -> list[str]:
    """Every IRI that rules may name, claims first, each group in the order of IRIs."""
    terms: set[str] = {str(KG[name]) for name in _TERMS} | {
        str(PLOVER[c]) for c in {c.type for c in claims} | {c.mode for c in claims if c.mode}
    }
    nodes: set[str] = set()
    for claim in claims:
        nodes.add(claim.article)
        for node in chain(claim.agents, claim.recipients, claim.places, claim.origins, claim.destinations):
            nodes.update(node.line, (node.iri,))
        nodes.update(link.source.iri for link in claim.chain)
        for quantity in claim.quantities:
            terms.update((str(KG[quantity.measure]), str(KG[quantity.comparator])))
            if quantity.of:
                nodes.update(quantity.of.line, (quantity.of.iri,))
    mine = [claim.iri for claim in claims]
    return mine + sorted((nodes | terms | set(reported.values())) - set(mine))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
