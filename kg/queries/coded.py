"""Claims -> what each says as columns of numbers, one row a claim, in one pass over the records.

What many claims share (a type, an article, the nodes of a slot) is one object or few, so a value is looked at once, not once a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.records import ClaimRecord, Node, QuantityRecord, SourceLink

Ints = NDArray[np.int32]
VALUES = ("article", "type", "mode", "polarity", "modality", "time", "interval", "published")
"""Fields of one value, or None."""
SLOTS = ("agents", "recipients", "places", "origins", "destinations", "implied")
"""Fields of several."""
_CHUNK = 1 << 15  # claims whose fields are held at a time
_FIELDS = attrgetter(*VALUES, *SLOTS, "begin", "end", "quantities", "chain")


class Codes:
    """Values by number, in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = defaultdict(count().__next__)

    def of(self, values: Sequence[Any]) -> Ints:
        """The numbers of some values."""
        return np.fromiter(map(self._numbers.__getitem__, values), np.int32, len(values))

    @property
    def values(self) -> list[Any]:
        """All values so far, by number."""
        return list(self._numbers)


class Same(Codes):
    """Objects by number; two that are equal may have two numbers. They have to outlive this."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Any] = []

    def of(self, values: Sequence[Any]) -> Ints:
        codes, places = pd.factorize(np.fromiter(map(id, values), np.int64, len(values)))
        firsts = np.empty(len(places), np.int64)
        firsts[codes[::-1]] = np.arange(len(values))[::-1]
        self._values += [values[first] for place, first in zip(places.tolist(), firsts.tolist(), strict=True) if place not in self._numbers]
        numbers: Ints = super().of(places.tolist())[codes]
        return numbers

    @property
    def values(self) -> list[Any]:
        return self._values


@dataclass(frozen=True, slots=True)
class Coded:
    """A column: the number of each claim's value, and the values by number."""

    codes: Ints
    values: list[Any]

    def as_(self, value: Callable[[Any], Any]) -> Coded:
        """The same column of something made of each value."""
        return Coded(self.codes, [value(one) for one in self.values])


@dataclass(slots=True)
class Claims:
    """The columns of claims. Quantities and links of chains lie in the order of their claims; `owners` are the positions of these."""

    columns: Mapping[str, Coded]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    quantities: list[QuantityRecord] = field(default_factory=list)
    quantity_owners: list[int] = field(default_factory=list)
    links: list[SourceLink] = field(default_factory=list)
    link_owners: list[int] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """Every node that slots, counts and chains name, some of them several times."""
        for name in SLOTS[:-1]:
            for nodes in self.columns[name].values:
                yield from nodes
        yield from (quantity.of for quantity in self.quantities if quantity.of)


def coded(records: Sequence[ClaimRecord]) -> Claims:
    """The columns of some claims."""
    names = (*VALUES, *SLOTS)
    codes: dict[str, Codes] = {name: Same() if name in SLOTS else Codes() for name in names}
    found: dict[str, list[Any]] = {name: [] for name in (*names, "begin", "end")}
    made = Claims({}, np.empty(0, np.int64), np.empty(0, np.int64))
    for first in range(0, len(records), _CHUNK):
        *fields, begin, end, quantities, chains = zip(*map(_FIELDS, records[first : first + _CHUNK]), strict=True)
        for name, values in zip(names, fields, strict=True):
            found[name].append(codes[name].of(values))
        found["begin"].append(np.asarray(begin, np.int64))
        found["end"].append(np.asarray(end, np.int64))
        _extend(made.quantity_owners, made.quantities, quantities, first)
        _extend(made.link_owners, made.links, chains, first)
    made.columns = {name: Coded(_joined(found[name], np.int32), codes[name].values) for name in names}
    made.begin, made.end = _joined(found["begin"], np.int64), _joined(found["end"], np.int64)
    return made


def _extend(owners: list[int], items: list[Any], told: Iterable[Sequence[Any]], first: int) -> None:
    for position, some in enumerate(told, first):
        for item in some:
            owners.append(position)
            items.append(item)


def _joined(parts: list[Any], dtype: type) -> Any:
    return np.concatenate(parts) if parts else np.empty(0, dtype)
