"""A sentence as the steps after the parser see it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.homographs import mend_verbs
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str) -> dict[str, Token]:
    """The tokens of a French text by their words, its verbs mended."""
    doc = parse_text(text)
    mend_verbs(doc, lexicon=lexicon("fr"))
    return {token.text: token for token in doc}
