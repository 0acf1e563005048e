"""Tolls of a whole war or operation: they run from its start up to the article.

A sum since a start ("depuis le début de l'intervention en 2013") ends with the article's month, as what lasts since a year does; a
sum that says so itself ("au total", "porte à 40 le nombre") with the article's day. What a war "a fait" of dead is since the year
that the sentences around date it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal

_YEAR = re.compile(r"(\d{4}~?)(?:/.*)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 2  # sentences between a war's dead and its year
_REACH = 12  # words from "depuis" to the year: "depuis le début de l'intervention en 2013"


def sum_up(draft: Draft, times: Sequence[TimeMention], *, published: str | None, words: frozenset[tuple[str, str]]) -> Draft:
    """A toll with the whole time that it sums up; `words` are kinds and forms of the calendar."""
    if draft.type != "toll" or published is None:
        return draft
    month = published[: len("2020-01")]
    time = draft.time
    since = _since(draft, times, words) if time is None or time.kind == "date" else None
    if since is not None and since.edtf is not None and since.edtf < published and (time is None or time.edtf == since.edtf):
        return _until(draft, since, since.edtf, published)
    year = _YEAR.fullmatch(time.edtf) if time is not None and time.edtf is not None and "/" not in time.edtf else None
    if time is not None and year is not None and year[1] < published:
        sentence = draft.head.sent
        before = draft.head.doc[max(sentence.start, time.tokens.start - _REACH) : time.tokens.start]
        if any(("since", token.lower_) in words for token in before):
            return _until(draft, time, year[1], month)
        if any(("sum", token.lower_) in words for token in draft.head.sent):
            return _until(draft, time, year[1], published)
        return draft
    war = next((token for token in _subjects(draft.head) if ("enduring", token.lemma_.lower()) in words), None)
    if war is None or (
        time is not None and time.tokens.end > time.tokens.start and draft.head.sent.start <= time.tokens.head < draft.head.sent.end
    ):
        return draft
    told = [
        (abs(mention.tokens.head - war.i), match[1], mention) for mention in times if (match := _start(mention, war)) and match[1] < month
    ]
    return _until(draft, *_nearest(told), month) if told else draft


def _since(draft: Draft, times: Sequence[TimeMention], words: frozenset[tuple[str, str]]) -> TimeMention | None:
    """The day that says when the start was since which a toll counts: "depuis le début de la guerre, le 8 octobre"."""
    sentence, doc = draft.head.sent, draft.head.doc
    for time in times:
        if sentence.start <= time.tokens.start < sentence.end and _DAY.fullmatch(time.edtf or ""):
            before = doc[max(sentence.start, time.tokens.start - _REACH) : time.tokens.start]
            since = next((token.i for token in before if ("since", token.lower_) in words), time.tokens.start)
            if since < time.tokens.start and not any(is_verbal(token) for token in doc[since : time.tokens.start]):
                return time
    return None


def _nearest(told: list[tuple[int, str, TimeMention]]) -> tuple[TimeMention, str]:
    _, year, mention = min(told, key=lambda item: item[0])
    return mention, year


def _until(draft: Draft, time: TimeMention, start: str, end: str) -> Draft:
    return replace(draft, time=TimeMention(time.tokens, f"{start}/{end}", "interval"), rules=(*draft.rules, "time: sum"))


def _subjects(head: Token) -> Iterator[Token]:
    """What the verb of a toll is said of: its subject, and the noun that its relative clause tells of."""
    yield from (child for child in head.children if child.dep_ == "nsubj")
    if head.dep_ in ("acl", "acl:relcl"):
        yield head.head


def _start(mention: TimeMention, war: Token) -> re.Match[str] | None:
    """The year that a mention near a war's name begins with."""
    doc = war.doc
    between = doc[min(mention.tokens.head, war.i) : max(mention.tokens.head, war.i)]
    near = sum(1 for token in between if token.is_sent_start) <= _NEAR
    return _YEAR.fullmatch(mention.edtf) if near and mention.edtf is not None else None
