"""Whom a journey visits where only the country is told: "en visite à Rabat", "s'est rendu au Maroc" are visits to Morocco.

Where a noun tells of a visit alone ("lors de sa visite, le ministre …"), and the article nowhere of who is visited, an official visits
the country that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotations import ActorMention, PlaceMention
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country, country_about, places_told, states
from kg.languages import Lexicon
from kg.model import Actor, Place


def name_hosts(drafts: Sequence[Draft], mentions: Sequence[ActorMention], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with open recipients of visits filled with the state that is visited, if the article names it as an actor."""
    open_ = [_is_open(draft, lexicon) for draft in drafts]
    if not any(open_):
        return list(drafts)
    told = {state.id: state for state in states(mention.actor for mention in mentions)}
    return [_visiting(draft, told.get(country(_goals(draft)) or "")) if may else draft for draft, may in zip(drafts, open_, strict=True)]


def name_hosts_of_story(
    drafts: Sequence[Draft], mentions: Sequence[PlaceMention], actors: Sequence[ActorMention], *, lexicon: Lexicon
) -> list[Draft]:
    """The drafts with the recipients of officials' visits that no place is told with filled with the state that the article is about."""
    open_ = [_is_open(draft, lexicon) and draft.head.pos_ == "NOUN" and not _goals(draft) for draft in drafts]
    if not any(open_):
        return list(drafts)
    told = {state.id: state for state in states(mention.actor for mention in actors)}
    places, result = places_told(mentions, told), []
    for draft, may in zip(drafts, open_, strict=True):
        own = {state.id for state in states(draft.agents)}
        about = country_about(places, own) if may and own else None
        result.append(_visiting(draft, told.get(about or "")))
    return result


def _is_open(draft: Draft, lexicon: Lexicon) -> bool:
    return draft.type == "consult" and draft.frame.lemma in words_of_kind(lexicon.code, "journey") and not draft.recipients


def _goals(draft: Draft) -> tuple[Place, ...]:
    return (*draft.destinations, *draft.places)


def _visiting(draft: Draft, host: Actor | None) -> Draft:
    if host is None or host.id in lineages(draft.agents):
        return draft
    return replace(draft, recipients=(host,), rules=(*draft.rules, "recipient: state of the place"))
