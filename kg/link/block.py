"""Claims -> the pairs worth comparing: those that share an actor or a precise place, and a month or an article.

Undated claims meet in blocks of their own, by the year of publication, and the dated ones of the month before; targeted killings
meet by their victim at any time. The number of pairs grows with the size of the blocks,
not with the square of the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

import networkx as nx

from kg.link.columns import Columns
from kg.link.compare import STANDING, compatible_types, is_precise, named, types_meet, where
from kg.link.pairs import Blocks
from kg.link.times import span_days
from kg.records import ClaimRecord, Interval, Node

Key = tuple[str, ...]
_LONG = 93  # days; a longer interval is blocked by its years
_YEARS = 20  # years of a long or open interval that are looked at
_RECENT = timedelta(days=31)  # before its article, for an undated happening
_SLACK = timedelta(days=2)  # two reports' dates of one happening differ by as much


def candidate_pairs(records: Sequence[ClaimRecord]) -> list[tuple[int, int]]:
    """Pairs of positions in `records` that share a block and whose types may name one happening, sorted."""
    pairs = Blocks.of_keys([set(block_keys(record)) for record in records]).pairs(lambda left, right: (left, right))
    return [(left, right) for left, right in pairs.tolist() if types_meet(records[left].type, records[right].type)]


def blocks(columns: Columns) -> Blocks:
    """The blocks in which claims meet."""
    return Blocks.of_keys([set(block_keys(record)) for record in columns.records])


def block_keys(record: ClaimRecord) -> Iterator[Key]:
    """The blocks that a claim belongs to: every actor's topmost whole and every precise place, each by period and by article.

    Types that never name one happening, not even by way of a third, are apart.
    """
    parties, family = record.agents + record.recipients, _families().get(record.type, record.type)
    places = {node.iri for node in where(record) if is_precise(node)}
    for shared in _wholes(parties) | places:
        yield family, record.article, shared
    if (record.type, record.mode) == ("ASSAULT", "targeted"):
        yield from (("target", node.iri) for node in named(record.recipients))
    told = _wholes(named(parties)) | places
    for period in periods(record):
        yield from ((family, period, shared) for shared in told)


@cache
def _families() -> dict[str, str]:
    """Type -> the first of the types that it is joined to by pairs that may name one happening."""
    graph: nx.Graph[str] = nx.Graph(sorted(sorted(pair) for pair in compatible_types()))
    return {kind: min(kin) for kin in nx.connected_components(graph) for kind in kin}


def _wholes(nodes: Iterable[Node]) -> set[str]:
    return {node.line[-1] if node.line else node.iri for node in nodes}


def periods(record: ClaimRecord) -> tuple[str, ...]:
    """The months of a dated claim, with those next to its ends; the years of a long one.

    An undated one has the months in which what it tells of may have happened; a standing relation the year of publication too.
    """
    return _dated(record.interval) if record.interval else _undated(record.published, record.type in STANDING)


@lru_cache(maxsize=1 << 16)
def _dated(interval: Interval) -> tuple[str, ...]:
    first, last = (date.fromisoformat(day) for day in interval)
    if span_days(interval) > _LONG:
        years = range(first.year, last.year + 1) if first.year > 1 else range(last.year, last.year + 1)
        return tuple(f"{year:04}" for year in years[:_YEARS])
    return tuple(sorted(_months(first - _SLACK, last + _SLACK)))


@lru_cache(maxsize=1 << 16)
def _undated(published: Interval | None, standing: bool) -> tuple[str, ...]:
    recent = _before(published)
    whole = {f"undated {day[:4]}" for day in published or ("?",)}
    return tuple(sorted(recent | whole if standing or not recent else recent))


def _before(published: Interval | None) -> set[str]:
    if published is None or span_days(published) > _LONG:
        return set()
    first, last = (date.fromisoformat(day) for day in published)
    return _months(first - _RECENT, last)


def _months(first: date, last: date) -> set[str]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return {f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers}
