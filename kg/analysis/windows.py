"""In which windows of an actor's claims a claim lies, where these are more than one window holds; told by the index, without records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from kg.analysis.index import Index, Keys, actor_key
from kg.analysis.surroundings import Surroundings
from kg.queries import columns
from kg.records import ClaimRecord

Numbers = tuple[int, ...]


class Windows:
    """The windows of actors' claims now; `moved` tells which claims lie in others than before."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._made: dict[tuple[int, frozenset[str]], dict[int, Numbers]] = {}

    def of(self, actor: int, types: frozenset[str]) -> dict[int, Numbers]:
        """The windows of each claim (by number) on an actor (by key) that is of one of these types."""
        if (actor, types) not in self._made:
            around = self._around
            self._made[actor, types] = self._windows(around.index, around.types, around.type, around.day, actor, types)
        return self._made[actor, types]

    def moved(self, types: frozenset[str]) -> set[int]:
        """The claims that do not lie in the same windows as before, those that went or came left out."""
        around, kept = self._around, self._around.kept
        found: set[int] = set()
        for actor in self._actors(types):
            before = self._windows(around.before, kept.types, kept.type, kept.day, actor, types)
            now = self.of(actor, types)
            found.update(number for number in before.keys() & now.keys() if before[number] != now[number])
        return found - {around.number[iri] for iri in around.scope.gone}

    def beside(self, numbers: Iterable[int], types: frozenset[str]) -> set[int]:
        """The claims that lie in one window with some of these."""
        around, found, asked = self._around, set[int](), set(numbers)
        for actor in around.index.of(asked).of_kind("actor").tolist():
            lying = self.of(actor, types)
            own = {window for number in asked & lying.keys() for window in lying[number]}
            found.update(number for number, windows in lying.items() if not own.isdisjoint(windows))
        return found

    def told(self, records: Iterable[ClaimRecord], actors: Container[int], types: frozenset[str]) -> Iterator[tuple[str, str, int]]:
        """Claim, actor and number of a window, for the actors (by key) that are asked about."""
        for record in records:
            for actor in sorted({node.iri for node in (*record.agents, *record.recipients)}):
                if (key := actor_key(actor)) in actors:
                    lying = self.of(key, types)
                    yield from ((record.iri, actor, window) for window in lying.get(self._around.number[record.iri], ()))

    def _actors(self, types: frozenset[str]) -> Iterator[int]:
        """The actors of the claims in scope that are or were of these types."""
        around, kept = self._around, self._around.kept
        for entries, names, type_ in ((around.old, kept.types, kept.type), (around.new, around.types, around.type)):
            ours = np.asarray([name in types for name in names], np.bool_)[type_[entries.owners]]
            yield from type(entries)(entries.keys[ours], entries.owners[ours]).of_kind("actor").tolist()

    def _windows(
        self, index: Index, names: list[str], type_: NDArray[np.uint8], day: NDArray[np.int32], actor: int, types: frozenset[str]
    ) -> dict[int, Numbers]:
        owners = index.owners(_key(actor))
        ours = owners[np.asarray([name in types for name in names], np.bool_)[type_[owners]]]
        if len(ours) <= columns.WINDOW:
            return dict.fromkeys(ours.tolist(), (0,))
        iris, half = self._around.iris, columns.WINDOW // 2
        ordered = sorted(zip(day[ours].tolist(), [iris[number] for number in ours], ours.tolist(), strict=True))
        return {number: (place // half, place // half + 1) for place, (*_, number) in enumerate(ordered)}


def _key(actor: int) -> Keys:
    return np.asarray([actor], np.uint64)
