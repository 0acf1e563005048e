"""Subjects that a clause parts from their verbs."""

from __future__ import annotations

from functools import partial

import pytest

from kg.annotate.parted_subjects import mend_parted_subjects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_parted_subjects, lexicon=lexicon("fr"))
CASES = [
    ("La Bolivie, a rapporté l'agence Reuters, a menacé une quinzaine de marins mardi.", "Bolivie", "menacé"),
    ("L'armée bolivienne, a précisé son porte-parole, a attaqué un chef rebelle jeudi.", "armée", "attaqué"),
    ("Des journalistes dont le mandat venait d'être prolongé ont été accusés dans la nuit par la police.", "journalistes", "accusés"),
    ("Des drones péruviens dont la France réclame le retrait ont attaqué le port.", "drones", "attaqué"),
]


@pytest.mark.parametrize(("text", "subject", "verb"), CASES)
def test_subjects_in_front_of_a_clause_are_those_of_the_verb_behind_it(text: str, subject: str, verb: str) -> None:
    found = labels(text, MEND)
    assert (found[subject][0].split(":")[0], found[subject][1], found[verb][0]) == ("nsubj", verb, "ROOT")


OTHERS = [
    ("Le maire a dit que la police avait tiré.", "police", "tiré"),
    ("Le maire, Ali Keita, a dénoncé une grève des mineurs, a rapporté la radio Tamani.", "maire", "dénoncé"),
    ("Il a par ailleurs souligné que la marine péruvienne avait bloqué le port.", "Il", "souligné"),
    ("Le roi part, le ministre reste, la reine revient.", "ministre", "reste"),
    ("Le bateau, raconte le marin, coule vite.", "marin", "raconte"),
    ("La ville dont il parle est loin.", "il", "parle"),
]


@pytest.mark.parametrize(("text", "subject", "verb"), OTHERS)
def test_other_subjects_stay(text: str, subject: str, verb: str) -> None:
    assert labels(text, MEND)[subject][1] == verb
