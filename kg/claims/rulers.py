"""Those who govern: against whom protests are, and of whom reforms are asked, where nobody is named.

"Des manifestations ont éclaté à Lima", "la contestation s'étend" are against the state in whose country they go on, or that the article
is about. What people do who march or shout may be a wake or a feast; so only nouns of protest are against the state that the article is
about, where no other place is told. States and organisations protest against each other's doings. Elections, reforms, a new government
are asked of the state whose they would be, by whoever is none of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import ActorMention, PlaceMention
from kg.claims.clauses import steps_below
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import is_noun_of_kind
from kg.claims.soil import country, country_about, places_told, states, states_told
from kg.model import Actor, Modality

_PROTESTERS = frozenset({"people", "person", "group"})
_OPPOSING = frozenset({"protest", "request"})


def name_rulers(drafts: Sequence[Draft], mentions: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[Draft]:
    """The drafts with the open recipients of protests and of calls for reforms filled with the state of the place, or told of most."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    told = states_told(drafts)
    named = {**{state.id: state for state in states(mention.actor for mention in actors)}, **told}
    about = country_about(places_told(mentions, named), set())
    return [_with_state(draft, told, named, about) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.type in _OPPOSING and not draft.recipients


def _with_state(draft: Draft, told: Mapping[str, Actor], named: Mapping[str, Actor], about: str | None) -> Draft:
    where = country(draft.places)
    at_large = _asks_for_reforms(draft) if draft.type == "request" else _is_public(draft)
    if draft.type == "request" and not at_large:
        return draft
    if where is not None:
        state, rule = (named if at_large else told).get(where), "recipient: state of the place"
    else:
        state, rule = (named.get(about or "") if at_large else None), "recipient: state of the country told of"
    if state is None or (draft.type == "request" and state.id in lineages(draft.agents)):
        return draft
    return replace(draft, recipients=(state,), rules=(*draft.rules, rule))


def _is_public(draft: Draft) -> bool:
    """Whether a noun tells as a fact of what people do against those who govern."""
    known = draft.trigger.certainty.modality is Modality.CERTAIN and not draft.denied and not draft.unnamed_recipients
    return known and draft.head.pos_ == "NOUN" and all(actor.kind in _PROTESTERS for actor in draft.agents)


def _asks_for_reforms(draft: Draft) -> bool:
    """Whether what is asked for is how a country is governed: "appelle à la formation d'un gouvernement", "réclame des élections"."""
    if draft.unnamed_recipients or draft.denied or not draft.frame.recipient:
        return False
    behind = (token for token in draft.head.subtree if token.i > draft.head.i and is_noun_of_kind(token, "governing"))
    nouns = (token.head if token.dep_ == "amod" else token for token in behind)  # "l'ordre constitutionnel"
    return any(steps_below(noun, draft.head) for noun in nouns)
