"""Places that a text implies: a deed without a place is where its sentence says, or where the last one of its day was told to be.

The one place that a sentence names, if another predicate does not claim it, is that of its deeds. Else only what the article
tells as happening on one day shares a place, the most specific one; states, words, plans, movements with ends of their own,
what is told back and tellings that were dated by an earlier one, which are too loose, do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import Annotation
from kg.claims.draft import Draft
from kg.claims.forms import preposition
from kg.claims.setting import calendar
from kg.model import Modality

_HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize"})
_DEEDS = _HAPPENINGS | {"aid", "toll"}
_OTHER_TIMES = ("after", "before", "since")  # than that of the clause
_NEAR = 120  # tokens between two tellings of one day


def spread_places(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """The drafts with implied places: of their own sentence first, else from the nearest placed happening of their day told before."""
    told = [_placed(draft, drafts) if _may_take_place(draft) else draft for draft in drafts]
    triggers = frozenset(draft.head.i for draft in drafts)
    return [_placed_by_sentence(draft, annotation, triggers) for draft in told]


def _is_of_other_time(head: Token) -> bool:
    """Whether a noun is told to set the time of its clause apart: "après l'attaque"."""
    opening, words = preposition(head) or "", calendar(head.lang_)
    return any((kind, opening) in words for kind in _OTHER_TIMES)


def _placed_by_sentence(draft: Draft, annotation: Annotation, triggers: frozenset[int]) -> Draft:
    """A deed without a place with the only one that its sentence names."""
    if draft.type not in _DEEDS or _is_placed(draft) or _is_of_other_time(draft.head):
        return draft
    sentence, doc = draft.head.sent, draft.head.doc
    acting = {actor.id for actor in (*draft.agents, *draft.recipients)}
    inside = [m for m in annotation.places if sentence.start <= m.tokens.head < sentence.end and m.relation == "at"]
    near = [m for m in inside if m.place.id not in acting]
    free = {m.place.id: m.place for m in near if not _is_claimed(doc[m.tokens.head], draft.head, triggers)}
    if len(free) != 1:
        return draft
    return replace(draft, places=tuple(free.values()), rules=(*draft.rules, "place: of the sentence"))


def _is_claimed(place: Token, head: Token, triggers: frozenset[int]) -> bool:
    """Whether a place hangs on another predicate before it hangs on the deed."""
    for node in place.ancestors:
        if node.i in triggers:
            return node.i != head.i
    return False


def _is_placed(draft: Draft) -> bool:
    return bool(draft.places or draft.origins or draft.destinations)


def _may_take_place(draft: Draft) -> bool:
    return (
        draft.type in _HAPPENINGS
        and not _is_placed(draft)
        and "merge: anaphora" not in draft.rules
        and draft.time is not None
        and "time: told before" not in draft.rules
        and draft.trigger.certainty.modality is not Modality.FUTURE
    )


def _placed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    before = [other for other in drafts if _tells_where(other, draft)]
    if not before:
        return draft
    nearest = max(before, key=lambda other: other.head.i)
    return replace(draft, places=nearest.places[:1], rules=(*draft.rules, "place: told before"))


def _tells_where(other: Draft, draft: Draft) -> bool:
    """Whether another draft is placed and of the same day, told not far before."""
    same_day = other.time is not None and draft.time is not None and other.time.edtf == draft.time.edtf
    return bool(other.places) and other.type in _HAPPENINGS and same_day and 0 < draft.head.i - other.head.i <= _NEAR
