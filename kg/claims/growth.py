"""Whose acts grow or wane: who does what the subject or the complement of a word of growth tells of.

"Les raids imputés à X se sont multipliés", "la recrudescence des attaques de X", "les combats entre X et Y se sont intensifiés": the
word of growth has no agent of its own, the acts that it measures have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import Tokens
from kg.claims.complements import complements
from kg.claims.draft import Draft
from kg.claims.fillers import Fillers
from kg.claims.slots import Slots
from kg.claims.syntax import surface_subjects
from kg.languages import Lexicon
from kg.model import Actor

_ACTS = frozenset({"assault", "coerce", "control", "mobilize", "protest", "sanction", "threaten"})
_DONE = frozenset({"violence", "war"})
_BY = ("par", "adj", "poss", "entre", "de")


def name_growing(drafts: Sequence[Draft], fillers: Fillers, *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with the open agents of growth filled with those of the acts that grow."""
    acts = {draft.head.i: draft for draft in drafts if draft.type in _ACTS and draft.agents}
    return [_grown(draft, acts, fillers, lexicon) for draft in drafts]


def _grown(draft: Draft, acts: Mapping[int, Draft], fillers: Fillers, lexicon: Lexicon) -> Draft:
    if draft.type != "trend" or draft.agents:
        return draft
    for noun in _measured(draft.head):
        if noun.i in acts and noun.i != draft.head.i:
            agents = acts[noun.i].agents_lent(draft)
        else:
            agents = _doers(noun, fillers, lexicon) if fillers.classes(noun) & _DONE else ()
        if agents:
            return replace(draft, agents=agents, rules=(*draft.rules, "agent: of the acts"))
    return draft


def _measured(head: Token) -> list[Token]:
    """The nouns of what grows, and what they count: "les attaques", "le nombre d'attaques"."""
    nouns = complements(head, ("de",)) if head.pos_ == "NOUN" else surface_subjects(head)
    return [*nouns, *(counted for noun in nouns for counted in complements(noun, ("de",)))]


def _doers(noun: Token, fillers: Fillers, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who does by its own words what a noun tells that is no claim of its own: "la réduction des violences talibanes"."""
    slots = Slots(noun, Tokens(noun.i, noun.i + 1, noun.i), fillers, lexicon)
    return next((actors for code in _BY if (actors := slots.actors(code))), ())
