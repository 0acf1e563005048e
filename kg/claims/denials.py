"""Towards whom a denial is: who has just charged the denier, or told of what he did.

"Kinshasa accuse Kigali de soutenir les rebelles, ce que le Rwanda dément" denies it to Kinshasa, and so does "dément" behind what
the other side told of in the sentence before. What an outlet or a source without a name told is denied to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft, lineages
from kg.model import Actor, SourceKind

_DENIAL = "denial"  # the mode of refusals that say that something is not so
_TELLING = frozenset({SourceKind.NAMED, SourceKind.OFFICIAL})


def name_accusers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the open recipients of denials filled from the charge in the same sentence or the one before."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    starts = [sentence.start for sentence in drafts[0].head.doc.sents]
    number = {start: index for index, start in enumerate(starts)}
    place = [number[draft.head.sent.start] for draft in drafts]
    result = []
    for draft, at in zip(drafts, place, strict=True):
        if _is_open(draft):
            near = [other for other, its in zip(drafts, place, strict=True) if at - 1 <= its <= at and other.head.i < draft.head.i]
            draft = _denied_to(draft, _charging(draft, near))
        result.append(draft)
    return result


def _denied_to(draft: Draft, charging: tuple[Actor, ...]) -> Draft:
    return replace(draft, recipients=charging, rules=(*draft.rules, "recipient: told before")) if charging else draft


def _is_open(draft: Draft) -> bool:
    return draft.type == "reject" and draft.mode == _DENIAL and bool(draft.agents) and not draft.recipients and not draft.denied


def _charging(draft: Draft, near: Sequence[Draft]) -> tuple[Actor, ...]:
    """Who charges the denier, or else tells of what he did, nearest before the denial."""
    own = lineages(draft.agents)
    nearest = sorted(near, key=lambda each: -each.head.i)
    found = [told(other, own) for told in (_accusers, _tellers) for other in nearest]
    return next((actors for actors in found if actors and not lineages(actors) & own), ())


def _accusers(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    return other.agents if other.type == "accuse" and lineages(other.recipients) & own and not other.denied else ()


def _tellers(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    """Who says, in his own name, what the denier did."""
    if not other.chain or not lineages(other.agents) & own:
        return ()
    link = other.chain[-1]
    return (link.source,) if link.kind in _TELLING and link.source.kind != "media" else ()
