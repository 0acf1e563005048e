"""Phrases that mark what is not the article's own prose: a language's `boilerplate.tsv`, matched without accents and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.languages import lexicon

_MATCHES = ("whole", "start", "end", "label")
_LONGEST = 300  # code points; no share button or credit line is longer
_QUOTES = ("«", '"', "“")  # a quotation is prose, whatever it begins with
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"}


class _Folding(dict[int, str]):
    """Each character's plain form: lower case, without accent, one space and one apostrophe; always one for one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _SAME.get(character) or unicodedata.normalize("NFD", character)[0].lower()[0]
        self[code] = " " if plain.isspace() else plain
        return self[code]


_FOLDING: Mapping[int, str] = _Folding()


def fold(text: str) -> str:
    """The text without case and accents, never longer or shorter."""
    return text.translate(_FOLDING)


def squeeze(text: str) -> str:
    """A line folded for comparison: runs of white space and the punctuation around it gone."""
    return " ".join(fold(text).split()).strip(" .:!?…,;-*|>»«\"'()[]↓→▶•")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one kind."""

    whole: frozenset[str]
    start: re.Pattern[str]
    end: re.Pattern[str]
    label: re.Pattern[str]

    def match(self, line: str) -> bool:
        """Whether the line is, begins with or ends with one of the phrases."""
        if len(line) > _LONGEST or line.startswith(_QUOTES):
            return False
        plain = squeeze(line)
        return plain in self.whole or bool(self.start.match(plain) or self.end.search(plain))

    def labelled(self, line: str) -> str | None:
        """What stands after one of the labels and its colon; None when the line has none of them."""
        found = self.label.match(fold(line)) if len(line) <= _LONGEST else None
        return line[found.end() :].strip(" \u00a0.") if found else None


@cache
def phrases(language: str, kind: str) -> Phrases:
    """The phrases of one kind in a language: the rows of `boilerplate.tsv`, compiled."""
    by_match: dict[str, list[str]] = {match: [] for match in _MATCHES}
    for row in lexicon(language).table("boilerplate"):
        if row["match"] not in by_match:
            raise DataError(f"languages/{language}/boilerplate.tsv: {row['match']!r} is none of {', '.join(_MATCHES)}")
        if row["kind"] == kind:
            by_match[row["match"]].append(" ".join(fold(row["phrase"]).split()))
    if not any(by_match.values()):
        raise DataError(f"languages/{language}/boilerplate.tsv has no phrase of kind {kind!r}")
    start, end, label = (_alternatives(by_match[match]) for match in ("start", "end", "label"))
    return Phrases(
        whole=frozenset(by_match["whole"]),
        start=re.compile(rf"(?:{start})(?!\w)"),
        end=re.compile(rf"(?<!\w)(?:{end})$"),
        label=re.compile(rf"\s*(?:{label})\s*[::]\s*"),
    )


def _alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)"
