"""Parties that the sentence before, the lead or the headline names."""

import pytest

from kg.model import Claim


@pytest.fixture(scope="module")
def claim_of(extracted):
    """A function from a text and a trigger to its claim, the one in the headline or the one below."""

    def run(text: str, trigger: str, *, nth: int = 0) -> Claim:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return found[nth]

    return run


def ids(actors) -> list[str]:
    return [actor.id for actor in actors]


def test_a_blow_in_the_passive_goes_on_from_the_sentence_before(claim_of) -> None:
    text = "Des nouvelles du Mali. Boko Haram a attaqué le village dimanche. Six civils ont été tués, selon des témoins."
    assert ids(claim_of(text, "tués").agents) == ["boko-haram"]


def test_soldiers_killed_elsewhere_are_not_of_the_sentence_before(claim_of) -> None:
    text = "Boko Haram a attaqué le village dimanche. Un hommage aux treize soldats tués au Mali sera rendu lundi."
    assert claim_of(text, "tués").agents == ()


def test_the_lead_names_who_did_what_the_headline_tells_of(claim_of) -> None:
    text = "Incursion à Naplouse\n\nL'armée israélienne a mené mercredi une opération à Naplouse."
    assert ids(claim_of(text, "Incursion").agents) == ["israeli-forces"]


def test_what_the_headline_answers_is_not_done_by_who_does_it_below(claim_of) -> None:
    text = "Israël frappe Gaza après des tirs de roquettes à Gaza\n\nL'armée israélienne a bombardé Gaza mercredi."
    assert "israeli-forces" not in ids(claim_of(text, "tirs de roquettes").agents)


def test_what_a_source_calls_the_attack_is_that_of_the_headline(claim_of) -> None:
    text = "Mali : des jihadistes attaquent un camp\n\nLe pays est inquiet. L'armée malienne a confirmé l'attaque dans un communiqué."
    assert ids(claim_of(text, "attaque").agents) == ["jihadists"]


def test_a_demand_on_top_of_another_goes_to_the_same_party(claim_of) -> None:
    text = "La France a demandé au Liban une enquête. L'Allemagne a également réclamé une enquête indépendante."
    assert ids(claim_of(text, "réclamé").recipients) == ["lebanon"]


def test_arrests_go_on_in_the_passive(claim_of) -> None:
    text = "Jonathan Geffroy a été remis à la France. Mis en examen à Paris, il encourt trente ans de prison."
    assert ids(claim_of(text, "Mis en examen").recipients) == ["jonathan-geffroy"]


def test_the_lead_tells_more_of_the_blow_of_the_headline(claim_of) -> None:
    text = "Boko Haram attaque un village\n\nUne embuscade a fait dix morts au Nigeria. Des renforts sont partis."
    assert ids(claim_of(text, "embuscade").agents) == ["boko-haram"]


def test_a_lead_that_names_who_strikes_takes_nobody_for_another_blow(claim_of) -> None:
    text = "Israël frappe Gaza\n\nIsraël a bombardé Gaza mercredi en réponse à des tirs de roquettes."
    assert "israel" not in ids(claim_of(text, "tirs de roquettes").agents)


def test_what_is_said_to_have_happened_on_a_day_is_by_who_did_the_like_then(claim_of) -> None:
    text = "L'Iran a tiré des missiles le 8 janvier. Une famille attend des nouvelles. Un avion aurait été abattu le 8 janvier."
    assert ids(claim_of(text, "abattu").agents) == ["iran"]


def test_who_yields_elsewhere_is_who_a_source_says_not_to(claim_of) -> None:
    text = "L'ONU s'est retirée de Goma. « Il n'est pas question de quitter le pays », a indiqué un employé."
    assert ids(claim_of(text, "quitter le pays").agents) == ["un"]


def test_rockets_are_not_of_who_raids_in_the_headline(claim_of) -> None:
    text = "Israël mène des raids aériens sur Gaza\n\nLe pays s'est réveillé lundi sous une salve de roquettes."
    assert claim_of(text, "salve").agents == ()


def test_who_frees_captives_keeps_no_truce_by_it(claim_of) -> None:
    text = "Kaboul a libéré dix rebelles. Les talibans n'ont pas peur d'un cessez-le-feu, a indiqué un employé."
    assert "afghanistan" not in ids(claim_of(text, "cessez-le-feu").agents)
