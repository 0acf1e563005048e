"""Which of the events told before a definite noun may mean: "l'attaque" is the attack of the news, not one that it recalls.

A noun and the noun that it takes up agree in number: "l'attaque" is none of "des attaques récurrentes". "La première attaque",
"une nouvelle frappe" bring up another event than the one told, and what multiplies are many. What the pluperfect tells, or what
has another date than the event that the article opened on, is background: only a demonstrative, or a word told in the pluperfect
itself, points there, or one right behind it by a word of its family. An answer to a blow is no more what "l'attaque" means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.clauses import tense_of
from kg.claims.draft import Draft
from kg.claims.tellings import LEAD
from kg.claims.told_times import is_dated
from kg.knowledge.folding import unaccent
from kg.languages import function_words, lexicon

_REACH = 300  # tokens back to what a noun points at
_STEM = 5  # letters that words of one family share
_CLASH = "clash"


def events_meant(draft: Draft, events: Sequence[Draft]) -> list[Draft]:
    """The events, in text order, that a noun may point back to."""
    noun = draft.head
    if _brings_up_others(noun) or (number(noun) == "Plur" and _is_repeated(noun)):
        return []
    near = [event for event in events if noun.i - event.head.i <= _REACH and _agree_in_number(draft, event) and not _is_answer(event, noun)]
    if is_pointed_at(noun) or tense_of(noun)[0] == "pluperfect":
        return near
    news, sentence = _news(events), noun.sent
    last = noun.doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    return [
        event
        for event in near
        if not _is_recalled(event, news) or event.head.i >= (last if is_kindred(event.head, noun) else sentence.start)
    ]


def is_pointed_at(noun: Token) -> bool:
    """Whether a demonstrative says which event is meant: "cette attaque"."""
    pointing = function_words(noun.lang_, "demonstrative")
    return any(child.dep_ == "det" and child.lower_ in pointing for child in noun.children)


@cache
def _others(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon(language).table("calendar") if row["kind"] in ("another", "ordinal-event"))


def _brings_up_others(noun: Token) -> bool:
    """Whether a word says that another event is meant than the one told: "la première attaque", "d'autres frappes"."""
    words = _others(noun.lang_)
    return not is_pointed_at(noun) and any(child.lower_ in words or child.lemma_.lower() in words for child in noun.children)


def _is_repeated(noun: Token) -> bool:
    """Whether a verb says that there are more and more of them: "les raids se multiplient", "a multiplié les offensives"."""
    return noun.dep_ in ("nsubj", "nsubj:pass", "obj") and is_of_kind(noun.head, "repeats")


def _agree_in_number(draft: Draft, event: Draft) -> bool:
    if event.head.pos_ != "NOUN" or _CLASH in (draft.mode, event.mode) or not is_kindred(event.head, draft.head):
        return True
    mine, theirs = number(draft.head), number(event.head)
    return not mine or not theirs or mine == theirs


def _is_answer(event: Draft, noun: Token) -> bool:
    """Whether an event is an answer to a blow, which a word of another family does not mean: "ont repoussé les assaillants"."""
    return is_of_kind(event.head, "answers") and not is_kindred(event.head, noun)


def _news(events: Sequence[Draft]) -> Draft | None:
    """The event that an article opened on."""
    opening = [event for event in events if event.head.i <= LEAD]
    return next((event for event in opening if _has_date(event)), opening[0] if opening else None)


def is_kindred(word: Token, noun: Token) -> bool:
    """Whether two words share their stem: "frappé" and "frappe", "enlevé" and "enlèvements"."""
    first, second = (unaccent(token.lemma_.lower())[:_STEM] for token in (word, noun))
    return first == second


def _has_date(event: Draft) -> bool:
    return event.time is not None and is_dated(event.time)


def _is_recalled(event: Draft, news: Draft | None) -> bool:
    """Whether an event is told only as what happened before the news."""
    if news is None or event is news:
        return False
    if tense_of(event.head)[0] == "pluperfect":
        return True
    if event.time is None or news.time is None or not (_has_date(event) and _has_date(news)):
        return False
    return event.time.edtf != news.time.edtf and not (event.time.edtf or "").startswith(news.time.edtf or "-")
