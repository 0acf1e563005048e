"""Who sets free where nobody is named: who is told to hold the same people, or to release them.

"Un chercheur emprisonné par la Syrie a été libéré", "l'assemblée se prononce sur la libération des captifs. Damas en a relâché cent":
who holds people lets them go, where a state, its forces or its courts do. Whom an armed group holds, others may free by force, but
only who took them lets them go ("relâcher", "remettre aux autorités").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft, lineages
from kg.model import Actor

_HELD = frozenset({"arrest", "detention"})
_RELEASE = "release"
_TAKEN = "abduct"
_NO_STATES = frozenset({"group", "people", "person"})
_REACH = 200  # tokens between two tellings of one captivity


def name_releasers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents of releases filled with the one party that holds those who are released."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    holding = [draft for draft in drafts if _tells_of_captives(draft) and draft.agents and not any(map(_is_private, draft.agents))]
    taking = [draft for draft in drafts if (draft.mode == _TAKEN or _tells_of_captives(draft)) and draft.agents and not draft.denied]
    return [_released(d, [*holding, *taking] if is_of_kind(d.head, "lets_go") else holding) if _is_open(d) else d for d in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.mode == _RELEASE and not (draft.agents or draft.done_by_unnamed) and bool(draft.recipients)


def _tells_of_captives(draft: Draft) -> bool:
    return draft.mode == _RELEASE or (draft.type == "coerce" and draft.mode in _HELD and not draft.denied)


def _is_private(actor: Actor) -> bool:
    """Whether an actor is neither a state nor a part of one."""
    return actor.kind in _NO_STATES


def _released(draft: Draft, holding: Sequence[Draft]) -> Draft:
    """A release by whom the nearest of the claims tells that hold those same people, if that is one party or told in the sentence."""
    freed = {actor.id for actor in draft.recipients}
    near = (other for other in holding if abs(other.head.i - draft.head.i) < _REACH)
    same = sorted((t for t in near if freed & {actor.id for actor in t.recipients}), key=lambda t: abs(t.head.i - draft.head.i))
    if not same or lineages(same[0].agents) & freed:
        return draft
    one = all(lineages(other.agents) & lineages(same[0].agents) for other in same)
    if not one and same[0].head.sent != draft.head.sent:
        return draft
    note = "shared" if same[0].head.sent == draft.head.sent else "who holds them"
    return replace(draft, agents=same[0].agents, rules=(*draft.rules, f"agent: {note}"))
