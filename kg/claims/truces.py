"""Whose truce it is where nobody is named: of those who fight in what is told right before.

"Le groupe a frappé l'armée. Les appels au cessez-le-feu sont restés vains": both sides keep it, or fail to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft, are_apart, distinct
from kg.model import Actor

_NEAR = 2  # sentences back to the fighting
_PRIVATE = frozenset({"people", "person"})


def name_truces(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents of truces filled with both sides of the last fighting told before, if it is of no other place."""
    return [_kept(draft, drafts) for draft in drafts]


def _kept(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.type != "retreat" or draft.mode != "ceasefire" or draft.agents or not draft.frame.agent:
        return draft
    starts = [sentence.start for sentence in draft.head.doc.sents]
    at = starts.index(draft.head.sent.start)
    first = starts[max(0, at - _NEAR)]
    fought = [other for other in drafts if other.type == "assault" and other.agents and first <= other.head.i < draft.head.i]
    if not fought:
        return draft
    last = max(fought, key=lambda other: other.head.i)
    sides = distinct([actor for actor in (*last.agents, *last.recipients) if _fights(actor)])
    if not sides or are_apart(draft, last, within=0):
        return draft
    return replace(draft, agents=sides, rules=(*draft.rules, "agent: told before"))


def _fights(actor: Actor) -> bool:
    return actor.kind not in _PRIVATE
