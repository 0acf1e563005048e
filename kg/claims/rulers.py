"""Those who govern: of whom reforms are asked where nobody is named.

Elections, reforms, a new government are asked of the state whose they would be, in the place told of or in the country that the article
is about, by whoever is none of its own: "a appelé à la tenue d'élections". Marches and rallies are against nobody by where they go on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import ActorMention, PlaceMention
from kg.claims.clauses import steps_below
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import is_noun_of_kind
from kg.claims.soil import country, country_about, places_told, states, states_told
from kg.model import Actor


def name_rulers(drafts: Sequence[Draft], mentions: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[Draft]:
    """The drafts with the open recipients of calls for reforms filled with the state of the place, or told of most."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    named = {**{state.id: state for state in states(mention.actor for mention in actors)}, **states_told(drafts)}
    about = country_about(places_told(mentions, named), set())
    return [_with_state(draft, named, about) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.type == "request" and not draft.recipients and _asks_for_reforms(draft)


def _with_state(draft: Draft, named: Mapping[str, Actor], about: str | None) -> Draft:
    where = country(draft.places)
    state, rule = (named.get(where), "place") if where is not None else (named.get(about or ""), "country told of")
    if state is None or state.id in lineages(draft.agents):
        return draft
    return replace(draft, recipients=(state,), rules=(*draft.rules, f"recipient: state of the {rule}"))


def _asks_for_reforms(draft: Draft) -> bool:
    """Whether what is asked for is how a country is governed: "appelle à la formation d'un gouvernement", "réclame des élections"."""
    if draft.unnamed_recipients or draft.denied or not draft.frame.recipient:
        return False
    behind = (token for token in draft.head.subtree if token.i > draft.head.i and is_noun_of_kind(token, "governing"))
    nouns = (token.head if token.dep_ == "amod" else token for token in behind)  # "l'ordre constitutionnel"
    return any(steps_below(noun, draft.head) for noun in nouns)
