"""Claims and events -> pairs of claims with the same content, from two outlets or two sources."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from kg.collector import no_collection
from kg.link.columns import Columns, Numbers
from kg.link.content import same_content
from kg.link.exact import Exact
from kg.link.independence import judge, shingles
from kg.link.likely import Likely
from kg.link.pairs import Blocks
from kg.records import ClaimRecord, Event, Node, SharedPair

NEIGHBOURS = 200
"""Claims of one type between one pair of parties that a claim is compared with, on either side."""


class Alike(NamedTuple):
    """Two claims with the same content (IRIs), how near their tellings are, and for what one pair stands: event, kind, voices."""

    pair: tuple[str, str]
    near: float
    topic: Hashable


@no_collection()
def find_shared(records: Iterable[ClaimRecord], events: Iterable[Event], *, columns: Columns | None = None) -> list[SharedPair]:
    """Pairs with the same content and not of one voice, each with a verdict on independence. Sorted by the claims' IRIs.

    Where two voices share a content several times over, the pair whose tellings are closest stands for all.
    `columns` are those of the claims, if they are made already.
    """
    columns = columns or Columns.of(records)
    home = {iri: event.iri for event in events for iri in event.claims}
    return verdicts(sorted(pair for pair, *_ in closest(alike(columns, home))), columns.records)


def alike(columns: Columns, home: Mapping[str, str]) -> list[Alike]:
    """The pairs of claims with the same content, in order; `home` is each claim's event (IRIs), if it has one."""
    claims, numbers = columns.records, _homes(columns.records, home)
    likely = Blocks([shared_keys(claim) for claim in claims], order=_in_time(claims), reach=NEIGHBOURS).pairs(Likely(columns, numbers))
    kept = [same_content(claims[left], claims[right], one_event=bool(numbers[left] == numbers[right])) for left, right in likely.tolist()]
    pairs = likely[np.asarray(kept, np.bool_)]
    nearness = Exact(columns, vetoes=False)(pairs[:, 0], pairs[:, 1])
    found = []
    for (left, right), near in zip(pairs.tolist(), nearness.tolist(), strict=True):
        one, other = claims[left], claims[right]
        event = home.get(one.iri, "") if numbers[left] == numbers[right] else ""
        found.append(Alike((one.iri, other.iri), near, (event, one.type, one.mode or "", *sorted((one.voice, other.voice)))))
    return found


def closest(pairs: Iterable[Alike]) -> list[Alike]:
    """Of the pairs between two voices, in one event or in none, the one whose tellings are nearest, vetoes apart, which are about time."""
    best: dict[Hashable, Alike] = {}
    for one in pairs:
        held = best.get(one.topic)
        if held is None or (-one.near, one.pair) < (-held.near, held.pair):
            best[one.topic] = one
    return list(best.values())


def verdicts(pairs: Iterable[tuple[str, str]], records: Iterable[ClaimRecord]) -> list[SharedPair]:
    """Whether the claims of each pair (IRIs) rest on one source; `records` has at least all claims of their articles."""
    claims, chosen = {record.iri: record for record in records}, list(pairs)
    told = {claims[iri].article for pair in chosen for iri in pair}
    texts = shingles(claim for claim in claims.values() if claim.article in told)
    judged = ((left, right, judge(claims[left], claims[right], texts)) for left, right in chosen)
    return [SharedPair(left, right, verdict.independence, verdict.why) for left, right, verdict in judged]


def _homes(claims: Sequence[ClaimRecord], home: Mapping[str, str]) -> Numbers:
    """The number of each claim's event; a claim without one has a number of its own, below 0."""
    numbers: dict[str, int] = {}
    at = ((position, home.get(claim.iri)) for position, claim in enumerate(claims))
    return np.asarray([-1 - position if event is None else numbers.setdefault(event, len(numbers)) for position, event in at], np.int32)


def shared_keys(claim: ClaimRecord) -> list[tuple[str, str, str]]:
    """The blocks of a claim: those of one type meet whose agents belong to one whole, and whose recipients do."""
    parties = product(_wholes(claim.agents), _wholes(claim.recipients))
    return [(claim.type, agent, recipient) for agent, recipient in parties if agent or recipient]


def _in_time(claims: Sequence[ClaimRecord]) -> list[int]:
    """The order of claims in a block: in one of very many, each meets those nearest in time only (Hernández & Stolfo 1995)."""
    return sorted(range(len(claims)), key=lambda at: ((claims[at].interval or claims[at].published or ("", ""))[0], at))


def _wholes(nodes: Iterable[Node]) -> list[str]:
    return sorted({node.line[-1] if node.line else node.iri for node in nodes}) or [""]
