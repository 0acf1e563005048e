"""Chains of sources: reports inside reports become one chain, nearest to the outlet first."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.sources import Source
from kg.annotations import SourceScope
from kg.model import Attribution

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting: its cue, the token ranges reported, and its sources (an outlet that was told before who told it).

    `rank` says which of two reports that contain each other's cue is the outer one: 0 for what closes a sentence
    ("…, a dit X", "…, selon X"), 1 for a verb before its content, 2 for a preposition before or inside it.
    """

    cue: int
    text: str
    pieces: tuple[Range, ...]
    sources: tuple[Source, ...]
    rank: int
    anchor: int

    def covers(self, token: int) -> bool:
        """Whether a token is in what is reported."""
        return any(start <= token < end for start, end in self.pieces)

    @property
    def size(self) -> int:
        """How many tokens are reported."""
        return sum(end - start for start, end in self.pieces)


def compose(reports: list[Report], *, outlets: frozenset[str], length: int) -> tuple[SourceScope, ...]:
    """Each report's ranges with its whole chain; a link repeated or equal to an outlet is left out, an empty chain too."""
    scopes: list[SourceScope] = []
    for report in reports:
        outer = sorted((other for other in reports if _encloses(other, report)), key=lambda r: (-r.size, r.anchor))
        chain: list[Attribution] = []
        for each in (*outer, report):
            for source in each.sources:
                chain = [link for link in chain if link.source.id != source.actor.id]
                if not _is_outlet(source.actor.id, outlets):
                    chain.append(Attribution(source.actor, source.kind, each.text))
        if chain:
            scopes.extend(SourceScope(a, min(b, length), tuple(chain), report.cue) for a, b in report.pieces)
    return tuple(sorted(scopes, key=lambda s: (s.start, -s.end, s.cue or 0)))


def _encloses(outer: Report, inner: Report) -> bool:
    if outer is inner or not outer.covers(inner.anchor):
        return False
    return not inner.covers(outer.anchor) or (outer.rank, -outer.anchor) < (inner.rank, -inner.anchor)


def _is_outlet(actor: str, outlets: frozenset[str]) -> bool:
    return any(outlet == actor or outlet.startswith(f"{actor}-") for outlet in outlets)
