"""Claims and events -> pairs of claims with the same content, from two outlets or two sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from kg.collector import no_collection
from kg.link.columns import Columns, Numbers
from kg.link.content import same_content
from kg.link.exact import Exact
from kg.link.independence import judge, shingles
from kg.link.likely import Likely
from kg.link.pairs import Blocks, Positions
from kg.records import ClaimRecord, Event, Node, SharedPair

_NEIGHBOURS = 200  # claims of one type between one pair of parties that a claim is compared with, on either side


@no_collection()
def find_shared(records: Iterable[ClaimRecord], events: Iterable[Event], *, columns: Columns | None = None) -> list[SharedPair]:
    """Pairs with the same content and not of one voice, each with a verdict on independence. Sorted by the claims' IRIs.

    Where two voices share a content several times over, the pair whose tellings are closest stands for all.
    `columns` are those of the claims, if they are made already.
    """
    columns = columns or Columns.of(records)
    claims, home = columns.records, _homes(columns.records, events)
    likely = Blocks([_keys(claim) for claim in claims], order=_in_time(claims), reach=_NEIGHBOURS).pairs(Likely(columns, home))
    kept = [same_content(claims[left], claims[right], one_event=home[left] == home[right]) for left, right in likely.tolist()]
    pairs = likely[np.asarray(kept, np.bool_)]
    chosen = [(claims[left], claims[right]) for left, right in _closest(columns, home, pairs)]
    told = {claim.article for pair in chosen for claim in pair}
    texts = shingles(claim for claim in claims if claim.article in told)
    verdicts = ((left, right, judge(left, right, texts)) for left, right in chosen)
    return [SharedPair(left.iri, right.iri, verdict.independence, verdict.why) for left, right, verdict in verdicts]


def _homes(claims: Sequence[ClaimRecord], events: Iterable[Event]) -> Numbers:
    """The number of each claim's event; a claim without one has a number of its own, below 0."""
    number = {iri: place for place, event in enumerate(events) for iri in event.claims}
    return np.asarray([number.get(claim.iri, -1 - position) for position, claim in enumerate(claims)], np.int32)


def _closest(columns: Columns, home: Numbers, pairs: Positions) -> list[tuple[int, int]]:
    """Of the pairs between two voices, in one event or in none, the one whose tellings are nearest, vetoes apart, which are about time."""
    nearness = Exact(columns, vetoes=False)(pairs[:, 0], pairs[:, 1])
    best: dict[tuple[object, ...], tuple[float, int, int]] = {}
    for (left, right), near in zip(pairs.tolist(), nearness.tolist(), strict=True):
        voices = sorted((int(columns.voice[left]), int(columns.voice[right])))
        event = int(home[left]) if home[left] == home[right] else None
        key = (event, columns.type[left], columns.records[left].mode, *voices)
        if key not in best or best[key][0] < near:
            best[key] = near, left, right
    return sorted((left, right) for _, left, right in best.values())


def _keys(claim: ClaimRecord) -> list[tuple[str, str, str]]:
    """The blocks of a claim: those of one type meet whose agents belong to one whole, and whose recipients do."""
    parties = product(_wholes(claim.agents), _wholes(claim.recipients))
    return [(claim.type, agent, recipient) for agent, recipient in parties if agent or recipient]


def _in_time(claims: Sequence[ClaimRecord]) -> list[int]:
    """The order of claims in a block: in one of very many, each meets those nearest in time only (Hernández & Stolfo 1995)."""
    return sorted(range(len(claims)), key=lambda at: ((claims[at].interval or claims[at].published or ("", ""))[0], at))


def _wholes(nodes: Iterable[Node]) -> list[str]:
    return sorted({node.line[-1] if node.line else node.iri for node in nodes}) or [""]
