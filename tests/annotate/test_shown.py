"""Who tells what pictures show (`tests/attributed.py`)."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from tests.annotated import read
from tests.attributed import ALLOWED, spoken

ARMY = "<actor id=army kind=forces>l'armée</actor>"
SENTENCES = [
    f"Des images diffusées par {ARMY} montrent <said by=army>l'explosion d'un dépôt de munitions</said>.",
    f"Mardi, {ARMY} a publié une vidéo montrant <said by=army>la destruction de trois véhicules</said>.",
    f"Mardi, {ARMY} a mis en ligne une vidéo où l'on voit <said by=army>défiler des prisonniers</said>.",
    "<actor id=hamas>Le Hamas</actor> a publié une vidéo dans laquelle on voit <said by=hamas>des hommes tirer sur un char</said>.",
    "Des vidéos partagées mardi montrent <said by=videos>des soldats tirant sur la foule</said>.",
    # nobody shows anything
    f"Une vidéo de l'attaque a été publiée mardi par {ARMY}.",
    f"Mardi, {ARMY} a diffusé des photos du ministre, qui montre sa colère.",
    f"Mardi, {ARMY} a reçu des images de la ville où des hommes se cachent.",
    "La montre de l'officier est en or.",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_who_tells_what_pictures_show(annotated: str) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    assert spoken(sentence, parse_text(sentence.text)) == []
