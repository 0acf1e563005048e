"""Annotated sentences specify who is found to act: `part` is the id of what the actor is part of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.annotate.actors import find_actors
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.annotations import ActorMention
from kg.knowledge import load
from kg.languages import lexicon
from tests.annotated import Sentence, read, without_digest

ALLOWED = {"actor": ("id", "how", "part")}
KNOWLEDGE = load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_pipeline("fr"), KNOWLEDGE)


def found(text: str, gazetteer: Gazetteer) -> tuple[list[tuple[str, str]], list[ActorMention]]:
    doc = parse_text(text, prepare=gazetteer.mark)
    mentions = find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))
    pairs = [(doc[m.tokens.start : m.tokens.end].text, without_digest(m.actor.id)) for m in mentions]
    return pairs, list(mentions)


def check(annotated: str, gazetteer: Gazetteer) -> Sentence:
    sentence = read(annotated, allowed=ALLOWED)
    pairs, mentions = found(sentence.text, gazetteer)
    assert pairs == [(tag.text, tag.attributes["id"]) for tag in sentence.tags]
    for tag, mention in zip(sentence.tags, mentions, strict=True):
        assert mention.how == tag.attributes.get("how", mention.how), tag
        part = mention.actor.part_of.id if mention.actor.part_of else ""
        assert part == tag.attributes.get("part", part), tag
    return sentence


DESCRIPTIONS = [
    "Des <actor id=taliban-prisoners>prisonniers talibans</actor> ont fui.",
    "Des <actor id=houthis-hostages>otages houthis</actor> ont fui.",
    "Des <actor id=houthis how=name>combattants houthis</actor> ont fui.",
    "Une ville à dominante kurde a brûlé.",
    "Le <actor id=nusra how=name>Nosra</actor> et les <actor id=jihadists>takfiristes</actor> ont fui.",
    "Les <actor id=nusra>tireurs de Nosra</actor> et le <actor id=jihadist-groups>groupe takfiri</actor> ont fui.",
    "Une infiltration <actor id=isis how=adjective>daéchiste</actor> gêne les <actor id=pmu>Forces de la mobilisation populaire</actor>.",
    "Des <actor id=us-forces>hélicoptères US</actor> ont survolé une <actor id=us-embassy>ambassade US</actor>.",
    "Les <actor id=lna>hommes de Haftar</actor> et l'<actor id=nagorno-karabakh-army>armée de l'Artsakh</actor> ont tiré.",
    "Les <actor id=hezbollah>combattants de la Résistance</actor> ont tiré depuis le Liban.",
    "Les <actor id=iraqi-resistance>moudjahidines de la Résistance islamique</actor> ont quitté l'<actor id=iraq>Irak</actor>.",
    "Les <actor id=fighters>combattants de la Résistance</actor> ont tiré sur un train.",
    "Un <actor id=veteran>vétéran</actor> d'origine kurde a fui la <actor id=iran how=name>République islamique</actor>.",
    "Les <actor id=al-shabaab>islamistes d'Al Chabaab</actor> ont fui.",
    "La <actor id=police how=anaphor>police nationale</actor> a tiré.",
    "Le <actor id=m23>M23</actor>, <actor id=m23>rebelles</actor> en guerre, a fui.",
    "Le <actor id=paul-martin>gouverneur</actor> de la région Nord, <actor id=paul-martin>Paul Martin</actor>, a fui.",
    "Son <actor id=paul-martin>chef</actor>, le <actor id=paul-martin>général Paul Martin</actor>, a fui.",
    "Il est né dans les <actor id=hamas>ex-rebelles du Hamas</actor>.",
    "Les <actor id=ypg>combattants kurdes des YPG</actor> ont tiré.",
    "Les <actor id=us-forces part=usa>forces américaines</actor> ont tiré.",
    "L'<actor id=turkish-air-force part=turkish-forces>aviation turque</actor> a tiré.",
    "Des <actor id=russian-air-force>jets russes</actor> ont frappé des <actor id=kurdish-forces>combattants kurdes</actor>.",
    "Les <actor id=french-forces>soldats français</actor> ont rejoint l'<actor id=iraqi-forces>armée irakienne</actor>.",
    "Le <actor id=mali how=description>gouvernement malien</actor> a réagi.",
    "Les <actor id=libya how=description>autorités libyennes</actor> ont réagi.",
    "La <actor id=peruvian-police how=description part=peru>police péruvienne</actor> a réagi.",
    "La <actor id=russian-military-police>police militaire russe</actor> patrouille.",
    "Des <actor id=isis>militants de l'EI</actor> et des <actor id=isis>éléments de Daech</actor> ont fui.",
    "Les <actor id=syrian-regime>forces du régime</actor> ont fui.",
    "Les <actor id=burkinabe-forces>soldats du Burkina Faso</actor> ont fui.",
    "Le <actor id=iraqi-defence-ministry part=iraq>ministère irakien de la Défense</actor> a réagi.",
    "Le <actor id=boko-haram>groupe jihadiste Boko Haram</actor> a réagi.",
    "De jeunes <actor id=turkish-forces>soldats turcs</actor> ont fui des <actor id=youths>jeunes</actor>.",
    "Le <actor id=protesters>mouvement de contestation</actor> a saisi les <actor id=courts>juges antiterroristes</actor>.",
    "La <actor id=states>plupart des États</actor> ont réagi.",
    # a title makes a person of a name
    "<actor id=mavrak how=person>M. Mavrak</actor> a qualifié l'accord de piège.",
    # coordinated adjectives are several actors
    "Les <actor id=russian-forces>forces russes</actor> et <actor id=syrian-regime>syriennes</actor> avancent.",
    # nobody's in particular
    "Des <actor id=unidentified-gunmen how=description>hommes armés</actor> ont tiré.",
    "Ils ont tué des <actor id=civilians how=description>civils</actor>.",
    "Les <actor id=foreign-forces how=description>troupes étrangères</actor> d'Irak partent.",
    "Les <actor id=residents how=description>habitants</actor> de Bagdad ont fui.",
    # what an apposition calls a name, with an acronym between them or an ordinal; several of a kind are others
    "Le <actor id=hamas>Hamas</actor>, <actor id=hamas>mouvement islamiste</actor> de Gaza, a tiré.",
    "Les <actor id=sdf>Forces démocratiques syriennes</actor> (<actor id=sdf>FDS</actor>), une <actor id=sdf>alliance</actor>, ont fui.",
    "Le <actor id=niger>Niger</actor>, troisième <actor id=niger>pays</actor> du monde, a réagi.",
    "Le <actor id=hamas>Hamas</actor>, des <actor id=rebels>groupes rebelles</actor> et l'<actor id=un>ONU</actor> ont réagi.",
    # anaphors, for coreference to resolve
    "L'<actor id=organisation how=anaphor>organisation</actor> a fui devant l'<actor id=army how=anaphor>armée</actor>.",
    "Les <actor id=jihadists how=anaphor>jihadistes</actor> ont fui, d'autres <actor id=jihadists how=description>jihadistes</actor> non.",
    # a qualifier is no actor
    "L'offensive militaire dure depuis un an.",
]

STATES = [
    "La <actor id=russia how=name>Russie</actor> accuse la <actor id=turkey>Turquie</actor>.",
    "<actor id=russia>Moscou</actor> a démenti, selon <actor id=usa>Washington</actor>.",
    "Il vit en Syrie, à Moscou et dans l'Irak de demain.",
    "Les <actor id=usa how=name>Américains</actor> sont partis.",
    "Deux <actor id=french-nationals how=description part=france>Français</actor> sont partis.",
    "Un raid <actor id=usa how=adjective>américain</actor> a eu lieu.",
    # sides of what is between two, not the ends of a way
    "L'accord signé entre <actor id=peru>Lima</actor> et des <actor id=rebels>rebelles</actor> tient.",
    "La tension entre <actor id=kenya>Nairobi</actor> et <actor id=uganda>Kampala</actor> monte.",
    "La route entre Nairobi et Mombasa est coupée.",
    # who is given or asked something
    "<actor id=usa>Washington</actor> a livré des chars à <actor id=kenya>Nairobi</actor>, puis a frappé à Lima.",
    # what states alone have or say
    "Il obtient le soutien militaire de <actor id=kenya>Nairobi</actor>, loin du port de Lima.",
]

PERSONS = [
    "Le <actor id=donald-trump part=usa>président américain Donald Trump</actor> a menacé l'<actor id=iran>Iran</actor>.",
    "Le <actor id=jean-dupond how=person part=mali>ministre malien Jean Dupond</actor> a parlé.",
    "Le <actor id=isis-leader how=description part=isis>chef de l'EI</actor> a parlé.",
    "Le <actor id=malian-president how=description part=mali>président malien</actor> a parlé.",
]


@pytest.mark.parametrize("annotated", DESCRIPTIONS)
def test_descriptions(annotated: str, gazetteer: Gazetteer) -> None:
    assert check(annotated, gazetteer).text


@pytest.mark.parametrize("annotated", STATES)
def test_states_and_their_people(annotated: str, gazetteer: Gazetteer) -> None:
    assert check(annotated, gazetteer).text


@pytest.mark.parametrize("annotated", PERSONS)
def test_persons_and_offices(annotated: str, gazetteer: Gazetteer) -> None:
    assert check(annotated, gazetteer).text


def test_a_surname_and_an_apposition_lead_to_the_full_name(gazetteer: Gazetteer) -> None:
    text = "Jean Dupond, porte-parole de l'armée malienne, a parlé hier à Bamako. M. Dupond a menti."
    pairs, mentions = found(text, gazetteer)
    assert {id_ for _, id_ in pairs} == {"jean-dupond"}
    assert mentions[-1].actor.part_of is KNOWLEDGE.actors["malian-forces"]


def test_a_surname_is_that_of_the_name_as_the_article_writes_it(gazetteer: Gazetteer) -> None:
    pairs, _ = found("Mohammad Baqer Qalibaf a parlé hier à Téhéran. M. Qalibaf a menti.", gazetteer)
    assert [id_ for _, id_ in pairs] == ["mohammad-bagher-ghalibaf"] * 2


def test_an_office_leads_to_its_holder_where_the_article_names_one(gazetteer: Gazetteer) -> None:
    pairs, _ = found("Emmanuel Macron a parlé hier. Le président français a menti.", gazetteer)
    assert pairs[-1] == ("président français", "emmanuel-macron")


def test_an_acronym_is_learnt_from_its_parentheses(gazetteer: Gazetteer) -> None:
    pairs, _ = found("Les Gardiens de la révolution (GRI) ont tiré. Le GRI a fui.", gazetteer)
    assert pairs[-1] == ("GRI", "irgc")


def test_the_head_is_the_token_that_the_sentence_hangs_on(gazetteer: Gazetteer) -> None:
    doc = parse_text("Les forces américaines ont tiré.", prepare=gazetteer.mark)
    (mention,) = find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))
    assert doc[mention.tokens.head].text == "forces"


def test_mentions_never_overlap(gazetteer: Gazetteer) -> None:
    text = (
        "Le chef de l'EI Abou Bakr al-Baghdadi, des combattants de l'armée malienne et des forces russes, turques et syriennes sont partis."
    )
    doc = parse_text(text, prepare=gazetteer.mark)
    mentions = find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))
    assert len(mentions) == 5
    assert all(a.tokens.end <= b.tokens.start for a, b in pairwise(mentions))


NEW_GROUPS = [
    # nouns with names, and numbered units
    "La <actor id=brigade-tariq-ibn-ziyad how=unknown>brigade Tariq ibn Ziyad</actor> a tiré.",
    "Le <actor id=2e-regiment-etranger-de-parachutistes how=unknown>2e régiment étranger de parachutistes</actor> a tiré.",
    "La <actor id=okba-ibn-nafaa how=name>phalange Okba Ibn Nafaa</actor> a tiré.",
    # a name shared by bodies of several states
    "La <actor id=lebanese-red-cross part=lebanon>Croix-Rouge libanaise</actor> a réagi.",
    "L'<actor id=malian-parliament part=mali>Assemblée nationale malienne</actor> a réagi.",
    # who leads a coalition
    "Une <actor id=saudi-led-coalition>coalition</actor> militaire conduite par l'<actor id=saudi-arabia>Arabie saoudite</actor> a tiré.",
    "Une <actor id=us-led-coalition>coalition</actor> menée par les <actor id=usa>États-Unis</actor> a tiré.",
    # an adjective among others is nobody; a participle neither
    "L'attaque aura des conséquences judiciaires, militaires et diplomatiques.",
    "Cette attaque est terroriste.",
    # a possessive tells whose, the complement where
    "<actor id=donald-trump>M. Trump</actor> retire ses <actor id=troops>troupes</actor> de Syrie.",
    # one person of a people, and several of them
    "Un <actor id=nigerien>Nigérien</actor> a été tué.",
    "Ce <actor id=francais>Français</actor> a été tué.",
    "Les <actor id=kurdish-authorities>autorités kurdes</actor> ont réagi.",
    # weapons and networks act nowhere
    "Un engin explosif improvisé (IED) a tué un <actor id=soldiers>soldat</actor>.",
    # offices of places and of bodies
    "Le <actor id=nice-mayor>maire de Nice</actor> a réagi.",
]


@pytest.mark.parametrize("annotated", NEW_GROUPS)
def test_groups_bodies_and_offices(annotated: str, gazetteer: Gazetteer) -> None:
    assert check(annotated, gazetteer).text


@pytest.mark.parametrize(
    ("phrase", "ending"), [("services de renseignement jordaniens", "jordaniens"), ("troupes jordaniennes", "jordaniennes")]
)
def test_the_adjective_of_a_label_agrees_with_its_noun(phrase: str, ending: str, gazetteer: Gazetteer) -> None:
    labels = [mention.actor.label for mention in found(f"Les {phrase} ont arrêté le suspect.", gazetteer)[1]]
    assert any(label.endswith(f" {ending}") for label in labels), labels


@pytest.mark.parametrize(
    ("phrases", "label", "label_en"),
    [
        (("des légionnaires", "un soldat", "des militaires"), "soldats", "soldiers"),
        (("la cour d'assises", "les assises", "le tribunal"), "justice", "courts"),
        (("des adolescents", "des nourrissons"), "enfants", "children"),
        (("des magistrats jordaniens", "les assises jordaniennes", "le tribunal jordanien"), "justice jordanienne", "Jordanian courts"),
        (("des étudiants jordaniens", "des écolières jordaniennes"), "étudiants jordaniens", "Jordanian students"),
        (("deux Jordaniens", "quatre Jordaniennes"), "Jordaniens", "jordanian nationals"),
    ],
)
def test_an_actor_has_one_label_whichever_noun_describes_it(phrases, label, label_en, gazetteer: Gazetteer) -> None:
    for phrase in phrases:
        actors = {mention.actor for mention in found(f"On a vu {phrase} ici.", gazetteer)[1]}
        assert {(actor.label, actor.label_en) for actor in actors} == {(label, label_en)}, phrase
