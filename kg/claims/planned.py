"""Acts that are still to come by their date ("est attendu samedi à Paris"), and those long past that are told in the future."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.claims.forms import is_past_participle, is_verbal
from kg.claims.told_times import days_of
from kg.model import Modality

_ARRANGED = frozenset({"consult", "cooperate", "retreat", "support"})
_UNSURE = ("~", "?")
_YEAR = 4  # digits of an EDTF year
_PAST = frozenset({"Past", "Imp"})


def told_modality(draft: Draft, *, published: str | None) -> Modality:
    """How sure a claim is: as its words say, and to come where its sense or its day is. `published` is the article's EDTF date."""
    modality = draft.trigger.certainty.modality
    if modality is Modality.CERTAIN and "possible" in draft.frame.options:
        return Modality.POSSIBLE
    if modality is Modality.FUTURE and _is_history(draft, published):
        return Modality.CERTAIN
    planned = "future" in draft.frame.options or _is_scheduled(draft, published)
    return Modality.FUTURE if planned and modality is Modality.CERTAIN else modality


def _is_history(draft: Draft, published: str | None) -> bool:
    """Whether the future of a verb goes on with a story of earlier years: "il sera abattu en 2012"."""
    edtf = draft.time.edtf if draft.time is not None else None
    if not is_verbal(draft.head) or not edtf or not published:
        return False
    told = (draft.head, *(child for child in draft.head.lefts if child.dep_.startswith("aux")))
    return edtf.split("/")[-1][:_YEAR] < published[:_YEAR] and any("Fut" in token.morph.get("Tense", []) for token in told)


def _is_scheduled(draft: Draft, published: str | None) -> bool:
    """Whether an act of a kind that is arranged beforehand has a day after the news, and is not told in the past."""
    news, edtf = days_of(published), draft.time.edtf if draft.time is not None else None
    days = days_of(edtf)
    if news is None or days is None or edtf is None or any(sign in edtf for sign in _UNSURE) or draft.type not in _ARRANGED:
        return False
    head = draft.head
    past = is_verbal(head) and (is_past_participle(head) or bool(_PAST & set(head.morph.get("Tense", []))))
    return days[0] > news[1] and not past
