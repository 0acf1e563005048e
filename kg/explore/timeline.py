"""A chart of claims by month and by how they are told: bars in SVG, whose numbers its title repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.explore.markup import Html, tag
from kg.records import ClaimRecord
from kg.told import AFFIRMED, manner, told_as

_BAR, _GAP, _HEIGHT, _FOOT = 14, 3, 110, 34  # units of the drawing
_MONTHS = 60  # the latest that are drawn
_CAPTION = (
    "Claims by month: affirmed (full bars), and denied, planned, questioned or reported with reserve (outlined). "
    "Those without a month are left out."
)


def months(records: Iterable[ClaimRecord]) -> dict[str, list[ClaimRecord]]:
    """The claims of each month; those of a longer time, or of none, are left out."""
    found: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        if record.interval and record.interval[0][:7] == record.interval[1][:7]:
            found[record.interval[0][:7]].append(record)
    return dict(sorted(found.items()))


def chart(told: dict[str, list[ClaimRecord]]) -> Html:
    """Bars, one a month that has claims, the oldest first: what is affirmed, and above it what is told in another way."""
    shown = dict(list(told.items())[-_MONTHS:])
    if not shown:
        return Html("")
    most = max(map(len, shown.values()))
    width = len(shown) * (_BAR + _GAP)
    parts: list[Html] = [tag("title", "Claims by month: " + "; ".join(f"{m} {len(own)}, {told_as(own)}" for m, own in shown.items()))]
    for place, (month, own) in enumerate(shown.items()):
        x, unit = place * (_BAR + _GAP), (_HEIGHT - 16) / most
        height = max(round(unit * len(own)), 2)
        plain = round(unit * sum(manner(record) == AFFIRMED for record in own))
        bars = (("bar", _HEIGHT - plain, plain), ("bar otherwise", _HEIGHT - height, height - plain))
        parts += [tag("rect", x=x, y=y, width=_BAR, height=tall, class_=name) for name, y, tall in bars if tall > 0]
        parts.append(tag("text", str(len(own)), x=x + _BAR // 2, y=_HEIGHT - height - 3, text_anchor="middle"))
        parts.append(tag("text", month, transform=f"translate({x + 4} {_HEIGHT + 6}) rotate(60)"))
    box = f"0 0 {width + _FOOT} {_HEIGHT + _FOOT + 16}"
    drawing = tag("svg", *parts, viewBox=box, role="img", width=min(2 * (width + _FOOT), 1000), class_="chart")
    return tag("figure", drawing, tag("figcaption", _CAPTION))
