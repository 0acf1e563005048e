"""How claims are told: affirmed, denied, planned, questioned or with reserve. The words for polarity and modality stand here alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.records import ClaimRecord

AFFIRMED, RESERVED, PLANNED, QUESTIONED, DENIED = "affirmed", "reported with reserve", "planned", "questioned", "denied"
MANNERS = (AFFIRMED, RESERVED, PLANNED, QUESTIONED, DENIED)
"""The ways of telling, in the order in which they are listed."""

_OF_MODALITY = {
    "Certain": AFFIRMED,
    "Probable": RESERVED,
    "Possible": RESERVED,
    "Conditional": RESERVED,
    "Future": PLANNED,
    "Question": QUESTIONED,
}


def manner(record: ClaimRecord) -> str:
    """How a claim is told. What is asked is neither affirmed nor denied; a denial is one however sure it is."""
    if record.polarity == "Negated" and record.modality != "Question":
        return DENIED
    return _OF_MODALITY.get(record.modality, record.modality.lower())


def told_as(records: Iterable[ClaimRecord]) -> str:
    """How some claims tell of one thing: "denied", or "affirmed by 2, denied by 1" where they differ; the numbers count claims."""
    counts = Counter(map(manner, records))
    if len(counts) < 2:
        return next(iter(counts), "")
    ordered = sorted(counts, key=lambda name: (MANNERS.index(name) if name in MANNERS else len(MANNERS), name))
    return ", ".join(f"{name} by {counts[name]}" for name in ordered)


def marks(polarity: object, modality: object) -> str:
    """What stands behind a claim's type where it is not told as a fact: " denied, future"."""
    return (f" {DENIED}" if polarity == "Negated" else "") + (f", {str(modality).lower()}" if modality and modality != "Certain" else "")
