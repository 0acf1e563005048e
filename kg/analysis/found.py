"""What comes out of linking a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.analysis.kept import Kept


@dataclass(frozen=True, slots=True)
class Analysis:
    """How many claims, events, shared claims and contradictions there are; what statements say so, and which said so before."""

    claims: int
    events: int
    shared: int
    findings: int
    old: set[Quad]
    new: Iterable[Quad]  # can be gone through once
    kept: Kept | None  # for the next linking, if it need not be one of all claims
