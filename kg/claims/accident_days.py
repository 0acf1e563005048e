"""The day of an accident, which all that an article tells of its dead and damage is of.

An article on an accident tells its day once, with the noun of it ("l'explosion de mardi", "un incendie a provoqué mardi …"), and its
victims many times, as known ("la déflagration a fait dix morts"). Where the days that it tells with such nouns agree, or one is told
more often than any other, that day is the accident's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.accidents import lemmas_of_class
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal, preposition
from kg.claims.own_times import is_counted_from, is_of_other_time
from kg.claims.told_times import days_of, lasts
from kg.languages import Lexicon, function_words
from kg.model import Modality

ACCIDENT = "toll: accident"
"""The rule of a draft that counts victims of an accident."""

_SPAN = 1  # days that an accident may last
_PARTIES = frozenset({"nsubj", "nsubj:pass", "obj"})
_CLIMB = 4  # words from a day to the noun or verb that it belongs to


def date_accidents(drafts: Sequence[Draft], times: Iterable[TimeMention], *, published: str | None, lexicon: Lexicon) -> list[Draft]:
    """The drafts, the undated victims of an accident with its day. `published` is the article's EDTF date."""
    if not any(ACCIDENT in draft.rules for draft in drafts):
        return list(drafts)
    times = list(times)
    doc = drafts[0].head.doc
    latest = days_of(published)
    told = [
        time
        for time in times
        if _is_day(time)
        and (latest is None or (time.edtf or "") <= latest[1].isoformat())
        and not is_counted_from(time, doc)
        and _tells_of_accident(doc[time.tokens.head], lexicon)
    ]
    told = told or [d.time for d in drafts if d.time is not None and _is_told_with_day(d)]
    counts = Counter(time.edtf for time in told).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return list(drafts)
    day = next(time for time in told if time.edtf == counts[0][0])
    before = [doc[t.tokens.head].sent.start for t in times if t.kind == "date" and t.edtf is not None and t.edtf < (day.edtf or "")]
    near = frozenset(start for d in drafts if ACCIDENT in d.rules for start in (d.head.sent.start, d.head.sent.end)) - frozenset(before)
    return [replace(d, time=day, rules=(*d.rules, "time: of the accident")) if _is_undated(d, near) else d for d in drafts]


def _is_undated(draft: Draft, near: frozenset[int]) -> bool:
    """Whether a toll without a date may be the accident's: told in sentences `near` other victims of it, by their first token."""
    if draft.type != "toll" or draft.time is not None or draft.trigger.certainty.modality is Modality.FUTURE:
        return False
    war, told = function_words(draft.head.lang_, "war"), draft.head.sent
    return told.start in near and not lasts(draft) and not any(token.lemma_.lower() in war for token in told)


def _is_told_with_day(draft: Draft) -> bool:
    """Whether the text dates victims of the accident themselves: "tués mardi dans la collision"."""
    implied = any(rule.startswith("time:") for rule in draft.rules)
    return ACCIDENT in draft.rules and not implied and draft.time is not None and _is_day(draft.time) and not lasts(draft)


def _is_day(time: TimeMention) -> bool:
    """Whether a time is a day or a night that is told, not reckoned ("deux semaines après")."""
    days = days_of(time.edtf)
    return days is not None and (days[1] - days[0]).days <= _SPAN and not (time.edtf or "").endswith("~")


def _tells_of_accident(token: Token, lexicon: Lexicon) -> bool:
    """Whether a day belongs to the noun of an accident, or to the verb that tells of one."""
    nouns = lemmas_of_class(lexicon, "accident") | lemmas_of_class(lexicon, "blast")
    node, apart = token, False
    for _ in range(_CLIMB):
        node = node.head
        if _names(node, nouns):
            return True
        if is_verbal(node) and node.dep_ != "acl":
            by = function_words(token.lang_, "by")  # "secouée mardi par une explosion"
            about = (c for c in node.children if (c.dep_ in _PARTIES or preposition(c) in by) and not is_of_other_time(c))
            return not apart and any(_names(child, nouns) for child in about)
        apart = apart or is_verbal(node)  # "survenue mardi" is of its noun: "ont fait dix morts selon un bilan publié jeudi"
    return False


def _names(token: Token, nouns: frozenset[str]) -> bool:
    """Whether a word is one of some nouns, or a compound of one: "double-explosion"."""
    return token.lemma_.lower().rpartition("-")[2] in nouns
