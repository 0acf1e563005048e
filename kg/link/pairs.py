"""Blocks of claims -> pairs of positions, some millions at a time, so that memory does not grow with the number of pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]
_AT_ONCE = 2_000_000  # pairs


def pairs_of_blocks(keys: Iterable[Iterable[Hashable]]) -> Iterator[tuple[Positions, Positions]]:
    """For each claim the keys of its blocks -> arrays of left and right positions, left before right.

    A pair that shares several blocks comes several times.
    """
    numbers: dict[Hashable, int] = {}
    blocks: list[int] = []
    owners: list[int] = []
    for position, own in enumerate(keys):
        for key in own:
            blocks.append(numbers.setdefault(key, len(numbers)))
            owners.append(position)
    block, members = np.asarray(blocks, np.int64), np.asarray(owners, np.int64)
    order = np.argsort(block, kind="stable")
    block, members = block[order], members[order]
    ends = np.searchsorted(block, block, side="right")
    rest = ends - np.arange(len(block)) - 1  # how many follow in the same block
    total = np.cumsum(rest)
    first = 0
    while first < len(block):
        done = int(total[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(total, done + _AT_ONCE, side="right")))
        counts = rest[first:last]
        left = np.repeat(np.arange(first, last), counts)
        steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield members[left], members[left + 1 + steps]
        first = last


def distinct(found: Sequence[Positions], size: int) -> Positions:
    """Arrays of pairs written as left * size + right -> the pairs, each once, as rows, sorted."""
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return np.stack((codes // size, codes % size), axis=1)
