"""Object pronouns that the tagger took for articles."""

import pytest

from kg.annotate.object_clitics import mend_object_clitics
from kg.annotate.parse import parse_text
from kg.languages import lexicon

PRONOUNS = [
    # text, the verb of the pronoun "les"
    ("Les miliciens ont surpris des casques bleus dans la province et les ont relâchés.", "relâchés"),
    ("Des civils avaient fui. Les soldats péruviens les ont torturés.", "torturés"),
    ("Des militants sont à Lima. L'aviation péruvienne les combat depuis lundi.", "combat"),
]
ARTICLES = ["L'armée a annoncé les combats.", "La milice compte les soldats.", "Les avoirs du groupe ont fondu."]


@pytest.mark.parametrize(("text", "verb"), PRONOUNS)
def test_pronouns(text: str, verb: str) -> None:
    doc = parse_text(text)
    mend_object_clitics(doc, lexicon=lexicon("fr"))
    word = next(token for token in reversed(doc) if token.lower_ == "les")
    assert (word.pos_, word.dep_, word.head.text, word.head.pos_) == ("PRON", "obj", verb, "VERB")


@pytest.mark.parametrize("text", ARTICLES)
def test_articles_stay(text: str) -> None:
    doc = parse_text(text)
    mend_object_clitics(doc, lexicon=lexicon("fr"))
    assert all(token.pos_ == "DET" for token in doc if token.lower_ == "les")
