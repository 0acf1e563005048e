"""Who took captives that somebody kills, holds or lets go: "l'EI a exécuté dix otages | enlevés à Palmyre".

Who holds or kills those whom a participle says to be captured has captured them, where no other captor is named; an army that kills
hostages has not. Who lets hostages go took them only if it is an armed group that is named: a state, or a group
without a name, frees those whom others took.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft, borrowed, lineages
from kg.claims.forms import is_past_participle, is_verbal
from kg.claims.syntax import deep_objects

_TAKING = frozenset({"abduct", "arrest", "detention"})
_ARREST = "arrest"
_HOLDING = "detention"
_RELEASE = "release"
_KILLING = frozenset({"targeted", "torture"})
_GROUP = "group"


def name_captors(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents of captures filled with who holds, kills or lets go those captured."""
    return [_taken(draft, drafts) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    bare = is_past_participle(draft.head) and not any(child.dep_.startswith("aux") for child in draft.head.children)
    return draft.mode in _TAKING and not (draft.agents or draft.done_by_unnamed or draft.denied) and bare


def _taken(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    captives = {t.i for t in deep_objects(draft.head)}
    near = (d for d in drafts if d.agents and d is not draft and not d.denied and d.head.sent == draft.head.sent)
    keepers = (d for d in near if is_verbal(d.head) and captives.intersection(t.i for t in deep_objects(d.head)))
    keeper = next((d for d in keepers if _keeps(d, draft)), None)
    if keeper is None or lineages(keeper.agents) & lineages(draft.recipients):
        return draft
    return replace(draft, agents=keeper.agents, rules=(*draft.rules, *borrowed("agent", "shared", keeper, "agent")))


def _keeps(keeper: Draft, taken: Draft) -> bool:
    """Whether who does an act to captives is who captured them."""
    groups = all(actor.kind == _GROUP for actor in keeper.agents)
    if keeper.mode == _RELEASE:
        return groups and all(actor.known for actor in keeper.agents)
    if keeper.mode == _HOLDING:
        return True
    return keeper.mode in _KILLING and (groups or taken.mode == _ARREST)
