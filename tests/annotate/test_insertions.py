"""Participles that an insertion parts from their auxiliary head their clause again."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.annotate.insertions import mend_insertions
from kg.annotate.parse import parse_text
from kg.languages import lexicon


def mended(text: str, word: str) -> Token:
    """A word of a parsed sentence once it is mended."""
    doc = parse_text(text)
    mend_insertions(doc, lexicon=lexicon("fr"))
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "participle", "auxiliary", "subject"),
    [
        ("Le Pérou a de son côté suspendu le Chili.", "suspendu", "a", "Pérou"),
        ("Les mineurs ont eux intensifié leurs blocages contre la mine.", "intensifié", "ont", "mineurs"),
        ("Le président Okoye a lui aussi condamné cette attaque.", "condamné", "a", "président"),
        ("La Bolivie a-t-elle payé pour libérer les mineurs ?", "payé", "a", "Bolivie"),
        ("Le ministre péruvien a pour sa part rejeté toute enquête.", "rejeté", "a", "ministre"),
        ("Le Pérou a une nouvelle fois réclamé une enquête.", "réclamé", "a", "Pérou"),
        ("Le Pérou a plusieurs fois menacé les mineurs.", "menacé", "a", "Pérou"),
        ("Le Pérou a de son côté ouvert le port.", "ouvert", "a", "Pérou"),
        ('Le ministère a "fermement condamné" les attaques.', "condamné", "a", "ministère"),
        ("Le ministre a une fois de plus accusé la Bolivie.", "accusé", "a", "ministre"),
        ("Les mineurs ont d'abord tiré sur le convoi.", "tiré", "ont", "mineurs"),
        ("Les mineurs ont de nouveau frappé Lima.", "frappé", "ont", "mineurs"),
        ("L'attaque a également « blessé sept mineurs », selon Okoye.", "blessé", "a", "attaque"),
    ],
)
def test_participle_heads_its_clause(text: str, participle: str, auxiliary: str, subject: str) -> None:
    verb = mended(text, participle)
    assert verb.dep_ == "ROOT"
    labels = {child.text: child.dep_ for child in verb.children}
    assert labels[auxiliary] == "aux:tense"
    assert labels[subject] == "nsubj"


def test_other_pronouns_and_sides_stay() -> None:
    doc = parse_text("Elle a parlé avec lui du côté du port. Il est de son côté.")
    before = [(token.head.i, token.dep_) for token in doc]
    mend_insertions(doc, lexicon=lexicon("fr"))
    assert [(token.head.i, token.dep_) for token in doc] == before


@pytest.mark.parametrize(
    ("text", "participle", "subject", "label"),
    [
        ("Le marin est, lui, accusé de vol.", "accusé", "marin", "nsubj:pass"),
        ("La Bolivie est, elle, soupçonnée par le Pérou de fraude.", "soupçonnée", "Bolivie", "nsubj:pass"),
    ],
)
def test_a_pronoun_between_commas_parts_no_tense(text: str, participle: str, subject: str, label: str) -> None:
    verb = mended(text, participle)
    labels = {child.text: child.dep_ for child in verb.children}
    assert (labels[subject], labels["est"]) == (label, "aux:pass")
