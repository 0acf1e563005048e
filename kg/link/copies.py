"""Which articles, and which sentences, nearly copy each other: five-word runs of evidence quotes, which stand for the articles' texts.

Runs are numbered by their letters and kept as bits, so that most pairs of articles are told apart without a look at their words
(Bloom 1970); of the few that are left the runs themselves are held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

from kg.link.columns import Bits, Flags
from kg.link.pairs import Positions
from kg.records import ClaimRecord

_RUN = 5  # words; four-word phrases recur in any two reports of one conflict
_COPIED = 0.5  # share of the shorter article's runs that the other has
_LEAST = 20  # runs below which an article is too short to tell
_LEAST_OF_SENTENCE = 8  # the same of a sentence: that of twelve words
_BITS, _BITS_OF_SENTENCE = 2048, 256  # for the runs of an article, and of a sentence
_LETTERS, _PAIRS = 200_000, 50_000  # looked at together
_BASES = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # of the numbers of words and of runs; odd and without a pattern

Runs = Mapping[str, frozenset[tuple[str, ...]]]
"""The runs of each article."""


def runs_of(records: Iterable[ClaimRecord]) -> dict[str, frozenset[tuple[str, ...]]]:
    """Article -> the runs of words in its quotes."""
    runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for record in records:
        runs[record.article].update(_runs(record.quote))
    return {article: frozenset(found) for article, found in runs.items()}


def one_wording(left: str, right: str) -> bool:
    """Whether a sentence is another's copy: two that are long enough have at least half of the shorter one's runs in common."""
    mine, theirs = _runs(left), _runs(right)
    shorter = min(len(mine), len(theirs))
    return shorter >= _LEAST_OF_SENTENCE and len(mine & theirs) >= _COPIED * shorter


@lru_cache(maxsize=1 << 12)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(_RUN)), strict=False))


def near_copies(left: str, right: str, runs: Runs) -> bool:
    """Whether one article has at least half of the other's runs."""
    mine, theirs = runs.get(left, frozenset()), runs.get(right, frozenset())
    shorter = min(len(mine), len(theirs))
    return shorter >= _LEAST and len(mine & theirs) >= _COPIED * shorter


def copies_among(pairs: Sequence[tuple[str, str]], records: Iterable[ClaimRecord]) -> list[bool]:
    """Which pairs of articles are near copies; `records` has at least all claims of these articles."""
    texts: dict[str, set[str]] = {article: set() for pair in pairs for article in pair}
    claims = [record for record in records if record.article in texts]
    for record in claims:
        texts[record.article].add(record.quote)
    number = {article: place for place, article in enumerate(texts)}
    ends = np.asarray([(number[left], number[right]) for left, right in pairs], np.int32).reshape(-1, 2)
    likely = (_may_copy(ends, *_signs(list(texts.values()), _BITS), least=_LEAST) & (ends[:, 0] != ends[:, 1])).tolist()
    near = {article for pair in compress(pairs, likely) for article in pair}
    runs = runs_of(record for record in claims if record.article in near)
    return [found and near_copies(*pair, runs) for pair, found in zip(pairs, likely, strict=True)]


def maybe_one_wording(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Of which pairs of sentences one may be the other's copy."""
    number = {sentence: place for place, sentence in enumerate(dict.fromkeys(chain.from_iterable(pairs)))}
    ends = np.asarray([(number[left], number[right]) for left, right in pairs], np.int32).reshape(-1, 2)
    found: list[bool] = _may_copy(ends, *_signs([(text,) for text in number], _BITS_OF_SENTENCE), least=_LEAST_OF_SENTENCE).tolist()
    return found


def _may_copy(ends: Positions, bits: Bits, sizes: NDArray[np.int64], *, least: int) -> Flags:
    """Two texts have no more runs in common than bits, and runs that share a bit with another of theirs; each has at least a run a bit."""
    fewest = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    hidden = sizes - fewest
    left, right = ends.T
    found: Flags = np.minimum(sizes[left], sizes[right]) >= least
    for at in range(0, len(left), _PAIRS):
        one, other = left[at : at + _PAIRS], right[at : at + _PAIRS]
        common = np.bitwise_count(bits[one] & bits[other]).sum(axis=1, dtype=np.int64) + np.minimum(hidden[one], hidden[other])
        found[at : at + _PAIRS] &= common >= _COPIED * np.maximum(least, np.minimum(fewest[one], fewest[other]))
    return found


def _signs(texts: Sequence[Collection[str]], width: int) -> tuple[Bits, NDArray[np.int64]]:
    """The bits of each text's runs, and how many runs it has, those that it has twice counted twice."""
    parts = [_signs_of(share, width) for share in _shares(texts)]
    bits = np.concatenate([np.empty((0, width // 64), np.uint64), *(part[0] for part in parts)])
    return bits, np.concatenate([np.empty(0, np.int64), *(part[1] for part in parts)])


def _shares(texts: Iterable[Collection[str]]) -> Iterator[list[Collection[str]]]:
    share, letters = list[Collection[str]](), 0
    for text in texts:
        share.append(text)
        letters += sum(map(len, text))
        if letters >= _LETTERS:
            yield share
            share, letters = [], 0
    if share:
        yield share


def _signs_of(texts: Sequence[Collection[str]], width: int) -> tuple[Bits, NDArray[np.int64]]:
    quotes = [quote.lower() for text in texts for quote in text]
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    words, quote = _words(quotes)
    whole = np.flatnonzero(quote[: 1 - _RUN] == quote[_RUN - 1 :])  # runs that lie within one quote
    base = np.uint64(_BASES[1])
    runs = np.zeros(len(whole), np.uint64)
    for step in range(_RUN):
        runs = runs * base + words[whole + step]
    text = owner[quote[whole]]
    rows = np.zeros((len(texts), width), np.bool_)
    rows[text, runs >> np.uint64(64 - (width - 1).bit_length())] = True  # the upper bits of a product hang on all of what was multiplied
    return np.packbits(rows, axis=1).view(np.uint64), np.bincount(text, minlength=len(texts))


def _words(quotes: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The words of quotes as numbers, the same for the same letters, and the quote that each stands in."""
    letters = np.frombuffer("\n".join(quotes).encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.flatnonzero(np.bincount(letters)) if len(letters) else np.empty(0, np.int64)
    table = np.zeros(int(present.max(initial=0)) + 1, np.bool_)
    table[present] = [bool(re.match(r"\w", chr(letter))) for letter in present.tolist()]
    within = table[letters]
    edges = np.flatnonzero(np.diff(within, prepend=False, append=False))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    if not len(starts):
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    first = np.cumsum(lengths) - lengths
    powers = np.cumprod(np.full(int(lengths.max()), _BASES[0], np.uint64))
    inside = np.arange(int(lengths.sum())) - np.repeat(first, lengths)
    words = np.add.reduceat(letters[within] * powers[inside], first)
    ends = np.cumsum([len(quote) + 1 for quote in quotes])
    return words, np.searchsorted(ends, starts, side="right")
