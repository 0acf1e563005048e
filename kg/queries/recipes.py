"""The cookbook: questions that analysts ask, each a SPARQL file with a header that says what it answers.

    # title: …   # question: …   # note: …

Portable SPARQL 1.1: the tests run each on Oxigraph and on rdflib and compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.errors import InputError
from kg.queries.rules import read_header
from kg.resources import packaged, read_text


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question: its name, what it asks, what to mind, and the query."""

    name: str
    title: str
    question: str
    note: str
    query: str


@cache
def cookbook() -> tuple[Recipe, ...]:
    """Every recipe, sorted by name."""
    names = sorted(item.name for item in packaged("queries", "cookbook").iterdir() if item.name.endswith(".rq"))
    return tuple(_recipe(name.removesuffix(".rq"), read_text("queries", "cookbook", name)) for name in names)


def recipe(name: str) -> Recipe:
    """The recipe of that name. Raises InputError, naming all, if there is none."""
    found = next((recipe for recipe in cookbook() if recipe.name == name), None)
    if found is None:
        raise InputError(f"the cookbook has no {name!r}: it has {', '.join(recipe.name for recipe in cookbook())}")
    return found


def _recipe(name: str, query: str) -> Recipe:
    header = read_header(query)
    return Recipe(name, header["title"], header["question"], header["note"], query)
