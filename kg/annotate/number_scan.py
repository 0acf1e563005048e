"""Tokens -> numbers with their value and comparator, whatever they count.

A plural collective noun alone means at least two of them ("des dizaines": 20), a number that is one ("une centaine") is
about that much. The two ends of a range are two numbers, at least the lower and at most the upper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.annotate.numerals import Numerals, read_digits, read_words
from kg.model import Comparator

_THOUSANDS = re.compile(r"\d{3}(?:,\d+)?")
_HEAD_DIGITS = re.compile(r"[1-9]\d{0,2}")
_LARGE = 1e6  # from here on scales are nouns: "deux millions de"
_REACH = 5  # tokens of the longest bounding phrase


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens begin..end (excluded); `opening` is where its comparator begins."""

    begin: int
    end: int
    value: float
    comparator: Comparator
    opening: int
    grouped: bool = False  # ends in a collective noun, so that "de" leads to what it counts
    article: bool = False  # a mere "un" or "une"


def scan_numbers(doc: Doc, numerals: Numerals, excluded: frozenset[int]) -> Iterator[Number]:
    """Every number outside the excluded tokens, from left to right."""
    i, previous = 0, None
    forms = [token.lower_ for token in doc]
    while i < len(forms):
        plain = forms[i].isalpha() and forms[i] not in numerals.openers  # no number
        number = None if plain or i in excluded else _read(doc, i, numerals)
        if number is None or any(j in excluded for j in range(number.begin, number.end)):
            i += 1
            continue
        i = number.end
        number = _compare(doc, number, numerals)
        if previous and _is_range(doc, previous, number, numerals):
            previous = replace(previous, comparator=Comparator.AT_LEAST, opening=_range_opening(doc, previous, numerals))
            number = replace(number, comparator=Comparator.AT_MOST, opening=number.begin)
        if previous:
            yield previous
        previous = number
    if previous:
        yield previous


def _read(doc: Doc, i: int, numerals: Numerals) -> Number | None:
    word = doc[i].lower_
    if word in numerals.groups and numerals.groups.get(word.removesuffix("s")) and word.endswith("s"):
        return _groups(doc, i, i, 2.0, Comparator.AT_LEAST, numerals)
    if word in numerals.times:
        counts = i + 1 < len(doc) and not doc[i + 1].is_punct
        return Number(i, i + 1, numerals.times[word], Comparator.EXACTLY, i) if counts else None
    if word[0].isdigit():
        value, end = _digits(doc, i)
    elif numerals.is_word(word):
        value, end = _words(doc, i, numerals)
    else:
        return None
    return None if value is None else _scaled(doc, i, end, value, numerals)


def _digits(doc: Doc, i: int) -> tuple[float | None, int]:
    """Digits, their thousands apart by blanks included: "1 199"."""
    text, end = doc[i].text, i + 1
    if _HEAD_DIGITS.fullmatch(text):
        while end < len(doc) and _THOUSANDS.fullmatch(doc[end].text) and doc[end].idx == doc[end - 1].idx + len(doc[end - 1]) + 1:
            text, end = f"{text} {doc[end].text}", end + 1
    return read_digits(text), end


def _words(doc: Doc, i: int, numerals: Numerals) -> tuple[float | None, int]:
    end = i + 1
    while end < len(doc):
        before, word = doc[end - 1].lower_, doc[end].lower_
        if numerals.is_word(word) and word not in numerals.words["article"] and _may_follow(before, word, numerals):
            end += 1
        elif _is_and(doc, end, numerals):
            end += 2
        else:
            break
    while end > i + 1 and numerals.scales.get(doc[end - 1].lower_, 0) >= _LARGE:
        end -= 1
    return read_words([token.lower_ for token in doc[i:end]], numerals), end


def _may_follow(before: str, word: str, numerals: Numerals) -> bool:
    """Whether two numerals make one: "deux mille", "mille trois", "cent vingt"; not "six huit"."""
    return before.split("-")[-1] in numerals.scales or word.split("-")[0] in numerals.scales


def _is_and(doc: Doc, i: int, numerals: Numerals) -> bool:
    """Whether "et" at i joins tens and ones: "vingt et un", "soixante et onze"."""
    if doc[i].lower_ not in numerals.words["and"] or i + 1 >= len(doc) or numerals.ones.get(doc[i - 1].lower_, 0) < 20:
        return False
    return numerals.ones.get(doc[i + 1].lower_) in (1, 11)


def _scaled(doc: Doc, i: int, end: int, value: float, numerals: Numerals) -> Number:
    """With the scale or collective noun that follows: "2,5 millions", "une dizaine de milliers", "trois douzaines"."""
    article = end == i + 1 and doc[i].lower_ in numerals.words["article"]
    following = doc[end].lower_ if end < len(doc) else ""
    if following in numerals.groups:
        about = Comparator.ABOUT if article and numerals.groups[following] < _LARGE else Comparator.EXACTLY
        return _groups(doc, i, end, value, about, numerals)
    if following in numerals.scales and doc[i].text[0].isdigit():
        return Number(i, end + 1, value * numerals.scales[following], Comparator.EXACTLY, i)
    return Number(i, end, value, Comparator.EXACTLY, i, article=article)


def _groups(doc: Doc, begin: int, at: int, value: float, comparator: Comparator, numerals: Numerals) -> Number:
    """Collective nouns from `at` on, each a factor: "dizaines de milliers"."""
    value *= numerals.groups[doc[at].lower_]
    end = at + 1
    while end + 1 < len(doc) and doc[end].lower_ in numerals.words["of"] and doc[end + 1].lower_ in numerals.groups:
        value *= numerals.groups[doc[end + 1].lower_]
        end += 2
    return Number(begin, end, value, comparator, begin, grouped=True)


def _compare(doc: Doc, number: Number, numerals: Numerals) -> Number:
    """With the phrase before or right behind it that bounds it: "plus de 35 000", "dix au moins"."""
    before = [token.lower_ for token in doc[max(0, number.begin - _REACH) : number.begin]]
    determined = bool(before) and before[-1] in numerals.words["determiner"]
    for skipped in (0, 1) if determined else (0,):
        words = tuple(before[: len(before) - skipped])
        for phrase, comparator in numerals.before:
            if not words or words[-1] != phrase[-1]:
                continue
            vague = number.comparator == Comparator.AT_LEAST and comparator == Comparator.ABOUT  # "quelques dizaines"
            if words[-len(phrase) :] == phrase and not vague:
                return replace(number, comparator=comparator, opening=number.begin - len(phrase) - skipped)
    after = tuple(token.lower_ for token in doc[number.end : number.end + _REACH])
    for phrase, comparator in numerals.after:
        if after and after[0] == phrase[0] and after[: len(phrase)] == phrase:
            return replace(number, comparator=comparator)
    return number


def _is_range(doc: Doc, lower: Number, upper: Number, numerals: Numerals) -> bool:
    """Whether two numbers are the ends of a range: "de 10 à 15", "entre dix et quinze", "dix à quinze"."""
    if upper.begin != lower.end + 1 or not lower.value < upper.value or upper.article:
        return False
    joint, opener = doc[lower.end].lower_, doc[lower.begin - 1].lower_ if lower.begin else ""
    return joint in numerals.words["to"] or (joint in numerals.words["both"] and opener in numerals.words["between"])


def _range_opening(doc: Doc, lower: Number, numerals: Numerals) -> int:
    opener = doc[lower.opening - 1].lower_ if lower.opening else ""
    return lower.opening - 1 if opener in numerals.words["from"] | numerals.words["between"] else lower.opening
