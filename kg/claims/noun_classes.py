"""The classes that the language's nouns are of: people, forces, events and the like."""

from __future__ import annotations

from functools import cache

from kg.languages import lexicon


@cache
def nouns_of(language: str, *classes: str) -> frozenset[str]:
    """The lemmas of the nouns of some classes, e.g. `human`."""
    return frozenset(row["lemma"] for row in lexicon(language).table("nouns") if row["class"] in classes)
