"""Whom a journey visits where only the country is told: "en visite à Rabat", "s'est rendu au Maroc" are visits to Morocco."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotations import ActorMention
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country, states
from kg.languages import Lexicon


def name_hosts(drafts: Sequence[Draft], mentions: Sequence[ActorMention], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with open recipients of visits filled with the state that is visited, if the article names it as an actor."""
    journeys = words_of_kind(lexicon.code, "journey")
    open_ = [draft.type == "consult" and draft.frame.lemma in journeys and not draft.recipients for draft in drafts]
    if not any(open_):
        return list(drafts)
    told = {state.id: state for state in states(mention.actor for mention in mentions)}
    result = []
    for draft, may in zip(drafts, open_, strict=True):
        host = told.get(country((*draft.destinations, *draft.places)) or "") if may else None
        if host is not None and host.id not in lineages(draft.agents):
            draft = replace(draft, recipients=(host,), rules=(*draft.rules, "recipient: state of the place"))
        result.append(draft)
    return result
