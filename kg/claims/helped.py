"""Whom help goes to, or sanctions are against, where nobody is named: the state of the country that the article is about.

"L'aide internationale afflue", "cinq avions ont acheminé du matériel": news of a disaster or a war tells once whose it is, by its
places; goods and funds on their way are help where the article tells of help to that state. A country whose state helps is not
helped. Where help is told of again, it is enough that the article names the state; else a claim must have it as a party. Arms,
training, escort and the backing of a deed are another matter, they go to parties; what private persons and armed groups give goes to
whom they please, and a verb that names no helper tells too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import ActorMention, PlaceMention
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country_about, places_told, states, states_told
from kg.model import Actor

_OFTEN = 3  # claims of help by one state
_ON_ITS_WAY = frozenset({"transport", "funds"})


def name_helped(drafts: Sequence[Draft], mentions: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[Draft]:
    """The drafts with open recipients of general help, what is sent with it, and sanctions, filled with the state told of most."""
    open_ = [_is_open(draft) for draft in drafts]
    if not any(open_):
        return list(drafts)
    named = states(mention.actor for mention in actors) if sum(open_) > 1 else ()
    told = {**{state.id: state for state in named}, **states_told(drafts)}
    places, helper = places_told(mentions, told), _chief_helper(drafts)
    about = [country_about(places, lineages(draft.agents) | helper) if may else None for draft, may in zip(drafts, open_, strict=True)]
    filled = [
        _helped(draft, where, told) if draft.mode == "other" or draft.type == "sanction" else draft
        for draft, where in zip(drafts, about, strict=True)
    ]
    helped = {state.id for draft in filled if draft.type == "aid" and draft.mode == "other" for state in states(draft.recipients)}
    return [_helped(draft, where, told) if where in helped else draft for draft, where in zip(filled, about, strict=True)]


def _is_open(draft: Draft) -> bool:
    """Whether help, what is on its way or a sanction names nobody whom it is for."""
    if draft.type == "sanction":
        return not draft.recipients and not draft.unnamed_recipients
    if draft.type != "aid" or draft.recipients or draft.unnamed_recipients or not _gives_at_large(draft):
        return False
    language, lemma = draft.head.lang_, draft.frame.lemma.split()[0]
    if draft.mode in _ON_ITS_WAY:
        return lemma in words_of_kind(language, "freight")
    return draft.mode == "other" and lemma not in words_of_kind(language, "backing")


def _gives_at_large(draft: Draft) -> bool:
    """Whether who helps is a state, its official or an organisation; or a noun of help leaves open who does."""
    if not draft.agents:
        return draft.head.pos_ == "NOUN"
    return not any(
        (actor.kind == "group" and actor.known) or (actor.kind == "person" and not any(states((actor,)))) for actor in draft.agents
    )


def _chief_helper(drafts: Sequence[Draft]) -> set[str]:
    """The id of the state that helps most in the article and again and again, as a set."""
    counts = Counter(state.id for draft in drafts if draft.type == "aid" for state in states(draft.agents))
    return {state for state, count in counts.most_common(1) if count >= _OFTEN}


def _helped(draft: Draft, about: str | None, told: Mapping[str, Actor]) -> Draft:
    """The draft as help to the state of a country, where it is open."""
    state = told.get(about or "")
    if state is None or draft.recipients:
        return draft
    return replace(draft, recipients=(state,), rules=(*draft.rules, "recipient: state of the country told of"))
