"""Claims -> columns and pairs of numbers and texts, by the property that rules ask for.

What is said of claims comes from their records; of actors, places and articles, of which there are far fewer, from the store.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib import SKOS

from kg.queries.coded import Coded, Codes, Ints, coded
from kg.queries.scalar import Untranslatable
from kg.records import ClaimRecord, Event
from kg.vocab import GAF, KG, NIF, PLOVER, SCHEMA

DAY = "day"  # of a claim: of its article, or else its own
NONE = -(2**31)
"""Stands in a column of nodes where a claim has no value."""
_TERMS = ("Affirmed", "Negated", "Certain", "Probable", "Possible", "Conditional", "Future", "Question", "Strict", "Tension")
_SLOTS: Mapping[str, str] = {
    str(KG.agent): "agents",
    str(KG.recipient): "recipients",
    str(KG.place): "places",
    str(KG.origin): "origins",
    str(KG.destination): "destinations",
}
_NODES: Mapping[str, Callable[[str], str]] = {
    "article": lambda article: article,
    "type": lambda name: PLOVER.iri(name),
    "mode": lambda name: PLOVER.iri(name),
    "polarity": lambda name: str(KG[name]),
    "modality": lambda name: str(KG[name]),
}
_OF_NODES = {str(KG.partOf): "node", str(KG.within): "node", str(KG.known): "flag"}
_OF_NODES |= {str(KG.actorKind): "text", str(SKOS.prefLabel): "text", str(SCHEMA.datePublished): "text"}
WIDE: Mapping[str, tuple[str, str]] = {
    **{str(KG[name]): ("claims", name) for name in ("article", "mode", "polarity", "modality", "reports", "time", "earliest", "latest")},
    str(KG.claimType): ("claims", "type"),
    str(GAF.denotedBy): ("claims", "span"),
    DAY: ("claims", DAY),
    **{str(KG[name]): ("counts", name) for name in ("measure", "comparator", "value")},
    str(KG.of): ("counts", "party"),
}
"""The properties that a claim or a count has at most one of: table and column."""


def day_of(claim: ClaimRecord) -> str:
    """The first day of a claim's article, or else its own; empty if neither is known."""
    return (claim.published or claim.interval or ("",))[0]


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one kind, node, text, number or flag; and as how many equally frequent ones those that are there count."""

    kind: str
    values: Any
    known: int
    spread: float


class Properties:
    """What each property links, and the numbers of IRIs: those of claims in their order, of events, of all others in theirs."""

    def __init__(self, store: Store, claims: Sequence[ClaimRecord], events: Iterable[Event] | None = None, *, few: bool = False) -> None:
        """`claims` are sorted by IRI; `events` those that the store has, which are read from it if they are left out.

        With `few` claims of many, nodes are looked up one by one.
        """
        self._store, self._records, self._few = store, claims, few
        self._claims = coded(claims)
        own = {claim.iri: number for number, claim in enumerate(claims)}
        told = _told(store) if events is None else {event.iri: event.claims for event in events}
        self._reports = _reports(list(told.values()), own)
        self._others = len(claims) + len(told)
        others = sorted(self._named())
        self.iris = [*own, *told, *others]
        self._numbers = {iri: own.get(iri, number) for number, iri in enumerate(others, self._others)}
        self._absent: dict[str, int] = {}
        self._spans = self._sentences()

    def node(self, iri: str) -> int:
        """The number of an IRI; of one that the graph has not, a number below all that it has."""
        found = self.number(iri)
        return self._absent.setdefault(iri, -1 - len(self._absent)) if found is None else found

    def number(self, iri: str) -> int | None:
        """The number of an IRI that the graph has, of a claim or of what claims name."""
        if iri in self._numbers:
            return self._numbers[iri]
        place, claims = bisect_left(self.iris, iri, 0, len(self._records)), len(self._records)
        return place if place < claims and self.iris[place] == iri else None

    def wide(self, name: str) -> tuple[NDArray[Any], Mapping[str, Column]]:
        """The table of claims, or that of counts: subjects, and a column for each property."""
        if name == "counts":
            return self._parts(0, len(self._claims.quantities)), dict(self._counts())
        return np.arange(len(self._records), dtype=np.int32), dict(self._of_claims())

    def pairs(self, path: str) -> tuple[NDArray[Any], Column]:
        """The subjects and objects of a property that may have several. Raises Untranslatable for one that rules don't ask for."""
        claims = self._claims
        if path in _SLOTS:
            return self._several(claims.columns[_SLOTS[path]].as_(lambda nodes: [self._numbers[iri] for iri in _iris(nodes)]))
        if path == str(KG.implied):
            return self._several(claims.columns["implied"].as_(lambda slots: [self.node(str(KG[slot])) for slot in dict.fromkeys(slots)]))
        if path == str(KG.quantity):
            return np.asarray(claims.quantity_owners, np.int32), _nodes(self._parts(0, len(claims.quantities)))
        links = self._parts(len(claims.quantities), len(claims.links))
        if path == str(KG.attribution):
            return np.asarray(claims.link_owners, np.int32), _nodes(links)
        if path == str(KG.source):
            return links, _nodes(np.fromiter((self._numbers[link.source.iri] for link in claims.links), np.int32, len(links)))
        if path == str(NIF.anchorOf):
            own = self._spans == np.arange(len(self.iris), len(self.iris) + len(self._records), dtype=np.int32)
            quotes = [self._records[first].quote for first in np.flatnonzero(own).tolist()]
            return self._spans[own], Column("text", quotes, len(quotes), len(quotes))
        if path.endswith(("+", "*")):
            return _of_pairs("node", self._closure(path[:-1], itself=path.endswith("*")))
        if path in _OF_NODES:
            return _of_pairs(_OF_NODES[path], dict.fromkeys(self._of_nodes(path)))
        raise Untranslatable(f"property {path}")

    def _of_claims(self) -> Iterator[tuple[str, Column]]:
        columns = self._claims.columns
        for name, iri in _NODES.items():
            numbers = [NONE if value is None else self._numbers[iri(value)] for value in columns[name].values]
            yield name, _nodes(np.asarray(numbers, np.int32)[columns[name].codes])
        yield "reports", _nodes(self._reports)
        yield "span", _nodes(self._spans)
        yield "time", _texts(columns["time"])
        first = columns["interval"].as_(lambda interval: interval and interval[0])
        yield "earliest", _texts(first)
        yield "latest", _texts(columns["interval"].as_(lambda interval: interval and interval[1]))
        yield DAY, _texts(columns["published"].as_(lambda interval: interval and interval[0]), first.as_(lambda day: day or ""))

    def _counts(self) -> Iterator[tuple[str, Column]]:
        counts, number = self._claims.quantities, self._numbers
        measures = {count.measure: number[str(KG[count.measure])] for count in counts}
        comparators = {count.comparator: number[str(KG[count.comparator])] for count in counts}
        yield "measure", _nodes(np.asarray([measures[count.measure] for count in counts], np.int32))
        yield "comparator", _nodes(np.asarray([comparators[count.comparator] for count in counts], np.int32))
        yield "party", _nodes(np.asarray([number[count.of.iri] if count.of else NONE for count in counts], np.int32))
        values = np.asarray([count.value for count in counts], np.float64)
        yield "value", Column("number", values, len(values), _spread(np.unique(values, return_counts=True)[1]))

    def _parts(self, first: int, size: int) -> Ints:
        """The numbers of counts and links of chains, above those of IRIs and spans, as nothing tells them apart but their claims."""
        begin = len(self.iris) + len(self._records) + first
        return np.arange(begin, begin + size, dtype=np.int32)

    def _sentences(self) -> Ints:
        """The spans of claims: those of one sentence share one, which has the number of the first of them, above all IRIs."""
        claims, order = self._claims, np.arange(len(self._records), dtype=np.int32)
        article, _ = pd.factorize(claims.columns["article"].codes.astype(np.int64) * (claims.begin.max(initial=0) + 1) + claims.begin)
        span, _ = pd.factorize(article.astype(np.int64) * (claims.end.max(initial=0) + 1) + claims.end)
        firsts = np.zeros(len(order), np.int32)
        firsts[span[::-1]] = order[::-1]
        return np.where(claims.end != 0, firsts[span], order) + np.int32(len(self.iris))

    def _several(self, column: Coded) -> tuple[NDArray[Any], Column]:
        """The pairs of a slot, of which each value is a list."""
        lengths = np.asarray([len(members) for members in column.values], np.int64)
        starts = np.cumsum(lengths) - lengths
        flat = np.fromiter(chain.from_iterable(column.values), np.int32)
        many = lengths[column.codes]
        subjects = np.repeat(np.arange(len(column.codes), dtype=np.int32), many)
        inside = np.arange(len(subjects)) - np.repeat(np.cumsum(many) - many, many)
        return subjects, _nodes(flat[np.repeat(starts[column.codes], many) + inside])

    def _named(self) -> set[str]:
        """Every IRI that rules may name, but those of claims and events."""
        claims, found = self._claims, {str(KG[name]) for name in _TERMS}
        for name, iri in _NODES.items():
            found.update(iri(value) for value in claims.columns[name].values if value is not None)
        for node in claims.nodes():
            found.update(node.line, (node.iri,))
        found.update(link.source.iri for link in claims.links)
        words = {word for count in claims.quantities for word in (count.measure, count.comparator)}
        return found.union(str(KG[word]) for word in words)

    def _of_nodes(self, path: str) -> Iterator[tuple[int, Any]]:
        for iri, value in self._statements(path):
            if (subject := self._numbers.get(iri)) is not None:
                if _OF_NODES[path] != "node":
                    yield subject, value == "true" if _OF_NODES[path] == "flag" else value
                elif value in self._numbers:
                    yield subject, self._numbers[value]

    def _statements(self, path: str) -> Iterator[tuple[str, str]]:
        if self._few:
            for node in (NamedNode(iri) for iri in self._numbers if ":" in iri):
                for quad in self._store.quads_for_pattern(node, NamedNode(path), None, None):
                    yield _text(quad.subject), _text(quad.object)
        else:  # a query, as the engine looks up the names of nothing but what is asked for
            answers = self._store.query(f"SELECT ?s ?o {{ ?s <{path}> ?o }}", use_default_graph_as_union=True)
            yield from ((_text(s), _text(o)) for s, o in cast(QuerySolutions, answers))

    def _closure(self, path: str, *, itself: bool) -> Iterator[tuple[int, int]]:
        above: dict[int, set[int]] = {}
        for part, whole in self._of_nodes(path):
            above.setdefault(part, set()).add(whole)
        reflexive = set(range(self._others, len(self.iris))) if itself else set[int]()
        for part in above:
            reached, pending = set[int](), list(above[part])
            while pending:
                whole = pending.pop()
                if whole not in reached:
                    reached.add(whole)
                    pending += above.get(whole, ())
            yield from ((part, whole) for whole in sorted(reached))
            if part in reached:
                reflexive.discard(part)
        yield from ((number, number) for number in sorted(reflexive))


def _told(store: Store) -> dict[str, list[str]]:
    """The claims that report each event."""
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None):
        found.setdefault(_text(quad.object), []).append(_text(quad.subject))
    return dict(sorted(found.items()))


def _reports(told: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> Ints:
    """The event of each claim, numbered from the number of claims on."""
    made = np.full(len(numbers) + 1, NONE, np.int32)
    lengths = np.fromiter(map(len, told), np.int64, len(told))
    claims = np.fromiter(map(numbers.get, chain.from_iterable(told), repeat(len(numbers))), np.int64, int(lengths.sum()))
    made[claims] = np.repeat(np.arange(len(numbers), len(numbers) + len(told), dtype=np.int32), lengths)
    return made[:-1]


def _iris(nodes: Iterable[Any]) -> Iterable[str]:
    return dict.fromkeys(node.iri for node in nodes)


def _spread(counts: NDArray[Any]) -> float:
    """As how many equally frequent values these count.

    A few actors have most of the claims: what a row meets of an actor's is more than the mean over all actors.
    """
    counted = counts.astype(np.float64)
    return float(counted.sum() ** 2 / (counted * counted).sum()) if len(counted) and counted.any() else 0.0


def spread_of(numbers: NDArray[Any]) -> float:
    """As how many equally frequent ones these numbers count."""
    if not len(numbers):
        return 0.0
    least = int(numbers.min())
    return _spread(np.bincount(numbers - least))


def _nodes(numbers: Ints) -> Column:
    known = numbers[numbers != NONE]
    return Column("node", numbers, len(known), spread_of(known))


def _texts(*columns: Coded) -> Column:
    """A column of texts: of each row the first that there is."""
    texts = Codes()
    made = np.full(len(columns[0].codes), -1, np.int32)
    for column in reversed(columns):
        known = np.asarray([value is not None for value in column.values], np.bool_)
        codes = texts.of(column.values)
        made = np.where(known[column.codes], codes[column.codes], made)
    values = texts.values
    if None in values:
        made, values = _without(made, values.index(None)), [value for value in values if value is not None]
    counts = np.bincount(made[made >= 0])
    return Column("text", pd.Categorical.from_codes(made, pd.Index(values, dtype=object)), int(counts.sum()), _spread(counts))


def _without(codes: Ints, place: int) -> Ints:
    return codes - (codes > place).astype(np.int32)


def _of_pairs(kind: str, pairs: Iterable[tuple[int, Any]]) -> tuple[NDArray[Any], Column]:
    listed = list(pairs)
    subjects = np.fromiter((s for s, _ in listed), np.int32, len(listed))
    if kind == "node":
        return subjects, _nodes(np.fromiter((o for _, o in listed), np.int32, len(listed)))
    values = [o for _, o in listed]
    spread = _spread(np.bincount(Codes().of(values)))
    return subjects, Column(kind, np.asarray(values, np.bool_) if kind == "flag" else values, len(values), spread)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
