"""Quotations: where a text reproduces words as somebody's own.

Real texts leave guillemets unbalanced, so nothing here requires balance (Pouliquen, Steinberger & Best 2007 meet the same).
Three conventions are read: « French », “ English ” and the straight ", which opens and closes with one form.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

_OPEN = frozenset("«“")
_CLOSE = frozenset("»”")
_STRAIGHT = '"'


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


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """All quotations in order of their beginning, nested ones too.

    One that is not closed goes on through the following paragraphs when the next mark there closes one, and otherwise
    ends with its own paragraph.
    """
    paragraphs = paragraph_bounds(doc)
    marks = [[(i, kind) for i in range(*bounds) if (kind := _mark(doc, i))] for bounds in paragraphs]
    quotes: list[Quote] = []
    stack: list[int] = []
    for number, (_, end) in enumerate(paragraphs):
        straight: int | None = None
        for i, kind in marks[number]:
            if kind == "open":
                stack.append(i)
            elif kind == "close":
                if stack:
                    quotes.append(Quote(stack.pop() + 1, i))
            elif straight is not None:
                quotes.append(Quote(straight + 1, i))
                straight = None
            elif stack and _closes(doc, i) and not any(j > i and k == "close" for j, k in marks[number]):
                quotes.append(Quote(stack.pop() + 1, i))
            else:
                straight = i
        if straight is not None:
            quotes.append(Quote(straight + 1, end, closed=False))
        following = next((kind for later in marks[number + 1 :] for _, kind in later if kind != "straight"), None)
        if stack and following != "close":
            quotes.extend(Quote(i + 1, end, closed=False) for i in stack)
            stack.clear()
    return tuple(sorted(quote for quote in quotes if quote.end > quote.start))


def _mark(doc: Doc, i: int) -> str | None:
    text = doc[i].text
    if text in _OPEN:
        return "open"
    if text in _CLOSE:
        return "close"
    return "straight" if text == _STRAIGHT else None


def _closes(doc: Doc, i: int) -> bool:
    """Whether a straight mark stands after a word and before a space, as a closing one does."""
    return bool(i and not doc[i - 1].whitespace_ and (doc[i].whitespace_ or i + 1 == len(doc) or doc[i + 1].is_punct or doc[i + 1].is_space))
