"""Do two claims of the same content rest on one source? Dependent or independent on evidence only, else unknown.

Two claims depend on each other when one's chain of sources holds the other's outlet or the same source, or when one article
republishes or nearly copies the other, or has its sentence. They are independent when different outlets that share no link tell
them, each in its own voice or from a named source of its own. Sources that belong to one whole (a ministry and its state, two
ministries) leave it open, as do those of two articles that are only described ("officials").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kg.link.copies import one_wording
from kg.records import ClaimRecord, Node, SourceLink


class Verdict(NamedTuple):
    """`Dependent`, `Independent` or `Unknown`, with the reason in a sentence."""

    independence: str
    why: str


class Telling:
    """Who tells a claim, and what of it is asked of one pair after another."""

    __slots__ = ("claim", "keys", "nameless", "voice")

    def __init__(self, claim: ClaimRecord) -> None:
        self.claim, self.voice, self.nameless = claim, f"{claim.teller} itself", False
        self.keys = _published(claim.outlet, claim.republished)
        if claim.chain:
            self.keys = self.keys.union(*(_keys(link.source) for link in claim.chain))
            self.voice, self.nameless = f"{claim.chain[-1].spoken} in {claim.teller}", _nameless(claim.chain[-1])


def judge(left: Telling, right: Telling, *, copied: bool = False, look: bool = True) -> Verdict:
    """Whether two claims rest on one source; `copied`: their articles are near copies; `look`: their words may be."""
    independence, why = _judged(left, right, copied=copied, look=look)
    return Verdict(independence, why[:1].upper() + why[1:])


def _judged(one: Telling, other: Telling, *, copied: bool, look: bool) -> tuple[str, str]:
    left, right = one.claim, other.claim
    meet = left.article == right.article or not one.keys.isdisjoint(other.keys)
    if meet and (met := _meeting(left, right)):
        return "Dependent", met
    if copied:
        return "Dependent", "The two articles have most of their wording in common."
    if left.article == right.article:
        return "Unknown", _inside(left, right)
    if look and one_wording(left.quote, right.quote):
        return "Dependent", "The two say it in nearly the same words."
    if not left.outlet or not right.outlet:
        return "Unknown", "Who published one of the articles is not known; it may be who published the other."
    for told in (one, other):
        if told.nameless:
            return "Unknown", f"{told.claim.chain[-1].spoken} is not named and may be anybody, the other's source too."
    if left.outlet.iri == right.outlet.iri and not (left.chain and right.chain):
        return "Unknown", f"Both articles are of {left.outlet.spoken}, which may retell itself."
    if meet and (agencies := _agencies(left, right)):
        return "Unknown", f"Both articles are of {agencies[0].spoken}, which may have asked one source after the other."
    if left.chain and right.chain and _of_one_whole(left.chain[-1].source, right.chain[-1].source):
        return "Unknown", f"{left.chain[-1].spoken} and {right.chain[-1].spoken} belong together and may speak for one another."
    return "Independent", f"{one.voice} and {other.voice}: different sources, no link in common."


def _of_one_whole(left: Node, right: Node) -> bool:
    """Whether one is part of the other, or both of a third, as two ministries are of their state."""
    return not {left.iri, *left.line}.isdisjoint({right.iri, *right.line})


def _nameless(link: SourceLink) -> bool:
    """Whether a source is anonymous or only described ("the head of state"), so that it may be the other's."""
    return link.kind == "Anonymous" or (not link.source.known and link.source.label[:1].islower())


def _one_source(left: SourceLink, right: SourceLink, one_article: bool) -> bool:
    """Whether two links are one source; the officials of two articles, who are only described, need not be the same."""
    return (one_article or not (_nameless(left) or _nameless(right))) and same(left.source, right.source)


def _meeting(left: ClaimRecord, right: ClaimRecord) -> str | None:
    """The reason why the two chains meet, if they do."""
    for one, other in ((left, right), (right, left)):
        for link in one.chain:
            if other.article != one.article and not _keys(link.source).isdisjoint(_published(other.outlet, other.republished)):
                return f"{one.teller} cites {link.spoken}, which published the other."
        if one.article == other.article:
            continue
        if not (one.chain and other.chain) and (common := _agencies(one, other)):
            return f"Both articles republish {common[0].spoken}."
        if copied := [n for n in one.republished if other.outlet and same(n, other.outlet)]:
            return f"{one.teller} republishes {copied[0].spoken}."
    one_article = left.article == right.article
    if left.chain and right.chain and _one_source(left.chain[-1], right.chain[-1], one_article):
        return f"Both rest on {left.chain[-1].spoken}."
    for link in left.chain:
        if any(_one_source(link, other, one_article) for other in right.chain):
            return f"Both come through {link.spoken}."
    if left.article == right.article and not left.chain and not right.chain:
        return f"{left.teller} says both in its own voice."
    return None


def _agencies(left: ClaimRecord, right: ClaimRecord) -> list[Node]:
    """Those whose text both articles republish: an agency, as a rule."""
    return [mine for mine in left.republished if any(same(mine, theirs) for theirs in right.republished)]


def _inside(left: ClaimRecord, right: ClaimRecord) -> str:
    if left.chain and right.chain:
        return f"{left.chain[-1].spoken} and {right.chain[-1].spoken} speak in one article; whether one repeats the other is not said."
    return f"{left.teller} cites {(left.chain or right.chain)[-1].spoken} and may rest on them in its own voice."


def same(left: Node, right: Node) -> bool:
    """Whether two nodes are one source: the same IRI, or a name in common (an outlet may also be met as a source)."""
    return not _keys(left).isdisjoint(_keys(right))


@lru_cache(maxsize=1 << 16)
def _keys(node: Node) -> frozenset[str]:
    """Its IRI and names; what an article calls somebody besides ("the expert") is no name of theirs."""
    names = node.names if node.known else [name for name in node.names if name != name.lower()]
    return frozenset((node.iri, *(_folded(name) for name in (node.label, *names))))


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain)) or name


@lru_cache(maxsize=1 << 16)
def _published(outlet: Node | None, republished: tuple[Node, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(_keys, ((outlet,) if outlet else ()) + republished))
