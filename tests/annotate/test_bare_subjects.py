"""Subjects that the parser made adjuncts of the verb behind an insertion."""

from functools import partial

import pytest

from kg.annotate.bare_subjects import mend_bare_subjects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_bare_subjects, lexicon=lexicon("fr"))
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


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_subjects(text: str, noun: str, verb: str) -> None:
    label, head = labels(text, MEND)[noun]
    assert label in ("nsubj", "nsubj:pass") and head == verb


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_subject(text: str, noun: str) -> None:
    assert not labels(text, MEND)[noun][0].startswith("nsubj")
