"""Whom arrests and trials befall, and who goes on with them, where a text that told of the like before names nobody.

"Placé en garde à vue", "une villa a été saisie": news of arrests, trials and seizures follows one party, and what names nobody befalls
whom the article's others of the kind befall; not what an indefinite noun brings in. Who was tried or held before is so once more by whom
he was before, if the article agrees on that: courts try, and may not be who holds. What is done beside another act of the sentence is by
whom this is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.claims.draft import Draft, are_apart, borrowed, is_anyone, lineages
from kg.claims.forms import is_passive
from kg.claims.tellings import is_new, is_plural
from kg.languages import Lexicon
from kg.model import Actor

_COURTS, _PUTSCHISTS = "courts", "putschists"
_LEAST = 2  # acts of the article that befall one party
_YEAR = 4  # characters of a date that tell its year


@cache
def _kinds(lexicon: Lexicon) -> Mapping[str, str]:
    return {row["lemma"]: row["by"] for row in lexicon.table("custody")}


def name_taken(drafts: Sequence[Draft], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with the open recipients and agents of arrests, trials and measures filled from the article's others of the kind."""
    kinds = _kinds(lexicon)
    by_kind = [kinds.get(draft.frame.lemma, draft.frame.lemma) if draft.type == "coerce" else "" for draft in drafts]
    acts = [draft for draft in drafts if draft.type == "coerce"]
    chief = _chief(acts)
    result = []
    for draft, kind in zip(drafts, by_kind, strict=True):
        if kind:
            alike = [other for other, its in zip(drafts, by_kind, strict=True) if its == kind and other is not draft]
            draft = _again(_befallen(draft, chief, alike), alike, within=_YEAR if kind == _PUTSCHISTS else 0)
            draft = _beside(draft, alike if kind == _COURTS else [act for act in acts if kinds.get(act.frame.lemma) != _COURTS])
        result.append(draft)
    return result


def _chief(acts: Sequence[Draft]) -> Actor | None:
    """Whom at least half of the acts that name somebody befall, and more than one; nobody where two are as many."""
    told = [act for act in acts if act.recipients]
    known = {actor.id: actor for act in reversed(told) for actor in act.recipients}
    ranked = Counter(actor.id for act in told for actor in act.recipients).most_common(2)
    if not ranked or ranked[0][1] < _LEAST or ranked[0][1] * 2 < len(told) or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return known[ranked[0][0]]


def _befallen(draft: Draft, chief: Actor | None, alike: Sequence[Draft]) -> Draft:
    """An act that names nobody, with whom most of the article's acts befall, one of the kind among them."""
    closed = bool(draft.recipients) or draft.unnamed_recipients or not draft.frame.recipient or draft.denied or is_new(draft.head)
    if chief is None or closed or not _agrees(draft, chief) or lineages((chief,)) & lineages(draft.agents):
        return draft
    if not any(chief in act.recipients and not are_apart(act, draft, within=4) for act in alike):
        return draft
    return replace(draft, recipients=(chief,), rules=(*draft.rules, "recipient: most told of"))


def _agrees(draft: Draft, chief: Actor) -> bool:
    """Whether an act may befall the party by its number: a plural no single person, but from whom things are taken ("les biens saisis")."""
    return chief.kind != "person" or not is_plural(draft.head) or "à" in draft.frame.recipient


def _again(draft: Draft, alike: Sequence[Draft], *, within: int) -> Draft:
    """An act by nobody named, with who did the like to the same party before, if all that do agree; dates compared as in `are_apart`."""
    if draft.agents or not draft.recipients or draft.done_by_unnamed or not draft.frame.agent or all(map(is_anyone, draft.recipients)):
        return draft
    own = lineages(draft.recipients)
    same = [act for act in alike if act.agents and lineages(act.recipients) & own and not lineages(act.agents) & own]
    before = [act for act in same if act.head.i < draft.head.i and not are_apart(act, draft, within=within)]
    if not before or not all(lineages(act.agents) & lineages(before[-1].agents) for act in same):
        return draft
    return replace(draft, agents=before[-1].agents, rules=(*draft.rules, "agent: told elsewhere"))


def _beside(draft: Draft, acts: Sequence[Draft]) -> Draft:
    """An act in the passive by nobody named, with who does another of some acts in its sentence, but courts that are not named."""
    if draft.agents or draft.done_by_unnamed or not draft.frame.agent or draft.denied or not is_passive(draft.head):
        return draft
    told = [act for act in acts if act.agents and act is not draft and act.head.sent == draft.head.sent]
    told = [act for act in told if not lineages(act.agents) & lineages(draft.recipients) and not act.denied and not are_apart(act, draft)]
    if not told or not all(lineages(act.agents) & lineages(told[0].agents) for act in told):
        return draft
    if any(actor.id == _COURTS for actor in told[0].agents):
        return draft
    return replace(draft, agents=told[0].agents, rules=(*draft.rules, *borrowed("agent", "shared", told[0], "agent")))
