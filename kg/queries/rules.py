"""Rule files: SPARQL with a header of comments that says what the rule asks, how strong its answers are, what explains them away.

    # title: …   # question: …   # kind: …   # strength: …   # sentence: …   # explained away by: …   # one per: article and mode
    # meets in: event or actor   # leans on: fights

A contradiction rule projects `?left` and `?right`, the claims, with `?leftValue` and `?rightValue`, what they differ in;
where it likes `?topic`, what they differ on, `?strength`, comparators of the values, and `?note`, a sentence on this pair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.resources import packaged, read_text

_HEADER = re.compile(r"#\s*([a-z ]+?)\s*:\s*(\S.*)")
_NEEDED = ("title", "question", "kind", "strength", "sentence", "explained away by")
KINDS = frozenset({"Numeric", "Agency", "Opposition", "Polarity", "Spatial", "Temporal", "Trend"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One contradiction rule. `one_per` is `article`, `voice` or `account` for one that keeps a pair for each two of them and modes."""

    name: str
    title: str
    question: str
    kind: str
    strength: str  # in words; the first word is the strength of pairs that the query does not grade
    sentence: str  # with the fields left_outlet, right_outlet, left_value, right_value, topic
    explained_by: str
    one_per: str | None
    meets_in: tuple[
        str, ...
    ]  # what a pair's claims share: event, the actor `?topic`, or one of `meeting.KEYS`; nothing if that is not told
    leans_on: tuple[str, ...]  # which other claims decide, besides the two: `meeting.FIGHTS`, `meeting.ELSEWHERE`
    query: str


def read_header(query: str) -> dict[str, str]:
    """The comments before the query, as name and value."""
    header: dict[str, str] = {}
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEADER.fullmatch(line.strip()):
            header[match[1]] = match[2]
    return header


@cache
def contradiction_rules() -> tuple[Rule, ...]:
    """Every rule of `contradictions/`, sorted by name. Raises DataError for a header that lacks a line."""
    names = sorted(item.name for item in packaged("queries", "contradictions").iterdir() if item.name.endswith(".rq"))
    return tuple(parse_rule(name.removesuffix(".rq"), read_text("queries", "contradictions", name)) for name in names)


def parse_rule(name: str, query: str) -> Rule:
    """A rule out of its file's text."""
    header = read_header(query)
    missing = [key for key in _NEEDED if key not in header]
    if missing:
        raise DataError(f"queries/contradictions/{name}.rq: the header lacks {', '.join(missing)}")
    if header["kind"] not in KINDS:
        raise DataError(f"queries/contradictions/{name}.rq: unknown kind {header['kind']!r}")
    return Rule(
        name=name,
        title=header["title"],
        question=header["question"],
        kind=header["kind"],
        strength=header["strength"],
        sentence=header["sentence"],
        explained_by=header["explained away by"],
        one_per=header["one per"].split()[0] if "one per" in header else None,
        meets_in=tuple(header.get("meets in", "").replace(" or ", " ").split()),
        leans_on=tuple(header.get("leans on", "").replace(" and ", " ").split()),
        query=query,
    )


def explained_away(title: str) -> str:
    """What would explain the findings of the rule of that title; empty for a rule of another program."""
    return next((rule.explained_by for rule in contradiction_rules() if rule.title == title), "")


@cache
def view(name: str) -> str:
    """The text of a view: `claims`, `shared` or `timeline`."""
    return read_text("queries", f"{name}.rq")
