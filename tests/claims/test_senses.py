"""Which sense of a word holds by what stands around it: clauses, what is said of the object, the passive, one of several."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Les pirates doivent être jugés sur place.", "jugés", "COERCE"),
        ("Neuf marins sont poursuivis à Lima.", "poursuivis", "COERCE"),
        ("Lima se défend d'avoir armé la guérilla.", "défend", "REJECT"),
        ("Oslo exclut le retour des combattants.", "exclut", "REJECT"),
        ("Oslo reconnaît la présence de soldats norvégiens au Tchad.", "reconnaît", "CONCEDE"),
        ("Le roi a réuni lundi un conseil de défense.", "réuni", "CONSULT"),
        ("Les convois sont la cible des rebelles.", "cible", "ASSAULT"),
        ("Les mutins ont détruit l'un des ponts du fleuve.", "détruit", "ASSAULT"),
        ("Le sénateur s'en est pris violemment au ministre.", "pris", "ACCUSE"),
        ("Un couvre-feu a été instauré dimanche.", "couvre-feu", "COERCE"),
        ("Oslo écarte l'engagement de troupes norvégiennes au Tchad.", "engagement", "MOBILIZE"),
        ("La foule a incendié des effigies du roi.", "incendié", "PROTEST"),
        ("Des chars turcs entrent dans la ville.", "entrent", "CONTROL"),
        ("Le ministre a reçu une délégation des partis.", "reçu", "CONSULT"),
        ("Le décret ferme les marchés et interdit la circulation.", "interdit", "COERCE"),
        ("L'offensive lancée hier est la troisième opération militaire contre la milice.", "opération militaire", "ASSAULT"),
        ("Le déserteur s'est rendu aux forces kurdes en Syrie.", "rendu", "RETREAT"),
        ("Trois soldats norvégiens ont rallié la Syrie en camion.", "rallié", "MOBILIZE"),
        ("Les mutins ont conquis une demi-douzaine de villages.", "conquis", "CONTROL"),
        ("L'Iran livre de nouveaux missiles à la Bolivie.", "livre", "AID"),
        ("Le gouvernement dément.", "dément", "REJECT"),
        ("Les mutins ont massacré quinze villageois en Ituri.", "massacré", "ASSAULT"),
        ("Ils étaient recherchés et seront arrêtés dès leur retour.", "arrêtés", "COERCE"),
        ("Deux journalistes ont été arrêtés à Minsk et condamnés à deux ans de prison.", "condamnés à deux ans de prison", "COERCE"),
        ("Elle a été arrêtée avec sa fille et jugée à Lima.", "jugée", "COERCE"),
        ("Des réfugiés ont franchi la frontière bolivienne.", "franchi la frontière", "RETREAT"),
        ("Les mutins ont enlevé une caserne aux forces boliviennes.", "enlevé", "CONTROL"),
        ("La plateforme a fermé les comptes du mouvement.", "fermé les comptes", "COERCE"),
        ("La junte a donné 48 heures à l'ambassadeur norvégien pour quitter le pays.", "donné 48 heures", "REQUEST"),
        ("Plusieurs civils ont été touchés par des éclats d'obus.", "touchés", "ASSAULT"),
        ("Trois pêcheurs ont trouvé le martyre.", "trouvé le martyre", "ASSAULT"),
        ("Le Pérou a promis de traquer les auteurs.", "promis de traquer", "THREATEN"),
        ("Le Pérou promet de poursuivre ses opérations en Bolivie.", "promet de poursuivre ses opérations", "THREATEN"),
        ("Le massacre a été attribué par le Pérou aux mutins.", "attribué", "ACCUSE"),
        ("L'armée péruvienne a reconnu avoir bombardé le village.", "reconnu", "CONCEDE"),
        ("Les maisons ont été livrées aux flammes.", "livrées aux flammes", "ASSAULT"),
        ("Les douze suspects ont été transférés à la prison de Lima.", "transférés", "COERCE"),
    ],
)
def test_the_sense_that_holds(text: str, word: str, kind: str, claims_of) -> None:
    assert word in claims_of(text)
    assert claims_of(text)[word].type == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le maire a été jugé absent lors de la crue.", "jugé"),
        ("Deux camions ont forcé un poste de contrôle de la gendarmerie.", "contrôle"),
        ("Un lieutenant de la milice appelé Karim Wali vit à Lima.", "appelé"),
        ("Le camp n'abritait que des villageois désarmés.", "désarmés"),
        ("La milice aurait fui le port, soutient encore le rapport de Lima.", "soutient"),
        ("Des mutins filmés à Lima piétinent les dépouilles de leurs victimes.", "piétinent"),
        ("Le Pérou a coulé le navire sur lequel les mutins s'étaient appuyés.", "appuyés"),
        ("Le reporter a demandé au ministre s'il viendrait au Tchad.", "demandé"),
        ("Le chercheur a soutenu que la pluie tarde au Tchad.", "soutenu"),
        ("Les témoins déclinent leur identité devant les rebelles.", "déclinent"),
        ("La patrouille prend le relais de la milice à Lima.", "prend"),
        ("Le maire promet une lutte contre la corruption à Lima.", "lutte"),
        ("Des ouvriers ont participé aux obsèques du peintre.", "participé"),
        ("Contacté par l'AFP, le maire de Lima n'a pas réagi.", "Contacté"),
        ("Interrogé par la BBC, le maire de Lima a menti.", "Interrogé"),
        ("« Cette opération a réussi », soutient le ministre péruvien.", "soutient"),
        ("« Qui a tiré ? », demande le juge péruvien.", "demande"),
        ("L'AFP a rencontré des mineurs péruviens.", "rencontré"),
        ("L'armée a bombardé Lima. Cette attaque survient deux jours après la trêve.", "attaque"),
        ("Cet ancien détenu péruvien a publié un livre.", "détenu"),
        ("Le Pérou enquête sur les raids imputés aux mutins.", "imputés"),
        ("Deux rebelles péruviens sont donnés pour morts.", "donnés pour morts"),
        ("L'attaquant péruvien a rejoint les joueurs de Lima.", "rejoint"),
        ("Le pouvoir péruvien procédera au préalable à un échange de prisonniers.", "préalable"),
        ("Bagdad n'a plus besoin de troupes de combat en Irak.", "combat"),
        ("Le retour des Boliviens depuis les zones de combat péruviennes divise Lima.", "combat"),
        ("SITE est spécialisé dans la surveillance des rebelles péruviens.", "surveillance"),
        ("L'engagement des rebelles péruviens pour la paix a été salué.", "engagement"),
        ("Lima réclame le contrôle de qualité des vaccins du ministère.", "contrôle"),
        ("Bolivie: douze membres de forces de l'ordre tués dans deux embuscades", "membres"),
        ("Le voyageur doit renseigner ses informations au guichet.", "renseigner"),
        ("Le chirurgien a mené 400 opérations chirurgicales.", "mené 400 opérations"),
        ("C'est tout le système qui doit tomber.", "tomber"),
        ("La brigade s'était rendue sur les lieux.", "rendue"),
        ("Partis de Gao, les soldats français ont rejoint Lima.", "Partis"),
        ("Des combats ont opposé l'armée malienne à Boko Haram.", "opposé"),
        ("La France compte 200 ressortissants dans les camps kurdes.", "compte"),
        ("La France n'abandonne jamais ses enfants.", "abandonne"),
        ("Amina Sow fait partie des milliers de femmes évacuées.", "fait partie"),
        ("Le Pérou doit organiser un sommet lundi.", "doit"),
        ("« Le déserteur chilien doit être jugé », a dit Jan Berg.", "doit"),
        ("« Nous devons organiser un sommet », a dit le ministre péruvien.", "devons"),
        ("« Le président péruvien doit pouvoir voyager », a dit Jan Berg.", "doit"),
    ],
)
def test_what_is_no_claim(text: str, word: str, claims_of) -> None:
    assert word not in claims_of(text)
