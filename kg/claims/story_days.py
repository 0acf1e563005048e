"""The day that a story has come to where a sentence without a claim told it.

"Vendredi, X a attaqué Y. Samedi, trente hommes sont montés dans un train. Ils ont ouvert le feu": a date that opens a sentence holds
for what follows (Charolles 1997, *L'encadrement du discours*), so that the blow is of Saturday, and not of the day of the one before.
Only a later day is one that the story has come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal
from kg.claims.opening_days import opens
from kg.claims.told_times import TOLD_BEFORE, TOLD_ON, days_of
from kg.model import Polarity

_BEFORE = frozenset({TOLD_ON, TOLD_BEFORE})
_SENTENCES = 3  # from the one that the day opens


def go_on(drafts: Sequence[Draft], times: Sequence[TimeMention]) -> list[Draft]:
    """The drafts, those that have the day of a claim before another day was told with that other day."""
    if not drafts:
        return []
    days = [time for time in times if days_of(time.edtf) is not None]
    return [_moved(draft, days) if is_verbal(draft.head) else draft for draft in drafts]


def _moved(draft: Draft, days: Sequence[TimeMention]) -> Draft:
    told, head = draft.time, draft.head
    if told is None or not _BEFORE & set(draft.rules) or draft.trigger.certainty.polarity is Polarity.NEGATED:
        return draft
    between = [time for time in days if told.tokens.start < time.tokens.start < head.sent.start]
    if not between or (between[-1].edtf or "") <= (told.edtf or "") or not opens(between[-1], head.doc[between[-1].tokens.head]):
        return draft
    passed = head.doc[between[-1].tokens.head : head.i + 1]
    if sum(1 for token in passed if token.is_sent_start) > _SENTENCES:
        return draft
    return replace(draft, time=between[-1], rules=(*(rule for rule in draft.rules if rule not in _BEFORE), "time: of the story"))
