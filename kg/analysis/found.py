"""What comes out of linking a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.analysis.kept import Kept


@dataclass(frozen=True, slots=True)
class Analysis:
    """How many events, shared claims and contradictions there are, the statements that say so anew, and those that said so before."""

    events: int
    shared: int
    findings: int
    old: set[Quad]
    new: Iterable[Quad]  # can be gone through once
    kept: Kept | None  # for the next linking, if it need not be one of all claims
