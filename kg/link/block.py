"""Claims -> the pairs worth comparing: those that share an actor or a precise place, and a month or an article.

Undated claims meet in blocks of their own, by the year of publication, and the dated ones of the month before; targeted killings
meet by their victim at any time. The number of pairs grows with the size of the blocks,
not with the square of the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from kg.link.compare import is_precise, named, types_meet, where
from kg.link.times import span_days
from kg.records import ClaimRecord, Interval, Node

Key = tuple[str, ...]
_LONG = 93  # days; a longer interval is blocked by its years
_YEARS = 20  # years of a long or open interval that are looked at
_RECENT = timedelta(days=31)  # before its article, for an undated happening
_SLACK = timedelta(days=2)  # two reports' dates of one happening differ by as much


def candidate_pairs(records: Sequence[ClaimRecord]) -> list[tuple[int, int]]:
    """Pairs of positions in `records` that share a block and whose types may name one happening, sorted."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        for key in sorted(set(block_keys(record))):
            blocks[key].append(position)
    pairs = {pair for members in blocks.values() for pair in combinations(members, 2)}
    return sorted(pair for pair in pairs if types_meet(records[pair[0]].type, records[pair[1]].type))


def block_keys(record: ClaimRecord) -> Iterator[Key]:
    """The blocks that a claim belongs to: every actor's topmost whole and every precise place, each by period and by article."""
    parties = record.agents + record.recipients
    places = {node.iri for node in where(record) if is_precise(node)}
    for shared in sorted(_wholes(parties) | places):
        yield "article", record.article, shared
    if (record.type, record.mode) == ("ASSAULT", "targeted"):
        yield from (("target", node.iri) for node in named(record.recipients))
    for shared in sorted(_wholes(named(parties)) | places):
        for period in periods(record):
            yield "period", period, shared


def _wholes(nodes: Iterable[Node]) -> set[str]:
    return {node.line[-1] if node.line else node.iri for node in nodes}


def periods(record: ClaimRecord) -> list[str]:
    """The months of a dated claim, with those next to its ends; the years of a long one.

    An undated one has the year of publication, and the months in which what it tells of may have happened.
    """
    if record.interval is None:
        return sorted({f"undated {day[:4]}" for day in record.published or ("?",)} | _before(record.published))
    first, last = (date.fromisoformat(day) for day in record.interval)
    if span_days(record.interval) > _LONG:
        years = range(first.year, last.year + 1) if first.year > 1 else range(last.year, last.year + 1)
        return [f"{year:04}" for year in years[:_YEARS]]
    return sorted(_months(first - _SLACK, last + _SLACK))


def _before(published: Interval | None) -> set[str]:
    if published is None or span_days(published) > _LONG:
        return set()
    first, last = (date.fromisoformat(day) for day in published)
    return _months(first - _RECENT, last)


def _months(first: date, last: date) -> set[str]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return {f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers}
