"""A sentence as the steps after the parser see it, or as one step of its mending leaves it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from kg.annotate.homographs import mend_verbs
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str) -> dict[str, Token]:
    """The tokens of a French text by their words, its verbs mended."""
    doc = parse_text(text)
    mend_verbs(doc, lexicon=lexicon("fr"))
    return {token.text: token for token in doc}


def labels(text: str, mend: Callable[[Doc], None]) -> dict[str, tuple[str, str]]:
    """Word -> its label and its head's word, in a French text that one step has mended."""
    doc = parse_text(text)
    mend(doc)
    return {token.text: (token.dep_, token.head.text) for token in doc}
