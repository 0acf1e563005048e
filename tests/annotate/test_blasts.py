"""Blasts in short articles: attacks where weapons or assailants are told of, else accidents."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.triggers import find_triggers
from kg.languages import lexicon


def blasts(text: str) -> int:
    doc = parse_text(text)
    return sum(1 for t in find_triggers(doc, lexicon=lexicon("fr")) if doc[t.tokens.head].lower_.startswith("explosion"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Une explosion a secoué le marché. Un kamikaze a été identifié, selon la police.", 1),
        ("Une forte explosion a secoué la ville. Les engrais étaient stockés dans un entrepôt sans surveillance.", 0),
        ("Une explosion a secoué la ville. Les habitants pleurent leurs morts.", 0),
        ("L'explosion d'une mine a tué un berger près de l'entrepôt.", 1),
        ("L'usine a pris feu après l'explosion. Le ministre parle d'un accident et de négligence, et non d'un attentat.", 0),
    ],
)
def test_blasts_are_attacks_where_the_article_tells_of_one(text: str, count: int) -> None:
    assert blasts(text) == count
