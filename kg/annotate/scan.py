"""The tokens of a parsed text that have some form or label, found without making all the others: spaCy makes each one looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.attrs import DEP, LOWER, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_SETS = 256  # sets of words remembered as numbers


def with_form(doc: Doc, forms: Iterable[str]) -> Iterator[Token]:
    """The tokens of some forms, as they are written, in text order."""
    return _found(doc, ORTH, _numbers(doc.vocab, frozenset(forms)))


def with_lower_form(doc: Doc, forms: Iterable[str]) -> Iterator[Token]:
    """The tokens of some forms in lower case, however they are written, in text order."""
    return _found(doc, LOWER, _numbers(doc.vocab, frozenset(forms)))


def with_label(doc: Doc, *labels: str) -> Iterator[Token]:
    """The tokens that the parse gave a label when the scan begins, in text order."""
    return _found(doc, DEP, _numbers(doc.vocab, frozenset(labels)))


def _found(doc: Doc, attribute: int, wanted: frozenset[int]) -> Iterator[Token]:
    values = doc.to_array([attribute]).ravel().astype("uint64").tolist()
    return (doc[i] for i, value in enumerate(values) if value in wanted)


@lru_cache(maxsize=_SETS)
def _numbers(vocab: Vocab, words: frozenset[str]) -> frozenset[int]:
    """Words as the vocabulary numbers them."""
    return frozenset(vocab.strings.add(word) for word in words)
