"""Nouns behind words that open their clause or round their number are subjects of the verb behind them."""

from __future__ import annotations

import pytest

from kg.annotate.hidden_subjects import mend_hidden_subjects
from kg.annotate.parse import parse_text


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Six soldats ont été tués lorsqu'un drone a visé une caserne.", "drone", "visé"),
        ("Le gouverneur a indiqué qu'au moins 12 civils ont été tués par les talibans.", "civils", "tués"),
        ("Plus de 80 000 personnes ont été contraintes de fuir leurs terres.", "personnes", "contraintes"),
    ],
)
def test_it_is_the_subject(text: str, noun: str, verb: str) -> None:
    doc = parse_text(text)
    mend_hidden_subjects(doc)
    token = next(token for token in doc if token.text == noun)
    assert token.head.text == verb
    assert token.dep_.startswith("nsubj")
