"""Blocks of claims -> pairs of positions, a share at a time, so that memory does not grow with the number of pairs.

Shares are looked at by two threads: nearly all of the time is spent in numpy, which lets another thread run meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from itertools import count

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.link.distinct import in_order, once

Positions = NDArray[np.int32]
Sieve = Callable[[Positions, Positions], tuple[Positions, Positions]]
_AT_ONCE = 60_000  # pairs; what is made of them stays in the processor's cache
_THREADS = 2


class Blocks:
    """Who meets whom: members of one block, in a block's order no more than `reach` places apart."""

    def __init__(
        self,
        members: Positions,
        block: NDArray[np.int64],
        *,
        size: int,
        reach: int | None = None,
        days: tuple[Positions, Positions] | None = None,
    ) -> None:
        """`members` has a claim for each block that it is in, in the order in which they stand there; there are `size` claims.

        With `days`, for each member its day, by which they stand in order, and the last day of others that it meets.
        """
        self.size = size
        number = pd.factorize(block)[0].astype(np.int32)
        by_block = in_order(number)
        self._block, self._members = number[by_block], members[by_block]
        rest = _following(self._block)
        if days is not None:
            day, until = ((self._block.astype(np.int64) << 32) | side[by_block] for side in days)
            rest = np.minimum(rest, np.searchsorted(day, until, side="right") - np.arange(1, len(day) + 1))
        self._rest = rest if reach is None else np.minimum(rest, reach)

    @classmethod
    def of_keys(cls, keys: Sequence[Iterable[Hashable]]) -> Blocks:
        """The blocks of claims, each of which tells the keys of its blocks."""
        numbers: dict[Hashable, int] = defaultdict(count().__next__)
        owned = [[numbers[key] for key in own] for own in keys]
        block = np.asarray([number for own in owned for number in own], np.int64)
        return cls(np.repeat(np.arange(len(keys), dtype=np.int32), [len(own) for own in owned]), block, size=len(keys))

    def of(self, some: NDArray[np.bool_]) -> Blocks:
        """The same blocks, of which only pairs with at least one of some claims are looked at. For blocks without a bounded reach."""
        chosen, own = copy(self), some[self._members]
        first = np.lexsort((~own, self._block))  # in each block these come first
        kept = first[np.isin(self._block[first], self._block[own])]
        chosen._block, chosen._members = self._block[kept], self._members[kept]
        chosen._rest = np.where(own[kept], _following(chosen._block), 0)
        return chosen

    def pairs(self, sieve: Sieve) -> Positions:
        """The pairs that a sieve lets pass: rows of two positions, the lower one first, each once, sorted."""

        def share(bounds: tuple[int, int]) -> NDArray[np.int64]:
            left, right = sieve(*self._share(*bounds))
            return once(left.astype(np.int64) * self.size + right)

        with ThreadPoolExecutor(_THREADS) as threads:
            found = list(threads.map(share, self._shares()))
        codes = once(np.concatenate([np.empty(0, np.int64), *found]))
        return np.stack((codes // max(1, self.size), codes % max(1, self.size)), axis=1).astype(np.int32)

    def _shares(self) -> list[tuple[int, int]]:
        """Stretches of members that have some ten thousand pairs each."""
        total, first, found = np.cumsum(self._rest), 0, []
        while first < len(total):
            done = int(total[first - 1]) if first else 0
            last = max(first + 1, int(np.searchsorted(total, done + _AT_ONCE, side="right")))
            found.append((first, last))
            first = last
        return found

    def _share(self, first: int, last: int) -> tuple[Positions, Positions]:
        counts = self._rest[first:last]
        place = np.repeat(np.arange(first, last), counts)
        steps = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
        one, other = self._members[place], self._members[place + 1 + steps]
        return np.minimum(one, other), np.maximum(one, other)


def _following(block: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many follow in the same block; `block` is sorted."""
    last = np.flatnonzero(np.diff(block, append=np.int32(-1)))
    following: NDArray[np.int64] = np.repeat(last, np.diff(last, prepend=-1)) - np.arange(len(block))
    return following
