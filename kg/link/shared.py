"""Claims and events -> pairs of claims with the same content, from two outlets or two sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, count, product

import numpy as np
from numpy.typing import NDArray

from kg.collector import no_collection
from kg.link.columns import Bits, Columns, Flags, Numbers
from kg.link.content import Content
from kg.link.copies import copies_among
from kg.link.exact import Exact
from kg.link.independence import Telling, judge
from kg.link.likely import Likely
from kg.link.pairs import Blocks
from kg.records import ClaimRecord, Event, Node, SharedPair

NEIGHBOURS = 200
"""Claims of one type between one pair of parties that a claim is compared with, on either side."""
_PARTS = np.asarray((0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5), np.uint64)  # odd, without a pattern


@dataclass(frozen=True, slots=True)
class Alikes:
    """Pairs of claims with the same content, as numbers of claims, the one whose IRI comes first at the left.

    `near` tells how near their tellings are, vetoes apart, which are about time; `topic` is a number for event, kind and voices;
    `stands` says which pairs stand for all of their topic.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    near: NDArray[np.float64]
    topic: NDArray[np.uint64]
    stands: NDArray[np.bool_]

    def __getitem__(self, chosen: NDArray[np.bool_]) -> Alikes:
        return Alikes(self.left[chosen], self.right[chosen], self.near[chosen], self.topic[chosen], self.stands[chosen])

    def numbered(self, numbers: NDArray[np.int32]) -> Alikes:
        """The same where claims have other numbers."""
        return replace(self, left=numbers[self.left], right=numbers[self.right])


@no_collection()
def find_shared(columns: Columns, events: Iterable[Event]) -> tuple[list[SharedPair], Alikes]:
    """Pairs with the same content and not of one voice, with a verdict on independence, sorted by the claims' IRIs; and all that are alike.

    Where two voices share a content several times over, the pair whose tellings are closest stands for all.
    """
    found = alike(columns, {iri: event.iri for event in events for iri in event.claims})
    claims, standing = columns.records, found[found.stands]
    pairs = zip(standing.left.tolist(), standing.right.tolist(), strict=True)
    return verdicts([(claims[left], claims[right]) for left, right in pairs], claims), found


def alike(columns: Columns, home: Mapping[str, str]) -> Alikes:
    """The pairs of claims with the same content, as positions in the columns, sorted; `home` is each claim's event, if it has one."""
    told = [home.get(claim.iri, "") for claim in columns.records]
    events = _events(told)
    content = Content(columns, events)
    likely = _blocks(columns).pairs(Likely(columns, events, content))
    left, right = content(likely[:, 0], likely[:, 1])
    near = Exact(columns, vetoes=False)(left, right)
    topic = _topics(columns, told, events, left, right)
    return Alikes(left, right, near, topic, _closest(left, right, near, topic))


def verdicts(pairs: Sequence[tuple[ClaimRecord, ClaimRecord]], records: Iterable[ClaimRecord]) -> list[SharedPair]:
    """Whether the claims of each pair rest on one source; `records` has at least all claims of their articles."""
    tellings: dict[str, Telling] = {}
    for claim in chain.from_iterable(pairs):
        if claim.iri not in tellings:
            tellings[claim.iri] = Telling(claim)
    copied = copies_among([(left.article, right.article) for left, right in pairs], records)
    judged = (judge(tellings[left.iri], tellings[right.iri], copied=copy) for (left, right), copy in zip(pairs, copied, strict=True))
    return [SharedPair(left.iri, right.iri, *verdict) for (left, right), verdict in zip(pairs, judged, strict=True)]


def shared_keys(claim: ClaimRecord) -> list[tuple[str, str, str]]:
    """The blocks of a claim: those of one type meet whose agents belong to one whole, and whose recipients do."""
    parties = product(_wholes(claim.agents), _wholes(claim.recipients))
    return [(claim.type, agent, recipient) for agent, recipient in parties if agent or recipient]


def _wholes(nodes: Iterable[Node]) -> list[str]:
    return sorted({node.line[-1] if node.line else node.iri for node in nodes}) or [""]


def _blocks(columns: Columns) -> Blocks:
    """The blocks of claims; keys are made once for all claims of one type between the same parties.

    In a block of very many, each meets those nearest in time only (Hernández & Stolfo 1995).
    """
    c, slots = columns, len(columns.slots.nodes)
    day = np.where(c.dated, c.first, np.where(c.out, c.out_first, 0))
    order = np.argsort(day, kind="stable").astype(np.int32)
    kinds = (c.type.astype(np.int64) * slots + c.agents) * slots + c.recipients
    _, first, kind = np.unique(kinds[order], return_index=True, return_inverse=True)
    numbers: dict[tuple[str, str, str], int] = defaultdict(count().__next__)
    keys = [[numbers[key] for key in shared_keys(c.records[order[place]])] for place in first.tolist()]
    lengths = np.asarray([len(own) for own in keys], np.int64)
    flat, starts = np.asarray(list(chain.from_iterable(keys)), np.int64), np.cumsum(lengths) - lengths
    many = lengths[kind]
    step = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return Blocks(np.repeat(order, many), flat[np.repeat(starts[kind], many) + step], size=len(order), reach=NEIGHBOURS)


def _events(told: Sequence[str]) -> Numbers:
    """The number of each claim's event; a claim without one has a number of its own, below 0."""
    numbers = {event: number for number, event in enumerate(dict.fromkeys(told))}
    found = np.asarray([numbers[event] for event in told], np.int32)
    lacks = np.flatnonzero(found == numbers.get("", -1))
    found[lacks] = -1 - lacks
    return found


def _topics(columns: Columns, home: Sequence[str], events: Numbers, left: Numbers, right: Numbers) -> Bits:
    """A number for the event that both claims of a pair report, if they do, the kind, and the voices: the same in any run."""
    claims = columns.records
    kind = _digests(f"{claims[place].type} {claims[place].mode or ''}" for place in left.tolist())
    event, one = np.zeros(len(left), np.uint64), np.flatnonzero(events[left] == events[right])
    event[one] = _digests(home[place] for place in left[one].tolist())
    asked, back = np.unique(np.concatenate((left, right)), return_inverse=True)
    voice = _digests(" ".join((claims[place].article, *claims[place].voice[1])) for place in asked.tolist())
    mine, theirs = voice[back[: len(left)]], voice[back[len(left) :]]
    parts = (event, kind, np.minimum(mine, theirs), np.maximum(mine, theirs))
    topics: Bits = np.sum([part * prime for part, prime in zip(parts, _PARTS, strict=True)], axis=0, dtype=np.uint64)
    return topics


def _closest(left: Numbers, right: Numbers, near: NDArray[np.float64], topic: Bits) -> Flags:
    """Of the pairs of each topic the one whose tellings are nearest, the first among equals."""
    order = np.lexsort((right, left, -near, topic))
    told = topic[order]
    stands = np.zeros(len(order), np.bool_)
    stands[order[np.flatnonzero(np.diff(told, prepend=~told[:1]))]] = True
    return stands


def _digests(texts: Iterable[str]) -> Bits:
    return np.asarray([_digest(text) for text in texts], np.uint64)


@lru_cache(maxsize=1 << 16)
def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
