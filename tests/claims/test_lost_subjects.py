"""Subjects that the parser lost: by word order, agreement, relatives and inversion."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.personal_pronouns import mend_pronouns
from kg.claims.syntax import surface_subjects

CASES = [
    ("Au moins neuf mineurs, dont deux apprentis, ont été tués dans la galerie.", "tués", ["mineurs"]),
    ("Une vingtaine de religieuses, dont trois novices, ont été blessées à Bamako.", "blessées", ["vingtaine"]),
    ("Selon des responsables provinciaux les insurgés tentent de passer le fleuve.", "tentent", ["insurgés"]),
    (
        "Le nom d'un ancien gardien bolivien qui, en 2009 dans la région de Potosi, avait attaqué deux touristes, a fui.",
        "attaqué",
        ["gardien"],
    ),
    ("« Ces mineurs ont froid », a insisté auprès de la presse l'avocate Anne Morel.", "insisté", ["avocate"]),
    ("« C'est une honte », a dénoncé pour sa part, dans la soirée, le gouverneur de Potosi.", "dénoncé", ["gouverneur"]),
    ("Il faut rapatrier les mineurs.", "rapatrier", []),
    ("La Bolivie, dont les mineurs protestent, se tait.", "protestent", ["mineurs"]),
    ("La Bolivie a dit avoir déjoué une attaque violente et ouvert le feu sur des marins.", "ouvert", ["Bolivie"]),
    ("Un marin venu de Lima et arrêté à Quito nie.", "arrêté", ["marin"]),
    ("La vieille femme s'est dite prête à entamer une grève.", "entamer", ["femme"]),
    ("Le maire a promis d'agir pour faire cesser les tirs.", "faire", ["maire"]),
    ("Le maire voit les mineurs reprendre la ville.", "reprendre", ["mineurs"]),
    ("Le gouvernement veut poursuivre le combat pour vaincre les rebelles.", "vaincre", ["gouvernement"]),
    ("Répondant à des tirs, Lima a frappé un village.", "frappé", ["Lima"]),
    ("Longtemps accusée par ses voisins, Lima, à la suite d'attaques sur son sol, a fermé sa frontière.", "fermé", ["Lima"]),
    ("Paris blâme une loi contestée par les familles et les avocats qui dénoncent un coût et réclament un vote.", "réclament", ["avocats"]),
    ("L'opération de Lima a permis de frapper les mineurs.", "frapper", ["opération"]),
    ("Selon le quotidien, Juan Morales, 33 ans, était parti en 2015.", "parti", ["Juan"]),
    ("Samedi, le collectif Mères unies, qui regroupe des proches, va manifester devant le ministère.", "manifester", ["collectif"]),
    ("Il parle d'une province, où s'affrontent les forces des deux camps.", "affrontent", ["forces"]),
    ("Alors que les rebelles avaient lancé une offensive, des soldats s'étaient déjà mutinés.", "mutinés", ["soldats"]),
    ("Les deux camps sont parvenus à un accord, grâce à une médiation du Pérou, afin de cesser les tirs.", "cesser", ["camps"]),
    ("En trois mois, Condor, menée tambour battant, met en déroute les groupes.", "met", ["Condor"]),
    ("Quito a aidé à faire avancer les choses en libérant des mineurs.", "libérant", ["Quito"]),
    ("Les mineurs ont rejeté toute faute pour le vol de jeudi et accusé le ministre du Travail.", "accusé", ["mineurs"]),
    ("Le maire a noté que les mineurs avaient nié la faute et dénoncé les deux vols.", "dénoncé", ["mineurs"]),
    ("Deux mois plus tard, cinq marins de Lima, dont Morales, attaquaient le Grand Café.", "attaquaient", ["marins"]),
    ("Il ne reste qu'une poignée de marins de Lima, retranchés dans la vieille ville, prêts à fuir.", "fuir", ["marins"]),
    ("Les voisins de Lima ont réclamé son retour et décidé d'envoyer une délégation.", "envoyer", ["voisins"]),
    ("Le 3 mai, deux marins prenaient d'assaut une école gérée par des religieuses, visant les élèves.", "visant", ["marins"]),
    ("Il a fallu quatre jours aux marins pour reprendre la mine.", "reprendre", ["marins"]),
    ("« Bien loin des clichés répandus ici », fustige-t-elle.", "fustige", ["-elle"]),
    ("Faut-il fermer la mine ?", "fermer", []),
    ("Juan Morales est l'un des neuf députés ayant démissionné.", "démissionné", ["députés"]),
    ("Les mineurs, selon Morales, ont d'abord tiré sur la foule.", "tiré", ["mineurs"]),
    ("Je veux vous dire ma décision de quitter mes fonctions.", "quitter", ["ma"]),
    ("La cour juge des marins péruviens partis combattre en Bolivie.", "combattre", ["marins"]),
    ("Le maire accepte un an, mais pas deux ou trois ans comme le proposaient d'abord les mineurs.", "proposaient", ["mineurs"]),
    ("Les mineurs attaqueront-ils Lima ?", "attaqueront", ["mineurs"]),
    ("Les Boliviens accusent Hamid el-Karmi d'avoir utilisé des bombes contre la ville de Potosi.", "utilisé", ["Hamid"]),
    ("Autre rival de Quito, Lima, par la voix de son maire, a exigé un vote.", "exigé", ["Lima"]),
    ('Le maire, qui a vu dans la grève de mardi "un crime", "une faute", a reçu les mineurs.', "reçu", ["maire"]),
    (
        "La grève a débuté par un vote près de la mine, puis des marins armés ont pris le pont où des cris ont été entendus.",
        "pris",
        ["marins"],
    ),
    ("La Bolivie, que Lima et Quito accusent de soutenir les mineurs, a démenti.", "soutenir", ["Bolivie"]),
    ("La Bolivie, que Lima et Quito accusent de soutenir les mineurs, a démenti.", "accusent", ["Lima"]),
    ("Après la décision par la Bolivie de libérer neuf mineurs, le débat continue.", "libérer", ["Bolivie"]),
    ("Au lendemain de l'annonce faite par Juan Morales de fermer la mine, Lima se tait.", "fermer", ["Juan"]),
    ("Les mineurs ont-ils attaqué Lima ?", "attaqué", ["mineurs"]),
    ("Quito continuera à agir contre ses tentatives d'établir un camp.", "établir", ["ses"]),
]


@pytest.mark.parametrize(("text", "form", "subjects"), CASES)
def test_subject(text: str, form: str, subjects: list[str]) -> None:
    doc = parse_text(text)
    mend_pronouns(doc)
    verb = next(token for token in doc if token.text == form)
    assert [token.text for token in surface_subjects(verb)] == subjects
