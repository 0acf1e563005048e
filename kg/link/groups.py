"""Claims that tell of one happening, as groups of positions in columns: the pairs that are linked, clustered; and the same again when
claims have come or gone since, without a look at those whose group can't have changed.

Clusters grow by merges, and an attempt that fails changes nothing. So, of clusters made together, any few come out the same when they
are made alone; and two sets of claims may be clustered apart if no link between them is ever followed. A link is not followed now
that was not before if on both sides stand clusters that come out as they were, since these have grown in the same steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from kg.link.block import blocks
from kg.link.bound import Bound
from kg.link.cluster import cluster
from kg.link.columns import Columns, Flags
from kg.link.compare import compare, score, weights
from kg.link.exact import Exact

Group = tuple[int, ...]
Link = tuple[int, int, float]


class Groups:
    """The groups of the claims of some columns; call it for all of them."""

    def __init__(self, columns: Columns, known: Iterable[Sequence[str]] = ()) -> None:
        """`known` are groups of claims (IRIs) of an earlier run of which nothing has changed."""
        self._columns = columns
        place = {record.iri: position for position, record in enumerate(columns.records)} if known else {}
        self._known = sorted(tuple(sorted(place[iri] for iri in group)) for group in known)
        self._blocks, self._bound, self._exact = blocks(columns), Bound(columns, weights()["threshold"]), Exact(columns)
        self._scores: dict[tuple[int, int], float] = {}
        self.inside: set[int] = set()
        """After the call: the claims whose groups have been made out anew, be they as before or not."""

    def __call__(self) -> list[Group]:
        """Every claim in one group, sorted."""
        if not self._known:
            self.inside = set(range(len(self._columns.records)))
            return self._clusters(range(len(self._columns.records)), self.links())
        home = {position: number for number, group in enumerate(self._known) for position in group}
        inside = {position for position in range(len(self._columns.records)) if position not in home}
        links, fresh, made = list[Link](), set(inside), list[Group]()
        while fresh:
            links = sorted({*links, *self.links(self._flags(fresh))})
            made = self._clusters(sorted(inside), [link for link in links if link[0] in inside and link[1] in inside])
            as_before = {position for group in made if self._is_known(group, home) for position in group}
            changed = inside - as_before
            reached = {home[b] for pair in links for a, b in (pair[:2], pair[1::-1]) if a in changed and b not in inside}
            fresh = {position for number in reached for position in self._known[number]}
            inside |= fresh
        self.inside = inside
        return sorted([*made, *(group for group in self._known if group[0] not in inside)])

    def links(self, some: Flags | None = None) -> list[Link]:
        """The pairs of positions whose score reaches the threshold, with their scores, sorted; those of some claims, if these are given."""
        left, right = (self._blocks if some is None else self._blocks.of(some)).pairs(self._bound).T
        scores = self._exact(left, right)
        kept = np.flatnonzero(scores >= weights()["threshold"])
        found: list[Link] = list(zip(left[kept].tolist(), right[kept].tolist(), scores[kept].tolist(), strict=True))
        self._scores |= {(one, other): weight for one, other, weight in found}
        return found

    def _clusters(self, positions: Sequence[int], links: Sequence[Link]) -> list[Group]:
        number = {position: place for place, position in enumerate(positions)}
        among = [(number[left], number[right], weight) for left, right, weight in links]
        groups = cluster(len(positions), among, score=lambda a, b: self._score(positions[a], positions[b]), floor=weights()["floor"])
        return [tuple(positions[place] for place in group) for group in groups]

    def _score(self, left: int, right: int) -> float:
        pair = min(left, right), max(left, right)
        if pair not in self._scores:
            records = self._columns.records
            self._scores[pair] = score(compare(records[pair[0]], records[pair[1]]))
        return self._scores[pair]

    def _is_known(self, group: Group, home: dict[int, int]) -> bool:
        number = home.get(group[0])
        return number is not None and self._known[number] == group

    def _flags(self, positions: Iterable[int]) -> Flags:
        flags = np.zeros(len(self._columns.records), np.bool_)
        flags[sorted(positions)] = True
        return flags
