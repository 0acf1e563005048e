"""Sentences and quotations of a text, by token."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from kg.annotate.quotes import Quote, find_quotes

Range = tuple[int, int]
"""Tokens from the first to the last, end excluded."""

QUOTE_MARKS = frozenset('"«»“”„‟')
BEFORE_INSERTION = frozenset((",", "–", "-", "—", "…", "?", "!", *QUOTE_MARKS))
"""What may stand before an inserted clause."""


class Layout:
    """Sentences and quotations of a text, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quotes: tuple[Quote, ...] = find_quotes(doc)
        self._start: list[int] = []
        self._end: list[int] = [0] * len(doc)
        start = 0
        for token in doc:
            if token.is_sent_start and token.i:
                self._end[start : token.i] = [token.i] * (token.i - start)
                start = token.i
            self._start.append(start)
        self._end[start:] = [len(doc)] * (len(doc) - start)

    def sentence(self, i: int) -> Range:
        """The sentence of a token, without the line feeds after it."""
        end = self._end[i]
        while end > i + 1 and self.doc[end - 1].is_space:
            end -= 1
        return self._start[i], end

    @cached_property
    def quoted(self) -> list[Quote | None]:
        """The innermost quotation at each token."""
        at: list[Quote | None] = [None] * len(self.doc)
        for quote in self.quotes:
            for i in range(quote.start, quote.end):
                at[i] = quote
        return at

    def quote_ending_before(self, i: int) -> Quote | None:
        """The quotation whose closing mark stands just before a token, a comma between them allowed."""
        j = i - 1
        while j >= 0 and i - j < 4 and (self.doc[j].text in BEFORE_INSERTION or self.doc[j].is_space):
            hit = next((q for q in self.quotes if q.end == j and q.closed), None)
            if hit:
                return hit
            j -= 1
        return None

    def quote_starting_after(self, i: int) -> Quote | None:
        """The quotation whose opening mark is the next token, spaces, commas and colons skipped."""
        j = i
        while j < len(self.doc) and j - i < 4 and (self.doc[j].text in (",", ":") or self.doc[j].is_space):
            j += 1
        return next((q for q in self.quotes if q.start == j + 1 and j < len(self.doc) and self.doc[j].text in QUOTE_MARKS), None)

    def widen(self, piece: Range) -> Range:
        """The range with the whole of every quotation that it enters."""
        start, end = piece
        for quote in self.quotes:
            if start <= quote.start < end < quote.end:
                end = quote.end
            if start < quote.end <= end and quote.start < start:
                start = quote.start
        return start, end
