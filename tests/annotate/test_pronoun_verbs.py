"""Verbs behind a subject pronoun that the tagger took for other words."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.pronoun_verbs import mend_pronoun_verbs
from kg.languages import lexicon


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Il visite un hameau de pêcheurs kényans.", "visite"),
        ("Il en garde un souvenir amer.", "garde"),
        ("Les rebelles tirent depuis des collines qu'ils contrôlent au Yémen.", "contrôlent"),
    ],
)
def test_verbs(text: str, verb: str) -> None:
    doc = parse_text(text)
    mend_pronoun_verbs(doc, lexicon=lexicon("fr"))
    token = next(token for token in doc if token.text == verb)
    assert token.pos_ == "VERB"
    assert any(child.dep_ == "nsubj" and child.lower_ in ("il", "ils") for child in token.children)
