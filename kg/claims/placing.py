"""Places that a text implies: a happening told on without a place is where the last one of its day was told to be.

Only what the article tells as happening on one day shares a place, the most specific one; states, words, plans, movements
with ends of their own and tellings that were dated by an earlier one, which are too loose, do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft
from kg.model import Modality

_HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize"})
_NEAR = 120  # tokens between two tellings of one day


def spread_places(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with implied places, each from the nearest placed happening of its day told before."""
    return [_placed(draft, drafts) if _may_take_place(draft) else draft for draft in drafts]


def _may_take_place(draft: Draft) -> bool:
    return (
        draft.type in _HAPPENINGS
        and not (draft.places or draft.origins or draft.destinations)
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
