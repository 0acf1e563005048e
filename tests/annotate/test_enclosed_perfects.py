"""Participles that commas part from their auxiliaries head their clauses."""

from __future__ import annotations

from functools import partial

import pytest

from kg.annotate.enclosed_perfects import mend_enclosed_perfects
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_enclosed_perfects, lexicon=lexicon("fr"))
CASES = [
    ("Les pirates ont, mardi, expulsé les marins de la ville.", "pirates", "ont", "expulsé"),
    ("Les insurgés ont, il y a deux jours, abattu des gardes dans le centre de Lima.", "insurgés", "ont", "abattu"),
    ("Les forces péruviennes ont, dans la nuit de samedi à dimanche, ciblé le maire.", "forces", "ont", "ciblé"),
    ("Le port a été, selon le maire, visé par des tirs.", "port", "a", "visé"),
    ("La police a, au lendemain de l'élection, désarmé trois marins.", "police", "a", "désarmé"),
]


@pytest.mark.parametrize(("text", "subject", "auxiliary", "participle"), CASES)
def test_participles_head_their_clauses(text: str, subject: str, auxiliary: str, participle: str) -> None:
    found = labels(text, MEND)
    assert (found[subject][1], found[auxiliary], found[participle][0]) == (participle, ("aux:tense", participle), "ROOT")


OTHERS = [
    ("Le maire a, depuis mardi, un bureau fermé au public.", "fermé"),
    ("La ville a, selon lui, des rues détruites.", "détruites"),
    ("Ce que le roi est, selon la presse, décidé à faire reste secret.", "reste"),
]


@pytest.mark.parametrize(("text", "word"), OTHERS)
def test_other_words_have_no_auxiliary(text: str, word: str) -> None:
    found = labels(text, MEND)
    assert ("aux:tense", word) not in found.values()
