"""How far what is told reaches when it is a noun phrase, and who "qui" or a pronoun that speaks is (`tests/attributed.py`)."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from tests.annotated import read
from tests.attributed import ALLOWED, spoken

ARMY = "<actor id=army kind=forces>L'armée</actor>"
SENTENCES = [
    # lists
    f"{ARMY} a annoncé <said by=army>la mort de dix rebelles, la destruction de trois véhicules et la saisie de deux fusils</said>.",
    f"{ARMY} a fait état <any>de</any> <said by=army>la mort de dix rebelles, de la capture d'un char et de la saisie d'armes</said>.",
    f"{ARMY} a dénoncé <said by=army>une attaque contre un poste, un attentat contre un hôpital et le meurtre d'un médecin</said>.",
    f"{ARMY} parle de <said by=army>dix hommes tués en deux jours, ainsi que de quatre civils</said>.",
    "<actor id=union>L'opposition</actor> réclame <said by=union>la levée du blocus, la libération des détenus et le départ des "
    "troupes</said>.",
    # more of a noun, and what parts it from its complement
    f"{ARMY} a annoncé <said by=army>l'arrestation, à Gao, de trois hommes soupçonnés de meurtre</said>.",
    f"{ARMY} a fait part <any>du</any> <said by=army>décès de deux soldats, dont un sergent, victimes de l'explosion d'une mine</said>.",
    f"{ARMY} a signalé <said by=army>la découverte de dix corps, pour la plupart exécutés d'une balle</said>.",
    # what ends it
    f"{ARMY} a annoncé <said by=army>la mort de dix rebelles</said>, mais les combats se poursuivent.",
    f"{ARMY} a annoncé <said by=army>la mort de dix rebelles</said>, les combats se poursuivant mardi.",
    f"{ARMY} a annoncé <said by=army>la libération de dix hommes</said>, une semaine après l'attaque de la prison.",
    f"{ARMY} a confirmé <said by=army>le bombardement de la ville</said>, sans donner de bilan.",
    f"{ARMY} a annoncé <said by=army>l'arrestation de cinq hommes</said>, les forces kurdes ayant mené l'assaut.",
    # "qui" behind who has just spoken; "elle" for the subject before
    "<said by=ministry>Dix hommes sont morts</said>, dit le ministère, qui affirme que <said by=ministry>des rebelles ont tiré</said>.",
    "<said by=residents>Dix hommes sont morts</said>, ont dit des habitants, qui accusent l'armée d'<said by=residents>avoir tiré</said>.",
    f"{ARMY} a repris la ville. Elle a affirmé que <said by=army>dix rebelles avaient été tués</said>.",
    f"{ARMY} tient la ville. Selon elle, <said by=army>dix rebelles ont été tués</said>.",
    f"{ARMY} tient les quartiers. Il a affirmé que <any>dix rebelles avaient été tués</any>.",
    # sources told of by a document or a group that is theirs
    "Selon une liste de <actor id=city>la mairie</actor>, <said by=city>dix hommes sont morts</said>.",
    "Selon les calculs de <actor id=afp kind=media>l'AFP</actor>, <said by=afp>dix hommes sont morts</said>.",
    "Les équipes de <actor id=afp kind=media>l'AFP</actor> ont dit que <said by=afp>dix hommes sont morts</said>.",
    "Selon une équipe de chercheurs, <said by=researchers>dix hommes sont morts</said>.",
    "Selon la plupart des observateurs, <said by=observers>dix hommes sont morts</said>.",
    "Une dizaine de témoins ont affirmé que <said by=witnesses>dix hommes sont morts</said>.",
    "<actor id=un>L'ONU</actor> s'est inquiétée de <said by=un>bombardements contre des hôpitaux</said>.",
    "Une ONG a alerté sur <said by=ngo>des exécutions sommaires</said>.",
    "<said by=sabereen>Un engin a explosé</said>, a dit la chaîne <actor id=sabereen kind=media>Sabereen</actor>. "
    "<said by=sabereen>Il a blessé un homme</said>, apprend-on de la même source.",
    "Selon plusieurs pays, <said by=several-states>dix hommes sont morts</said>.",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_how_far_what_is_told_reaches(annotated: str) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    assert spoken(sentence, parse_text(sentence.text)) == []
