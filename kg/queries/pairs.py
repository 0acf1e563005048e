"""The rows of a rule -> the pairs of claims that are told, each pair once, and of very many a selection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.queries.rules import Rule
from kg.queries.select import Cell

Row = Mapping[str, Cell]
Pair = tuple[str, str]
PAIRS = 100
"""Pairs of claims that are kept of one rule on one `?topic`."""


class Told(Protocol):
    """What is asked of a claim to choose between pairs."""

    @property
    def article(self) -> str: ...
    @property
    def voice(self) -> tuple[str, tuple[str, ...]]: ...
    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str | None: ...
    @property
    def begin(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A pair of claims (IRIs) that a rule sets against each other; `of` is how many such pairs its topic has, where some are left out."""

    rule: str
    left: str
    right: str
    of: int | None = None

    @property
    def pair(self) -> Pair:
        """The two claims, as a row names them."""
        return self.left, self.right


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows by topic, then by all that they hold, whichever engine gave them."""
    return sorted(rows, key=lambda row: (str(row.get("topic") or ""), repr(sorted(row.items()))))


def by_pair(rows: Iterable[Row], claims: Mapping[str, Told]) -> dict[Pair, list[Row]]:
    """The rows of each pair of two claims that are known; `rows` are in order."""
    pairs: dict[Pair, list[Row]] = defaultdict(list)
    for row in rows:
        left, right = str(row["left"]), str(row["right"])
        if left in claims and right in claims and left != right:
            pairs[left, right].append(row)
    return pairs


def chosen(rule: Rule, pairs: Mapping[Pair, Sequence[Row]], claims: Mapping[str, Told]) -> list[Disagreement]:
    """The pairs that a rule keeps, sorted."""
    kept, of = bounded(pairs) if "actor" in rule.meets_in else (sorted(pairs), {})
    if rule.one_per:
        kept = thin(kept, claims, by=rule.one_per)
    return [Disagreement(rule.name, left, right, of.get((left, right))) for left, right in kept]


def once(found: Iterable[tuple[Rule, Iterable[Disagreement]]]) -> list[Disagreement]:
    """A pair that several rules of one kind find is told by the first of them."""
    told: dict[tuple[str, frozenset[str]], Disagreement] = {}
    for rule, pairs in found:
        for one in pairs:
            told.setdefault((rule.kind, frozenset(one.pair)), one)
    return list(told.values())


def bounded(pairs: Mapping[Pair, Sequence[Row]]) -> tuple[list[Pair], dict[Pair, int]]:
    """The pairs that are kept, sorted, and, where some of a topic are left out, how many it has.

    Of each `?topic`, an actor, a hundred pairs are kept: the first of every left claim, then the second, so that many claims are shown.
    """
    topics: dict[Cell, list[tuple[int, Pair]]] = defaultdict(list)
    before: dict[tuple[Cell, str], int] = defaultdict(int)
    for pair in sorted(pairs):
        topic = pairs[pair][0].get("topic")
        topics[topic].append((before[topic, pair[0]], pair))
        before[topic, pair[0]] += 1
    kept: list[Pair] = []
    of: dict[Pair, int] = {}
    for members in topics.values():
        shown = sorted(members)[:PAIRS]
        kept += [pair for _, pair in shown]
        if len(shown) < len(members):
            of |= {pair: len(members) for _, pair in shown}
    return sorted(kept), of


def thin(pairs: Iterable[Pair], claims: Mapping[str, Told], *, by: str) -> list[Pair]:
    """For each pair of articles, or of voices (article and chain of sources), and modes the pair of claims that is told first.

    By `account`, voices count within an article and articles elsewhere. Rules over standing relations ("who helps whom") pair every
    telling with every other; one pair shows the disagreement.
    """

    def sides(pair: Pair) -> tuple[object, ...]:
        left, right = claims[pair[0]], claims[pair[1]]
        voices = by == "voice" or (by == "account" and left.article == right.article)
        return tuple((claim.voice if voices else claim.article, claim.type, claim.mode) for claim in (left, right))

    kept: dict[tuple[object, ...], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (claims[pair[0]].begin, claims[pair[1]].begin, *pair)):
        kept.setdefault(sides(pair), pair)
    return sorted(kept.values())
