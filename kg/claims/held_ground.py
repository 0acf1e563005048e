"""The ground that is held, taken or lost: a place that bears the word of control instead of standing behind a preposition.

"La ville, contrôlée par les rebelles, …", "Contrôlée par les rebelles, la ville …", "la ville qu'ils contrôlent", "la ville, fief des
rebelles", "la ville est sur le point de tomber".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import PlaceMention
from kg.claims.draft import Draft
from kg.claims.forms import is_infinitive, is_passive, is_past_participle, is_verbal

_SUBJECTS = ("nsubj", "nsubj:pass")
_GROUND_BEARS = "subj=territory"  # the condition of frames whose subject is the ground: "la ville tombe"


def place_ground(drafts: Sequence[Draft], places: Sequence[PlaceMention]) -> list[Draft]:
    """The drafts, unplaced ones of control with the place that the text says is held, taken or lost."""
    return [_placed(draft, places) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.type == "control" and not (draft.places or draft.origins or draft.destinations)


def _placed(draft: Draft, places: Sequence[PlaceMention]) -> Draft:
    acting = {actor.id for actor in draft.agents}
    for token in _ground(draft):
        for mention in places:
            if mention.tokens.start <= token.i < mention.tokens.end and mention.place.id not in acting:
                return replace(draft, places=(mention.place,), rules=(*draft.rules, "place: the ground held"))
    return draft


def _ground(draft: Draft) -> Iterator[Token]:
    """The words that may name what a word of control is about."""
    head = draft.head
    if not is_verbal(head):
        beside = _apposed_to(head)
        if beside is not None:
            yield beside
        if head.dep_ == "appos":
            yield head.head
        elif any(child.dep_ == "cop" for child in head.children):
            yield from _subjects(head)
        return
    yield from (child for child in head.children if child.dep_ in ("obj", "nsubj:pass"))
    if (head.dep_ == "acl" and is_past_participle(head)) or (head.dep_ == "acl:relcl" and _has_relative_object(head)):
        yield head.head
    elif head.dep_ == "advcl" and is_past_participle(head) and head.i < head.head.i and is_passive(head):
        yield from _subjects(head.head)
    if any(condition.startswith(_GROUND_BEARS) for condition in draft.frame.requires):
        yield from _subjects(head)
        if is_infinitive(head) and head.dep_ in ("xcomp", "acl"):
            yield from _subjects(head.head)


def _apposed_to(noun: Token) -> Token | None:
    """The word before the comma that a phrase follows, which the parse may hang elsewhere: "la ville de X, dernier fief des rebelles"."""
    start = noun.i
    while start > noun.sent.start and noun.doc[start - 1].pos_ in ("DET", "ADJ", "ADV", "NUM"):
        start -= 1
    before = noun.doc[max(noun.sent.start, start - 2) : start]
    return before[0] if len(before) == 2 and before[1].text == "," else None


def _has_relative_object(verb: Token) -> bool:
    return any(child.dep_ == "obj" and child.pos_ == "PRON" and child.i < verb.i for child in verb.children)


def _subjects(head: Token) -> Iterator[Token]:
    return (child for child in head.children if child.dep_ in _SUBJECTS)
