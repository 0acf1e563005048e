"""Where all that an article tells of one day's blows is: at the place that it tells of any of them.

"L'attaque a fait dix morts mardi à X. … Les assaillants ont tué mardi deux passants": tellings of blows on one day, as done or as
known, are of one event, or of one place, as long as the article places none of that day elsewhere. Gatherings of one day are at one
place if somebody is at both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.clauses import tense_of
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_infinitive, is_verbal
from kg.claims.tellings import is_definite_noun, is_loosely_known
from kg.claims.told_times import SPAN, days_of
from kg.model import Modality, Place

_FAMILIES = {"assault": "assault", "toll": "assault", "consult": "consult"}
_DONE = frozenset({"perfect", "pluperfect", "other"})  # "other": no finite verb of its own
_UNSURE = "time: of the sentence"


def place_by_day(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, unplaced blows, tolls and gatherings of a day where those of their kind of that day are told to be."""
    told = [draft for draft in drafts if draft.places and _may_be(draft)]
    return [_placed(draft, told) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    unplaced = not (draft.places or draft.origins or draft.destinations)
    return unplaced and _UNSURE not in draft.rules and _may_be(draft) and _is_one_event(draft.head)


def _is_one_event(head: Token) -> bool:
    """Whether a word tells of what has been done or is known: "ont tué", "l'attaque", no "risque d'enlèvement", no "pour négocier"."""
    if is_verbal(head):
        return not is_infinitive(head) and tense_of(head)[0] in _DONE
    return head.sent.start == 0 or (is_definite_noun(head) and not is_loosely_known(head))


def _may_be(draft: Draft) -> bool:
    """Whether a draft tells of something on one day that has been."""
    days = days_of(draft.time.edtf) if draft.time is not None else None
    been = draft.type in _FAMILIES and draft.trigger.certainty.modality is not Modality.FUTURE and "future" not in draft.frame.options
    return been and days is not None and (days[1] - days[0]).days <= SPAN


def _placed(draft: Draft, told: Sequence[Draft]) -> Draft:
    place = _one_place([other for other in told if _is_of_one_day(draft, other)], draft)
    return replace(draft, places=(place,), rules=(*draft.rules, "place: told of the day")) if place is not None else draft


def _is_of_one_day(draft: Draft, other: Draft) -> bool:
    if draft.time is None or other.time is None or draft.time.edtf != other.time.edtf:
        return False
    kin = _FAMILIES[draft.type] == _FAMILIES[other.type]
    return kin and (draft.type != "consult" or bool(_parties(draft) & _parties(other)))


def _parties(draft: Draft) -> set[str]:
    return lineages((*draft.agents, *draft.recipients))


def _one_place(told: Sequence[Draft], draft: Draft) -> Place | None:
    """The place of the nearest of some drafts, if no two of them are told to be apart."""
    wholes = [(other.places[0].id, lineages(other.places[:1])) for other in told if len(other.places) == 1]
    if not wholes or len(wholes) < len(told) or any(a not in around and b not in over for a, over in wholes for b, around in wholes):
        return None
    return min(told, key=lambda other: (other.head.i > draft.head.i, abs(other.head.i - draft.head.i))).places[0]
