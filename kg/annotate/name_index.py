"""Thousands of names, found in a text by their words: what a phrase matcher does, without tokenising every name beforehand.

A name of letters, hyphens and spaces has the words that its spaces divide. Any other is tokenised when a text first holds its longest
run of letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+(?:-[^\W\d_]+)*)*")
_RUN = re.compile(r"\w+")

Tokenise = Callable[[str], Iterable[str]]
"""A name -> its words, as the texts are divided in which names are looked for."""


def is_plain(name: str) -> bool:
    """Whether a name is made of letters, inner hyphens and single spaces alone."""
    return _PLAIN.fullmatch(name) is not None


class NameIndex:
    """Names, each with the words that it consists of; with `ignore_case`, in lower case."""

    def __init__(self, names: Iterable[str], tokenise: Tokenise, *, ignore_case: bool = False) -> None:
        self._cased: Callable[[str], str] = str.lower if ignore_case else str
        self._tokenise = tokenise
        self._by_first: dict[str, dict[str, list[tuple[str, ...]]]] = {}  # then by second word, empty for names of one
        self._waiting: dict[str, list[str]] = {}
        for name in names:
            if is_plain(name):
                self._add(self._cased(name).split(" "))
            else:
                runs = _RUN.findall(self._cased(name))
                self._waiting.setdefault(max(runs, key=len) if runs else "", []).append(name)
        self._wake("")

    def find(self, text_words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where a name begins and ends (excluded) among the words of a text; every name, also inside others."""
        words = tuple(map(self._cased, text_words))
        for word in words:
            if self._waiting and not word.isalpha():
                for run in _RUN.findall(word):
                    self._wake(run)
            elif word in self._waiting:
                self._wake(word)
        for start, word in enumerate(words):
            names = self._by_first.get(word)
            if names is None:
                continue
            for name in names.get(words[start + 1], ()) if start + 1 < len(words) else ():
                if words[start : start + len(name)] == name:
                    yield start, start + len(name)
            if "" in names:
                yield start, start + 1

    def _add(self, words: Sequence[str]) -> None:
        names = self._by_first.setdefault(words[0], {})
        names.setdefault(words[1] if len(words) > 1 else "", []).append(tuple(words))

    def _wake(self, run: str) -> None:
        """Tokenise the names whose longest run this is."""
        for name in self._waiting.pop(run, ()):
            self._add([self._cased(word) for word in self._tokenise(name)])
