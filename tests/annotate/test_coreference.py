"""Whom pronouns, possessives and anaphors stand for; nobody, where a noun that names no actor fits better."""

import pytest

from kg import knowledge
from kg.annotate.actors import find_actors
from kg.annotate.coreference import resolve
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.languages import lexicon
from tests.annotated import without_digest

CASES = [
    # text, the word that refers, its actor ("-" for nobody)
    ("L'armée turque avance. Elle a bombardé Afrine.", "Elle", "turkish-forces"),
    ("Les talibans ont attaqué Kaboul. Ils ont fui.", "Ils", "taliban"),
    ("Emmanuel Macron a parlé. Il a rencontré Vladimir Poutine.", "Il", "emmanuel-macron"),
    ('Emmanuel Macron a critiqué Vladimir Poutine. "Poutine ment", a-t-il dit.', "-il", "emmanuel-macron"),
    ("Interrogé par les agents de la DGSI, il a parlé.", "il", "-"),
    ("Des rebelles ont rejeté les dirigeants auxquels ils demandent des comptes.", "ils", "rebels"),
    ("La DGSI a interrogé un suspect. Il a parlé.", "Il", "suspect"),
    # somebody's men are of his group
    ("Le Hamas a frappé. Ses hommes ont enlevé dix soldats. Ils ont tué trois civils.", "Ils", "hamas"),
    ("Al-Qaïda a perdu le village. Ses combattants ont fui. Ils ont abandonné deux chars.", "Ils", "al-qaeda"),
    ("L'armée malienne a perdu deux hommes. Ils ont sauté sur une mine.", "Ils", "men"),
    # who is tried or held is not who took him
    ("Les gendarmes ont interpellé quatre insurgés. Ils ont été jugés.", "Ils", "rebels"),
    ("L'armée turque a capturé des talibans. Ils ont été placés en détention.", "Ils", "taliban"),
    ("L'armée turque a envoyé des talibans au front. Elle est accusée de mentir.", "Elle", "turkish-forces"),
    # whoever else has a part in the verb's act, or lends the verb its subject, whatever he was called before
    ("Paul Martin a critiqué Jean Dupont. Il l'a accusé de mentir.", "l'", "jean-dupont"),
    ("Des rebelles occupent la place. L'armée a commencé à les déloger.", "les", "rebels"),
    ("Jean Dupont a parlé. Paul Martin viendra lundi. Il sera accueilli par Paul Martin.", "Il", "jean-dupont"),
    ("Si l'armée turque a relâché des talibans, elle a gardé leur chef.", "elle", "turkish-forces"),
    ("Une dizaine de rebelles ont parlé de plusieurs policiers. Ils ont menti.", "Ils", "rebels"),
    # a speaker tells of himself in the first person, unless his words are fitted into a sentence
    ('Paul Martin est venu. Jean Dupont a refusé. "Nous l\'attendons. Il doit être jugé", a estimé hier Jean Dupont.', "Il", "paul-martin"),
    ('Paul Martin est venu. Pour Jean Dupont : "Heureusement, il gagne."', "il", "paul-martin"),
    ('Paul Martin est venu. Jean Dupont a promis "qu\'il partirait".', "il", "jean-dupont"),
    # what a participle before the subject tells of
    ("Le Hamas a frappé. Capturé par des rebelles alors qu'il fuyait, Paul Martin a parlé.", "il", "paul-martin"),
    ("Des rebelles ont parlé. Arrêtés hier avec des policiers, ils ont menti.", "ils", "rebels"),
    # the first of two coordinated, the subject of the clause around a possessive
    ("Paul Martin a parlé. Le Hezbollah et ses alliés ont réagi.", "ses", "hezbollah"),
    ("Lors d'une visite de Paul Martin, la Turquie a suspendu son offensive.", "son", "turkey"),
    # "elles" are no men, "ils" rather no women, and nobody is told of by an adjective alone
    ("Les talibans ont parlé des forces afghanes à Paul Martin. Elles ont fui.", "Elles", "afghan-forces"),
    ("Le Hamas a frappé des rebelles près de collines syriennes. Ils ont fui.", "Ils", "rebels"),
    # the first noun of a sentence, whatever the parser makes of it, and the subject that "lui" repeats
    ("Installés au nord de Lima, les Kurdes, avec des partis politiques, ont souffert. Ils ont fui.", "Ils", "kurds"),
    ("Paul Martin a parlé. Jean Dupont a lui aussi refusé la loi.", "lui", "jean-dupont"),
    ("L'armée turque frappe les talibans quand ils avancent.", "ils", "taliban"),
    # who is set apart between commas, whoever else was told of
    ("Paul Martin a parlé. La Turquie, elle, a frappé.", "elle", "turkey"),
    ("Des syndicats ont parlé. Les rebelles, eux, menacent de marcher sur Paris.", "eux", "rebels"),
    # a body's leaders and members are no person's
    ("Le Hezbollah exige le départ de Paul Martin. Son chef a parlé.", "Son", "hezbollah"),
    # one person, whatever the tags of the name
    ("La police a arrêté trois amis de l'opposant Succès Masra. Ce dernier a protesté.", "dernier", "succes-masra"),
    ("Le Hamas a parlé des rebelles. Ces derniers ont fui.", "derniers", "rebels"),
    ("Le Mali a parlé des Etats-Unis. Ces derniers ont fui.", "derniers", "-"),
    ("Le Mali a parlé des Russes. Ces derniers ont fui.", "derniers", "russia"),
    # no plural is a person whose name the parser coordinates with what he is
    ("Le ministre, Ivan Velasquez, a suspendu la trêve. Il a parlé avec eux.", "eux", "-"),
    # a gloss
    ("Les talibans ont parlé de la guerre. Elles ont fui, ils (les Américains) sont restés.", "ils", "usa"),
    # single persons, by what they are
    ("Paul Martin est parti. Anna Roca, une Lyonnaise, a été arrêtée. Elle a parlé.", "Elle", "anna-roca"),
    ("Le Hamas a frappé. La veuve d'un soldat a parlé. Elle a été tuée.", "Elle", "veuve"),
    ("Anna Roca a été interrogée par Paul Martin. Ce dernier a démissionné.", "dernier", "paul-martin"),
    ("Anna Roca a parlé. Ce dernier mois a été long.", "dernier", "-"),
    ("Anna Roca a parlé à Jean Dupont. Elle a menti.", "Elle", "anna-roca"),
    ("Paul Martin a parlé. Anna Roca a menti. Il a fui.", "Il", "paul-martin"),
    # who orders what befalls somebody does not order it for himself
    ("Paul Martin a été inculpé. Un juge péruvien a ordonné jeudi sa libération.", "sa", "paul-martin"),
    ("Un Français venu de Tours dans les rangs de Daech a été arrêté. Il est détenu.", "Il", "francais"),
    # a possessive is of whom the clause around it is told: a participle's noun or agent, whom a verb makes act, a relative's noun
    ("Des syndicats ont défendu plusieurs rebelles jugés pour leur rôle dans un putsch.", "leur", "rebels"),
    ("L'ONU a parlé des rebelles et a exigé leur retrait.", "leur", "rebels"),
    ("Les syndicats dénoncent un impôt levé par les rebelles après leur victoire.", "leur", "rebels"),
    ("Le Hamas a appelé la Turquie à quitter sa base.", "sa", "turkey"),
    # no body has a family
    ("Anna Roca a pleuré. C'est un raid mené par la coalition, qui a tué son beau-frère.", "son", "anna-roca"),
    ("Anna Roca a été interrogée par Paul Martin. Celui-ci a démissionné.", "Celui-ci", "paul-martin"),
]


_ABROAD = "Washington attend. Washington doute. Washington hésite. Washington part. "
ANAPHORS = [
    # the only body that the article has called so, however far it is
    (f"Le gouvernement afghan a parlé. {_ABROAD}Le gouvernement a libéré des détenus.", "gouvernement", "afghanistan"),
    # a group that was described so, or any group for a noun that says no more
    ("Le Hezbollah est un mouvement chiite. Le Hamas a réagi. Le groupe a tiré.", "groupe", "hamas"),
    ("Apple a réagi. Al-Qaïda a frappé. Le groupe a revendiqué l'attaque.", "groupe", "al-qaeda"),
    # who was said to bear an office, nobody else
    ("Le ministre Jean Dupont a parlé. Paul Martin était là. Le ministre est parti.", "ministre", "jean-dupont"),
    ("Paul Martin a été entendu. Le juge est parti.", "juge", "judge"),
    # one of a force who was named with the noun
    ("Le soldat français Paul Martin a été tué. Jean Dupont l'a connu. Le soldat avait vingt ans.", "soldat", "paul-martin"),
    # a force is no person
    ("Le soldat français Paul Martin a été tué. L'armée a réagi.", "armée", "army"),
    # whoever attacked, under any name for attackers
    ("Daech recule. Des hommes armés ont attaqué un village. Les assaillants ont fui.", "assaillants", "unidentified-gunmen"),
    # what is known of a group, not which one was told of last
    ("Les houthis ont frappé. Al-Qaïda a réagi. Les rebelles avancent.", "rebelles", "houthis"),
    # a group's noun as an adjective
    ("Une base a été détruite par des tirs rebelles.", "rebelles", "rebels"),
    ("Les rebelles du M23 ont réagi. L'offensive rebelle continue.", "rebelle", "m23"),
    # told before its full name: a title
    ("La coalition a frappé. La coalition internationale a tué un chef.", "coalition", "international-coalition"),
    # told again by what he is: a seat in parliament, an origin, an office of his state; not who governs, of another state, or not named
    ("Jean Dupont a salué Emmanuel Macron. Le député a ensuite quitté la salle.", "député", "jean-dupont"),
    ("Paul Martin a cité Emmanuel Macron. Le député du Gers a quitté la salle.", "député", "paul-martin"),
    ('Paul Martin a parlé. "La paix est loin", a prévenu l\'historien.', "historien", "paul-martin"),
    ("Paul Martin a fui. Il a été vu. Le Français a été arrêté.", "Français", "paul-martin"),
    ("Anna Roca a fui. Cette jeune Française a été arrêtée.", "Française", "anna-roca"),
    ("Le ministre turc Paul Martin a parlé. Jean Dupont est parti. Le ministre turc a refusé.", "ministre", "paul-martin"),
    ("Emmanuel Macron a parlé. Le ministre turc a refusé.", "ministre", "turkish-minister"),
    # one who takes part in violence is the unknown person whom the sentence before is about, no official, nor who tells of him
    ("Paul Martin a fui. Le jihadiste présumé a été arrêté.", "jihadiste", "paul-martin"),
    ("Paul Martin combat pour Daech. Le jihadiste a été arrêté.", "jihadiste", "paul-martin"),
    ("Emmanuel Macron a parlé. Le tireur a été arrêté.", "tireur", "unidentified-gunmen"),
    ('"Tout va bien", a déclaré Paul Martin. Le tireur a été arrêté.', "tireur", "unidentified-gunmen"),
    ("Paul Martin a reçu Jean Dupont. Les deux hommes ont signé.", "hommes", "jean-dupont"),
    ("Deux hommes ont fui. Paul Martin a reçu Jean Dupont. Les deux hommes ont été arrêtés.", "deux", "men"),
    # whom a demonstrative points at, by his age or where he is from; no place, nobody of the clause around
    ("Paul Martin a été arrêté. Ce Lyonnais de 40 ans a parlé.", "Lyonnais", "paul-martin"),
    ("Anna Roca a parlé. Jean Dupont a accusé cette enseignante.", "enseignante", "anna-roca"),
    ("Paul Martin est parti. Il aime ce Liban où il est né.", "Liban", "lebanon"),
    # the two of a pair; others of a whole
    ("Le Hamas a frappé Israël. Le Hamas et Israël négocient. Les deux camps ont signé.", "camps", "hamas"),
    ("L'Oural a attaqué. Le Hamas a frappé Israël. Les belligérants ont signé.", "belligérants", "hamas"),
    ("Le Hamas a frappé Israël. L'hôpital turc a brûlé. Les deux camps ont signé.", "camps", "hamas"),
    ("Le Hamas a frappé Israël. Le PKK et le Hezbollah ont fui. Les deux groupes négocient.", "groupes", "hezbollah"),
    ("Le Hamas a frappé Israël. L'Union africaine a appelé les deux parties au calme.", "parties", "hamas"),
    # the group in question, though another was told of more
    ("Le Hamas a frappé. Le Hamas a fui. Le PKK a frappé. L'avion brûle. Il pleut. Le PKK a menti. Le groupe a fui.", "groupe", "pkk"),
    # attackers are of a group that nothing tells of, unless another was told of since
    ("Le Front des loups de l'Est (FLE) attaque. Les assaillants ont fui.", "assaillants", "front-des-loups-de-l-est"),
    ("Le Front des loups de l'Est (FLE) attaque. Le Hamas a attaqué Lima. Les assaillants ont fui.", "assaillants", "attackers"),
    # an organisation that is no state's, the force of one
    ("Le Centre pour la paix (CPP) a protesté. L'ONG a un bureau.", "ONG", "centre-pour-la-paix"),
    ("La Minusma a été attaquée. La mission est en deuil.", "mission", "minusma"),
    # no group of states, none that a participle tells apart, no group in power
    ("L'ONU a protesté. Le groupe a fui.", "groupe", "group"),
    ("Le Hamas a frappé. Il est membre du groupe dépêché au port.", "groupe", "group"),
    # groups by origin or creed
    ("Le PKK a frappé Lima. Les rebelles kurdes ont fui.", "rebelles", "pkk"),
    ("Le Hezbollah a tiré. Le Hamas a frappé Lima. Les soldats visent le parti chiite.", "parti", "hezbollah"),
    ("Le PKK a frappé Lima. Le maire parle à des rebelles kurdes.", "rebelles", "kurdish-rebels"),
    ("Le PKK et les YPG ont frappé Lima. Le maire accuse les combattants kurdes.", "combattants", "kurdish-forces"),
    # armed men of no state are a group too; the nearest where it is pointed at; by more than the noun alone
    ("La Turquie frappe les YPG. Le groupe a fui.", "groupe", "ypg"),
    ("Le Hamas a frappé. Le Hamas a fui. Les YPG ont parlé du PKK. Ce groupe a menti.", "groupe", "pkk"),
    ("Daech recule. Les YPG avancent. Ce groupe chasse de Lima le groupe jihadiste.", "groupe", "isis"),
    # a number of members is of the one group told of just before
    ("L'armée afghane a frappé des talibans. Quelque 18 insurgés ont péri.", "insurgés", "taliban"),
    ("L'armée afghane a frappé. Quelque 18 insurgés ont péri.", "insurgés", "rebels"),
    # who bears an office: told of most and nearest before it; an office told of some sentences before
    ("Emmanuel Macron a vu Michel Aoun. Macron l'a dit. Le président de la République est parti.", "président", "emmanuel-macron"),
    (
        "Macron a vu le président Michel Aoun. Macron a agi. Emmanuel Macron a parlé. Le président est parti.",
        "président",
        "emmanuel-macron",
    ),
    ("Macron a vu le président Michel Aoun. Le président est parti.", "président", "michel-aoun"),
    ("Le ministre turc Paul Martin a parlé. Il pleut. Il neige. Il vente. Le ministre turc a refusé.", "ministre", "paul-martin"),
    # an adjective that says which forces, a whole of several countries
    ("L'armée française avance. Les forces politiques ont réagi.", "forces", "political-parties"),
    ("L'armée turque avance. La milice Wagner a fui. L'armée a frappé.", "armée", "turkish-forces"),
    ("L'armée française avance. L'armée française a frappé. Les armées de la région ont réagi.", "armées", "army"),
    # several states are none that was told of
    ("La France a réagi. La France agit. Les pays concernés ont refusé.", "pays", "states"),
    ("Daech avance. Les Etats ont refusé.", "Etats", "states"),
    # a verb behind an office tells of nobody's
    ("Emmanuel Macron a écouté. Il a demandé au président de la République de partir.", "président", "emmanuel-macron"),
    ('Paul Martin "demande" au président de la République de "partir". Emmanuel Macron a réagi.', "président", "emmanuel-macron"),
    # the government that a capital stands for
    ("Damas a réagi.", "Damas", "syrian-regime"),
    # peoples are no women, prisoners or populations
    ("Les Kurdes ont parlé. Ces femmes ont fui.", "femmes", "women"),
]

NOBODY = [
    ("Le Hamas a frappé Israël. Les deux camps de réfugiés ont été vidés.", "camps"),
    ("Paul Martin est parti. Le Liban est un pays où l'on prend le train.", "l'"),
    ("Le Maroc a réagi. Il est rentré dans le pays.", "pays"),
    ("Les rebelles ont été chassés du pouvoir.", "pouvoir"),
    ("La France agit. Il vit à l'étranger.", "étranger"),
    ("Le Hamas a refusé la formation d'un gouvernement.", "formation"),
    ("Daech a frappé. Le groupe d'experts a parlé.", "groupe"),
    ("L'Otan a condamné ce criminel assassinat.", "criminel"),
    ("Il a été promu au grade supérieur.", "grade"),
    ("Paul Martin est parti. La guerre a éclaté il y a deux ans.", "il"),
]


@pytest.fixture(scope="module")
def known() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.mark.parametrize(("text", "word", "actor"), CASES)
def test_reference(text: str, word: str, actor: str, known: knowledge.Knowledge) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")))
    found = [without_digest(m.actor.id) for m in mentions if m.how == "pronoun" and doc[m.tokens.head].text == word]
    assert found == ([actor] if actor != "-" else [])


def test_a_plural_stands_for_all_that_are_coordinated(known: knowledge.Knowledge) -> None:
    doc = parse_text(
        "Le Mali et le Niger ont protesté. Ils ont accusé la France. Leur plainte est arrivée.",
        prepare=Gazetteer(load_pipeline("fr"), known).mark,
    )
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")))
    for word in ("Ils", "Leur"):
        assert [m.actor.id for m in mentions if doc[m.tokens.start].text == word] == ["mali", "niger"]


def test_somebodys_country_is_his_state(known: knowledge.Knowledge) -> None:
    text = "Le Niger a réagi. Emmanuel Macron a dit que son pays aiderait. Mohammad Javad Zarif, dont le gouvernement doute, a parlé."
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")))
    assert [m.actor.id for m in mentions if doc[m.tokens.start].text in ("pays", "gouvernement")] == ["france", "iran"]


@pytest.mark.parametrize(("text", "word", "actor"), ANAPHORS)
def test_anaphors(text: str, word: str, actor: str, known: knowledge.Knowledge) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")), classes=lambda actor: known.offices.get(actor.id, ()))
    assert [m.actor.id for m in mentions if doc[m.tokens.start].text == word][-1:] == [actor]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_words_for_nobody(text: str, word: str, known: knowledge.Knowledge) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")))
    assert [m for m in mentions if doc[m.tokens.start].text == word] == []
