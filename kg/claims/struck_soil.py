"""Which state is invaded where none is named: that of the country that is told, or that the article is about: "l'invasion de 2003"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import PlaceMention
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country, country_about, places_told, states_told
from kg.model import Actor


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
