"""Pronouns of verbs that are not impersonal."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.personal_pronouns import mend_pronouns


def label(text: str) -> str:
    doc = parse_text(text)
    mend_pronouns(doc)
    return next(token.dep_ for token in doc if token.lower_ in ("il", "elle", "-il"))


@pytest.mark.parametrize(
    "text",
    [
        "Il n'a jamais adhéré au parti de son frère.",
        "À l'issue du défilé, il s'entretiendra avec les mineurs.",
        "Il s'est finalement rangé à cet avis.",
    ],
)
def test_a_verb_that_is_not_impersonal_has_a_subject(text: str) -> None:
    assert label(text) == "nsubj"


@pytest.mark.parametrize(
    "text",
    [
        "Il faut rapatrier les mineurs.",
        "Il pourrait s'agir de fermer la mine.",
        "Il convient de rappeler que les ponts sont fermés.",
        "Il est interdit d'introduire des armes dans la mine.",
    ],
)
def test_nobody_is_the_subject_of_an_impersonal_verb(text: str) -> None:
    assert label(text) == "expl:subj"


@pytest.mark.parametrize(
    ("text", "tag"), [("Le Venezuela les héberge sur son sol, affirme l'opposition.", "PRON"), ("Il part avant le lever du jour.", "DET")]
)
def test_an_article_that_is_the_object_of_the_verb_behind_it_is_a_pronoun(text: str, tag: str) -> None:
    doc = parse_text(text)
    mend_pronouns(doc)
    assert next(token.pos_ for token in doc[1:] if token.lower_ in ("les", "le")) == tag
