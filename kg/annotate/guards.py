"""How the matches of an expression can begin, so that a long one is tried only where a match may be.

An expression of hundreds of alternatives is slow to fail, and it fails at nearly every word of a text. Its first characters are read off
its parsed form: every string of `LENGTH` characters, digits as "0", with which a match can begin, and the shorter ones that are a match
already or after which anything may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 6
_OPEN = "\0"  # ends an opening after which anything may follow
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?<![\w-])\w")
_ZERO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)


@dataclass(frozen=True, slots=True)
class Guarded:
    """An expression whose matches begin with a word of the text."""

    expression: re.Pattern[str]
    full: frozenset[str]
    short: dict[str, tuple[str, ...]]  # by their first character

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none overlapping, as those of the expression itself."""
        folded, behind = _DIGIT.sub("0", text), 0
        for word in _WORD.finditer(folded):
            i = word.start()
            if i >= behind and (folded[i : i + LENGTH] in self.full or folded.startswith(self.short.get(folded[i], ()), i)):
                found = self.expression.match(text, i)
                if found:
                    yield found
                    behind = found.end()


def guard(expression: re.Pattern[str]) -> Guarded:
    """The expression with its openings. Raises ValueError where a match can begin otherwise than with a word."""
    openings = _sequence(parser.parse(expression.pattern, expression.flags))
    if odd := sorted(o for o in openings if not re.match(r"\w", o)):
        raise ValueError(f"matches may begin with {odd[0]!r}, which is no word")
    full = frozenset(o for o in openings if len(o) == LENGTH and not o.endswith(_OPEN))
    short = sorted({o.rstrip(_OPEN) for o in openings - full})
    return Guarded(expression, full, {first: tuple(group) for first, group in groupby(short, key=itemgetter(0))})


def _sequence(items: Iterable[tuple[Any, Any]]) -> set[str]:
    going, done = {""}, set()
    for op, argument in items:
        longer = _joined(going, _openings(op, argument))
        done |= {o for o in longer if _is_done(o)}
        going = longer - done
        if not going:
            break
    return done | going


def _joined(before: set[str], after: set[str]) -> set[str]:
    return {(a + b)[:LENGTH] for a in before for b in after}


def _is_done(opening: str) -> bool:
    return len(opening) == LENGTH or opening.endswith(_OPEN)


def _openings(op: Any, argument: Any) -> set[str]:
    """How what one node of the parsed expression matches can begin."""
    if op in _ZERO_WIDTH:
        return {""}
    if op is ops.LITERAL:
        return {_folded(argument)}
    if op is ops.IN:
        return _characters(argument)
    if op is ops.SUBPATTERN:
        return _sequence(argument[3])
    if op is ops.BRANCH:
        return set().union(*(_sequence(branch) for branch in argument[1]))
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, most, item = argument
        return _repeated(_sequence(item), least, most)
    return {_OPEN}


def _repeated(once: set[str], least: int, most: int) -> set[str]:
    found, going = ({""} if least == 0 else set()), {""}
    for times in range(1, min(most, LENGTH + 1) + 1):
        done = {o for o in going if _is_done(o)}
        going = _joined(going - done, once)
        if times >= least or times > LENGTH:
            found |= going
        found |= {o for o in going if _is_done(o)}
    return found


def _characters(members: Iterable[tuple[Any, Any]]) -> set[str]:
    found: set[str] = set()
    for op, argument in members:
        if op is ops.LITERAL:
            found.add(_folded(argument))
        elif op is ops.RANGE:
            found |= {_folded(code) for code in range(argument[0], argument[1] + 1)}
        elif op is ops.CATEGORY and argument is ops.CATEGORY_DIGIT:
            found.add("0")
        else:
            return {_OPEN}
    return found


def _folded(code: int) -> str:
    return "0" if chr(code).isdecimal() else chr(code)
