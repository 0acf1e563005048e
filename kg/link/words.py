"""Content words of very many texts at once: what `compare.content_words` finds in one.

Words are told apart by digests of 64 bits: that two of a million get one by chance is as likely as 1 in 30 million.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import count

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.link.distinct import in_order

Numbers = NDArray[np.int32]
Letters = NDArray[np.uint32]
_LEAST, _MOST = 5, 6  # letters: shorter words are none, of longer ones as many are kept
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_AT_ONCE = 2000  # texts; what is made of them stays in the processor's cache
_PAIRS = 4096  # pairs looked at together; their words stay in the processor's cache
_BITS = 256
_HALF = 32  # bits


class Words:
    """The words of each text, once each, by number (`starts` tells where a text's begin), and as bits."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[int, int] = defaultdict(count().__next__)
        shares = [_words(texts[at : at + _AT_ONCE], numbers) for at in range(0, len(texts), _AT_ONCE)] or [_words((), numbers)]
        self.lengths = np.concatenate([lengths for lengths, _, _ in shares])
        self.bits = np.concatenate([bits for _, _, bits in shares])
        self.starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(self.lengths, dtype=np.int64)))
        self.words = np.concatenate([words for _, words, _ in shares])
        self.hidden = self.lengths - np.bitwise_count(self.bits).sum(axis=1, dtype=np.int32)
        """How many words share a bit with another of their text."""

    def may_share(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Numbers:
        """How many words the two texts of each pair have in common at most, as far as their bits tell."""
        bits = np.bitwise_count(self.bits.take(left, axis=0) & self.bits.take(right, axis=0)).view(np.uint16)
        pairs = (bits & 255) + (bits >> 8)
        most: Numbers = (pairs[:, 0] + pairs[:, 1]).astype(np.int32) + np.minimum(self.hidden.take(left), self.hidden.take(right))
        return most

    def common(self, left: Numbers, right: Numbers) -> Numbers:
        """How many words the two texts of each pair have in common."""
        most = np.maximum(self.lengths.take(left), self.lengths.take(right))
        order, found = in_order(most), np.zeros(len(left), np.int32)
        for at in range(0, len(order), _PAIRS):
            some = order[at : at + _PAIRS]
            mine = self._columns(left.take(some), int(most[some[-1]]), none=-1)
            theirs = self._columns(right.take(some), int(most[some[-1]]), none=-2)
            found[some] = sum((mine == word).sum(axis=0, dtype=np.int32) for word in theirs)
        return found

    def _columns(self, texts: Numbers, length: int, *, none: int) -> NDArray[np.int32]:
        """The first word of each text, the second, and so on."""
        starts, lengths = self.starts.take(texts), self.lengths.take(texts)
        columns = np.full((length, len(texts)), none, np.int32)
        for place, column in enumerate(columns):
            np.copyto(column, self.words.take(starts + place, mode="clip"), where=lengths > place)
        return columns


def _words(texts: Sequence[str], numbers: dict[int, int]) -> tuple[Numbers, Numbers, NDArray[np.uint64]]:
    """How many words each text has, their numbers, and the bits of these."""
    lowered = [text.lower() for text in texts]
    ends = np.cumsum(np.fromiter(map(len, lowered), np.int64, len(lowered)) + 1)
    letters = np.frombuffer("\n".join([*lowered, " " * _MOST]).encode("utf-32-le", "surrogatepass"), np.uint32)
    begin, digest = _digests(letters)
    owner = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(begin, ends), prepend=0))
    codes, met = pd.factorize(digest)
    number = np.asarray([numbers[word] for word in met.tolist()], np.int64)[codes]
    own = pd.unique((owner << _HALF) | number)
    owner, word = own >> _HALF, (own & ((1 << _HALF) - 1)).astype(np.int32)
    flags = np.zeros((len(texts), _BITS), np.bool_)
    flags[owner, word % _BITS] = True
    return np.bincount(owner, minlength=len(texts)).astype(np.int32), word, np.packbits(flags, axis=1).view(np.uint64)


def _digests(letters: Letters) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Where words begin, and the digests of their first letters. What follows the last word is longer than any of them."""
    in_word = _word_letters(int(letters.max()).bit_length()).take(letters)
    edges = np.flatnonzero(np.diff(in_word, prepend=False))
    begin, end = edges[::2], edges[1::2]
    long = end - begin >= _LEAST
    begin, end = begin[long], end[long]
    digest = np.zeros(len(begin), np.uint64)
    for place in range(_MOST):
        letter = letters[begin + place] if place < _LEAST else np.where(end - begin > place, letters[begin + place], np.uint32(0))
        digest = (digest + letter) * _PRIME
    return begin, digest


@cache
def _word_letters(bits: int) -> NDArray[np.bool_]:
    """Which characters whose code has so many bits are part of words, as \\w has it."""
    return np.asarray([chr(code).isalnum() or chr(code) == "_" for code in range(min(1 << bits, sys.maxunicode + 1))], np.bool_)
