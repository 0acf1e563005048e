"""Annotated sentences specify who says what (`tests/attributed.py` tells how they are marked)."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from tests.annotated import read
from tests.attributed import ALLOWED, spoken

SENTENCES = [
    # que, direct order
    "<actor id=hezbollah>Le Hezbollah</actor> a déclaré que <said by=hezbollah>deux soldats avaient été tués</said>.",
    "<actor id=sohr>L'OSDH</actor> indique que <said by=sohr>des avions ont survolé le désert et bombardé la ville</said>.",
    "Un décompte de <actor id=sohr>l'OSDH</actor> estime que <said by=sohr>les attaques ont tué mille soldats</said>.",
    "<actor id=fds>Les FDS</actor> ont affirmé, mardi à Paris, que <said by=fds>la ville était tombée</said>.",
    # inserted clauses, the subject behind
    "<said by=avia-pro>Deux officiers ont été tués</said>, précise <actor id=avia-pro kind=media>Avia.pro</actor>.",
    "<said by=asharq-al-awsat>L'attaque a fait dix morts</said>, a rapporté le journal "
    "<actor id=asharq-al-awsat kind=media>Asharq al-Awsat</actor>.",
    "<said by=concordant-sources>Une explosion a secoué le bâtiment</said>, ont indiqué des sources concordantes.",
    "<said by=jean-dupont>L'attaque a été menée à l'aube</said>, a affirmé le porte-parole de l'armée, "
    "<actor id=jean-dupont kind=person>Jean Dupont</actor>.",
    '"<said by=zongo>Ils ont tué cinq personnes</said>", a expliqué le maire de Dablo, <actor id=zongo kind=person>Ousmane Zongo</actor>. '
    "La ville est calme.",
    '"<said by=zongo>Ils sont venus. Ils ont tiré</said>", a dit <actor id=zongo kind=person>Ousmane Zongo</actor>.',
    '"<said by=zongo>Des hommes sont venus</said>", a dit <actor id=zongo kind=person>Ousmane Zongo</actor>. '
    '"<said by=zongo>Ils ont tiré sur la foule</said>", a-t-il ajouté.',
    # the outlet that was told
    "<actor id=moussawi kind=person>Kazem al-Moussawi</actor> a déclaré au site d'information "
    "<actor id=malooma kind=media>Al-Malooma</actor> "
    "que <said by=malooma/moussawi>Washington aide les rebelles</said>.",
    "<actor id=moussawi kind=person>Kazem al-Moussawi</actor> a déclaré à <actor id=press-tv kind=media>Press TV</actor> "
    "que <said by=moussawi>Washington aide les rebelles</said>.",
    # what a relative clause says of it all
    "<actor id=macron kind=person>Emmanuel Macron</actor> accuse Londres d'<said by=macron>avoir livré des armes</said>, "
    "ce que le maire nie.",
    # chains
    "<actor id=the-cradle kind=media>The Cradle</actor> a rapporté que, "
    "<any>selon un officier irakien</any>, <said by=the-cradle/iraqi-officer>des avions ont frappé la base</said>.",
    # prepositions
    "Selon des sources bien informées, <said by=well-informed-sources>l'armée se prépare à attaquer</said>.",
    "D'après <actor id=macron kind=person>Emmanuel Macron</actor>, <said by=macron>les troupes se retirent</said>.",
    "<said by=eyewitnesses>Dix hommes ont été tués</said>, selon des témoins oculaires.",
    "Selon un communiqué de <actor id=lebanese-army kind=forces>l'armée libanaise</actor>, "
    "<said by=lebanese-army>un drone est tombé</said>.",
    "Pour <actor id=fds>les FDS</actor>, <said by=fds>la bataille est finie</said>.",
    "Pour attaquer la ville, l'armée a envoyé des chars.",
    # a nickname
    "<actor id=wague kind=person>Karim Wagué</actor> ignore <actor id=keita kind=person>Ibrahim Keïta</actor>, dit IBK, et la guerre.",
    # colons, historic infinitives, quotations over paragraphs
    "Et <actor id=avia-pro kind=media>Avia.pro</actor> de poursuivre : « <said by=avia-pro>De nouveaux affrontements ont eu lieu</said> ».",
    "<actor id=anbari kind=person>Qusai al-Anbari</actor> a révélé que <said by=anbari>les forces arrivent</said>. "
    "Et lui d'ajouter : « <said by=anbari>Elles transfèrent des combattants</said> ».",
    "<actor id=anbari kind=person>Qusai al-Anbari</actor> a dit : « <said by=anbari>Ils arrivent. Ils attaquent.\n\n"
    "Ils repartent</said> ». La ville est calme.",
    "<actor id=anbari kind=person>Qusai al-Anbari</actor> a dit : « "
    "<said by=anbari>Ils arrivent. Ils attaquent.</said>\n\nLa ville est calme.",
    # what "c'est ce que" takes up
    "<said by=houthis>Les combattants ont bombardé le port</said>. C'est ce qu'a annoncé <actor id=houthis>le mouvement houthi</actor>.",
    "<said by=al-alam/local-source>Trois soldats ont été blessés</said>. C'est ce que rapporte la chaîne "
    "<actor id=al-alam kind=media>Al-Alam</actor>, citant une source locale.",
    "<said by=al-alam>Un convoi a été bombardé</said>, c'est du moins ce qu'affirme la chaîne "
    "<actor id=al-alam kind=media>Al-Alam</actor>.",
    "<actor id=macron kind=person>Emmanuel Macron</actor> a parlé d'une attaque. C'est ce qui a déplu.",
    # a clause of which alone "selon" speaks, what an outlet was told, who is cited between a verb and "que"
    "<actor id=hezbollah>Le Hezbollah</actor> a déclaré que <said by=hezbollah>ses hommes ont détruit un char,</said> "
    "<said by=hezbollah/rescuers>après que des obus ont tué deux civils</said> <any>selon des secouristes</any>.",
    "<said by=fars/diplomats>Deux officiers ont été tués</said>, selon des informations recueillies par l'agence "
    "<actor id=fars kind=media>Fars</actor> auprès de diplomates.",
    "L'agence <actor id=fars kind=media>Fars</actor> a rapporté, citant des témoins, que "
    "<said by=fars/witnesses>des colons ont tiré</said>.",
    "La chaîne <actor id=al-alam kind=media>Al-Alam</actor>, se référant à un diplomate, a annoncé que "
    "<said by=al-alam/diplomat>la marine avait saisi un navire</said>.",
    "<said by=newspapers/officials>Quatre policiers ont été tués</said>, ont rapporté des journaux citant des responsables. "
    "<said by=officials>Les assaillants ont brûlé un véhicule</said>, selon les mêmes responsables.",
    # infinitives behind a comma, what is read
    "<actor id=army>L'armée</actor> a annoncé <said by=army>avoir arrêté trois suspects, et avoir détruit un atelier</said>.",
    '"<said by=hezbollah>Nos forces ont bombardé une base</said>", lit-on dans un communiqué du <actor id=hezbollah>Hezbollah</actor>.',
    '"<said by=hamas>Nos forces ont visé un convoi</said>", peut-on lire sur le site du <actor id=hamas>Hamas</actor>.',
    # a subject that is another verb's object, one of several, who is cited for a whole quotation
    "<said by=police><actor id=army>Les soldats</actor> ont arrêté 12 hommes recherchés et soupçonnés d'avoir tiré</said>, "
    "a indiqué mardi <actor id=police>la police</actor>.",
    "<said by=fars/diplomat>Deux chefs ont été tués</said>, a dit à <actor id=fars kind=media>Fars</actor> l'un des diplomates. "
    "<said by=diplomat>Un troisième a fui</said>, selon lui.",
    # whom a pronoun without a comma means, who was told of before "selon qui", what state accuses
    "<any>Des raids ont tué un chef, selon <actor id=fars kind=media>une agence</actor>. <actor id=coalition>La coalition</actor> "
    "a riposté par des bombardements qui</any> <said by=coalition>ont tué</said> <any>selon elle</any> "
    "<said by=coalition>90 insurgés</said>.",
    "<actor id=emir kind=person>Ali Hassan</actor> a vu deux diplomates, selon qui "
    "<said by=diplomats>l'armée a tué dix manifestants</said>.",
    # somebody at a body
    "<said by=hamas-source>Une trêve est proche</said>, a indiqué une source au sein du <actor id=hamas>Hamas</actor>.",
    # whose a name behind a comma is, who opens a sentence with a participle, who speaks a quotation behind a colon
    "Un conseiller militaire du président syrien, <actor id=assad kind=person>Bachar al-Assad</actor>, a affirmé que "
    "<said by=syrian-military-adviser>l'aviation avait bombardé Homs</said>.",
    "<any>Selon l'agence officielle syrienne <actor id=sana kind=media>SANA</actor>,</any> "
    "<said by=sana><actor id=assad kind=person>Assad</actor> a évoqué</said> <said by=sana/assad>les raids</said>.",
    "Notant que <said by=assad>des soldats et des civils avaient été tués par les frappes</said>, "
    "<any><actor id=assad kind=person>Assad</actor> s'est tu.</any>",
    '<actor id=army>L\'armée</actor> accuse le chef : "<said by=barak>Nous bombarderons la ville</said>," déclare '
    "<actor id=barak kind=person>Moshe Barak</actor>, le ministre.",
    # objects, passives, responsibility, denial, accusation
    "<actor id=isis>L'EI</actor> a revendiqué <said by=isis>l'attaque de Palmyre</said>.",
    "<said by=isis>L'attentat</said> a été revendiqué par <actor id=isis>l'EI</actor>.",
    "<actor id=israel kind=state>Israël</actor> a annoncé <said by=israel>de nouveaux bombardements contre Gaza</said>.",
    "<actor id=taliban>Les talibans</actor> ont nié <said by=taliban>avoir tué des civils</said>.",
    "<actor id=iran kind=state>L'Iran</actor> a accusé "
    "<actor id=usa kind=state>les États-Unis</actor> d'<said by=iran>avoir armé les rebelles</said>.",
    "<actor id=iran kind=state>L'Iran</actor> est accusé d'avoir armé les rebelles.",
    "<actor id=iran kind=state>L'Iran</actor> a parlé avec les rebelles.",
    # participles, pronouns, the same source again
    "<actor id=sohr>L'OSDH</actor> a confirmé <said by=sohr>l'attaque</said>, indiquant que <said by=sohr>les combats continuent</said>.",
    "Une source sécuritaire irakienne a déclaré que <said by=iraqi-security-source>les avions arrivent</said>. "
    "La source sécuritaire irakienne ajoute que <said by=iraqi-security-source>des hélicoptères ont atterri</said>.",
    "Le ministre de la Défense, <actor id=barry kind=person>Alpha Barry</actor>, est arrivé. "
    "Le ministre a déclaré que <said by=barry>l'armée attaque</said>.",
    "<said by=unspecified-source>L'armée a frappé</said>, a-t-on appris.",
    "<said by=close-source-to-enquete>L'armée a frappé</said>, a-t-on appris d'une source proche de l'enquête.",
    # nobody in particular
    "On pense que <said by=unspecified-source>trois mille combattants restent dans le pays</said>.",
    "Il y a des craintes que <said by=unspecified-source>le groupe revienne</said>.",
    "Les troupes auraient identifié des cachettes.",
    # adverbials inside the verb group, subjects set off, phrases that go on after the source
    '"<said by=mali>C\'est un mensonge et nous le prouverons</said>", a de son côté répliqué <actor id=mali kind=state>le Mali</actor>.',
    "<said by=radio-tamani>La nuit dernière, </said><any>indique <actor id=radio-tamani kind=media>Radio Tamani</actor></any>, "
    "<said by=radio-tamani>un convoi avait été attaqué</said>.",
    "<said by=french-sources>Dix hommes se trouvaient dans la grotte</said>, selon des estimations de sources françaises.",
    '<said by=lewis>"Il ne peut que proposer de lever les sanctions", qui ruinent le pays, </said>'
    "juge néanmoins M. <actor id=lewis kind=person>Lewis</actor>.",
    # who is only quoted as saying something does not speak afterwards
    "<actor id=diallo kind=person>Awa Diallo</actor> a affirmé : « <any>Les mineurs disent que le barrage a cédé</any> ». "
    "« <said by=diallo>La vallée est noyée</said> », a-t-elle ajouté.",
    # what is asked for or promised
    "<actor id=oua kind=organisation>L'Union</actor> réclame <said by=oua>l'arrêt des combats</said>.",
    "<actor id=keita kind=person>Ali Keita</actor> a promis aux familles qui le huaient que "
    "<said by=keita>les soldats reviendraient</said>.",
    # who has read a document has not written it
    "Selon un rapport <any>consulté par <actor id=le-matin kind=media>Le Matin</actor></any>, <said by=report>l'usine a été minée</said>.",
    "Selon un rapport publié par <actor id=oua kind=organisation>l'Union</actor>, <said by=oua>l'usine a été minée</said>.",
    # a gerund behind the speaker has the same speaker
    "<said by=oua>Le pont a été détruit</said>, a indiqué <actor id=oua kind=organisation>l'Union</actor> en affirmant que "
    "<said by=oua>les villageois avaient fui</said>.",
    # a day before its subject is no part of it; whoever spoke last goes on, uncued quotations before or not
    "Lundi les <actor id=oua kind=organisation>Unionistes</actor> ont averti que <said by=oua>le pont céderait</said>.",
    # a passive's subject does not speak; a participle that describes whom it accuses ends before the comma
    "<actor id=orlanie kind=state>L'Orlanie</actor> a été soupçonnée d'avoir brûlé les entrepôts.",
    "Longtemps accusée par <actor id=voisins>les Voisins</actor> <said by=voisins>de cacher les fuyards</said>, la ville a été attaquée.",
    # who learns is not who says
    "<said by=parquet>Une enquête a été ouverte</said>, a appris <actor id=le-matin kind=media>Le Matin</actor> "
    "auprès du <actor id=parquet kind=organisation>parquet de Saint-Rémi</actor>.",
    # an infinitive goes on up to the comma, an inserted source stands between a verb and its infinitive
    "<actor id=oua kind=organisation>L'Union</actor> a indiqué <said by=oua>avoir besoin de vivres pour aider les sinistrés</said>.",
    "<said by=le-matin>Les délégués doivent</said>, <any>selon <actor id=le-matin kind=media>Le Matin</actor></any>, "
    "<said by=le-matin>rencontrer les mutins</said>.",
    # "ainsi que" opens no clause; "tandis que" sets somebody else against who speaks
    "<actor id=keita kind=person>Ali Keita</actor> a promis <said by=keita>la libération des captifs, ainsi que des élections</said>.",
    '<actor id=keita kind=person>Ali Keita</actor> a fustigé "<said by=keita>les raids aveugles de la marine</said>", '
    "tandis que <any>le préfet a exigé une trêve</any>.",
    # whom a phrase in front or a name between commas tells of
    "Présente à ses côtés, la maire <actor id=diallo kind=person>Awa Diallo</actor> a affirmé que <said by=diallo>le pont céderait</said>.",
    "Le délégué estonien pour les Affaires rurales, <actor id=keita kind=person>Ali Keita</actor>, a annoncé que "
    "<said by=keita>les soldats reviendraient</said>.",
    "Mais pour <actor id=oua kind=organisation>l'Union</actor>, <said by=oua>la bataille est finie</said>.",
    '<actor id=diallo kind=person>Awa Diallo</actor> : "<said by=diallo>Si les barrages cèdent, la vallée sera noyée</said>"',
    # the outlet named last, the issuer of the statement told before, what a relative clause tells of
    "<said by=le-matin>Le pont a été détruit</said>, rapporte <actor id=le-matin kind=media>Le Matin</actor>. "
    "Selon le quotidien, <said by=le-matin>deux soldats ont été tués</said>.",
    "Dans un communiqué, <actor id=oua kind=organisation>l'Union</actor> a affirmé que <said by=oua>le pont était détruit</said>. "
    "<said by=oua>Deux soldats ont été tués</said>, selon le communiqué.",
    # any writing may be called a document again
    "Dans un rapport, <actor id=oua kind=organisation>l'Union</actor> a affirmé que <said by=oua>le pont était détruit</said>. "
    "Le document précise que <said by=oua>deux soldats ont été tués</said>.",
    "<said by=oua>Les raids</said> que <actor id=oua kind=organisation>l'Union</actor> a attribués aux rebelles ont tué trois hommes.",
    # headlines of agencies; what came of it all is said by whom the sentence closes with; nobody's fears
    "<said by=army>Douze marins noyés au large de Sarnia</said> (<any>armée</any>)",
    "La marine a bombardé le port, <said by=le-matin>faisant dix morts</said>, selon <actor id=le-matin kind=media>Le Matin</actor>.",
    "Les pluies ont grossi le fleuve près d'<actor id=oua kind=organisation>Orlane</actor>, faisant craindre une rupture du barrage.",
    # a participle behind an outlet that was spoken to has the subject of the verb
    "<actor id=keita kind=person>Ali Keita</actor> a justifié le raid dans le journal <actor id=le-matin kind=media>Le Matin</actor>, "
    'évoquant "<said by=keita>une menace pour le port</said>".',
    "<actor id=oua kind=organisation>L'Union</actor> s'est dite prête à <said by=oua>livrer des vivres</said>.",
    # a number as what is told
    "<actor id=oua kind=organisation>L'Union</actor> avance <said by=oua>douze marins tués dans le raid</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> parle d'<said by=oua>une vingtaine de blessés</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> a chiffré <said by=oua>à 200 le nombre de marins tués</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> avance vers le port.",
    "<actor id=oua kind=organisation>L'Union</actor> confirme <said by=oua>l'attaque sans s'avancer sur le bilan.</said>",
    # one of several, whom somebody speaks to, a present that looks like a participle
    "<said by=officer>Les mutins ont repoussé un assaut</said>, a affirmé un de leurs officiers.",
    "Un diplomate me confiait hier que <said by=diplomat>les mutins ont livré le port</said>.",
    "Le <actor id=oua kind=organisation>groupe</actor> dit <said by=oua>avoir perdu dix marins</said>.",
    # verbs of saying behind another
    "<said by=mayor>L'armée a libéré le port</said>, n'a pas manqué de souligner <actor id=mayor kind=person>le maire</actor>.",
    "<said by=oua>L'armée a libéré le port</said>, vient d'annoncer <actor id=oua kind=organisation>l'Union</actor>.",
    # through whom somebody speaks; whose words he believes
    "<actor id=oua kind=organisation>L'Union</actor>, par la voix d'<actor id=keita kind=person>Ali Keita</actor>, affirme "
    "<said by=keita>avoir libéré dix captifs</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> a affirmé par voie de presse <said by=oua>avoir libéré dix captifs</said>.",
    "<said by=keita>Le pont a été détruit</said>, a dit <actor id=keita kind=person>Ali Keita</actor>. "
    "<any>À l'en croire, </any><said by=keita>deux soldats ont été tués</said>.",
    "<said by=military-source>Le pont a été détruit</said>, a dit une source militaire. "
    "Selon l'interlocuteur de l'agence, <said by=military-source>deux soldats ont été tués</said>.",
    # nobody said to speak, but where it is told
    "<said by=oua>Le pont a été détruit</said>, est-il indiqué dans un communiqué de <actor id=oua kind=organisation>l'Union</actor>.",
    "<said by=diplomatic-circles>Le pont a été détruit</said>, dit-on dans les milieux diplomatiques.",
    # who is cited before it is told who cites him
    "Citant une source militaire, <actor id=le-matin kind=media>Le Matin</actor> rapporte que "
    "<said by=le-matin/military-source>le pont a été détruit</said>.",
    "<actor id=le-matin kind=media>Le Matin</actor>, citant des sources militaires, parle de "
    "<said by=le-matin/military-sources>dix soldats tués</said>.",
    # one more thing from the same source; several who spoke last; somebody set against him behind a comma
    "<said by=military-source>Le pont a été détruit</said>, a dit une source militaire. "
    "<said by=military-source>Deux soldats ont été tués</said>, <any>toujours selon la même source</any>, alors que "
    "<actor id=oua kind=organisation>l'Union</actor> parle de <said by=oua>dix soldats tués.</said>",
    "<any>Selon <actor id=oua kind=organisation>l'Union</actor></any><said by=oua>, alors que les mutins fuyaient, "
    "dix soldats ont été tués</said>.",
    "Des témoins ont signalé <said by=witnesses>un convoi</said>. Selon ces derniers, <said by=witnesses>le pont a été détruit</said>.",
    "<said by=security-source>Le pont a été détruit</said>, confie une source sécuritaire, laquelle craint que "
    "<said by=security-source>les mutins n'attaquent le port</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> évoque, quant à elle, <said by=oua>203 mutins tués</said>.",
    # who said all of the sentence before; what nobody is told to say; what is one's own; whom "laquelle" agrees with
    "<said by=le-matin>Le pont a été détruit.</said> Cela a été rapporté par <actor id=le-matin kind=media>Le Matin</actor>.",
    "Il est affirmé que <said by=unspecified-source>dix soldats ont été tués.</said>",
    "<any>Selon ses propres chiffres</any><said by=oua>, <actor id=oua kind=organisation>l'Union</actor> a tué dix mutins.</said>",
    "<said by=witnesses>Dix soldats ont été tués</said> selon des témoins, <said by=witnesses>un bilan</said> que récuse "
    "<actor id=oua kind=organisation>l'Union</actor>, laquelle affirme <said by=oua>avoir tué dix mutins</said>.",
    # more of what is told behind a comma; "ONU.Le" is two sentences; an office does not only pass on
    "<actor id=oua kind=organisation>L'Union</actor> évoque <said by=oua>la mort de dix mutins, dont un chef tué à Lima</said>.",
    "<said by=oua>Le pont a été détruit</said>, selon <actor id=oua kind=organisation>l'OUA</actor>.Le port est intact.",
    "« <said by=ministry>Le pont a été détruit</said> », lit-on <any>dans un communiqué relayé par le ministère</any>.",
    "<actor id=oua kind=organisation>L'Union</actor> parle de <said by=oua>combats à Lima</said>.",
    # as somebody says; what one has found oneself; who is told to say by a passive, a noun, a verb of publishing
    "Ainsi que l'a dit <actor id=oua kind=organisation>l'Union</actor>, <said by=oua>le pont a été détruit</said>.",
    "Selon nos informations, le pont a été détruit.",
    "Il a été indiqué par <actor id=oua kind=organisation>l'Union</actor> que <said by=oua>le pont a été détruit</said>.",
    "<said by=oua>Le pont a été détruit.</said> L'information a été confirmée par <actor id=oua kind=organisation>l'Union</actor>.",
    "La livre recule après l'annonce par <actor id=oua kind=organisation>l'Union</actor> <said by=oua>de la mort de dix mutins</said>.",
    "<actor id=oua kind=organisation>L'Union</actor> a publié un communiqué faisant état de <said by=oua>dix mutins tués</said>.",
    # "de" in every form behind a phrase, also where somebody has spoken; a source in brackets
    "Aux dires d'une habitante, <said by=resident>le pont a été détruit</said>.",
    "<said by=mayor>Le pont a été détruit</said>, aux dires du <actor id=mayor kind=person>maire</actor>.",
    "<said by=keita>Le port a été brûlé</said>, a dit <actor id=keita kind=person>Ali Keita</actor>. De l'aveu de "
    "<actor id=oua kind=organisation>l'Union</actor>, <said by=oua>dix soldats ont été tués</said>.",
    "Si l'on en croit <actor id=oua kind=organisation>l'Union</actor>, <said by=oua>le pont a été détruit</said>.",
    "<said by=oua>Le pont a été détruit</said> (source : <actor id=oua kind=organisation>l'Union</actor>).",
    # nobody known who speaks behind a quotation
    '"<said by=tisserande>Le pont a été détruit</said>", a raconté à la presse une tisserande.',
    '"<said by=quinquagenaire>Le pont a été détruit</said>", assure fièrement cette quinquagénaire.',
    # offices that speak for a body
    "D'après le bureau d'information des <actor id=oua kind=organisation>Unionistes</actor>, "
    "<said by=oua-information-office>le pont a été détruit</said>.",
    "<said by=operations-room>Le pont a été détruit</said>, a annoncé la salle d'opérations du port.",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_who_says_what(annotated: str) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    assert spoken(sentence, parse_text(sentence.text)) == []
