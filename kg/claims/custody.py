"""Who holds, tries and sentences where a text names nobody: the courts and the state on whose soil it happens.

Nobody but courts try, sentence and charge: they are those that the article names nearest to the act, else the state where it
happened. Who "is accused" or "is suspected" in an article that names a court is so by the court. Prison, camp and border are the
state's own where the act's clause names its country and the article tells of that state as one that acts; where an armed group or
another force holds captives too, it may be theirs, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotations import ActorMention
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_past_participle
from kg.claims.soil import country, states, states_told
from kg.languages import Lexicon
from kg.model import Actor

_COURTS = "courts"
_HOLDERS = frozenset({"group", "forces"})


@cache
def _doers(lexicon: Lexicon) -> dict[str, str]:
    return {row["lemma"]: row["by"] for row in lexicon.table("custody")}


def name_custodians(drafts: Sequence[Draft], mentions: Sequence[ActorMention], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with open agents of arrests, trials and sentences filled with courts or with the state of the place."""
    doers = _doers(lexicon)
    acts = [draft.frame.lemma in doers and (draft.type == "coerce" or _is_accused(draft)) for draft in drafts]
    if not any(act and not draft.agents for act, draft in zip(acts, drafts, strict=True)):
        return list(drafts)
    courts = [m for m in mentions if m.actor.id == _COURTS or m.actor.id.endswith(f"-{_COURTS}")]
    told = states_told(drafts)
    captors = [actor for act, draft in zip(acts, drafts, strict=True) if act for actor in draft.agents if actor.kind in _HOLDERS]
    rivals = any(not list(states((actor,))) for actor in captors)
    result = []
    for act, draft in zip(acts, drafts, strict=True):
        if not act or draft.agents:
            result.append(draft)
            continue
        tried = doers[draft.frame.lemma] == _COURTS
        court = _court(draft, courts) if tried else None
        result.append(_with_agent(draft, court or (_state(draft, told) if draft.type == "coerce" and (tried or not rivals) else None)))
    return result


def _is_accused(draft: Draft) -> bool:
    """Whether a verb of accusing is passive: "il est soupçonné d'avoir tué", "accusés de trahison"."""
    return draft.type == "accuse" and is_past_participle(draft.head) and not any(child.dep_ == "nsubj" for child in draft.head.children)


def _with_agent(draft: Draft, found: tuple[Actor, str] | None) -> Draft:
    if found is None or found[0] in draft.recipients:
        return draft
    return replace(draft, agents=(found[0],), rules=(*draft.rules, f"agent: {found[1]}"))


def _court(draft: Draft, courts: Sequence[ActorMention]) -> tuple[Actor, str] | None:
    """The court named nearest, first in the sentence, then before it, that is of the country of the act."""
    sentence, where = draft.head.sent, country(draft.places)
    fitting = [m for m in courts if where is None or m.actor.id == _COURTS or where in lineages((m.actor,))]
    if inside := [m for m in fitting if sentence.start <= m.tokens.head < sentence.end]:
        return min(inside, key=lambda m: (m.tokens.head > draft.head.i, abs(m.tokens.head - draft.head.i))).actor, "court"
    if not fitting:
        return None
    return min(fitting, key=lambda m: (m.tokens.head > draft.head.i, abs(m.tokens.head - draft.head.i))).actor, "told elsewhere"


def _state(draft: Draft, told: Mapping[str, Actor]) -> tuple[Actor, str] | None:
    """The state on whose soil the act's own clause places it, if the article tells of it as one that acts or is acted on."""
    implied = any(note.startswith("place:") for note in draft.rules)
    where = country(draft.origins if draft.mode == "expulsion" else draft.places)
    state = told.get(where) if where is not None and not implied else None
    return (state, "state of the place") if state is not None else None
