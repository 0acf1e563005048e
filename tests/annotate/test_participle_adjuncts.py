"""Adjuncts between a participle and its by-agent, which the parser hangs on other words."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.participle_adjuncts import mend_participle_adjuncts

CASES = [
    # text, a word, its label, what it hangs on
    ("La ministre a condamné l'attaque perpétrée le 3 juin à Gao par des hommes armés.", "hommes", "obl:agent", "perpétrée"),
    (
        "La ministre a condamné l'attaque perpétrée le 3 juin dans le village de Gao par des hommes armés.",
        "village",
        "obl:mod",
        "perpétrée",
    ),
]


@pytest.mark.parametrize(("text", "word", "label", "head"), CASES)
def test_adjuncts_hang_on_the_participle(text: str, word: str, label: str, head: str) -> None:
    doc = parse_text(text)
    mend_participle_adjuncts(doc)
    assert [(token.dep_, token.head.text) for token in doc if token.text == word] == [(label, head)]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a rencontré les joueurs entraînés cette saison par Zidane.",
        "La ministre a été reçue lundi à Gao par le maire.",
        "Le film tourné à Paris a été primé dimanche par le jury.",
    ],
)
def test_other_clauses_stay(text: str) -> None:
    doc = parse_text(text)
    before = [token.head.i for token in doc]
    mend_participle_adjuncts(doc)
    assert [token.head.i for token in doc] == before
