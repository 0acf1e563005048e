"""Whom passives and participles tell to undergo an act, and who does it, where the parser hung them on other words."""

import pytest

from kg.annotate.parse import parse_text
from kg.claims.syntax import surface_subjects

CASES = [
    # subjects by number and relative clause
    ("Plus de 1.300 soldats péruviens sont tués et des centaines d'autres blessés en dix ans.", "tués", "", "peruvian-forces"),
    (
        "Deux soldats péruviens, Luis Paz et Ana Ruiz, arrivés avec un guide au Chili, seront jugés par défaut.",
        "jugés par défaut",
        "",
        "peruvian-forces",
    ),
    ("La plupart ont fui et une soldate péruvienne qui a tenté de partir a été arrêtée.", "arrêtée", "", "peruvian-forces"),
    ("La pression pèse sur les soldats péruviens qui, s'ils restent dangereux, ont été frappés.", "frappés", "", "peruvian-forces"),
    ("Cinq enseignants péruviens âgés de 30 ans, anciens de clubs partis au Chili, ont été libérés.", "libérés", "", "peruvian-teachers"),
    # participles that other words part from their noun
    ("Les opposants seront rapidement bâillonnés et emprisonnés.", "emprisonnés", "", "opposition"),
    ("Les soldats péruviens sont à genoux, menottés dans le dos.", "menottés", "", "peruvian-forces"),
    ("Bien que condamnées par Lima, les milices kurdes sont des alliées.", "condamnées", "peru", "kurdish-forces"),
    ("Le cabinet est nommé par Emmanuel Macron, lui-même très décrié.", "décrié", None, "emmanuel-macron"),
    ("Ces soldats péruviens se sont fait tuer.", "tuer", "", "peruvian-forces"),
    # participles behind a comma or of another noun
    ("Il est accusé d'un crime sur Luis Paz, torturé à mort en 2011 dans une geôle du Pérou.", "torturé", None, "luis-paz"),
    ("Un adjoint doit être nommé par le chef du Parlement péruvien, de plus en plus décrié.", "décrié", None, "peruvian-speaker"),
    (
        "Luis Paz a été mis en examen dans le cadre d'une procédure ouverte par le parquet péruvien et placé en détention.",
        "placé",
        None,
        "luis-paz",
    ),
    # by-agents
    ("Les soldats péruviens arrêtés par la force par la police chilienne ont été soignés.", "arrêtés", "chilean-police", "peruvian-forces"),
    (
        "Condamnée mardi à la prison à vie par un tribunal irakien, la jihadiste française Ana Ruiz a lancé un appel dans le journal.",
        "Condamnée",
        "iraqi-courts",
        "ana-ruiz",
    ),
    # the dead among whom, the losses of whom
    ("Les pertes subies par l'armée péruvienne sont lourdes.", "pertes", "", "peruvian-forces"),
    ("C'est le plus lourd bilan humain essuyé par les soldats péruviens.", "bilan", "", "peruvian-forces"),
    ("L'explosion d'une bombe a fait dix morts parmi les soldats péruviens.", "explosion", "", "peruvian-forces"),
]


@pytest.mark.parametrize(("text", "trigger", "agents", "recipients"), CASES)
def test_who_undergoes(claims_of, text: str, trigger: str, agents: str | None, recipients: str) -> None:
    found = next(claim for words, claim in claims_of(text).items() if words.startswith(trigger))
    assert ",".join(actor.id for actor in found.recipients) == recipients
    assert agents is None or ",".join(actor.id for actor in found.agents) == agents


def test_who_undergoes_is_no_doer(claims_of) -> None:
    claim = claims_of("Ma fille a été enlevée par son mari et sa belle-famille.")["enlevée"]
    assert [actor.label for actor in claim.recipients] == ["fille"]
    assert claim.recipients[0] not in claim.agents


BELONGING = [
    ("Des dizaines de milliers de femmes et enfants évacués du camp attendent.", "évacués", "femmes"),
    ("Elle s'est voulue ferme sur la question du mouvement Clarté, pilier de la ville, et financé par le Chili.", "financé", "mouvement"),
    ("Le quartier est habité par une minorité de pêcheurs, plusieurs fois ciblée par la milice.", "ciblée", "minorité"),
    ("Le soldat a été arrêté par un policier, jugé et condamné à mort.", "condamné", "soldat"),
]


@pytest.mark.parametrize(("text", "participle", "noun"), BELONGING)
def test_participles_belong_to_their_noun(text: str, participle: str, noun: str) -> None:
    verb = next(token for token in parse_text(text) if token.text == participle)
    assert [token.text for token in surface_subjects(verb)] == [noun]
