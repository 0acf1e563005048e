"""Participles that an adverbial phrase parts from "avoir" head their clause again."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.parted_perfects import mend_parted_perfects


@pytest.mark.parametrize(
    ("text", "participle", "auxiliary", "subject"),
    [
        ("Les rebelles péruviens avaient plus tôt dimanche menacé de quitter Lima.", "menacé", "avaient", "rebelles"),
        ("La marine péruvienne a, selon la radio, attaqué les rebelles.", "attaqué", "a", "marine"),
    ],
)
def test_participle_heads_its_clause(text: str, participle: str, auxiliary: str, subject: str) -> None:
    doc = parse_text(text)
    mend_parted_perfects(doc)
    verb = next(token for token in doc if token.text == participle)
    labels = {child.text: child.dep_ for child in verb.children}
    assert (verb.dep_, labels[auxiliary], labels[subject]) == ("ROOT", "aux:tense", "nsubj")


@pytest.mark.parametrize(
    "text",
    [
        "Les Péruviens n'ont pas d'État reconnu.",
        "Il y a des dizaines de marins tués à Lima.",
        "Lima a un port fermé depuis mai.",
        "La Bolivie a depuis mai un gouvernement soutenu par Lima.",
        "L'opposition bolivienne a pour chef le général condamné pour meurtre.",
        "« La trêve va durer », a-t-il pronostiqué, interrogé par la radio.",
    ],
)
def test_verbs_of_having_stay(text: str) -> None:
    doc = parse_text(text)
    before = [(token.head.i, token.dep_) for token in doc]
    mend_parted_perfects(doc)
    assert [(token.head.i, token.dep_) for token in doc] == before
