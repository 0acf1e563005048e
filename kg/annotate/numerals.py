"""Numerals in digits and words -> their value; the words are a language's `numbers.tsv`.

Digits follow French typography: blanks or points between thousands, a comma before decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.languages import Lexicon
from kg.model import Comparator

_DIGITS = re.compile(r"\d+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}")
_COMPARATORS = {"atleast": Comparator.AT_LEAST, "atmost": Comparator.AT_MOST, "about": Comparator.ABOUT}

_FUNCTION_WORDS = ("from", "between", "to", "both", "article", "and", "of", "determiner")


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numerals of a language: form to value by kind, and the phrases that bound a number, longest first."""

    ones: dict[str, float]
    scales: dict[str, float]
    groups: dict[str, float]
    times: dict[str, float]
    before: tuple[tuple[tuple[str, ...], Comparator], ...]
    after: tuple[tuple[tuple[str, ...], Comparator], ...]
    words: dict[str, frozenset[str]]  # function words by kind: from, between, to, both, article, and, of, determiner
    openers: frozenset[str]  # the words without hyphens with which a number may begin

    def is_word(self, word: str) -> bool:
        """Whether the word, hyphenated or not, is a numeral that is no collective noun."""
        first, *parts = word.split("-")
        return self.is_part(first) and all(self.is_part(part) or part in self.words["and"] for part in parts)

    def is_part(self, word: str) -> bool:
        """Whether the word is one simple numeral."""
        return word in self.ones or word in self.scales


@cache
def load_numerals(lexicon: Lexicon) -> Numerals:
    """The numerals of a language."""
    rows = lexicon.table("numbers")

    def values(*kinds: str) -> dict[str, float]:
        return {row["form"]: float(row["value"]) for row in rows if row["kind"] in kinds}

    def phrases(suffix: str) -> tuple[tuple[tuple[str, ...], Comparator], ...]:
        found = [
            (tuple(split_words(row["form"])), name) for kind, name in _COMPARATORS.items() for row in rows if row["kind"] == kind + suffix
        ]
        return tuple(sorted(found, key=lambda phrase: (-len(phrase[0]), phrase[0])))

    ones, scales, groups, times = values("one", "ten"), values("scale"), values("group"), values("times")
    return Numerals(
        ones,
        scales,
        groups,
        times,
        phrases(""),
        phrases("-after"),
        {kind: frozenset(row["form"] for row in rows if row["kind"] == kind) for kind in _FUNCTION_WORDS},
        frozenset((*ones, *scales, *groups, *times)),
    )


def split_words(phrase: str) -> list[str]:
    """A phrase in the tokens that the parser makes of it: elided words end with their apostrophe."""
    return [word for word in re.split(r"(?<=')| +", phrase) if word]


def read_digits(text: str) -> float | None:
    """The value of one run of digits; None when it is no number ("18H00", "F-16")."""
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?", text):
        return float(text.replace(".", "").replace(" ", "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3}){2,}", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if _DIGITS.fullmatch(text) else None


def read_words(words: Sequence[str], numerals: Numerals) -> float | None:
    """The value of number words: "deux mille trois cents", "quatre-vingt-dix-sept", "soixante et onze"."""
    total = current = 0.0
    seen = False
    for word in (part for whole in words for part in whole.lower().split("-")):
        if word in numerals.ones:
            value = numerals.ones[word]
            current = current * value if current == 4 and value == 20 else current + value
        elif word in numerals.scales:
            scale = numerals.scales[word]
            if scale == 100:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
        elif word and word not in numerals.words["and"]:
            return None
        else:
            continue
        seen = True
    return total + current if seen else None


def read_count(text: str, numerals: Numerals) -> tuple[float, bool] | None:
    """The value of a short number and whether it is approximate: "3", "trois", "une dizaine de"."""
    words = split_words(text)
    for word in words:
        if word in numerals.groups:
            return numerals.groups[word], True
    value = read_digits(text) if text[:1].isdigit() else read_words(words, numerals)
    return None if value is None else (value, False)
