"""Claims -> the pairs worth comparing: those that share an actor or a precise place, and a month or an article.

Undated claims meet in blocks of their own, by the year of publication, and the dated ones of the month before; targeted killings
meet by their victim at any time. The number of pairs grows with the size of the blocks,
not with the square of the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import count

import networkx as nx
import numpy as np

from kg.link.columns import Columns, Numbers
from kg.link.compare import STANDING, compatible_types, is_precise, named, types_meet, where
from kg.link.distinct import Codes, Lists, coded, coded_pairs, firsts, once
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
    """The blocks in which claims meet: those of `block_keys`, told slot by slot and period by period."""
    c, names = columns, defaultdict[str, int](count().__next__)

    def listed(shared: Callable[[tuple[Node, ...]], Iterable[str]]) -> Lists:
        return Lists([names[name] for name in shared(nodes)] for nodes in c.slots.nodes)

    wholes, told, own = listed(_wholes), listed(lambda nodes: _wholes(named(nodes))), listed(lambda nodes: [node.iri for node in nodes])
    family = coded([_families().get(kind, kind) for kind in c.types], ["target"])[c.type]
    places = own.of(c.precise)
    near, near_by = _together(wholes.of(c.agents), wholes.of(c.recipients), places)
    told_of, told_by = _together(told.of(c.agents), told.of(c.recipients), places)
    victim_of, victim = _together(own.of(np.where(c.target, c.named_recipients, 0)))
    kinds, periods_ = _periods_of(c)
    at, period = periods_.of(kinds[told_of])
    members = np.concatenate((near, told_of[at], victim_of))
    shared = np.concatenate((near_by, told_by[at], victim))
    kind = np.concatenate((family[near], family[told_of[at]], np.zeros(len(victim), np.int64)))
    time = np.concatenate((c.article[near], period + c.article.max(initial=0) + 1, np.zeros(len(victim), np.int64)))
    block = (kind.astype(np.int64) * (int(time.max(initial=0)) + 1) + time) * len(names) + shared
    return Blocks(members.astype(np.int32), block, size=len(c.records))


def _together(*told: tuple[Codes, Codes]) -> tuple[Codes, Codes]:
    """Claims and what they share with others, each once, by claim."""
    found = once(np.concatenate([claims << 32 | shared for claims, shared in told]))
    return found >> 32, found & ((1 << 32) - 1)


def _periods_of(columns: Columns) -> tuple[Numbers, Lists]:
    """The number of each claim's periods among lists of them."""
    c, names = columns, defaultdict[str, int](count().__next__)
    times = coded_pairs(np.where(c.dated, c.interval, c.published), np.where(c.dated, 2, c.standing))
    told = [periods(c.records[place]) for place in firsts(times).tolist()]
    return times, Lists([names[period] for period in own] for own in told)


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
