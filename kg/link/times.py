"""Arithmetic on intervals of ISO days, both ends included."""

from __future__ import annotations

from datetime import date

from kg.records import Interval


def overlaps(left: Interval, right: Interval) -> bool:
    """Whether the two share a day."""
    return left[0] <= right[1] and right[0] <= left[1]


def days_apart(left: Interval, right: Interval) -> int:
    """Days between the end of the earlier and the start of the later, 0 where they share a day."""
    first, second = sorted((left, right))
    return max(0, (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days)


def span_days(interval: Interval) -> int:
    """How many days an interval covers."""
    return (date.fromisoformat(interval[1]) - date.fromisoformat(interval[0])).days + 1
