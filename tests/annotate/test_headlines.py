"""Who says what a headline tells (`tests/attributed.py`)."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from tests.annotated import read
from tests.attributed import ALLOWED, spoken

TRUMP = "<actor id=trump kind=person>Donald Trump</actor>"
SENTENCES = [
    f'"<said by=trump>Ils ne nous ont pas aidés</said>" : {TRUMP} justifie sa position sur les Kurdes',
    f'"<said by=trump>Nous avons tué dix rebelles</said>" : {TRUMP} s\'exprime sur la guerre',
    "Gouverneur : <said by=unnamed-governor>six morts dans un raid sur une usine</said>",
    "<said by=ngo>Dix morts dans une attaque</said> (ONG)",
    # nobody speaks
    "\"L'armée a bombardé la ville\" : le cri d'alarme des médecins",
    "Attaque de Gao : dix soldats tués",
    "Police : dix hommes arrêtés",
    "<actor id=clain kind=person>Fabien Clain</actor> : la fin d'une cavale",
    f'"Nous avons tué dix rebelles" : le discours de {TRUMP}',
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_who_says_what_a_headline_tells(annotated: str) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    assert spoken(sentence, parse_text(sentence.text)) == []
