"""One deed told by two words of a phrase is one claim; what a refusal stops is none; dead beyond one act are a toll."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def told(extracted):
    """A function from a text to the types of its claims with the first word of their triggers."""

    def run(text: str) -> list[tuple[str, str]]:
        return [(c.type, text[c.trigger.begin : c.trigger.end].split()[0]) for c in extracted(text, "2020-05-18")]

    return run


@pytest.mark.parametrize(
    "text",
    [
        "Deux soldats sénégalais ont disparu lors d'une opération de combat contre des rebelles.",
        "Le camp de Bol a été visé mardi par une frappe de l'aviation tchadienne.",
        "L'attaque qui a visé le marché de Bama n'a pas été revendiquée.",
        "Un attentat a fait dix morts à Mossoul lorsqu'un camion a foncé dans la foule.",
        "L'attentat contre le siège de l'ONU à Bagdad, qui a coûté la vie à 22 personnes, a choqué.",
    ],
)
def test_one_deed_is_one_claim(told, text: str) -> None:
    assert [kind for kind, _ in told(text)].count("ASSAULT") == 1


def test_two_deeds_stay_two(told) -> None:
    text = "Des rebelles ont attaqué un village et ont pris d'assaut une caserne près de Gao."
    assert [kind for kind, _ in told(text)].count("ASSAULT") == 2


def test_the_joined_deed_has_the_parties_of_both_words(claims_of) -> None:
    claim = claims_of("Le camp de l'armée syrienne a été visé mardi par une opération militaire de la Turquie.")["visé"]
    assert "turkey" in {agent.id for agent in claim.agents}


def test_what_is_refused_or_suspended_is_no_act(told) -> None:
    assert told("Oslo refuse de rapatrier ses ressortissants.") == [("REJECT", "refuse")]
    assert [kind for kind, _ in told("Ottawa a suspendu ses ventes d'armes à la Turquie.")] == ["SANCTION"]


def test_the_dead_of_a_gerund_belong_to_the_act_before(told) -> None:
    text = "Bamako a été frappée lundi par une série d'attentats contre des hôtels et des bars, faisant plus de 40 morts."
    assert [kind for kind, _ in told(text)].count("ASSAULT") == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il a fait plus de 60.000 morts.", "TOLL"),
        ("Il a fait 60 morts.", "ASSAULT"),
        ("Selon un décompte, 18 policiers ont été tués au Mali depuis le début de 2013.", "TOLL"),
        ("Selon un communiqué, 18 policiers ont été tués mardi au Mali.", "ASSAULT"),
    ],
)
def test_dead_beyond_one_act_are_a_toll(told, text: str, kind: str) -> None:
    assert [found for found, _ in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "L'attaque n'a pas été revendiquée.",
        "Ni le Hamas ni le Hezbollah n'ont revendiqué cet attentat.",
        "Le Hezbollah n'avait toujours pas revendiqué ces attaques.",
        "Les rebelles se sont emparés de Gao sans livrer bataille.",
        "Les soldats tchadiens sont entrés dans Gao sans combattre.",
    ],
)
def test_a_blow_only_named_again_or_done_without_is_no_claim(told, text: str) -> None:
    assert "ASSAULT" not in [kind for kind, _ in told(text)]


def test_a_blow_that_is_told_though_nobody_claimed_it_is_one(told) -> None:
    assert ("ASSAULT", "attaque") in told("Aucun groupe n'a revendiqué l'attaque qui a tué six soldats à Gao.")


def test_the_following_of_a_party_is_no_claim(told) -> None:
    assert "SUPPORT" not in [kind for kind, _ in told("L'armée syrienne et ses alliés ont bombardé la ville.")]
    assert "SUPPORT" in [kind for kind, _ in told("La Biélorussie est l'alliée de la Russie.")]


def test_whom_something_makes_itself_done_to_undergoes_it(claims_of) -> None:
    claim = claims_of("Un convoi de l'armée belge s'est fait menacer mardi par des miliciens.")["menacer"]
    assert "belgian-forces" in {recipient.id for recipient in claim.recipients}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oslo a exclu tout retour de djihadistes.", "REJECT"),
        ("Une députée s'est opposée au retour des djihadistes norvégiens.", "REJECT"),
        ("Le Parlement tchadien a voté l'expulsion des conseillers russes.", "REQUEST"),
    ],
)
def test_what_is_refused_or_voted_is_told_once(told, text: str, kind: str) -> None:
    assert [found for found, _ in told(text)] == [kind]


@pytest.mark.parametrize("text", ["Le bilan est d'au moins 14 morts, plus de 210 blessés.", "La guerre a fait jusqu'ici 52.000 morts."])
def test_those_counted_together_are_told_once(told, text: str) -> None:
    assert len(told(text)) == 1
