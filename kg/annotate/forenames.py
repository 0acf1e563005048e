"""The gender that a given name tells of its bearer: "Stéphane" is a man's, "Mélina" a woman's."""

from __future__ import annotations

from functools import cache

from kg.knowledge.folding import unaccent
from kg.languages import lexicon


def gender_of(name: str, language: str) -> str | None:
    """Fem or Masc by the first word of a full name, None for a surname and where the given name is of both."""
    first, _, surname = name.partition(" ")
    genders = _genders(language)
    if not surname:
        return None
    return genders.get(unaccent(first)) or genders.get(unaccent(first).partition("-")[0])


def is_forename(word: str, language: str) -> bool:
    """Whether a word is a given name of one gender."""
    return unaccent(word) in _genders(language)


@cache
def _genders(language: str) -> dict[str, str]:
    return {unaccent(row["forename"]): row["gender"] for row in lexicon(language).table("forenames")}
