"""Happenings told more than once in an article: a second telling has the date of the first.

A happening without a date is one told before when the two share an actor or a place, or when it names neither. A definite noun
("l'attaque", "ces frappes") and the headline take up a happening of their type anywhere in the article, those of their own word
first, unless their places differ (Hawkins 1978, *Definiteness and Indefiniteness*: the definite noun refers to what is known).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.clauses import tense_of
from kg.claims.coordination import first_of_series
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_verbal
from kg.claims.own_times import calendar, is_of_other_time
from kg.claims.told_times import TOLD_ON, days_of, is_dated, lasts
from kg.languages import Lexicon, function_words
from kg.model import Modality, Polarity

HAPPENINGS = frozenset({"assault", "coerce", "retreat", "mobilize", "aid", "toll"})
"""Types of what happens on a day and may be told again."""

LEAD = 120
"""Tokens of headline and lead, whose date holds for the whole article."""

MONTH_LONG = 31
"""Days after which what an article brings up is no more of its news."""

_TAKEN_UP = frozenset({"assault", "toll", "coerce", "consult", "agree", "concede", "sanction", "reject"})
_FAMILIES = {"toll": "assault"}
_STORY = frozenset({"perfect", "pluperfect", "other"})  # "other": no finite verb of its own
_STEPS = frozenset({"assault", "coerce", "retreat", "protest"})
_SENTENCES = 3  # between two steps of one story
_NEAR = 60  # tokens between two tellings of one happening
_BARE = ("obj", "nsubj", "nsubj:pass", "ROOT")  # no preposition before them: "a mené des frappes"
_MONTH = re.compile(r"\d{4}-\d\d")


def are_near(draft: Draft, other: Draft) -> bool:
    """Whether two happenings are told near each other, or one of them in the lead."""
    return abs(draft.head.i - other.head.i) <= _NEAR or other.head.i <= LEAD


def is_same_happening(draft: Draft, other: Draft) -> bool:
    """Whether a draft shares kind and an actor or a place with a dated one, or names neither."""
    if not is_telling(draft, other):
        return False
    actors = {actor.id for actor in (*draft.agents, *draft.recipients)}
    places = {place.id for place in draft.places}
    if not actors and not places:
        return True
    shared = actors & {actor.id for actor in (*other.agents, *other.recipients)}
    return bool(shared or places & {place.id for place in other.places})


def is_telling(draft: Draft, other: Draft) -> bool:
    """Whether the other tells of a dated happening of the draft's kind."""
    if _FAMILIES.get(draft.type, draft.type) != _FAMILIES.get(other.type, other.type):
        return False
    return other.time is not None and is_dated(other.time) and not lasts(other) and other.trigger.certainty.modality is not Modality.FUTURE


def taken_up(draft: Draft, drafts: Sequence[Draft], *, day: date | None, lexicon: Lexicon) -> TimeMention | None:
    """The day of the happening that a definite noun or the headline takes up.

    Where no noun takes up its own word, it is one of the month before the article's own `day`, or one that the lead tells.
    """
    if not (draft.head.sent.start == 0 or is_definite_noun(draft.head)):
        return None
    told, same = _candidates(draft, drafts, lexicon)
    told = same if is_loosely_known(draft.head) else told
    own = [other for other in same if is_plural(other.head) == is_plural(draft.head)]
    return _nearest(draft.head, [other for other in told if other in own or day is None or _is_in_view(other, day)])


def named_again(draft: Draft, drafts: Sequence[Draft], *, day: date, lexicon: Lexicon) -> TimeMention | None:
    """The day of the one happening in view of the article's `day` that a sentence with a time of its own takes up.

    By the same word or by a demonstrative: "le maire a condamné lundi l'attaque", "cet assassinat".
    """
    head = draft.head
    if not is_definite_noun(head) or is_of_other_time(head) or is_plural(head):
        return None
    told, same = _candidates(draft, drafts, lexicon)
    pointed = any(child.lower_ in function_words(head.lang_, "demonstrative") for child in head.children)
    return _nearest(head, [other for other in same or (told if pointed else []) if not is_plural(other.head) and _is_in_view(other, day)])


def _candidates(draft: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> tuple[list[Draft], list[Draft]]:
    """The dated drafts that a noun may take up, and those of them that its own word tells."""
    head = draft.head
    if draft.type not in _TAKEN_UP or any(child.lower_ in _words(lexicon, "another") for child in head.children):
        return [], []
    told = [other for other in drafts if is_telling(draft, other) and _may_be_one(draft, other)]
    if head.lemma_.lower() in _words(lexicon, "enduring"):
        told = [other for other in told if other.head.lemma_ == head.lemma_ and is_plural(other.head) == is_plural(head)]
    return told, [other for other in told if head.sent.start > 0 and other.head.lemma_ == head.lemma_]


def _nearest(head: Token, told: Sequence[Draft]) -> TimeMention | None:
    """The time of the draft that tells of the same: by the same word first, then before it, then nearest."""
    if not told:
        return None
    return min(told, key=lambda other: (other.head.lemma_ != head.lemma_, other.head.i > head.i, abs(other.head.i - head.i))).time


def is_plural(head: Token) -> bool:
    """Whether a word is in the plural."""
    return head.morph.get("Number", []) == ["Plur"]


def _is_in_view(draft: Draft, day: date) -> bool:
    """Whether a draft is told to the day, and is of the month before another day or told in the lead."""
    told = days_of(draft.time.edtf) if draft.time is not None else None
    return told is not None and (draft.head.i <= LEAD or (day - told[1]).days <= MONTH_LONG)


def told_on(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A happening without a date has that of the last one of its kind within three sentences, as its story goes on.

    `told` are the dated drafts in text order. The two share an actor or a place, or both are told in the perfect; what is told
    in the present or the imperfect, denied or planned is no step of a story.
    """
    certainty = draft.trigger.certainty
    if draft.time is not None or draft.type not in _STEPS or certainty.polarity is Polarity.NEGATED:
        return draft
    if not (draft.agents or draft.recipients or draft.places):  # of whoever else, wherever else
        return draft
    if is_of_other_time(draft.head) and not is_definite_noun(draft.head):  # "une semaine après des bombardements"
        return draft
    if any(("another", child.lower_) in calendar(draft.head.lang_) for child in draft.head.lefts):  # "d'autres attaques"
        return draft
    if draft.head.is_sent_start and is_verbal(draft.head):  # "Mis en examen pour vol, il …" tells who he is
        return draft
    tense = tense_of(draft.head)[0]
    if tense not in _STORY or certainty.modality is not Modality.CERTAIN or "future" in draft.frame.options:
        return draft
    before = [other for other in told if other.head.i < draft.head.i and is_telling(draft, other)]
    if not before:
        return draft
    last = before[-1]
    if tense == "perfect" and tense_of(last.head)[0] == "pluperfect":  # what was told back ends where the story goes on
        return draft
    between = draft.head.doc[last.head.i + 1 : draft.head.i + 1]
    if sum(1 for token in between if token.is_sent_start) > _SENTENCES:
        return draft
    if is_same_happening(draft, last) or (tense == "perfect" == tense_of(last.head)[0]):
        return replace(draft, time=last.time, rules=(*draft.rules, TOLD_ON))
    return draft


def refined(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """One happening told to the month gets its day where the article tells one such happening on one day of that month."""
    month = draft.time.edtf if draft.time is not None else None
    many = is_plural(draft.head) or draft.mode == "occupation"  # "les attaques de mai", "l'invasion, en mars"
    if month is None or many or not _MONTH.fullmatch(month) or draft.type not in HAPPENINGS:
        return draft
    times = [other.time for other in drafts if other.time is not None and other.type == draft.type]
    days = {time.edtf: time for time in times if len(time.edtf or "") == len("2020-01-01") and (time.edtf or "").startswith(month)}
    return replace(draft, time=next(iter(days.values())), rules=(*draft.rules, "time: day of the month")) if len(days) == 1 else draft


@cache
def _words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] == kind)


def is_definite(word: Token) -> bool:
    """Whether a word marks its noun as known: an article, a demonstrative, a possessive, also in "du" and "des" for "de le", "de les"."""
    if word.lower_ in function_words(word.lang_, "definite", "demonstrative") or word.morph.get("Poss", []) == ["Yes"]:
        return True
    contracted = word.pos_ == "ADP" and word.lower_ in function_words(word.lang_, "contracted")
    return contracted and first_of_series(word.head).dep_ not in _BARE


def is_definite_noun(head: Token) -> bool:
    """Whether a noun tells of what is known: "l'attaque"."""
    return head.pos_ == "NOUN" and any(is_definite(child) for child in head.children)


def is_counted(noun: Token) -> bool:
    """Whether a number tells how many: "trois attaques"."""
    return any(child.dep_ == "nummod" for child in noun.children)


def is_loosely_known(noun: Token) -> bool:
    """Whether a plural is definite by its preposition or its owner alone, and so may mean any: "cesser leurs tirs", "victimes des tirs"."""
    words = function_words(noun.lang_, "definite", "demonstrative")
    plain = noun.sent.start == 0 or is_counted(noun) or any(child.lower_ in words for child in noun.children)
    return noun.pos_ == "NOUN" and is_plural(noun) and not plain


def is_new(word: Token) -> bool:
    """Whether an indefinite noun brings in something that was not told before: "une attaque", "pas d'aide"; not in a headline."""
    if word.pos_ != "NOUN" or is_definite_noun(word):
        return False
    return word.sent.start > 0 or any(child.dep_ == "det" for child in word.children)


def is_one_more(word: Token) -> bool:
    """Whether a noun tells one more event of its kind than the one told: "cette nouvelle attaque"."""
    return any(child.lower_ in function_words(word.lang_, "anew") for child in word.lefts)


def _may_be_one(draft: Draft, other: Draft) -> bool:
    return (
        not draft.places
        or not other.places
        or any(a.id in lineages((b,)) or b.id in lineages((a,)) for a in draft.places for b in other.places)
    )
