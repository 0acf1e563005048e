"""Dictionary forms of verbs: the model's lemma, then what regular endings allow where the model leaves the form as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.languages import Lexicon

_LEAST_STEM = 2


def infinitives(token: Token, *, lexicon: Lexicon) -> Iterator[str]:
    """The infinitives that a verb form may belong to, likeliest first; a caller keeps the one that its lexicon has."""
    yield token.lemma_
    if token.lemma_ == token.lower_ or token.pos_ not in ("VERB", "AUX"):
        yield from regular_infinitives(token.lower_, lexicon=lexicon)


def regular_infinitives(form: str, *, lexicon: Lexicon) -> tuple[str, ...]:
    """The infinitives that regular endings allow for a form, real or not."""
    return _regular(form, lexicon)


@cache
def _regular(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    found = []
    for row in lexicon.table("verb_endings"):
        stem = form.removesuffix(row["ending"])
        if stem != form and len(stem) >= _LEAST_STEM:
            found.append(stem + row["infinitive"])
    return tuple(found)
