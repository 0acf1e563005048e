"""Subjects behind verbs whose clause opens with a relative or a sentence with a form of "être"."""

from functools import partial

import pytest

from kg.annotate.inverted_subjects import mend_inverted_subjects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_inverted_subjects, lexicon=lexicon("fr"))
CASES = [
    # text, the noun, the verb or predicate whose subject it is
    ("Le port, où sont aussi présentes d'autres milices, reste fermé.", "milices", "présentes"),
    ("Le hangar où étaient rangées depuis dix ans 300 caisses a brûlé.", "caisses", "rangées"),
    ("La base sur laquelle se trouvaient des troupes kényanes a brûlé.", "troupes", "trouvaient"),
    ("Sont aussi membres de ce clan Riad et deux marins.", "Riad", "membres"),
]
OTHERS = [
    # text, a noun behind a verb that is not its subject
    ("Le port où le maire a reçu des marins est fermé.", "marins"),
    ("La milice, laquelle a attaqué le port, a fui.", "port"),
]


@pytest.mark.parametrize(("text", "noun", "verb"), CASES)
def test_subjects(text: str, noun: str, verb: str) -> None:
    label, head = labels(text, MEND)[noun]
    assert label in ("nsubj", "nsubj:pass") and head == verb


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_subject(text: str, noun: str) -> None:
    assert not labels(text, MEND)[noun][0].startswith("nsubj")
