"""Quotations: where a text reproduces words as somebody's own.

Real texts leave guillemets unbalanced, so nothing here requires balance (Pouliquen, Steinberger & Best 2007 meet the same).
Three conventions are read: « French », “ English ” and the straight ", which opens and closes with one form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

_OPEN = frozenset("«“„‟")
_CLOSE = frozenset("»”")
_STRAIGHT = '"'
_MARKS = _OPEN | _CLOSE | {_STRAIGHT}


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Tokens between two quotation marks, marks excluded; `end` is the closing mark, or the end of the paragraph without one."""

    start: int
    end: int
    closed: bool = True


def paragraph_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Each paragraph's run of tokens, end excluded; a paragraph ends with a line feed."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                bounds.append((start, token.i))
            start = token.i + 1
    if start < len(doc):
        bounds.append((start, len(doc)))
    return bounds


@lru_cache(maxsize=1)
def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """All quotations in order of their beginning, nested ones too.

    One that is not closed goes on through the following paragraphs when the next mark there closes one, and otherwise
    ends with its own paragraph. Those of the last Doc are remembered: two steps ask for them.
    """
    paragraphs = paragraph_bounds(doc)
    signs = [token.i for token in doc if token.text in _MARKS]
    marks = [[(i, kind) for i in signs if start <= i < end and (kind := _mark(doc, i))] for start, end in paragraphs]
    quotes: list[Quote] = []
    stack: list[int] = []
    straight: int | None = None
    for number, (_, end) in enumerate(paragraphs):
        for i, kind in marks[number]:
            if kind == "open":
                stack.append(i)
            elif kind == "close":
                if stack:
                    quotes.append(Quote(stack.pop() + 1, i))
            elif straight is not None and kind != "straight-open":
                quotes.append(Quote(straight + 1, i))
                straight = None
            elif kind == "straight-close" and stack and not any(j > i and k == "close" for j, k in marks[number]):
                quotes.append(Quote(stack.pop() + 1, i))
            elif kind != "straight-close":
                straight = i
        later = [kind for following in marks[number + 1 :] for _, kind in following]
        if straight is not None and next((k for k in later if k.startswith("straight")), None) != "straight-close":
            quotes.append(Quote(straight + 1, end, closed=False))
            straight = None
        if stack and next((k for k in later if not k.startswith("straight")), None) != "close":
            quotes.extend(Quote(i + 1, end, closed=False) for i in stack)
            stack.clear()
    return tuple(sorted(quote for quote in quotes if quote.end > quote.start))


def _opens(doc: Doc, i: int) -> bool:
    """Whether a mark stands behind a space and right before a word: ”comme ici”."""
    spaced = not i or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space
    return spaced and i + 1 < len(doc) and not doc[i].whitespace_ and doc[i + 1].is_alpha


def _mark(doc: Doc, i: int) -> str | None:
    """What a quotation mark does; a straight one opens after a space and closes before one, otherwise it does either."""
    text = doc[i].text
    if text in _OPEN:
        return "open"
    if text == "”" and _opens(doc, i):
        return "open"
    if text in _CLOSE:
        return "close"
    if text != _STRAIGHT:
        return None
    spaced = not i or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space or doc[i - 1].text in ("(", "'")
    glued = i + 1 < len(doc) and not doc[i].whitespace_ and not doc[i + 1].is_space and not doc[i + 1].is_punct
    if spaced and glued:
        return "straight-open"
    return "straight-close" if not spaced and not glued else "straight"
