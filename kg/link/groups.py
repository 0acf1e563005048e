"""Claims that tell of one happening, as groups of positions in columns: the pairs that are linked, clustered; and the same again when
claims have come or gone since, without a look at those whose group can't have changed.

Clusters grow by merges, and an attempt that fails changes nothing. So, of clusters made together, any few come out the same when they
are made alone; and two sets of claims may be clustered apart if no link between them is ever followed. A link is not followed now
that was not before if on both sides stand clusters that come out as they were, since these have grown in the same steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.link.block import blocks
from kg.link.bound import Bound
from kg.link.cluster import Group, Positions, cluster
from kg.link.columns import Columns, Flags
from kg.link.compare import weights
from kg.link.exact import Exact

Links = NDArray[np.float64]
"""Rows of two positions and a score."""


class Groups:
    """The groups of the claims of some columns; call it for all of them."""

    def __init__(self, columns: Columns, known: Iterable[Sequence[str]] = ()) -> None:
        """`known` are groups of claims (IRIs) of an earlier run of which nothing has changed."""
        self._columns = columns
        place = {record.iri: position for position, record in enumerate(columns.records)} if known else {}
        self._known = sorted(tuple(sorted(place[iri] for iri in group)) for group in known)
        self._blocks, self._bound, self._exact = blocks(columns), Bound(columns, weights()["threshold"]), Exact(columns)
        self.inside: Collection[int] = frozenset()
        """After the call: the claims whose groups have been made out anew, be they as before or not."""

    def __call__(self) -> list[Group]:
        """Every claim in one group, sorted."""
        size = len(self._columns.records)
        if not self._known:
            self.inside = range(size)
            return self._clusters(np.arange(size), self.links())
        home = np.full(size, -1)
        for number, group in enumerate(self._known):
            home[list(group)] = number
        inside = home < 0
        links, fresh, made = np.empty((0, 3)), inside, list[Group]()
        while fresh.any():
            links = np.unique(np.concatenate((links, self.links(fresh))), axis=0)
            ends = links[:, :2].astype(np.int64)
            made = self._clusters(np.flatnonzero(inside), links[inside[ends].all(axis=1)])
            changed = inside.copy()
            changed[[position for group in made if self._is_known(group, home) for position in group]] = False
            one, other = np.concatenate((ends, ends[:, ::-1])).T
            fresh = np.isin(home, home[other[changed[one] & ~inside[other]]])
            inside = inside | fresh
        self.inside = frozenset(np.flatnonzero(inside).tolist())
        return sorted([*made, *(group for group in self._known if group[0] not in self.inside)])

    def links(self, some: Flags | None = None) -> Links:
        """The pairs of positions whose score reaches the threshold, with their scores, sorted; those of some claims, if these are given."""
        left, right = (self._blocks if some is None else self._blocks.of(some)).pairs(self._bound).T
        scores = self._exact(left, right)
        kept = np.flatnonzero(scores >= weights()["threshold"])
        return np.column_stack((left[kept], right[kept], scores[kept]))

    def _clusters(self, positions: Positions, links: Links) -> list[Group]:
        own = positions.astype(np.int32)
        among = np.column_stack((np.searchsorted(positions, links[:, :2]), links[:, 2]))
        groups = cluster(len(positions), among, score=lambda a, b: self._exact(own[a], own[b]), floor=weights()["floor"])
        if len(positions) == len(self._columns.records):
            return groups
        listed = positions.tolist()
        return [tuple([listed[place] for place in group]) for group in groups]

    def _is_known(self, group: Group, home: Positions) -> bool:
        number = home[group[0]]
        return bool(number >= 0) and self._known[number] == group
