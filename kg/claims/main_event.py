"""The event that an article is about: its attack, whose day all tellings of it have.

Where the dated attacks of an article are of one day, with few others, a definite noun ("la fusillade", "cette série d'attaques"), what
something is said to have been ("il s'agit d'une attaque") and what is told as done without a date are of that day. Plurals, plans,
what lasts ("la lutte"), one more event and what happened elsewhere are others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.clauses import is_apart, tense_of
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_passive, is_past_participle, is_verbal
from kg.claims.own_times import calendar
from kg.claims.tellings import is_definite_noun, is_one_more
from kg.claims.told_times import SPAN, days_of, lasts
from kg.languages import function_words, lemmas
from kg.model import Modality, Polarity

_EVENT = "assault"
_LEAST = 2  # dated tellings of the main event
_SHARE = 0.5  # of the dated attacks that are of its day
_HELD = frozenset({Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE})


def date_by_main_event(drafts: Sequence[Draft], times: Sequence[TimeMention]) -> list[Draft]:
    """The drafts, tellings of the article's main attack with its day."""
    told = [d for d in drafts if d.type == _EVENT and d.time is not None and d.time.edtf is not None and not lasts(d)]
    counts = Counter(d.time.edtf for d in told if d.time is not None).most_common(1)
    if not counts or counts[0][1] < max(_LEAST, _SHARE * len(told)) or not _is_day(counts[0][0]):
        return list(drafts)
    tellings = [d for d in told if d.time is not None and d.time.edtf == counts[0][0]]
    timed = frozenset(time.tokens.head for time in times)
    return [replace(d, time=tellings[0].time, rules=(*d.rules, "time: main event")) if _tells_of(d, tellings, timed) else d for d in drafts]


def _is_day(edtf: str | None) -> bool:
    days = days_of(edtf)
    return days is not None and (days[1] - days[0]).days <= SPAN


def _tells_of(draft: Draft, tellings: Sequence[Draft], timed: frozenset[int]) -> bool:
    """Whether an undated attack may be the main event."""
    certainty = draft.trigger.certainty
    if draft.type != _EVENT or draft.time is not None or "future" in draft.frame.options:
        return False
    if certainty.modality not in _HELD or certainty.polarity is Polarity.NEGATED or not _may_be_there(draft, tellings):
        return False
    if is_verbal(draft.head):
        return _is_told_as_done(draft.head, timed)
    earlier = not draft.chain and tense_of(draft.head)[0] == "pluperfect"  # "l'attaque avait fait dix morts": the one told just before
    return draft.head.pos_ == "NOUN" and not earlier and _is_known(draft.head, timed)


def _may_be_there(draft: Draft, tellings: Sequence[Draft]) -> bool:
    """Whether it happened in no other place than the main event."""
    here, there = lineages(draft.places), lineages(place for other in tellings for place in other.places)
    own = {place.id for place in draft.places}
    others = {place.id for other in tellings for place in other.places}
    return not here or not there or bool(own & there or others & here)


def _is_known(noun: Token, timed: frozenset[int]) -> bool:
    """Whether a noun tells of a known single event, which no other time is told of: "la fusillade", "il s'agit d'une attaque"."""
    words, language = calendar(noun.lang_), noun.lang_
    if any((kind, noun.lemma_.lower()) in words for kind in ("lasting", "enduring")) or is_one_more(noun):
        return False
    if any(("another", child.lower_) in words for child in noun.children):
        return False
    if any(("habit", child.lower_) in words for child in (*noun.children, *noun.head.children)):
        return False
    if any(token.i in timed for token in noun.subtree):
        return False
    measure = noun.head if noun.dep_ == "nmod" and noun.head.lemma_.lower() in lemmas(language, "quantifiers") else None
    if measure is not None and is_definite_noun(measure):
        return True
    return noun.morph.get("Number", []) != ["Plur"] and is_definite_noun(noun)


def _is_told_as_done(verb: Token, timed: frozenset[int]) -> bool:
    """Whether a passive in the perfect tells it, or a participle of the headline, in a clause without another time."""
    tense, clause = tense_of(verb)
    headline = verb.sent.start == 0 and is_past_participle(verb) and is_apart(verb)
    if not headline and (tense != "perfect" or clause != verb or is_apart(verb) or not is_passive(verb)):
        return False
    relative = function_words(verb.lang_, "relative") - function_words(verb.lang_, "that")
    return not any(child.lower_ in relative for child in verb.lefts) and not any(token.i in timed for token in verb.subtree)
