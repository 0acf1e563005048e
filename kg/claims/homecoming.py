"""Who brings people home where nobody is named: "cinq enfants ont été rapatriés en France".

To repatriate is to bring back to one's country, which its own state does: that of the goal, else that whose people they are,
else the one state of which the article tells that it does so or is asked to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.claims.draft import Draft
from kg.claims.event_words import words_of_kind
from kg.claims.soil import country, states, states_told
from kg.languages import Lexicon
from kg.model import Actor


def name_repatriators(drafts: Sequence[Draft], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with open agents of repatriations filled with the state that people are brought back to."""
    words = words_of_kind(lexicon.code, "homecoming")
    acts = [draft for draft in drafts if draft.type == "aid" and draft.frame.lemma in words]
    if all(draft.agents for draft in acts):
        return list(drafts)
    told = states_told(drafts)
    others = {state.id: state for draft in acts for state in states(draft.agents) if state.known}  # not "les pays concernés"
    result = []
    for draft in drafts:
        open_ = not draft.agents and draft.type == "aid" and draft.frame.lemma in words
        state = _home(draft, told, others) if open_ else None
        if state is not None and state.id not in {actor.id for actor in draft.recipients}:
            draft = replace(draft, agents=(state,), rules=(*draft.rules, "agent: state of the repatriated"))
        result.append(draft)
    return result


def _home(draft: Draft, told: Mapping[str, Actor], others: Mapping[str, Actor]) -> Actor | None:
    """The state of the goal, that of the repatriated, or the only one that repatriates in the article."""
    goal = told.get(country(draft.destinations) or "")
    own = {state.id: state for state in states(draft.recipients)}
    candidates = own if len(own) == 1 else others
    return goal or (next(iter(candidates.values())) if len(candidates) == 1 else None)
