"""Who fought, where a struggle is told as what went before its outcome: "après deux jours de combats, l'armée a repris la ville".

Who takes or leaves ground, drives others out or strikes a side that is named, at the end of a fight whose sides are not told, was one
of them. Who only helps, speaks or prays after it was not, nor who comes between communities that fought ("des heurts tribaux").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.draft import Draft, borrowed
from kg.claims.event_words import words_of_kind
from kg.claims.forms import is_verbal
from kg.claims.occasions import THROUGH, occasion
from kg.languages import function_words
from kg.model import Actor

_CLASH = "clash"
_OUTCOMES = frozenset({"gains", "loses", "withdrawal", "surrender", "expulsion"})
_ARMED = frozenset({"forces", "group", "state"})
_STEPS = 4  # words climbed from a struggle to the verb: "après | deux heures | de violents échanges | de tirs"


def name_strugglers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents of struggles filled with who takes, loses or leaves ground at the end of them."""
    by_head = {draft.head.i: draft for draft in drafts}
    return [_fought(draft, by_head) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    if draft.mode != _CLASH or draft.head.pos_ != "NOUN" or draft.agents or draft.denied:
        return False
    return not any(t.lower_ in function_words(t.lang_, "communal") for t in draft.head.rights)


def _fought(draft: Draft, by_head: dict[int, Draft]) -> Draft:
    verb = _verb_behind(draft.head)
    outcome = by_head.get(verb.i) if verb is not None else None
    if outcome is None or outcome.denied or not outcome.agents or not _ends_struggle(outcome):
        return draft
    armed = all(actor.kind in _ARMED for actor in (*outcome.agents, *outcome.recipients))
    if not armed or set(outcome.agents) & set(draft.recipients) or all(map(_keeps_peace, outcome.agents)):
        return draft
    rules = (*draft.rules, *borrowed("agent", "shared", outcome, "agent"))
    if draft.recipients or not outcome.recipients:
        return replace(draft, agents=outcome.agents, rules=rules)
    rules = (*rules, *borrowed("recipient", "shared", outcome, "recipient"))
    return replace(draft, agents=outcome.agents, recipients=outcome.recipients, rules=rules)


def _keeps_peace(actor: Actor) -> bool:
    """Whether an actor is the force of an international body, which leaves a place where others fought."""
    return actor.kind == "forces" and actor.part_of is not None and actor.part_of.kind == "organisation"


def _ends_struggle(outcome: Draft) -> bool:
    return outcome.mode in _OUTCOMES or (outcome.type == "assault" and bool(outcome.recipients))


def _verb_behind(noun: Token) -> Token | None:
    """The verb of what came about at the end of what a noun tells."""
    after = function_words(noun.lang_, "after") | words_of_kind(noun.lang_, "course")
    node, opening = noun, ""
    for _ in range(_STEPS):
        if node.dep_ not in THROUGH or node.head == node:
            return None
        opening = occasion(node) or opening
        node = node.head
        if is_verbal(node):
            return node if opening in after else None
    return None
