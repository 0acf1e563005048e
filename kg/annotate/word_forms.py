"""What a vocabulary's numbers stand for: names, word forms with what spelling tells of them, and features of forms.

Kept for the words that come again, as spaCy makes a string anew at each request.
"""

from __future__ import annotations

from spacy.vocab import Vocab

_MOST_KEPT = 60_000  # words and features whose strings are kept; then they are read anew, so that memory stays flat


class Morph(dict[str, list[str]]):
    """The features of a word form; `get` as spaCy's with a default."""

    def __init__(self, written: str) -> None:
        super().__init__((name, values.split(",")) for name, _, values in (part.partition("=") for part in written.split("|")) if values)
        self._written = written

    def __str__(self) -> str:
        return self._written


class Strings:
    """What a vocabulary's numbers stand for, kept for the words that come again."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self.names: dict[int, str] = {}
        self.forms: dict[int, tuple[str, str, bool, bool, bool, bool, bool]] = {}
        self.morphs: dict[int, Morph] = {}

    def clear_if_full(self) -> None:
        if len(self.names) + len(self.forms) > _MOST_KEPT:
            self.names.clear()
            self.forms.clear()

    def name(self, key: int) -> str:
        self.names[key] = found = self._vocab.strings[key] if key else ""
        return found

    def form(self, key: int) -> tuple[str, str, bool, bool, bool, bool, bool]:
        word = self._vocab[key]
        found = word.text, word.lower_, word.is_space, word.is_punct, word.is_quote, word.is_lower, word.is_upper
        self.forms[key] = found
        return found

    def morph(self, key: int) -> Morph:
        self.morphs[key] = found = Morph(self._vocab.strings[key] if key else "")
        return found


_kept: dict[int, Strings] = {}


def strings_of(vocab: Vocab) -> Strings:
    """The strings of a vocabulary, the same for every Doc of it."""
    strings = _kept.get(id(vocab))
    if strings is None or strings._vocab is not vocab:
        strings = _kept[id(vocab)] = Strings(vocab)
    strings.clear_if_full()
    return strings
