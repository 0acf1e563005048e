"""Subjects that the parser made adjuncts of the verb behind an insertion."""

import pytest

from kg.annotate.bare_subjects import mend_bare_subjects
from kg.annotate.parse import parse_text
from kg.languages import lexicon

CASES = [
    # text, the noun, the verb or predicate whose subject it is
    ("Des milliers de marchands, dont certains portaient des pancartes, se sont réunis au port.", "milliers", "réunis"),
    ("Des groupes criminels, qui ne sont pas sous le contrôle du roi, ont freiné nos travaux.", "groupes", "freiné"),
    ("Oudaï et ses cousins, qui travaillaient comme pêcheurs au port, ont aussi perdu leur bateau.", "Oudaï", "perdu"),
    ("Karim, 35 ans, déplore avoir tout vendu.", "Karim", "déplore"),
]
OTHERS = [
    # text, a noun before a verb that is not its subject
    ("Vendredi matin, la police a fermé le port.", "matin"),
    ("Karim, 35 ans, déplore avoir tout vendu.", "ans"),
    ("Invasion du Niger : de nouveaux raids font six morts.", "Invasion"),
]


def _labels(text: str) -> dict[str, tuple[str, str]]:
    """Word -> its label and its head's word."""
    doc = parse_text(text)
    mend_bare_subjects(doc, lexicon=lexicon("fr"))
    return {token.text: (token.dep_, token.head.text) for token in doc}


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_subjects(text: str, noun: str, verb: str) -> None:
    label, head = _labels(text)[noun]
    assert label in ("nsubj", "nsubj:pass") and head == verb


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_subject(text: str, noun: str) -> None:
    assert not _labels(text)[noun][0].startswith("nsubj")
