"""Dictionary forms of verbs: the model's lemma, then what regular endings allow where the model leaves the form as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from kg.languages import Lexicon

_LEAST_STEM = 2
_FORMS_KEPT = 30_000  # word forms whose infinitives are remembered


def infinitives(token: Token, *, lexicon: Lexicon) -> Iterator[str]:
    """The infinitives that a verb form may belong to, likeliest first; a caller keeps the one that its lexicon has."""
    yield from infinitives_of(token.lemma_, token.lower_, verbal=token.pos_ in ("VERB", "AUX"), lexicon=lexicon)


def infinitives_of(lemma: str, form: str, *, verbal: bool, lexicon: Lexicon) -> Iterator[str]:
    """The same of a word in lower case with the model's lemma; `verbal` where the model takes it for a verb."""
    yield lemma
    if lemma == form or not verbal:
        yield from regular_infinitives(form, lexicon=lexicon)


def regular_infinitives(form: str, *, lexicon: Lexicon) -> tuple[str, ...]:
    """The infinitives that regular endings allow for a form, real or not."""
    return _regular(form, lexicon)


@lru_cache(maxsize=_FORMS_KEPT)
def _regular(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    found = []
    for row in lexicon.table("verb_endings"):
        stem = form.removesuffix(row["ending"])
        if stem != form and len(stem) >= _LEAST_STEM:
            found.append(stem + row["infinitive"])
    return tuple(found)
