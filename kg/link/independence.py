"""Do two claims of the same content rest on one source? Dependent or independent on evidence only, else unknown.

Two claims depend on each other when one's chain of sources holds the other's outlet or the same source, or when one article
republishes or nearly copies the other. They are independent when different outlets that share no link tell them, each in its
own voice or from a named source of its own; sources that belong to one whole (a ministry and its state) leave it open.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.records import ClaimRecord, Node, SourceLink

_SHINGLE = 5  # words; four-word phrases recur in any two reports of one conflict
_COPIED = 0.5  # share of the shorter article's shingles that the other has
_LEAST = 20  # shingles below which an article is too short to tell

Shingles = Mapping[str, frozenset[tuple[str, ...]]]
"""The word runs of each article."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`Dependent`, `Independent` or `Unknown`, with the reason in a sentence."""

    independence: str
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", self.why[:1].upper() + self.why[1:])


def shingles(records: Iterable[ClaimRecord]) -> dict[str, frozenset[tuple[str, ...]]]:
    """Article -> the five-word runs of its evidence quotes, which stand for its text."""
    runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for record in records:
        words = re.findall(r"\w+", record.quote.lower())
        runs[record.article].update(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
    return {article: frozenset(found) for article, found in runs.items()}


def near_copies(left: str, right: str, texts: Shingles) -> bool:
    """Whether one article has at least half of the other's word runs."""
    mine, theirs = texts.get(left, frozenset()), texts.get(right, frozenset())
    shorter = min(len(mine), len(theirs))
    return shorter >= _LEAST and len(mine & theirs) >= _COPIED * shorter


def judge(left: ClaimRecord, right: ClaimRecord, texts: Shingles) -> Verdict:
    """Whether the two claims rest on one source."""
    if met := _meeting(left, right):
        return Verdict("Dependent", met)
    if left.article != right.article and near_copies(left.article, right.article, texts):
        return Verdict("Dependent", "The two articles have most of their wording in common.")
    if left.article == right.article:
        return _inside(left, right)
    if not left.outlet or not right.outlet:
        return Verdict("Unknown", "The outlet of one article is not known.")
    for claim in (left, right):
        if claim.chain and _nameless(claim.chain[-1]):
            return Verdict("Unknown", f"{claim.chain[-1].spoken} is not named and may be anybody, the other's source too.")
    if left.outlet.iri == right.outlet.iri and not (left.chain and right.chain):
        return Verdict("Unknown", f"Both articles are of {left.outlet.spoken}, which may retell itself.")
    if agencies := _agencies(left, right):
        return Verdict("Unknown", f"Both articles are of {agencies[0].spoken}, which may have asked one source after the other.")
    if left.chain and right.chain and left.chain[-1].source.on_one_line(right.chain[-1].source):
        return Verdict("Unknown", f"{left.chain[-1].spoken} and {right.chain[-1].spoken} belong together and may speak for one another.")
    voices = " and ".join(_voice(claim) for claim in (left, right))
    return Verdict("Independent", f"{voices}: different sources, no link in common.")


def _nameless(link: SourceLink) -> bool:
    """Whether a source is anonymous or only described ("the head of state"), so that it may be the other's."""
    return link.kind == "Anonymous" or (not link.source.known and link.source.label[:1].islower())


def _meeting(left: ClaimRecord, right: ClaimRecord) -> str | None:
    """The reason why the two chains meet, if they do."""
    for one, other in ((left, right), (right, left)):
        for link in one.chain:
            if other.article != one.article and any(same(link.source, outlet) for outlet in _outlets(other)):
                return f"{_name(one)} cites {link.spoken}, which published the other."
        if one.article == other.article:
            continue
        if not (one.chain and other.chain) and (common := _agencies(one, other)):
            return f"Both articles republish {common[0].spoken}."
        if copied := [n for n in one.republished if other.outlet and same(n, other.outlet)]:
            return f"{_name(one)} republishes {copied[0].spoken}."
    if left.chain and right.chain and same(left.chain[-1].source, right.chain[-1].source):
        return f"Both rest on {left.chain[-1].spoken}."
    for link in left.chain:
        if any(same(link.source, other.source) for other in right.chain):
            return f"Both come through {link.spoken}."
    if left.article == right.article and not left.chain and not right.chain:
        return f"{_name(left)} says both in its own voice."
    return None


def _agencies(left: ClaimRecord, right: ClaimRecord) -> list[Node]:
    """Those whose text both articles republish: an agency, as a rule."""
    return [mine for mine in left.republished if any(same(mine, theirs) for theirs in right.republished)]


def _inside(left: ClaimRecord, right: ClaimRecord) -> Verdict:
    if left.chain and right.chain:
        sources = f"{left.chain[-1].spoken} and {right.chain[-1].spoken}"
        return Verdict("Unknown", f"{sources} speak in one article; whether one repeats the other is not said.")
    cited = (left.chain or right.chain)[-1].spoken
    return Verdict("Unknown", f"{_name(left)} cites {cited} and may rest on them in its own voice.")


def same(left: Node, right: Node) -> bool:
    """Whether two nodes are one source: the same IRI, or a name in common (an outlet may also be met as a source)."""
    return left.iri == right.iri or bool(_names(left) & _names(right))


def _names(node: Node) -> frozenset[str]:
    return frozenset(_folded(name) for name in (node.label, *node.names))


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain)) or name


def _outlets(claim: ClaimRecord) -> tuple[Node, ...]:
    return ((claim.outlet,) if claim.outlet else ()) + claim.republished


def _name(claim: ClaimRecord) -> str:
    return claim.teller


def _voice(claim: ClaimRecord) -> str:
    return f"{claim.chain[-1].spoken} in {_name(claim)}" if claim.chain else f"{_name(claim)} itself"
