"""Against whom a protest is where nobody is named: the state in whose country it goes on, or that the article is about.

"Des manifestations ont éclaté à Lima", "la contestation s'étend" are against those who govern. What people do who march or shout may be
a wake or a feast; so only nouns of protest are against the state that the article is about, where no other place is told. States and
organisations protest against each other's doings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import ActorMention, PlaceMention
from kg.claims.draft import Draft
from kg.claims.soil import country, country_about, places_told, states, states_told
from kg.model import Actor, Modality

_PROTESTERS = frozenset({"people", "person", "group"})


def name_protested(drafts: Sequence[Draft], mentions: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[Draft]:
    """The drafts with the open recipients of protests filled with the state of the place, or of the country told of most."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    told = states_told(drafts)
    named = {**{state.id: state for state in states(mention.actor for mention in actors)}, **told}
    about = country_about(places_told(mentions, named), set())
    return [_against(draft, told, named, about) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.type == "protest" and not draft.recipients


def _against(draft: Draft, told: Mapping[str, Actor], named: Mapping[str, Actor], about: str | None) -> Draft:
    where, public = country(draft.places), _is_public(draft)
    if where is not None:
        state, rule = (named if public else told).get(where), "recipient: state of the place"
    else:
        state, rule = (named.get(about or "") if public else None), "recipient: state of the country told of"
    return replace(draft, recipients=(state,), rules=(*draft.rules, rule)) if state is not None else draft


def _is_public(draft: Draft) -> bool:
    """Whether a noun tells as a fact of what people do against those who govern."""
    known = draft.trigger.certainty.modality is Modality.CERTAIN and not draft.denied and not draft.unnamed_recipients
    return known and draft.head.pos_ == "NOUN" and all(actor.kind in _PROTESTERS for actor in draft.agents)
