"""Dead beyond the scale of one act of violence, or counted since a start, are a toll.

Hardly one act of violence on record killed a thousand people: whoever writes of thousands sums up a war. So does who counts
from a start ("18 soldats tués depuis l'intervention en 2013") or over days ("40 rebelles tués en deux jours"). A claim that the
noun of the act carries stays the act's. A toll that neither counts nor names anybody tells nothing: "le bilan s'alourdit".
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.claims.draft import Draft
from kg.claims.forms import is_verbal, preposition
from kg.claims.own_times import calendar
from kg.languages import function_words, lexicon

_SUM = 1000  # dead of more than one act
_SEVERAL = 2
_REACH = 6  # words from "depuis" to the date of the start
_MOMENTS = frozenset({"second", "minute", "hour"})  # units that one act of violence may last


def mark_sums(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of casualties that sum up many acts being tolls, without tolls of nobody."""
    return [_as_toll(draft) if _sums_up(draft) else draft for draft in drafts if not _counts_nobody(draft)]


def _counts_nobody(draft: Draft) -> bool:
    noun = draft.type == "toll" and not is_verbal(draft.head) and not draft.denied
    return noun and not (draft.quantities or draft.agents or draft.recipients)


def _sums_up(draft: Draft) -> bool:
    if draft.type != "assault" or "victims" not in draft.frame.options:
        return False
    dead = max((q.value for q in draft.quantities if q.measure == "killed"), default=0)
    return dead >= _SUM or (dead >= _SEVERAL and (_since(draft) or _lasts(draft)))


def _since(draft: Draft) -> bool:
    """Whether a casualty is dated by the start of what it belongs to."""
    if draft.time is None or draft.time.tokens.start == draft.time.tokens.end:
        return False
    start = draft.time.tokens.start
    before = draft.head.doc[max(draft.head.sent.start, start - _REACH) : start]
    return any(("since", token.lower_) in calendar(draft.head.lang_) for token in before)


@cache
def _days(language: str) -> frozenset[str]:
    rows = lexicon(language).table("calendar")
    return frozenset(row["form"] for row in rows if row["kind"] == "unit" and row["value"] not in _MOMENTS)


def _lasts(draft: Draft) -> bool:
    """Whether a casualty is told of a number of days, weeks or years: "tués en deux jours", not "tués en plein jour"."""
    within, days = function_words(draft.head.lang_, "in"), _days(draft.head.lang_)
    spans = (child for child in draft.head.children if child.lower_ in days and preposition(child) in within)
    return any(child.dep_ == "nummod" and child.i < span.i for span in spans for child in span.children)


def _as_toll(draft: Draft) -> Draft:
    return replace(draft, frame=replace(draft.frame, type="toll", mode=None), mode=None, rules=(*draft.rules, "toll: sum"))
