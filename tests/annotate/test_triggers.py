"""Triggers in annotated sentences: which words carry a claim's type, and which only look as if they did."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.triggers import find_triggers
from kg.languages import lexicon


def found(text: str) -> dict[str, str]:
    """The words of each trigger with the type of its first frame."""
    doc = parse_text(text)
    return {doc[t.tokens.start : t.tokens.end].text: t.frames[0].type for t in find_triggers(doc, lexicon=lexicon("fr"))}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Les rebelles ont attaqué la base.", "attaqué", "assault"),
        ("L'armée a pris le contrôle de la ville.", "pris le contrôle", "control"),
        ("Les soldats ont pris pour cible les positions des rebelles.", "pris pour cible", "assault"),
        ("Une attaque a fait une dizaine de morts.", "fait une dizaine de morts", "toll"),
        ("Le suspect a été mis en examen pour assassinat.", "mis en examen", "coerce"),
        ("Les assaillants se sont évanouis dans la nature.", "évanouis dans la nature", "retreat"),
        ("Le gouvernement s'est dit prêt à négocier avec les talibans.", "dit prêt", "agree"),
        ("Les deux armées ont opposé une résistance aux miliciens.", "opposé une résistance", "assault"),
        ("Des lancers de ballons incendiaires ont provoqué des feux.", "lancers", "assault"),
        ("À leur retour, les fugitifs seront tous interpellés.", "interpellés", "coerce"),
        ("Frappes en Libye : la réaction du ministre", "Frappes", "assault"),
        ("Le soulèvement a été réprimé dans le sang.", "réprimé dans le sang", "assault"),
        ("Les officiers ont pris le pouvoir.", "pris le pouvoir", "control"),
        ("Les attaques à la bombe et tirs de mortier des rebelles ont repris.", "tirs de mortier", "assault"),
        ("Les rebelles ne contrôlent plus qu'une portion du territoire.", "contrôlent", "control"),
        ("Les blindés ont aussitôt pris position.", "pris position", "mobilize"),
        ("Les rebelles ont pris plus de 60 positions de l'armée.", "pris", "control"),
        ("La rébellion a pris Goma fin janvier.", "pris", "control"),
    ],
)
def test_words_and_type(text: str, words: str, kind: str) -> None:
    assert found(text).get(words) == kind


def test_how_often_is_no_act() -> None:
    assert "reprises" not in found("L'aviation a frappé la ville à plusieurs reprises.")


def test_a_participle_whose_second_half_names_who_did_it() -> None:
    assert "capturés" in found("La liste des marins capturés puis relâchés par les pirates est longue.")
    assert "capturés" not in found("La liste des marins capturés est longue.")


def test_reflexives_of_one_s_own_person() -> None:
    doc = parse_text("Je tiens à m'élever contre cette décision.")
    lemmas = [frame.lemma for t in find_triggers(doc, lexicon=lexicon("fr")) for frame in t.frames]
    assert "se élever" in lemmas


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Les familles des soldats tués ont été reçues.", "tués"),  # says which soldiers
        ("Il a été libéré en échange de deux détenus.", "échange"),  # a preposition
        ("La porte a été forcée à l'aide d'une hache.", "aide"),
        ("Douze soldats, en comptant les deux blessés, ont été honorés.", "comptant"),
        ("L'armée a livré des hélicoptères d'attaque.", "attaque"),  # a kind of thing
        ("Le sergent devient pilote d'hélicoptère d'attaque Tigre.", "attaque"),  # with its make
        ("Le général commande l'unité chargée des opérations extérieures de la flotte.", "opérations"),  # what somebody is there for
        ("La médaille est retirée à toute personne condamnée à un an de prison.", "condamnée"),  # what befalls anybody at all
        ("La loi punit quiconque a attaqué un navire.", "attaqué"),
        ("Les déplacés vivent dans des tentes.", "déplacés"),  # people, not an act
        ("Le prisonnier aurait dû être libéré en mai.", "libéré"),  # what was not
    ],
)
def test_words_that_tell_of_no_act(text: str, word: str) -> None:
    assert word not in found(text)


def test_a_participle_behind_an_open_noun_tells_of_an_act() -> None:
    assert found("Deux soldats tués au Mali ont été identifiés.").get("tués") is not None


def test_a_phrase_keeps_to_its_own_object() -> None:
    """ "faire état" is another phrase than "faire des morts"."""
    assert "fait" not in found("Le groupe a fait état de la mort d'un soldat.")
    doc = parse_text("Lors d'une opération à Bagdad, il avait mené une mission.")
    lemmas = {frame.lemma for t in find_triggers(doc, lexicon=lexicon("fr")) for frame in t.frames}
    assert "mener opération" not in lemmas


def test_a_phrase_that_fails_does_not_become_another_phrase() -> None:
    doc = parse_text("Il ne faisait pas partie d'un accord sur les prisonniers.")
    lemmas = {frame.lemma for t in find_triggers(doc, lexicon=lexicon("fr")) for frame in t.frames}
    assert "faire prisonnier" not in lemmas


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ('"Nous tiendrons nos promesses", a avancé le ministre.', "avancé", False),
        ('La paix serait "hors de portée", avance-t-elle.', "avance", False),
        ('"Nous ne céderons pas", riposte le porte-parole.', "riposte", False),
        ('"Nous ne céderons pas", menace le porte-parole.', "menace", True),
        ('L\'opération, baptisée "Vent du nord", a frappé la ville.', "frappé", True),
        ('L\'hôtel, appelé "La Perle", a été frappé par un obus.', "frappé", True),
    ],
)
def test_who_speaks_on_behind_a_quotation_does_nothing_else(text: str, word: str, tells: bool) -> None:
    assert (word in found(text)) is tells
