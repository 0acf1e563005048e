"""Pairs of claims on one actor -> those that lie near each other among the claims on it, so that an actor of many costs no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.queries.joins import Rows, Source, Table
from kg.queries.scalar import Scalar

_SIDES = ("left", "right")


class Nearby:
    """What is still to be asked of the pairs of a query: `tables` gives claims, their actors and stretches, for either side of a pair."""

    def __init__(self, tables: Callable[[], tuple[Table, Table] | None], alias: Callable[[str], str]) -> None:
        self._tables, self._alias = tables, alias
        self._asked = False

    def of_sides(self, parts: Sequence[Rows]) -> list[Rows]:
        """The parts that bind the claims of pairs, each with the stretches in which these lie, if there is one part for each."""
        made = list(parts)
        sides = [[place for place, part in enumerate(parts) if {side, "topic"} <= part.variables] for side in _SIDES]
        if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]:
            for side, (place,), table in zip(_SIDES, sides, self._ask(), strict=False):
                made[place] = self._within(made[place], side, table)
        return made

    def of_pairs(self, rows: Rows) -> Rows:
        """Only pairs that lie in one stretch, if that is not seen to yet."""
        if {*_SIDES, "topic"} <= rows.variables:
            for side, table in zip(_SIDES, self._ask(), strict=False):
                rows = self._within(rows, side, table)
        return rows

    def _ask(self) -> tuple[Table, ...]:
        asked, self._asked = self._asked, True
        return () if asked else self._tables() or ()

    def _within(self, rows: Rows, side: str, table: Table) -> Rows:
        """The stretches of the claims on an actor, `?topic`, in which a claim lies."""
        alias = self._alias("w")
        made = replace(rows, sources=(*rows.sources, Source(f"{table.sql} {alias}", table.size, ((side, table.subjects),))))
        made = made.where(f"{alias}.s = {rows.columns[side].sql}", f"{alias}.o = {rows.columns['topic'].sql}")
        return made.bind("stretch", Scalar(f"{alias}.stretch", "number"))
