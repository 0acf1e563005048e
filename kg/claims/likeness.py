"""How like one telling of an article is to another of the same type: what speaks for one happening told twice.

A word of one family, the same mode, place and day and the same other party speak for it; another party, place or day outweighs them.
Nor does one attack have what several had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.draft import VAGUE_MODES, Draft, are_of_one_mode, lineages
from kg.model import Actor, Polarity

_STEM = 5  # letters that words of one family share, accents and all
_PRIVATE = frozenset({"people", "person"})
_MODE = 1
_KINDRED = 2
KIN_IN_MODE = _KINDRED + _MODE
"""The likeness of two tellings by words of one family, in one mode."""
SAME_PARTY = 4
"""The likeness of two tellings that share the other party alone."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Another claim of the type, with what speaks for its being the same happening."""

    draft: Draft
    fillers: tuple[Actor, ...]
    kindred: bool  # told by a word of one family
    mode: bool  # in the same mode, which is told
    party: bool  # with the same other party
    likeness: int
    distance: int  # tokens, negative where it is told before
    agreed: bool = True  # whether all tellings as like name the same filler

    @property
    def known(self) -> bool:
        """Whether a gazetteer knows who fills the slot."""
        return self.fillers[0].known


def likest(
    draft: Draft, drafts: Sequence[Draft], slot: Callable[[Draft], tuple[Actor, ...]], opposite: Callable[[Draft], tuple[Actor, ...]]
) -> Telling | None:
    """The telling most like a draft that fills a slot, the nearest of equals."""
    against = lineages(opposite(draft))
    told = [
        _telling(draft, other, slot(other), against, lineages(opposite(other)))
        for other in drafts
        if other.type == draft.type
        and slot(other)
        and other is not draft
        and other.trigger.certainty.polarity is Polarity.AFFIRMED
        and _compatible(draft, other)
        and not lineages(slot(other)) & against
    ]
    alike = [telling for telling in told if telling.likeness >= 0]
    if not alike:
        return None
    often = Counter(telling.fillers for telling in alike if draft.type == "aid")  # whom an article tells of helping most
    best = max(alike, key=lambda telling: (telling.likeness, often[telling.fillers], -abs(telling.distance)))
    fillers = lineages(best.fillers)
    return replace(best, agreed=all(lineages(telling.fillers) & fillers for telling in alike))


def _telling(draft: Draft, other: Draft, fillers: tuple[Actor, ...], mine: set[str], theirs: set[str]) -> Telling:
    kindred = draft.head.lemma_.lower()[:_STEM] in {word[:_STEM] for word in (other.head.lemma_.lower(), *other.frame.lemma.split())}
    mode, party = draft.mode == other.mode and draft.mode not in VAGUE_MODES, bool(mine & theirs)
    others = bool(mine and theirs and not party) and not _counts_victims(draft)
    likeness = _KINDRED * kindred + _MODE * mode + SAME_PARTY * (party - others) + _same_day(draft, other) + _same_place(draft, other)
    return Telling(other, fillers, kindred, mode, party, likeness, other.head.i - draft.head.i)


def _counts_victims(draft: Draft) -> bool:
    """Whether those whom a clash befell are the people that it killed, and neither of its sides."""
    private = all(actor.kind in _PRIVATE and not actor.known for actor in draft.recipients)
    return draft.mode == "clash" and private and "merge: toll" in draft.rules


def _compatible(draft: Draft, other: Draft) -> bool:
    if _same_day(draft, other) < 0 or _is_one_of_several(draft.head, other.head):
        return False
    return are_of_one_mode(draft, other)


def _is_one_of_several(word: Token, other: Token) -> bool:
    """Whether a noun tells one event and the same noun elsewhere several: "l'attaque" of which "des attaques récurrentes" tell nothing."""
    return word.pos_ == other.pos_ == "NOUN" and word.lemma_ == other.lemma_ and (number(word), number(other)) == ("Sing", "Plur")


def _same_day(draft: Draft, other: Draft) -> int:
    """1 for the same date, less than 0 for another one, 0 where one is open."""
    mine, theirs = (d.time.edtf if d.time is not None else None for d in (draft, other))
    if mine is None or theirs is None:
        return 0
    return 1 if mine == theirs else -2


def _same_place(draft: Draft, other: Draft) -> int:
    """1 where one happened in the other's place, 0 where that is open or a whole holds both, less than 0 for places apart."""
    mine, theirs = lineages(draft.places), lineages(other.places)
    if not mine or not theirs or not mine & theirs:
        return -2 if mine and theirs else 0
    return int(any(p.id in theirs for p in draft.places) or any(p.id in mine for p in other.places))
