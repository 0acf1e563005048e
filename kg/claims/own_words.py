"""What a speaker's own words cannot say of him: in a quotation he is "je" or "nous", and "il" or "eux" is somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotations import Tokens
from kg.claims.draft import Draft
from kg.languages import function_words

_LEAST = 4  # tokens of a quotation that tells of an act by itself; a word or two stand in the outlet's own sentence


def without_speaker(drafts: Sequence[Draft], quotes: Sequence[Tokens]) -> list[Draft]:
    """The drafts, those told in quoted words without the speaker to whom the act would be done, unless he speaks of himself."""
    return [_without_speaker(draft, quotes) for draft in drafts]


def _without_speaker(draft: Draft, quotes: Sequence[Tokens]) -> Draft:
    speaker = draft.chain[-1].source.id if draft.chain else None
    if speaker is None or all(actor.id != speaker for actor in draft.recipients):
        return draft
    around = next((q for q in quotes if q.start <= draft.head.i < q.end and q.end - q.start >= _LEAST), None)
    if around is None or _speaks_of_himself(draft, around):
        return draft
    others = tuple(actor for actor in draft.recipients if actor.id != speaker)
    return replace(draft, recipients=others, rules=tuple(rule for rule in draft.rules if others or not rule.startswith("recipient")))


def _speaks_of_himself(draft: Draft, quote: Tokens) -> bool:
    """Whether the quoted words of the act's sentence have a first person."""
    doc, sentence = draft.head.doc, draft.head.sent
    own = function_words(draft.head.lang_, "first_person_plural", "first_person_singular")
    return any(t.lower_ in own for t in doc[max(quote.start, sentence.start) : min(quote.end, sentence.end)])
