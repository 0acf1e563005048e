"""The patterns of `times.tsv` compiled into one expression, and the matches that it finds in a text.

A slot's group is named after it and the number of its row; the row's rule gets the values of its slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.errors import DataError
from kg.languages import Lexicon

Slots = dict[str, str]
"""Slot name, numbered from its second use on (`month`, `month2`), to the value of the form found there."""

_SLOT = re.compile(r"\{(\w+)\}")
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|\d* ?%)"
_DAY = r"(?<![\d.,])(?:1er|[12]\d|3[01]|0?[1-9])(?![\d.,]\d)"
_SHAPES = {
    "year": _YEAR,
    "day": _DAY,
    "dd": r"(?:0?[1-9]|[12]\d|3[01])",
    "mm": r"(?:0?[1-9]|1[0-2])",
    "yy": r"[2-9]0",
    "roman": r"[xvi]+",
}
_MACROS = {"{dayspec}": r"(?:{weekday},? )?{day}(?: {month}(?:,? {year})?)?"}
_ALL_DIGITS = re.compile(r"\d+")


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

    expression: re.Pattern[str]
    rules: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # a row's rule and its (group, slot name, kind)
    values: dict[tuple[str, str], str] = field(hash=False)
    leads: frozenset[str]
    bounds: re.Pattern[str]  # "depuis", "jusqu'à" … before a mention, group named by kind

    def scan(self, text: str) -> Iterator[Match]:
        """The matches from left to right, none overlapping; `text` in lower case."""
        for found in self.expression.finditer(text):
            rule, groups = self.rules[int((found.lastgroup or "r0")[1:])]
            slots = {name: self._value(kind, found[group]) for group, name, kind in groups if found[group] is not None}
            yield Match(rule, slots, found.start(), found.end())

    def _value(self, kind: str, form: str) -> str:
        if kind in _SHAPES:
            digits = _ALL_DIGITS.match(form)
            return digits.group() if digits else form
        return self.values.get((kind, form), form)


def lower(text: str) -> str:
    """Lower case without ever changing the length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def load_patterns(lexicon: Lexicon) -> Patterns:
    """The time patterns of a language. Raises DataError for a row with an unknown slot or a broken expression."""
    values = {(row["kind"], lower(row["form"])): row["value"] for row in lexicon.table("calendar")}
    forms: dict[str, list[str]] = {}
    for kind, form in values:
        forms.setdefault(kind, []).append(form)
    forms["shortunit"] = [form for form in forms["unit"] if values["unit", form] not in ("year", "decade", "century")]
    values |= {("shortunit", form): values["unit", form] for form in forms["shortunit"]}
    shapes = _SHAPES | {kind: _any_of(some) for kind, some in forms.items()} | {"n": _number_shape(lexicon)}
    rows, rules = [], []
    for number, row in enumerate(lexicon.table("times")):
        expression, groups = _compile_row(row["pattern"], number, shapes)
        rows.append(expression)
        rules.append((row["rule"], groups))
    bounds = "|".join(f"(?P<{kind}>{shapes[kind]})" for kind in ("since", "until", "before", "after", "toward"))
    return Patterns(
        re.compile(r"(?<![\w-])(?:" + "|".join(rows) + r")(?!\w)"),
        tuple(rules),
        values,
        frozenset(forms["lead"]),
        re.compile(rf"(?:^|[^\w-])(?:{bounds})(?: (?:le|la|l'|les|ce|cette|au))? ?$"),
    )


def _compile_row(pattern: str, number: int, shapes: dict[str, str]) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """A row as an expression whose last closed group is `r<number>`, with its slots."""
    groups: list[tuple[str, str, str]] = []
    seen: dict[str, int] = {}
    for macro, expansion in _MACROS.items():
        pattern = pattern.replace(macro, expansion)

    def slot(match: re.Match[str]) -> str:
        kind = match[1]
        if kind not in shapes:
            raise DataError(f"times.tsv row {number + 1}: unknown slot {{{kind}}}; known: {', '.join(sorted(shapes))}")
        seen[kind] = seen.get(kind, 0) + 1
        name = kind if seen[kind] == 1 else f"{kind}{seen[kind]}"
        groups.append((f"{name}_{number}", name, kind))
        return f"(?P<{name}_{number}>{shapes[kind]})"

    expression = _SLOT.sub(slot, re.sub(r"(?<!\[) (?=[^\]])", " +", pattern).replace(" +?", " *"))
    return f"(?:{expression})(?P<r{number}>)", tuple(groups)


def _any_of(forms: list[str]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", " +") + (r"(?!\w)" if form[-1].isalpha() else "") for form in ordered) + ")"


def _number_shape(lexicon: Lexicon) -> str:
    """Numbers as they stand before units of time: digits, words, "une dizaine de"."""
    rows = lexicon.table("numbers")
    words = "|".join(sorted((row["form"] for row in rows if row["kind"] in ("one", "ten", "scale")), key=lambda form: (-len(form), form)))
    groups = "|".join(sorted(row["form"] for row in rows if row["kind"] == "group"))
    return rf"(?:\d{{1,3}}(?![\d.,]\d)|(?:une )?(?:{groups}) d(?:e|')|(?:{words})(?:-(?:et-)?(?:{words}))*(?!\w))"
