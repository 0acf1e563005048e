"""New claims -> the shared claims that come, go or are judged otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.analysis.index import Keys
from kg.analysis.surroundings import Surroundings
from kg.link.columns import Columns
from kg.link.shared import NEIGHBOURS, Alikes, alike, verdicts
from kg.records import SharedPair

_MANY = 20_000  # claims


@dataclass(frozen=True, slots=True)
class ChangedShared:
    """All pairs with one content; pairs (IRIs) of which nothing is to be said any more; those of which something is to be said anew."""

    pairs: Alikes
    gone: frozenset[tuple[str, str]]
    new: tuple[SharedPair, ...]


def share_again(around: Surroundings, touched: frozenset[str]) -> ChangedShared | None:
    """What holding all claims against each other would give; `touched` are those that are new or in another event. None if too many are."""
    gone = around.scope.gone
    looked = touched | around.named(_crowded(around))
    mates = {mate for event in set(map(around.event_of, looked)) if event for mate in around.members_now(event)}
    near = looked | around.near(looked, "content") | mates
    if len(near) > _MANY:
        return None
    columns = Columns.of(around.claims(near))
    home = {iri: event for iri in near if (event := around.event_of(iri))}
    found = alike(columns, home).numbered(np.asarray([around.number[claim.iri] for claim in columns.records], np.int32))
    before = Alikes(*(getattr(around.kept, name) for name in ("left", "right", "near", "topic", "stands")))
    flags = np.zeros(len(around.iris), np.bool_)
    flags[around.numbers(looked)] = True
    found = found[flags[found.left] | flags[found.right]]
    flags[around.numbers(gone)] = True
    out = flags[before.left] | flags[before.right]
    topics = np.union1d(before.topic[out], found.topic)
    dropped, stay = before[out & before.stands], before[~out]
    both = Alikes(*(np.concatenate([getattr(part, name) for part in (stay, found)]) for name in before.__slots__))
    stands = _standing(both, topics, around.iris)
    stood = np.concatenate([stay.stands, np.zeros(len(found.left), np.bool_)])
    pairs = Alikes(both.left, both.right, both.near, both.topic, stands)
    fallen, written = both[stood & ~stands], both[stands & (~stood | _retold(around, both))]
    return ChangedShared(
        pairs,
        frozenset((*_named(dropped, around.iris), *_named(fallen, around.iris), *_named(written, around.iris))),
        tuple(_judged(around, sorted(_named(written, around.iris)))),
    )


def _crowded(around: Surroundings) -> list[int]:
    """The claims of blocks so large that who meets whom hangs on how many others there are."""
    keys = np.union1d(around.old.of_kind("content"), around.new.of_kind("content"))
    sides = [index.owners_by_key(keys) for index in (around.before, around.index)]
    crowded = [members for one, other in zip(*sides, strict=True) for members in (one, other) if max(len(one), len(other)) > NEIGHBOURS]
    return np.unique(np.concatenate(crowded)).tolist() if crowded else []


def _standing(pairs: Alikes, topics: Keys, iris: list[str]) -> NDArray[np.bool_]:
    """Which pairs stand for their topic, where those of some topics have to be told anew: the nearest, the first among equals."""
    stands = pairs.stands.copy()
    asked = np.flatnonzero(np.isin(pairs.topic, topics))
    stands[asked] = False
    best: dict[int, tuple[float, str, str, int]] = {}
    for place in asked.tolist():
        mine = -float(pairs.near[place]), iris[pairs.left[place]], iris[pairs.right[place]], place
        topic = int(pairs.topic[place])
        best[topic] = min(best.get(topic, mine), mine)
    stands[[place for *_, place in best.values()]] = True
    return stands


def _retold(around: Surroundings, pairs: Alikes) -> NDArray[np.bool_]:
    """Pairs with a claim of an article of which another claim has changed: its text may be a near copy now, or none any more."""
    articles = np.union1d(around.old.of_kind("article"), around.new.of_kind("article"))
    flags = np.zeros(len(around.iris), np.bool_)
    flags[around.index.owners(articles)] = True
    found: NDArray[np.bool_] = flags[pairs.left] | flags[pairs.right]
    return found


def _judged(around: Surroundings, pairs: list[tuple[str, str]]) -> list[SharedPair]:
    claims = {claim.iri: claim for claim in around.claims(around.near({iri for pair in pairs for iri in pair}, "article"))}
    return verdicts([(claims[left], claims[right]) for left, right in pairs], claims.values())


def _named(pairs: Alikes, iris: list[str]) -> list[tuple[str, str]]:
    return [(iris[left], iris[right]) for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
