"""Whom a party to a fight strikes where nobody is named: who strikes it.

"L'armée a bombardé des positions des rebelles. Les rebelles ont riposté": a state, a force or an armed group that one other party of the
article strikes, and nobody else, strikes that one where nothing parts the blows in time and place. What befalls people and single men is
no fight of theirs, nor are attacks on whoever is there ("un attentat"), and police that arrests or shoots a man is not his foe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft, are_apart, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.tellings import is_new, is_one_more
from kg.model import Actor, Modality

_FIGHTING = frozenset({"state", "forces", "group"})
_AT_RANDOM = frozenset({"explosives", "suicide-attack", "targeted", "torture", "abduct"})  # modes of deeds that befall whoever is there
_YEAR = 4  # characters of a date that tell its year


def name_foes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the open recipients of blows filled with the one party that strikes their agents."""
    blows = [draft for draft in drafts if draft.type == "assault" and draft.agents and draft.recipients and not draft.denied]
    return [_struck(draft, blows) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    if draft.type != "assault" or draft.recipients or draft.unnamed_recipients or not draft.frame.recipient or draft.denied:
        return False
    if draft.mode in _AT_RANDOM or draft.frame.lemma in words_of_kind(draft.head.lang_, "terror"):
        return False
    told = draft.trigger.certainty.modality is Modality.CERTAIN or is_of_kind(draft.head, "answers")
    return told and bool(draft.agents) and all(map(_fights, draft.agents)) and not is_new(draft.head) and not is_one_more(draft.head)


def _fights(actor: Actor) -> bool:
    return actor.known and actor.kind in _FIGHTING


def _struck(draft: Draft, blows: Sequence[Draft]) -> Draft:
    own = lineages(draft.agents)
    against = [blow for blow in blows if lineages(blow.recipients) & own and not lineages(blow.agents) & own]
    if not against or not all(lineages(blow.agents) & lineages(against[0].agents) for blow in against):
        return draft
    near = next((blow for blow in against if all(map(_fights, blow.agents)) and _is_one_fight(draft, blow)), None)
    if near is None:
        return draft
    return replace(draft, recipients=near.agents, rules=(*draft.rules, "recipient: who strikes it"))


def _is_one_fight(draft: Draft, blow: Draft) -> bool:
    """Whether nothing parts two blows in time, and one falls where the other does if its place is told."""
    return not are_apart(draft, blow, within=_YEAR) and (not draft.places or bool(lineages(draft.places) & lineages(blow.places)))
