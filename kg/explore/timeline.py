"""A chart of claims by month: bars in SVG, whose numbers a table beside it repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.explore.markup import Html, tag
from kg.records import ClaimRecord

_BAR, _GAP, _HEIGHT, _FOOT = 14, 3, 110, 34  # units of the drawing
_MONTHS = 60  # the latest that are drawn


def months(records: Iterable[ClaimRecord]) -> dict[str, int]:
    """How many claims fall into each month; those of a longer time, or of none, are left out."""
    counts = Counter(r.interval[0][:7] for r in records if r.interval and r.interval[0][:7] == r.interval[1][:7])
    return dict(sorted(counts.items()))


def chart(counts: dict[str, int]) -> Html:
    """Bars, one a month that has claims, the oldest first."""
    shown = dict(list(counts.items())[-_MONTHS:])
    if not shown:
        return Html("")
    most = max(shown.values())
    width = len(shown) * (_BAR + _GAP)
    parts: list[Html] = [tag("title", "Claims by month: " + ", ".join(f"{month} {count}" for month, count in shown.items()))]
    for place, (month, count) in enumerate(shown.items()):
        x, height = place * (_BAR + _GAP), max(round((_HEIGHT - 16) * count / most), 2)
        parts.append(tag("rect", x=x, y=_HEIGHT - height, width=_BAR, height=height, class_="bar"))
        parts.append(tag("text", str(count), x=x + _BAR // 2, y=_HEIGHT - height - 3, text_anchor="middle"))
        parts.append(tag("text", month, transform=f"translate({x + 4} {_HEIGHT + 6}) rotate(60)"))
    box = f"0 0 {width + _FOOT} {_HEIGHT + _FOOT + 16}"
    drawing = tag("svg", *parts, viewBox=box, role="img", width=min(2 * (width + _FOOT), 1000), class_="chart")
    return tag("figure", drawing, tag("figcaption", "Claims by month; those without a month are left out."))
