"""Claims and events -> pairs of claims with the same content, from two outlets or two sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, count, product
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.collector import no_collection
from kg.link.columns import Bits, Columns, Flags, Numbers
from kg.link.content import CLOSE, PASSING, SPEECH, Content
from kg.link.copies import copies_among, maybe_one_wording
from kg.link.distinct import Lists, by_object, coded, in_order, once
from kg.link.exact import Exact
from kg.link.independence import Telling, Verdict, judge
from kg.link.likely import Likely
from kg.link.pairs import Blocks, Positions
from kg.records import ClaimRecord, Event, Node, SharedPair

NEIGHBOURS = 200
"""Claims of one type between one pair of parties that a claim is compared with, on either side."""
_NEVER = (1 << 31) - 1  # a day
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # odd, without a pattern
T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs with the same content; of those that stand for their topic, in order, whether they rest on one source, and why."""

    pairs: Alikes
    independence: list[str]
    why: list[str]

    def told(self, columns: Columns) -> list[SharedPair]:
        """The pairs that stand for their topic, sorted by the claims' IRIs."""
        iris, standing = [claim.iri for claim in columns.records], self.pairs[self.pairs.stands]
        left, right = ([iris[place] for place in side.tolist()] for side in (standing.left, standing.right))
        return list(map(SharedPair, left, right, self.independence, self.why))


def find_shared(columns: Columns, events: Iterable[Event]) -> tuple[list[SharedPair], Alikes]:
    """Pairs with the same content and not of one voice, with a verdict on independence, sorted by the claims' IRIs; and all that are alike.

    Where two voices share a content several times over, the pair whose tellings are closest stands for all.
    """
    found = judge_shared(columns, events)
    return found.told(columns), found.pairs


@no_collection()
def judge_shared(columns: Columns, events: Iterable[Event]) -> Judged:
    """The same in numbers of claims, which another process can be told in little time."""
    found = alike(columns, {iri: event.iri for event in events for iri in event.claims})
    claims, standing = columns.records, found[found.stands]
    pairs = zip(standing.left.tolist(), standing.right.tolist(), strict=True)
    told = _judged([(claims[left], claims[right]) for left, right in pairs], claims)
    return Judged(found, [verdict.independence for verdict in told], [verdict.why for verdict in told])


def alike(columns: Columns, home: Mapping[str, str]) -> Alikes:
    """The pairs of claims with the same content, as positions in the columns, sorted; `home` is each claim's event, if it has one."""
    told = [home.get(claim.iri, "") for claim in columns.records]
    events = _events(told)
    left, right = _same(columns, events)
    near = Exact(columns, vetoes=False)(left, right)
    topic = _topics(columns, told, events, left, right)
    return Alikes(left, right, near, topic, _closest(left, right, near, topic))


def verdicts(pairs: Sequence[tuple[ClaimRecord, ClaimRecord]], records: Iterable[ClaimRecord]) -> list[SharedPair]:
    """Whether the claims of each pair rest on one source; `records` has at least all claims of their articles."""
    told = _judged(pairs, records)
    return [SharedPair(left.iri, right.iri, *verdict) for (left, right), verdict in zip(pairs, told, strict=True)]


def _judged(pairs: Sequence[tuple[ClaimRecord, ClaimRecord]], records: Iterable[ClaimRecord]) -> list[Verdict]:
    tellings: dict[str, Telling] = {}
    for claim in chain.from_iterable(pairs):
        if claim.iri not in tellings:
            tellings[claim.iri] = Telling(claim)
    copied = copies_among([(left.article, right.article) for left, right in pairs], records)
    look = maybe_one_wording([(left.quote, right.quote) for left, right in pairs])
    return [
        judge(tellings[left.iri], tellings[right.iri], copied=copy, look=words)
        for (left, right), copy, words in zip(pairs, copied, look, strict=True)
    ]


def shared_keys(claim: ClaimRecord) -> list[tuple[str, str, str]]:
    """The blocks of a claim: those of one type meet whose agents belong to one whole, and whose recipients do."""
    parties = product(_wholes(claim.agents), _wholes(claim.recipients))
    return [(claim.type, agent, recipient) for agent, recipient in parties if agent or recipient]


def _wholes(nodes: Iterable[Node]) -> list[str]:
    return sorted({node.line[-1] if node.line else node.iri for node in nodes}) or [""]


def content_blocks(columns: Columns) -> Blocks:
    """The blocks of `shared_keys`, told slot by slot; of acts and words of a day, those some weeks apart are left out.

    In a block of very many, each meets those nearest in time only (Hernández & Stolfo 1995, The merge/purge problem for large databases).
    """
    c, names = columns, defaultdict[str, int](count(1).__next__, {"": 0})
    wholes = Lists([names[name] for name in _wholes(nodes)] for nodes in c.slots.nodes)
    day = np.where(c.dated, c.first, np.where(c.out, c.out_first, 0))
    brief = np.asarray([kind in PASSING | SPEECH for kind in c.types], np.bool_)[c.type]
    until = np.where(brief, np.where(c.dated, c.last, c.out_last) + CLOSE, _NEVER)
    order = in_order(day)
    by_agent, agent = wholes.of(c.agents[order])
    by_both, recipient = wholes.of(c.recipients[order[by_agent]])
    members, agent = order[by_agent[by_both]], agent[by_both]
    block = (c.type[members].astype(np.int64) * len(names) + agent) * len(names) + recipient
    told = np.flatnonzero(agent + recipient)
    members = members[told]
    days = day[members], np.maximum(day, until)[members]
    return Blocks(members.astype(np.int32), block[told], size=len(order), reach=NEIGHBOURS, days=days)


def _event_blocks(columns: Columns, events: Numbers) -> Blocks:
    """Claims of one type meet in their event, whatever parties they name."""
    members = np.flatnonzero(events >= 0).astype(np.int32)
    block = events[members].astype(np.int64) * len(columns.types) + columns.type[members]
    return Blocks(members, block, size=len(events))


def _same(columns: Columns, events: Numbers) -> tuple[Positions, Positions]:
    """The pairs of all blocks that have one content, each once, sorted."""
    content = Content(columns, events)
    likely, blocks = Likely(columns, events, content), (content_blocks(columns), _event_blocks(columns, events))
    codes = [pairs[:, 0].astype(np.int64) << 32 | pairs[:, 1] for pairs in (some.pairs(likely) for some in blocks)]
    met = once(np.concatenate(codes))
    return content((met >> 32).astype(np.int32), (met & ((1 << 32) - 1)).astype(np.int32))


def _events(told: Iterable[str]) -> Numbers:
    """The number of each claim's event; a claim without one has a number of its own, below 0."""
    found = coded(told, [""])
    return np.where(found > 0, found, -1 - np.arange(len(found), dtype=np.int32))


def _topics(columns: Columns, home: Sequence[str], events: Numbers, left: Numbers, right: Numbers) -> Bits:
    """A number for the event that both claims of a pair report, if they do, the kind, and the voices: the same in any run."""
    claims = columns.records
    some = [claims[place] for place in left.tolist()]
    event, one = np.zeros(len(left), np.uint64), np.flatnonzero(events[left] == events[right])
    event[one] = _digests(home[place] for place in left[one].tolist())
    asked, back = np.unique(np.concatenate((left, right)), return_inverse=True)
    tellers = [claims[place] for place in asked.tolist()]
    sources = _digests((claim.chain for claim in tellers), lambda links: " ".join(link.source.iri for link in links))
    voice = (_digests(claim.article for claim in tellers) * _PRIME + sources)[back]
    mine, theirs = voice[: len(left)], voice[len(left) :]
    topic = event
    kind = _digests(claim.type for claim in some) * _PRIME + _digests(claim.mode or "" for claim in some)
    topic = event
    for part in (kind, np.minimum(mine, theirs), np.maximum(mine, theirs)):
        topic = topic * _PRIME + part
    return topic


def _closest(left: Numbers, right: Numbers, near: NDArray[np.float64], topic: Bits) -> Flags:
    """Of the pairs of each topic the one whose tellings are nearest, the first among equals."""
    order = np.lexsort((right, left, -near, topic))
    told = topic[order]
    stands = np.zeros(len(order), np.bool_)
    stands[order[np.flatnonzero(np.diff(told, prepend=~told[:1]))]] = True
    return stands


def _digests(values: Iterable[T], text: Callable[[T], str] = str) -> Bits:
    """A number for the text of each value, the same in any run."""
    codes, objects = by_object(values)
    digests = [int.from_bytes(blake2b(text(value).encode(), digest_size=8).digest(), "big") for value in objects]
    return np.asarray(digests, np.uint64)[codes]
