"""Annotated sentences specify which places are found, what holds them and in what sense they are meant."""

from __future__ import annotations

import pytest

from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.annotate.places import find_places
from kg.knowledge import load
from kg.languages import lexicon
from tests.annotated import read

ALLOWED = {"place": ("id", "within", "relation", "kind")}
KNOWLEDGE = load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_pipeline("fr"), KNOWLEDGE)


@pytest.mark.parametrize(
    "annotated",
    [
        "Il vit dans l'<place id=eastern-syria within=syria kind=region>est de la Syrie</place>.",
        "Il vit dans le <place id=northern-iraq within=iraq>nord irakien</place>.",
        "Il vit dans la <place id=northern-aleppo-countryside within=aleppo>campagne nord d'Alep</place>.",
        "Il vit dans l'<place id=western-iraq>ouest</place> et l'<place id=eastern-iraq>est de l'Irak</place>.",
        "Il vit dans les <place id=homs relation=at>environs de Homs</place>.",
        "Il vit aux <place id=homs relation=at>abords nord de Homs</place>.",
        "Il vit à l'<place id=homs relation=at>entrée est de Homs</place>.",
        "Il vit dans le <place id=palmyra-countryside within=palmyra>rif de Palmyre</place>.",
        "Il vit dans le <place id=nablus-camp within=nablus kind=camp>camp de réfugiés de Naplouse</place>.",
        "Il vit dans le <place id=homs-basin within=homs>bassin de Homs</place>.",
        "Il vit dans la <place id=homs>province de Homs</place>.",
        "Il vit dans le <place id=tel-baroud kind=village>village de Tel Baroud</place>.",
        "Il vit dans le <place id=palmyra-desert within=palmyra kind=desert>désert de Palmyre</place>.",
        "Il vit dans la <place id=euphrates>vallée de l'Euphrate</place>.",
        "Il vit sur la <place id=homs-hama-road kind=road within=syria>route de Homs à Hama</place>.",
        "Il vit entre <place id=homs relation=at>Homs</place> et <place id=hama relation=at>Hama</place>.",
        "Il vit près de <place id=raqqa relation=at>Raqqa</place>.",
        "Il vit à 20 km au sud de <place id=mosul relation=at>Mossoul</place>.",
        "Il vit dans la <place id=kabul>capitale afghane</place>.",
        "Il vit sur le <place id=iraq>territoire irakien</place>.",
        "Il vit à la <place id=iraqi-syrian-border kind=border>frontière irako-syrienne</place>.",
        "Il vit à la <place id=mali-niger-border kind=border>frontière malo-nigérienne</place>.",
        # whence and whither
        "Ils se sont retirés de <place id=syria relation=from>Syrie</place> vers l'<place id=iraq relation=to>Irak</place>.",
        "Ils ont tiré depuis <place id=gaza relation=from>Gaza</place>.",
        "Il a été envoyé à <place id=baghdad relation=to>Bagdad</place>.",
        "La <place id=russia relation=none>Russie</place> a démenti.",
        "Ils se sont réunis à <place id=luxembourg relation=at>Luxembourg</place>.",
        # nouns that point back
        "Il vit à <place id=ariha>Ariha</place>, et la <place id=ariha>ville</place> est vide.",
        "La guerre dure au <place id=mali>Mali</place> ; il vit dans le <place id=northern-mali within=mali>nord du pays</place>.",
        "Il vit au <place id=mali>Mali</place>, puis à <place id=agadez>Agadez</place>, au <place id=northern-niger>nord du pays</place>.",
        "Il vit en <place id=syria>Syrie</place> ; l'<place id=iran>Iran</place> se retire de ce <place id=syria>pays</place>.",
        "Au <place id=lebanon>Liban</place>, ils sont déployés dans le <place id=southern-lebanon>Sud</place> depuis un an.",
        "Il a pris <place id=sirte>Syrte</place>, à l'est de <place id=tripoli>Tripoli</place> ; la <place id=sirte>ville</place> tient.",
        "Il vit à <place id=ariha relation=at>Ariha</place>, située à 15 km au sud d'<place id=idlib relation=none>Idlib</place>.",
        # capitals that are their states
        "Un groupe armé proche de <place id=damascus relation=none>Damas</place> a attaqué un convoi.",
        "Ils vivent dans une maison proche de <place id=damascus relation=at>Damas</place>.",
        "Les forces de <place id=baghdad relation=none>Bagdad</place> se retirent.",
        "Elles s'opposent au retrait des forces d'<place id=iraq relation=at>Irak</place>.",
        "L'accord conclu entre <place id=moscow relation=none>Moscou</place> et <place id=ankara relation=none>Ankara</place> tient.",
        # names that nothing knows
        "Deux gardes ont été blessés à <place id=al-toueiba relation=at>al-Toueïba</place>, près de <place id=daraa>Deraa</place>.",
        "Ils ont été tués à <place id=tarkint relation=at>Tarkint</place>, au nord de <place id=gao>Gao</place>.",
        "Elle a été prise pour cible samedi près d'<place id=aitaroun relation=at>Aïtaroun</place>.",
        "L'armée a pilonné <place id=vodiane relation=none>Vodiane</place> et fui.",
        "Les rebelles ont critiqué Vodiane et fui.",
        "Il vit dans la <place id=ouaddai kind=province>province du Ouaddaï</place>.",
        "Il a fui les <place id=kfar-kila>villages de Kfar Kila</place>, <place id=houla>Houla</place> et <place id=tyre>Tyr</place>.",
        "Il vit dans le <place id=zartibonite kind=province>département de l'Zartibonite</place>.",
        "Les chefs d'État de la Zédéao négocient.",
        "Ils ont quitté <place id=goma relation=from>Goma</place> en décembre.",
        "Le raid a fait dix morts, selon une chercheuse, Gunda Malow, citée par un quotidien.",
        # adjectives of countries are no places
        "L'armée syrienne a fui les avions russes.",
    ],
)
def test_places(annotated: str, gazetteer: Gazetteer) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    doc = parse_text(sentence.text, prepare=gazetteer.mark)
    mentions = find_places(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))
    assert [(doc[m.tokens.start : m.tokens.end].text, m.place.id) for m in mentions] == [
        (t.text, t.attributes["id"]) for t in sentence.tags
    ]
    for tag, mention in zip(sentence.tags, mentions, strict=True):
        within = mention.place.within.id if mention.place.within else ""
        assert within == tag.attributes.get("within", within)
        assert mention.relation == tag.attributes.get("relation", mention.relation)
        assert mention.place.kind == tag.attributes.get("kind", mention.place.kind)
