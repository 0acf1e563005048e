"""Annotated sentences specify polarity and modality: <p> marks a predicate; what it does not state is affirmed and certain."""

from __future__ import annotations

import pytest

from kg.annotate.certainty import certainty
from kg.annotate.parse import parse_text
from kg.annotations import Tokens
from kg.languages import lexicon
from kg.model import Modality, Polarity
from tests.annotated import read

FRENCH = lexicon("fr")
ALLOWED = {"p": ("polarity", "modality")}

SENTENCES = [
    "L'armée a <p>attaqué</p> la ville.",
    # negation
    "L'armée n'a pas <p polarity=Negated>attaqué</p> la ville.",
    "L'armée n'<p polarity=Negated>attaque</p> plus la ville.",
    "L'armée n'a jamais <p polarity=Negated>attaqué</p> la ville.",
    "Aucun soldat n'a été <p polarity=Negated>tué</p>.",
    "L'armée n'a mené aucune <p polarity=Negated>attaque</p>.",
    "L'armée n'a pas lancé d'<p polarity=Negated>offensive</p>.",
    "L'armée est entrée sans <p polarity=Negated>tuer</p> personne.",
    "Les tirs ont touché la ville sans faire de <p polarity=Negated>blessés</p>.",
    "L'Iran a nié avoir <p polarity=Negated>attaqué</p> la base.",
    "L'Iran a démenti toute <p polarity=Negated>attaque</p>.",
    "L'armée a échoué à <p polarity=Negated>reprendre</p> la ville.",
    "Les gardes ont empêché les rebelles de <p polarity=Negated>prendre</p> le pont.",
    "L'armée est incapable de <p polarity=Negated>vaincre</p> les talibans.",
    "La police a empêché que les manifestants <p polarity=Negated>attaquent</p> l'ambassade.",
    # what only looks like negation
    "Rien n'a empêché les rebelles de <p>prendre</p> le pont.",
    "L'armée n'a <p>attaqué</p> que la ville.",
    "L'armée a non seulement <p>attaqué</p> la ville, mais aussi le port.",
    "Ils sont partis avant que l'armée n'<p>attaque</p> la ville.",
    "Le groupe a <p>attaqué</p> quelques jours plus tard.",
    "L'<p>attaque</p> n'a pas fait de victimes.",
    "L'<p>attaque</p> n'a pas été revendiquée.",
    "Le groupe n'a pas commenté la <p>frappe</p>.",
    "Le ministre n'a pas exprimé de regrets sur les <p>bombardements</p>.",
    "Le groupe n'a pas participé à l'<p polarity=Negated>attaque</p>.",
    "Le groupe n'est pas responsable de l'<p polarity=Negated>attaque</p>.",
    "Le chef a nié tout rôle dans l'<p polarity=Negated>enlèvement</p>.",
    "Le chef a reconnu un rôle dans l'<p polarity=Affirmed>enlèvement</p>.",
    "Le ministère a nié avoir l'intention de se <p polarity=Negated modality=Future>retirer</p> d'Irak.",
    "Damas a nié toute intention d'<p polarity=Negated modality=Future>attaquer</p> les Kurdes.",
    "Israël n'a pas démenti son intention de <p polarity=Affirmed modality=Future>bombarder</p> la ville.",
    "Riyad n'a pas démenti l'<p polarity=Affirmed>attaque</p> de la ville.",
    "Le chef rebelle n'a pas caché son <p polarity=Affirmed>soutien</p> à la junte.",
    "L'armée a nié être impliquée dans les <p polarity=Negated>bombardements</p>.",
    "Le groupe n'est pas le seul responsable de l'<p>attaque</p>.",
    "Le groupe est responsable de l'<p>attaque</p>.",
    "L'armée a déjoué une <p>attaque</p>.",
    # what is still to come
    "L'armée <p modality=Future>attaquera</p> la ville.",
    "L'armée va <p modality=Future>attaquer</p> la ville.",
    "L'armée cherche à <p modality=Future>attaquer</p> la ville.",
    "Le ministre est parti pour Oslo afin d'y <p modality=Future>rencontrer</p> le roi.",
    "Le Parlement a voté l'<p modality=Future>expulsion</p> des espions.",
    "Le groupe reste capable de <p modality=Possible>lancer</p> des attaques.",
    "L'armée s'apprête à <p modality=Future>attaquer</p> la ville.",
    "L'armée est venue pour <p modality=Future>combattre</p> le groupe.",
    "Le groupe a profité de la crise pour <p>attaquer</p> la ville.",
    "L'accord prévoit le <p modality=Future>retrait</p> des troupes.",
    "Un projet d'<p modality=Future>annexion</p> a été présenté.",
    "Washington a annoncé qu'il <p modality=Future>enverrait</p> des soldats.",
    "La Russie a appelé les habitants à <p modality=Future>évacuer</p> la ville.",
    "Le ministre a appelé au <p modality=Future>retrait</p> des forces turques.",
    "Un accord a été signé en vue d'une <p modality=Future>attaque</p> commune.",
    "Le ministre a répondu au <p>retrait</p> des forces turques.",
    "Le député plaide pour un <p modality=Future>retrait</p> des troupes.",
    "Il faut <p modality=Future>ramener</p> les soldats au pays.",
    'Le maire menace d\'"<p modality=Future>écraser</p>" les pillards.',
    "Les familles ont saisi le juge pour qu'il <p modality=Future>libère</p> les détenus.",
    "Les paysans défilent pour <p>dénoncer</p> les rafles.",
    "Les combats continuent après des frappes <p>attribuées</p> à l'armée.",
    "Les <p modality=Probable>frappes</p> attribuées à l'armée continuent.",
    "L'homme est soupçonné d'avoir <p modality=Probable>tué</p> un gardien.",
    # what a question takes as given
    "Pourquoi le port a-t-il été <p>bombardé</p> ?",
    "<p>Siège</p> de la ville : que peut faire le roi ?",
    # reported, probable, possible
    "Les troupes auraient <p modality=Conditional>identifié</p> des cachettes.",
    "Le chef du groupe serait <p modality=Conditional>mort</p>.",
    "L'armée n'aurait pas <p modality=Conditional polarity=Negated>attaqué</p> la ville.",
    "L'armée a probablement <p modality=Probable>attaqué</p> la ville.",
    "Le groupe semble <p modality=Probable>progresser</p>.",
    "Une <p modality=Probable>attaque</p> présumée a eu lieu.",
    "Le groupe pourrait <p modality=Possible>attaquer</p> la ville.",
    "Le groupe risque d'<p modality=Possible>attaquer</p> la ville.",
    "Les experts redoutent une <p modality=Possible>attaque</p>.",
    "Le groupe a peut-être <p modality=Possible>attaqué</p> la ville.",
    # questions
    "L'armée a-t-elle <p modality=Question>attaqué</p> la ville ?",
    # what is announced before it is done; conjuncts share what governs the first; what a policy consisted in was done
    "La ministre a annoncé l'<p modality=Future>envoi</p> de vivres.",
    "La ministre a annoncé la <p>mort</p> de deux marins.",
    "L'accord prévoit un gel et des <p modality=Future>sanctions</p>.",
    "Sa politique a consisté à <p>soutenir</p> les mutins.",
    "La ministre a annoncé <p modality=Future>envoyer</p> des vivres.",
    "La ministre a annoncé <p>suspendre</p> les vols.",
    # what is wished, feared or supposed, by the word that opens its clause
    "Le roi a exigé des mutins qu'ils <p modality=Future>libèrent</p> les otages.",
    "Le roi a demandé à ce que les mutins <p modality=Future>déposent</p> les armes.",
    "Les mutins sont prêts à signer à condition que les soldats <p modality=Future>quittent</p> le port.",
    "Les mutins ont tué les gardes en même temps que les soldats <p>tiraient</p> sur le port.",
    "Le roi a quitté la ville même si l'armée <p>contrôle</p> le port.",
    "Le roi fuira en cas d'<p modality=Possible>attaque</p> du port.",
    "Le village craint la menace d'une <p modality=Possible>offensive</p>.",
    "Le roi a promis que les mutins seraient <p modality=Future>jugés</p>.",
    "Le roi attend des mutins qu'ils quittent le port et <p modality=Future>libèrent</p> les otages.",
    "Le roi a jugé improbable que le port ait été <p modality=Possible>attaqué</p>.",
    # what is tried, and what trying does
    "Les mutins pourraient tenter de <p modality=Possible>prendre</p> le port.",
    "L'armée tente de <p modality=Future>prendre</p> le port.",
    "Les otages ont tenté de <p>fuir</p>.",
    "Le navire devait <p modality=Future>quitter</p> le port samedi.",
    "L'armée ne cherche pas à <p modality=Future polarity=Negated>prendre</p> le port.",
    "« Nous <p modality=Future>frapperons</p> le port », a dit le roi.",
    # what is ended, answered or told of has happened
    "Le roi veut mettre fin aux <p>attaques</p> des mutins.",
    "L'armée va riposter au <p>bombardement</p> du port.",
    "Il faut juger les auteurs et répondre à l'<p>attaque</p> qui a tué dix marins.",
    "La France demande la tenue d'une <p modality=Future>réunion</p> de crise.",
    "L'homme est soupçonné par la police d'avoir <p modality=Probable>tué</p> un gardien.",
    # what the form of a verb tells, and what it shares with the verb before
    "Deux cargos <p modality=Future>achemineront</p> des vivres au port.",
    "Le roi a averti que la flotte <p modality=Future>bombarderait</p> le port.",
    "Les mutins auraient adopté un texte et <p modality=Conditional>abandonné</p> la lutte.",
    "Le roi a promis d'aider la ville en <p modality=Future>livrant</p> du blé.",
    "Le roi a convenu de <p modality=Future>retirer</p> ses soldats.",
    # governors further up, nouns of fear and of means
    "La volonté du Pérou de <p modality=Future>juger</p> les mutins est connue.",
    "Ils ont appelé les pays concernés à <p modality=Future>rapatrier</p> les marins.",
    "Les mutins ont la capacité de mener des <p modality=Possible>attaques</p> en mer.",
    "La mort du roi laisse craindre l'éclatement d'un <p modality=Possible>conflit</p>.",
    "La peur d'une <p modality=Possible>guerre</p> grandit au port.",
    "La peur grandit au port après une triple <p>attaque</p>.",
    "Le projet vise à former des recrues afin qu'elles <p modality=Future>attaquent</p> le port.",
    # what "si" concedes, what a question takes for granted
    "Si la flotte a <p>combattu</p> les mutins, elle leur parle désormais.",
    "L'enquête doit dire si les mutins ont été <p modality=Possible>renseignés</p>.",
    "Quelles sont les conséquences de l'<p>attaque</p> ?",
    "Qui sont les deux gardes <p>tués</p> au port ?",
    "Qui a <p modality=Question>attaqué</p> le port ?",
    # what is kept from happening, what is out of the question, speech without "ne"
    "Le sommet vise à éviter une <p modality=Future polarity=Negated>guerre</p> au Pérou.",
    "L'annulation des <p polarity=Negated>frappes</p> a surpris la flotte.",
    "Lima n'exclut plus le <p modality=Possible>rapatriement</p> des marins.",
    "Lima n'écarte pas de <p modality=Possible>frapper</p> le port.",
    "Il n'est pas question de <p polarity=Negated>livrer</p> des vivres aux mutins.",
    "Un <p polarity=Negated>coup</p> d'État manqué a secoué le Pérou.",
    "La police a déjoué un <p polarity=Negated>attentat</p> au port.",
    "La flotte a déjoué une <p>attaque</p> des mutins.",
    "Le roi va négocier un accord de <p modality=Future>cessez-le-feu</p>.",
    "Les mutins n'ont pas accepté de trêve depuis qu'ils ont <p>attaqué</p> le port.",
    "L'<p polarity=Negated>attaque</p> du port n'a jamais eu lieu.",
    "L'<p polarity=Affirmed>offensive</p> n'a pas produit de résultats.",
    "Faute de <p polarity=Negated>trêve</p>, les mutins ont fui.",
    "On veut pas <p modality=Future polarity=Negated>attaquer</p> le port.",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_certainty(annotated: str) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    doc = parse_text(sentence.text)
    (tag,) = sentence.tags
    found = certainty(doc, doc.char_span(tag.begin, tag.end).root.i, lexicon=FRENCH)
    assert found.polarity is Polarity(tag.attributes.get("polarity", "Affirmed"))
    assert found.modality is Modality(tag.attributes.get("modality", "Certain"))


def test_a_refusal_says_no_in_its_own_words() -> None:
    doc = parse_text("Nous ne cherchons pas de guerre.")
    assert certainty(doc, 2, lexicon=FRENCH).polarity is Polarity.NEGATED
    assert certainty(doc, 2, lexicon=FRENCH, trigger=Tokens(1, 4, 2)).polarity is Polarity.AFFIRMED
