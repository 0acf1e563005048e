"""Sentences that the parser left without a verb."""

from __future__ import annotations

import pytest

from tests.mended import mended


@pytest.mark.parametrize(
    ("text", "verb", "infinitive", "subject", "thing"),
    [
        ("L'OCDE juge indigne ce traitement.", "juge", "juger", "OCDE", "traitement"),
        ("Le chef restructure la milice.", "restructure", "restructurer", "chef", "milice"),
        ("Belgrade chapeaute la brigade.", "chapeaute", "chapeauter", "Belgrade", "brigade"),
        ("La police recherche trois suspects.", "recherche", "rechercher", "police", "suspects"),
        ("Le groupe embrigade des adolescents.", "embrigade", "embrigader", "groupe", "adolescents"),
        ("La bande garde captifs deux pêcheurs.", "garde", "garder", "bande", "pêcheurs"),
        ("Le royaume produit des obus.", "produit", "produire", "royaume", "obus"),
        ("Le pouvoir muselle les syndicats.", "muselle", "museler", "pouvoir", "syndicats"),
    ],
)
def test_the_form_behind_the_phrase_that_opens_the_sentence_is_its_verb(text, verb, infinitive, subject, thing):
    tokens = mended(text)
    assert (tokens[verb].pos_, tokens[verb].lemma_, tokens[verb].dep_) == ("VERB", infinitive, "ROOT")
    assert (tokens[subject].dep_, tokens[subject].head.text) == ("nsubj", verb)
    assert (tokens[thing].dep_, tokens[thing].head.text) == ("obj", verb)
    assert {token.text for token in tokens[verb].subtree} == set(tokens)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Le régime vacille.", "vacille", "régime"),
        ("L'influence du clan régresse.", "régresse", "influence"),
        ("Le suspect proteste de sa bonne foi.", "proteste", "suspect"),
        ("Le ministre déplore que Lima ait renoncé.", "déplore", "ministre"),
    ],
)
def test_a_verb_without_an_object(text, verb, subject):
    tokens = mended(text)
    assert tokens[verb].pos_ == "VERB"
    assert (tokens[subject].dep_, tokens[subject].head.text) == ("nsubj", verb)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La cible du raid reste inconnue.", "cible"),
        ("Le juge d'instruction a entendu le maire.", "juge"),
        ("Une marche dans la capitale.", "marche"),
        ("Le rassemblement contre la réforme", "contre"),
        ("Un village détruit par les bombes.", "village"),
        ("Le port est la cible des pirates.", "cible"),
        ("Le contrôle de la vallée est disputé.", "contrôle"),
        ("Le pays compte ses morts et la recherche continue.", "recherche"),
    ],
)
def test_a_noun_or_a_preposition_stays_what_it_is(text, word):
    assert mended(text)[word].pos_ != "VERB"


def test_a_participle_stays_one_behind_its_noun():
    assert "VerbForm=Fin" not in str(mended("Le hameau détruit par les obus.")["détruit"].morph)


def test_a_form_in_the_singular_is_no_verb_of_a_plural():
    assert mended("Les milices cornaque la brigade.")["cornaque"].dep_ != "ROOT"


@pytest.mark.parametrize(
    ("text", "participle"), [("Les deux clans ont violé la trêve.", "violé"), ("Les soldats ont massacré des bergers.", "massacré")]
)
def test_a_participle_behind_its_auxiliary_is_a_verb(text, participle):
    token = mended(text)[participle]
    assert (token.pos_, token.morph.get("VerbForm")) == ("VERB", ["Part"])
