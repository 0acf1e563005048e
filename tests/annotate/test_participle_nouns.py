"""Participles that are nouns of who does or bears an act, and those that make an active perfect."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.triggers import find_triggers
from kg.languages import lexicon


def frames_at(text: str, word: str) -> list[tuple[str, str]]:
    """The lemma and the part of speech of each frame of a word."""
    doc = parse_text(text)
    return [(f.lemma, f.pos) for t in find_triggers(doc, lexicon=lexicon("fr")) if doc[t.tokens.head].text == word for f in t.frames]


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Les gendarmes ont maîtrisé l'assaillant.", "assaillant", "assaillir"),
        ("Le militant kurde a parlé à la presse.", "militant", "militer"),
        ("Hier, 12 accusés sont jugés à Lima.", "accusés", "accuser"),
        ("Nous sommes au bord du fleuve, a dit le maire.", "sommes", "sommer"),
    ],
)
def test_what_is_no_form_of_the_verb(text: str, word: str, verb: str) -> None:
    assert verb not in {lemma for lemma, _ in frames_at(text, word)}


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Le groupe a détruit un pont, tuant neuf ouvriers.", "tuant", "tuer"),
        ("Neuf blessés ont été soignés sur place.", "blessés", "blesser"),
        ("Ils seront tous accusés de vol.", "accusés", "accuser"),
    ],
)
def test_what_stays_a_verb(text: str, word: str, verb: str) -> None:
    assert verb in {lemma for lemma, _ in frames_at(text, word)}


def test_an_active_perfect_qualifies_nothing() -> None:
    assert "ADJ" not in {pos for _, pos in frames_at("Le gérant a enlevé la bâche du hangar.", "enlevé")}
    assert "ADJ" in {pos for _, pos in frames_at("Les lycéennes ont été enlevées par des bandits.", "enlevées")}
