"""A store whose claims were linked before, with what has changed since: claims near to others, and the events that they are in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode, Store

from kg.analysis.index import Entries, entries_of
from kg.analysis.kept import Kept
from kg.analysis.scope import Scope
from kg.graph.read import Reader
from kg.queries.properties import day_of
from kg.records import ClaimRecord
from kg.vocab import KG

Number = TypeVar("Number", np.uint8, np.int32)
_REPORTS = NamedNode(str(KG.reports))


class Surroundings:
    """Claims by IRI and by number; `old` and `new` are the entries of the claims in scope before and now, `before` and
    `index` those of all."""

    def __init__(self, store: Store, kept: Kept, scope: Scope, reader: Reader) -> None:
        self.store, self.kept, self.scope, self.reader = store, kept, scope, reader
        self.iris = list(kept.iris)
        self.number = {iri: number for number, iri in enumerate(self.iris) if iri}
        for iri in sorted(scope.changed - self.number.keys()):
            self.number[iri] = len(self.iris)
            self.iris.append(iri)
        self._gone = [self.number[iri] for iri in scope.gone]
        records = reader.claims(scope.changed)
        numbers = [self.number[record.iri] for record in records]
        self.before = kept.index
        self.old = self.before.of((*self._gone, *(number for number in numbers if number < len(kept.iris))))
        self.new = entries_of(zip(numbers, records, strict=True))
        self.index = self.before.changed((*self._gone, *numbers), self.new)
        self.types = list(dict.fromkeys([*kept.types, *sorted(record.type for record in records)]))
        self.type, self.day = _extended(kept.type, len(self.iris)), _extended(kept.day, len(self.iris))
        self.type[numbers] = [self.types.index(record.type) for record in records]
        self.day[numbers] = [ordinal(record) for record in records]
        self._events: dict[str, str | None] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    @property
    def size(self) -> int:
        """How many claims there are."""
        return len(self.number) - len(self._gone)

    def claims(self, iris: Iterable[str]) -> list[ClaimRecord]:
        """Their records, sorted by IRI."""
        return self.reader.claims(iris)

    def numbers(self, iris: Iterable[str]) -> list[int]:
        """The numbers of claims, sorted."""
        return sorted(self.number[iri] for iri in iris)

    def named(self, numbers: Iterable[int]) -> set[str]:
        """The claims of these numbers that are still there."""
        return {self.iris[number] for number in numbers} - self.scope.gone

    def entries(self, iris: Iterable[str]) -> Entries:
        """What some claims share with others."""
        return self.index.of(self.numbers(iris))

    def near(self, iris: Iterable[str], kind: str) -> set[str]:
        """The claims that share something of a kind with one of these."""
        return self.named(self.index.owners(self.entries(iris).of_kind(kind)).tolist())

    def event_of(self, iri: str) -> str | None:
        """The event that a claim reports."""
        if iri not in self._events:
            told = next(self.store.quads_for_pattern(NamedNode(iri), _REPORTS, None), None)
            self._events[iri] = told.object.value if told is not None and isinstance(told.object, NamedNode) else None
        return self._events[iri]

    def members(self, event: str) -> tuple[str, ...]:
        """The claims that report an event of the store, sorted."""
        quads = self.store.quads_for_pattern(None, _REPORTS, NamedNode(event))
        return tuple(sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)} - self.scope.gone))

    def members_now(self, event: str) -> tuple[str, ...]:
        """The claims that report an event as it is now."""
        return self._members.get(event) or self.members(event)

    def put_into(self, event: str, claims: Iterable[str]) -> None:
        """From now on these claims report this event."""
        self._members[event] = tuple(claims)
        self._events |= dict.fromkeys(claims, event)


def ordinal(claim: ClaimRecord) -> int:
    """The day by which rules order claims, counted from the first of year 1; 0 if none is known."""
    return date.fromisoformat(day).toordinal() if (day := day_of(claim)) else 0


def _extended(column: NDArray[Number], size: int) -> NDArray[Number]:
    longer = np.zeros(size, column.dtype)
    longer[: len(column)] = column
    return longer
