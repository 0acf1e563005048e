"""Verbs that look like nouns."""

from __future__ import annotations

import pytest

from tests.mended import mended


@pytest.mark.parametrize(
    ("text", "verb", "infinitive", "subject", "thing"),
    [
        ("L'État islamique contrôle la ville de Raqqa.", "contrôle", "contrôler", "État", "ville"),
        ("Le pays compte seize entrepôts.", "compte", "compter", "pays", "entrepôts"),
        ("L'organisation compte 3 000 combattants en Syrie.", "compte", "compter", "organisation", "combattants"),
        ("La milice compte près de 2.000 combattants dans la zone.", "compte", "compter", "milice", "combattants"),
        ("Le pays compte environ 600 soldats.", "compte", "compter", "pays", "soldats"),
        ("Un amiral critique la stratégie de Madrid.", "critique", "critiquer", "amiral", "stratégie"),
        ("Le roi presse les dirigeants nigériens d'agir.", "presse", "presser", "roi", "dirigeants"),
        ("L'armée dément les accusations de Moscou.", "dément", "démentir", "armée", "accusations"),
    ],
)
def test_a_verb_that_looks_like_a_noun_gets_its_subject_and_object(text, verb, infinitive, subject, thing):
    tokens = mended(text)
    assert (tokens[verb].pos_, tokens[verb].lemma_) == ("VERB", infinitive)
    assert (tokens[subject].dep_, tokens[subject].head.text) == ("nsubj", verb)
    assert (tokens[thing].dep_, tokens[thing].head.text) == ("obj", verb)
    assert subject in {token.text for token in tokens[verb].subtree}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Le contrôle de la ville est disputé.", "contrôle"),
        ("L'homme lui fait signe de partir.", "signe"),
        ("Une attaque a visé la ville.", "attaque"),
        ("Il a subi une frappe de drone.", "frappe"),
    ],
)
def test_nouns_stay_nouns(text, noun):
    assert mended(text)[noun].pos_ == "NOUN"


def test_a_verb_behind_the_name_that_opens_a_headline():
    tokens = mended("Israël frappe en Syrie et perd un avion")
    assert (tokens["frappe"].lemma_, tokens["Israël"].dep_, tokens["Israël"].head.text) == ("frapper", "nsubj", "frappe")


def test_a_form_in_ent_behind_a_plural_noun_is_its_verb():
    tokens = mended("Au Mali, les rebelles contrôlent de vastes zones d'où ils mènent des attaques contre l'armée.")
    assert (tokens["contrôlent"].pos_, tokens["contrôlent"].lemma_) == ("VERB", "contrôler")
    assert (tokens["rebelles"].dep_, tokens["rebelles"].head.text) == ("nsubj", "contrôlent")
    assert mended("Les violents combats continuent.")["violents"].pos_ == "ADJ"


def test_a_participle_behind_a_copula_is_the_verb() -> None:
    tokens = mended("Nous sommes partis du Tchad en 2015.")
    assert (tokens["partis"].pos_, tokens["partis"].lemma_) == ("VERB", "partir")


def test_a_noun_with_a_determiner_behind_a_copula_stays_a_noun() -> None:
    assert mended("Ce mouvement est un parti.")["parti"].pos_ == "NOUN"


@pytest.mark.parametrize("word", ["juge", "avance", "estime", "menace"])
def test_a_form_before_an_inverted_pronoun_is_a_verb(word: str) -> None:
    verb = mended(f'"La trêve ne tiendra pas", {word} t-il à son retour.')[word]
    assert verb.pos_ == "VERB"


def test_what_stands_right_behind_qui_is_a_verb():
    tokens = mended("Le FUDO, soutenu par Lima et qui contrôle Trujillo, a fui.")
    assert tokens["contrôle"].pos_ == "VERB"


def test_a_participle_behind_a_copula_makes_a_passive() -> None:
    tokens = mended("Six lycéennes ont fui les villages où elles étaient détenues.")
    assert (tokens["étaient"].dep_, tokens["étaient"].head.text) == ("aux:pass", "détenues")


def test_an_adjective_that_heads_a_clause_is_a_participle() -> None:
    assert mended("L'ONG compte onze personnes tuées à Kaboul.")["tuées"].pos_ == "VERB"
