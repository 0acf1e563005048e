"""Roles that a text leaves to its reader: who is struck once more.

News names both sides of an act once and then tells on ("les frappes israéliennes", "l'armée a repris ses bombardements"). An
assault that names its agent alone takes the recipient of the last assault of the article by the same agent, in a compatible
mode; a plan or a denial completes nothing and takes nothing. The agent is never filled so: the same victims may have several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft
from kg.model import Actor, Modality, Polarity

_VAGUE = (None, "other")
_REACH = 200  # tokens back to the telling that names both sides


def complete_roles(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the open recipients of assaults filled from what was told before."""
    result: list[Draft] = []
    for draft in drafts:
        result.append(_completed(draft, result) if _is_open(draft) else draft)
    return result


def _is_open(draft: Draft) -> bool:
    return draft.type == "assault" and bool(draft.agents) and not draft.recipients and _is_told(draft)


def _is_told(draft: Draft) -> bool:
    certainty = draft.trigger.certainty
    return certainty.modality is Modality.CERTAIN and certainty.polarity is Polarity.AFFIRMED


def _completed(draft: Draft, before: Sequence[Draft]) -> Draft:
    for other in reversed(before):
        if draft.head.i - other.head.i > _REACH:
            break
        if other.type != "assault" or not (other.agents and other.recipients and _is_told(other) and _compatible(draft, other)):
            continue
        if _ids(draft.agents) & _ids(other.agents):
            return replace(draft, recipients=_without(other.recipients, draft.agents), rules=(*draft.rules, "recipient: told before"))
    return draft


def _compatible(draft: Draft, other: Draft) -> bool:
    return draft.mode == other.mode or draft.mode in _VAGUE or other.mode in _VAGUE


def _ids(actors: tuple[Actor, ...]) -> set[str]:
    """The actors with the wholes that they are part of."""
    found: set[str] = set()
    for actor in actors:
        node: Actor | None = actor
        while node is not None:
            found.add(node.id)
            node = node.part_of
    return found


def _without(actors: tuple[Actor, ...], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor not in others)
