"""Whom a state strikes on the soil of another that it fights in the same article: "l'Ouganda bombarde la région de Kisumu".

A region or a town is a place and nobody; its state is who is struck where the article tells of blows between the two. Who is struck
"in" a country may be anybody there, and so may be a single man who is killed. But what is invaded is a country, the one that the
article is about where no other is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import PlaceMention
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country, country_about, places_told, states, states_told
from kg.model import Actor

_OF_OTHERS = frozenset({"clash", "targeted"})


def name_invaded(drafts: Sequence[Draft], mentions: Sequence[PlaceMention]) -> list[Draft]:
    """The drafts with the open recipients of invasions filled with the state of the country that is told."""
    told = states_told(drafts)
    return [_invaded(draft, told, mentions) if _is_invasion(draft) else draft for draft in drafts]


def _is_invasion(draft: Draft) -> bool:
    conquest = draft.type == "assault" and draft.frame.lemma in words_of_kind(draft.head.lang_, "conquest")
    return conquest and bool(draft.agents) and not draft.recipients and not draft.unnamed_recipients


def _invaded(draft: Draft, told: Mapping[str, Actor], mentions: Sequence[PlaceMention]) -> Draft:
    own = lineages(draft.agents)
    state = told.get(country(draft.places) or country_about(places_told(mentions, told), own) or "")
    if state is None or state.id in own:
        return draft
    return replace(draft, recipients=(state,), rules=(*draft.rules, "recipient: state of the country told of"))


def name_struck(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the open recipients of blows between states at war."""
    foes, told = _foes(drafts), states_told(drafts)
    return [_with_state(draft, foes, told.get(country(draft.places) or "")) for draft in drafts]


def _foes(drafts: Sequence[Draft]) -> frozenset[tuple[str, str]]:
    """The pairs of states, by id, of which the one strikes the other or its forces."""
    blows = [draft for draft in drafts if draft.type == "assault"]
    pairs = ((one.id, other.id) for draft in blows for one in states(draft.agents) for other in states(draft.recipients))
    return frozenset(pair for one, other in pairs if one != other for pair in ((one, other), (other, one)))


def _with_state(draft: Draft, foes: frozenset[tuple[str, str]], state: Actor | None) -> Draft:
    """A blow without a recipient, with the state on whose soil it falls, if its agent fights that."""
    closed = draft.type != "assault" or draft.mode in _OF_OTHERS or bool(draft.recipients) or draft.unnamed_recipients
    if (
        state is None
        or closed
        or draft.places[0].kind == "country"
        or not any((agent.id, state.id) in foes for agent in states(draft.agents))
    ):
        return draft
    return replace(draft, recipients=(state,), rules=(*draft.rules, "recipient: state of the soil"))
