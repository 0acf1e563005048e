"""Complements behind a date, which the parser hangs on that."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.timed_complements import mend_timed_complements
from kg.languages import lexicon

CASES = [
    # text, the noun, its label, what it hangs on
    ("Après une longue attente, l'Irak s'est doté tôt jeudi d'un gouvernement.", "gouvernement", "obl:mod", "doté"),
    ("Le Mali a rapatrié vendredi cinq enfants de pirates.", "enfants", "obj", "rapatrié"),
    ("Le maire a rencontré jeudi des membres du port.", "membres", "obj", "rencontré"),
    ("La mort en juin de son leader a surpris.", "leader", "nmod", "mort"),
    ("Les bastions reconquis ces dernières années par le régime ont souffert.", "régime", "obl:agent", "reconquis"),
]


@pytest.mark.parametrize(("text", "noun", "label", "head"), CASES)
def test_complements(text: str, noun: str, label: str, head: str) -> None:
    doc = parse_text(text)
    mend_timed_complements(doc, lexicon=lexicon("fr"))
    assert [(token.dep_, token.head.text) for token in doc if token.text == noun] == [(label, head)]


def test_days_keep_their_own_complements() -> None:
    doc = parse_text("Le marché du vendredi 3 mai 2019 a rouvert.")
    before = [token.head.i for token in doc]
    mend_timed_complements(doc, lexicon=lexicon("fr"))
    assert [token.head.i for token in doc] == before
