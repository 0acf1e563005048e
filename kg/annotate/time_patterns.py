"""The patterns of `times.tsv` compiled into one expression, and the matches that it finds in a text.

A slot's group is named after it and the number of its row; the row's rule gets the values of its slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.annotate.guards import Guarded, guard
from kg.errors import DataError
from kg.languages import Lexicon

Slots = dict[str, str]
"""Slot name, numbered from its second use on (`month`, `month2`), to the value of the form found there."""

_SLOT = re.compile(r"\{([a-z]+)\}")
_SHAPES = {
    "year": r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|\d* ?%)",
    "dd": r"(?:0?[1-9]|[12]\d|3[01])",
    "mm": r"(?:0?[1-9]|1[0-2])",
    "yy": r"[2-9]0",
}
_DIGITAL = (*_SHAPES, "day")
_COARSE = ("year", "decade", "century")
_NUMERALS = {"one": "word", "ten": "word", "scale": "word", "group": "group"}
_ALL_DIGITS = re.compile(r"\d+")
Groups = tuple[tuple[str, str, str], ...]
"""Of a row, each slot's group, name and kind."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row that matched: its rule, the slots' values, and where, in characters."""

    rule: str
    slots: Slots
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """All rows of a language as one expression, with the values of its words."""

    expression: Guarded
    rules: tuple[tuple[str, Groups], ...]  # a row's rule and its slots
    values: dict[tuple[str, str], str] = field(hash=False)
    bound: re.Pattern[str]  # "depuis", "jusqu'à" … at the end of what stands before a mention
    bound_groups: Groups

    def scan(self, text: str) -> Iterator[Match]:
        """The matches from left to right, none overlapping; `text` in lower case."""
        for found in self.expression.finditer(text):
            rule, groups = self.rules[int((found.lastgroup or "r0")[1:])]
            slots = {name: self._value(kind, found[group]) for group, name, kind in groups if found[group] is not None}
            yield Match(rule, slots, found.start(), found.end())

    def has(self, kind: str, form: str) -> bool:
        """Whether a form is a word of that kind of `calendar.tsv`."""
        return (kind, form) in self.values

    def bound_before(self, text: str) -> str | None:
        """The kind of the bounding word that a text ends with: since, until, before, after, toward."""
        found = self.bound.search(text)
        return next((kind for group, _, kind in self.bound_groups if found[group] is not None), None) if found else None

    def _value(self, kind: str, form: str) -> str:
        if kind in _DIGITAL:
            digits = _ALL_DIGITS.match(form)
            return digits.group() if digits else form
        return self.values.get((kind, form), form)


def lower(text: str) -> str:
    """Lower case without ever changing the length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def load_patterns(lexicon: Lexicon) -> Patterns:
    """The time patterns of a language. Raises DataError for a row with an unknown slot."""
    values = {(row["kind"], lower(row["form"])): row["value"] for row in lexicon.table("calendar")}
    values |= {("shortunit", form): value for (kind, form), value in values.items() if kind == "unit" and value not in _COARSE}
    shapes = _SHAPES | _alternatives(values.keys())
    numerals = _alternatives((_NUMERALS[row["kind"]], row["form"]) for row in lexicon.table("numbers") if row["kind"] in _NUMERALS)
    parts: dict[str, str] = {}
    rows: list[str] = []
    rules: list[tuple[str, Groups]] = []
    for number, row in enumerate(lexicon.table("times")):
        pattern = _SLOT.sub(lambda slot: parts.get(slot[1], slot[0]), row["pattern"])
        if row["rule"].startswith("="):
            name, pattern = row["rule"][1:], _SLOT.sub(lambda slot: numerals.get(slot[1], slot[0]), pattern)
            (parts if _SLOT.search(pattern) else shapes)[name] = pattern
            continue
        expression, groups = _compile_row(pattern, number, shapes)
        rows.append(f"{expression}(?P<r{len(rules)}>)")
        rules.append((row["rule"], groups))
    bound, bound_groups = _compile_row(parts["bound"], len(rules), shapes)
    whole = re.compile(r"(?<![\w-])(?:" + "|".join(rows) + r")(?!\w)")
    return Patterns(guard(whole), tuple(rules), values, re.compile(rf"(?<![\w-]){bound} ?$"), bound_groups)


def _alternatives(forms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each kind one expression of all its forms, the longest first."""
    kinds: dict[str, list[str]] = {}
    for kind, form in forms:
        kinds.setdefault(kind, []).append(form)
    return {kind: _any_of(some) for kind, some in kinds.items()}


def _any_of(forms: list[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", " +") + (r"(?!\w)" if form[-1].isalpha() else "") for form in ordered) + ")"


def _compile_row(pattern: str, number: int, shapes: dict[str, str]) -> tuple[str, Groups]:
    """A pattern as an expression, a space standing for any blanks, with its slots."""
    groups: list[tuple[str, str, str]] = []
    seen: dict[str, int] = {}

    def slot(match: re.Match[str]) -> str:
        kind = match[1]
        if kind not in shapes:
            raise DataError(f"times.tsv, pattern {number + 1}: unknown slot {{{kind}}}; known: {', '.join(sorted(shapes))}")
        seen[kind] = seen.get(kind, 0) + 1
        name = kind if seen[kind] == 1 else f"{kind}{seen[kind]}"
        groups.append((f"{name}_{number}", name, kind))
        return f"(?P<{name}_{number}>{shapes[kind]})"

    blanks = re.sub(r"(?<!\[) (?=[^\]])", " +", pattern).replace(" +?", " *")
    return f"(?:{_SLOT.sub(slot, blanks)})", tuple(groups)
