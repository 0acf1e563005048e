"""Very many values by number: looked at by object first, as claims that were read share what is alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import chain, count
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Codes = NDArray[np.int64]
T = TypeVar("T")


def by_object(values: Iterable[T]) -> tuple[Codes, list[T]]:
    """The number of each value's object, and these objects, in the order in which they are met."""
    held = list(values)
    codes = pd.factorize(np.fromiter(map(id, held), np.int64, len(held)))[0]
    return codes, [held[place] for place in firsts(codes).tolist()]


def firsts(codes: NDArray[np.integer[Any]]) -> Codes:
    """Where each of the numbers from 0 on is met first."""
    found = np.empty(int(codes.max(initial=-1)) + 1, np.int64)
    found[codes[::-1]] = np.arange(len(codes))[::-1]
    return found


def numbered(values: Iterable[T], number: Callable[[T], int]) -> Numbers:
    """A number for each value, asked for once for each object."""
    codes, objects = by_object(values)
    numbers: Numbers = np.fromiter(map(number, objects), np.int32, len(objects))[codes]
    return numbers


def coded(values: Iterable[Hashable], order: Iterable[Hashable] = ()) -> Numbers:
    """The same number for equal values: those of an order first, the others as they are met."""
    numbers: dict[Hashable, int] = defaultdict(count().__next__)
    for value in order:
        numbers[value]
    return numbered(values, numbers.__getitem__)


def coded_pairs(left: Numbers, right: Numbers) -> Numbers:
    """The same number for equal pairs, as they are met."""
    codes: Numbers = pd.factorize(left.astype(np.int64) * (int(right.max(initial=0)) + 1) + right)[0].astype(np.int32)
    return codes


def in_order(codes: NDArray[np.integer[Any]]) -> Codes:
    """The places of numbers from 0 to 2^31 in the order of these, equal ones as they stand."""
    return np.sort((codes.astype(np.int64) << 32) | np.arange(len(codes))) & ((1 << 32) - 1)


class Lists:
    """Lists of numbers, laid end to end."""

    def __init__(self, lists: Iterable[Iterable[int]]) -> None:
        held = [list(numbers) for numbers in lists]
        self._lengths = np.fromiter(map(len, held), np.int64, len(held))
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._values = np.fromiter(chain.from_iterable(held), np.int64, int(self._lengths.sum()))

    def of(self, chosen: Numbers) -> tuple[Codes, Codes]:
        """All that is in some of the lists, each after the place of its list among the chosen."""
        lengths = self._lengths[chosen]
        place = np.repeat(np.arange(len(chosen)), lengths)
        within = np.arange(len(place)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return place, self._values[np.repeat(self._starts[chosen], lengths) + within]


def once(values: Codes) -> Codes:
    """Numbers sorted, each once."""
    ordered = np.sort(values)
    kept: Codes = ordered[np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))]
    return kept
