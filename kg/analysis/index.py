"""Which claims share what: keys of blocks, places, parties and the like, as numbers, with the claims that have them.

A key's number is made of its parts' digests, its last digits tell its kind. Two keys that get one number by chance make a neighbourhood
larger and nothing wrong, but for actors' windows, where it is one chance in 10^18.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.link import keys as of_linking
from kg.queries import meeting
from kg.records import ClaimRecord

Keys = NDArray[np.uint64]
Owners = NDArray[np.int32]
KINDS = (*of_linking.KEYS, *meeting.KEYS)
_MAKERS = tuple((number, make) for number, make in enumerate((*of_linking.KEYS.values(), *meeting.KEYS.values())))
_ALL, _PRIME, _KIND = (1 << 64) - 1, 0x9E3779B97F4A7C15, 0xF


class Entries(NamedTuple):
    """Keys, and for each the number of a claim that has it."""

    keys: Keys
    owners: Owners

    def of_kind(self, *kinds: str) -> Keys:
        """The keys of these kinds, each once, sorted."""
        numbers = [KINDS.index(kind) for kind in kinds]
        return np.unique(self.keys[np.isin(self.keys & np.uint64(_KIND), np.asarray(numbers, np.uint64))])


class Index:
    """Entries in the order of their keys."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def owners(self, keys: Keys) -> Owners:
        """The claims that have one of these keys, each once, sorted."""
        found = [self.entries.owners[first:last] for first, last in self._stretches(keys)]
        return np.unique(np.concatenate(found)) if found else np.empty(0, np.int32)

    def owners_by_key(self, keys: Keys) -> list[Owners]:
        """For each of the keys the claims that have it."""
        return [self.entries.owners[first:last] for first, last in self._stretches(keys)]

    def of(self, claims: Iterable[int]) -> Entries:
        """The entries of some claims, in the order of their owners."""
        asked = np.zeros(int(self.entries.owners.max(initial=-1)) + 1, np.bool_)
        asked[[claim for claim in claims if claim < len(asked)]] = True
        places = np.flatnonzero(asked[self.entries.owners])
        places = places[np.argsort(self.entries.owners[places], kind="stable")]
        return Entries(self.entries.keys[places], self.entries.owners[places])

    def changed(self, gone: Iterable[int], new: Entries) -> Index:
        """The same without the entries of some claims, and with new ones."""
        kept = np.isin(self.entries.owners, np.asarray(sorted(set(gone)), np.int32), invert=True)
        keys, owners = self.entries.keys[kept], self.entries.owners[kept]
        order = np.argsort(new.keys, kind="stable")
        places = np.searchsorted(keys, new.keys[order])
        return Index(Entries(np.insert(keys, places, new.keys[order]), np.insert(owners, places, new.owners[order])))

    def _stretches(self, keys: Keys) -> list[tuple[int, int]]:
        first, last = (np.searchsorted(self.entries.keys, keys, side=side) for side in ("left", "right"))
        return list(zip(first.tolist(), last.tolist(), strict=True))


def index_of(entries: Entries) -> Index:
    """Entries in any order as an index."""
    order = np.argsort(entries.keys, kind="stable")
    return Index(Entries(entries.keys[order], entries.owners[order]))


def entries_of(claims: Iterable[tuple[int, ClaimRecord]]) -> Entries:
    """The entries of claims, by their numbers."""
    keys, owners = array("Q"), array("i")
    for number, claim in claims:
        found = {_number(kind, key) for kind, make in _MAKERS for key in make(claim)}
        keys.extend(found)
        owners.extend([number] * len(found))
    return Entries(np.asarray(keys, np.uint64), np.asarray(owners, np.int32))


def actor_key(iri: str) -> int:
    """The key of the claims on an actor."""
    return _number(KINDS.index("actor"), (iri,))


def _number(kind: int, key: tuple[str, ...]) -> int:
    mixed = kind
    for part in key:
        mixed = (mixed * _PRIME ^ _digest(part)) & _ALL
    return (mixed * _PRIME & _ALL) & ~_KIND | kind


@lru_cache(maxsize=1 << 20)
def _digest(part: str) -> int:
    return int.from_bytes(blake2b(part.encode(), digest_size=8).digest(), "big")
