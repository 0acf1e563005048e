"""Roles that an article tells elsewhere."""

import pytest

from kg.model import Claim


@pytest.fixture(scope="module")
def claims_of(extracted):
    """A function from a text to its claims, in text order."""
    return lambda text: list(extracted(text, "2020-05-18"))


def named(claims: list[Claim], text: str, trigger: str) -> list[Claim]:
    return [c for c in claims if text[c.trigger.begin : c.trigger.end] == trigger]


def ids(actors) -> list[str]:
    return [actor.id for actor in actors]


def test_a_blow_told_again_by_a_word_of_its_family_has_its_agent(claims_of) -> None:
    text = "L'armée turque a bombardé Afrine samedi. Les bombardements de quartiers habités inquiètent l'ONU."
    (claim,) = named(claims_of(text), text, "bombardements")
    assert ids(claim.agents) == ["turkish-forces"]
    assert "agent: told elsewhere" in claim.rules


def test_a_blow_is_not_its_agent_s_who_is_told_of_later(claims_of) -> None:
    text = "Des bombardements ont frappé Afrine samedi. L'ONU s'est inquiétée. L'armée turque a bombardé Afrine dimanche."
    (claim,) = named(claims_of(text), text, "bombardements")
    assert claim.agents == ()


def test_another_kind_of_blow_keeps_its_agent_open(claims_of) -> None:
    text = "L'armée turque a bombardé Afrine samedi. Des tirs de roquettes ont visé Ankara dimanche."
    (claim,) = named(claims_of(text), text, "tirs de roquettes")
    assert claim.agents == ()


def test_gunmen_of_one_attack_are_not_those_of_the_next(claims_of) -> None:
    text = "Des hommes armés ont attaqué un village peul lundi. Une attaque contre des agriculteurs a fait dix morts mardi."
    (claim,) = named(claims_of(text), text, "attaque")
    assert claim.agents == ()


def test_whom_a_party_was_told_to_aid_it_aids(claims_of) -> None:
    text = "Le Japon a livré des médicaments au Yémen. L'aide du Japon arrive par avion."
    (claim,) = named(claims_of(text), text, "aide")
    assert ids(claim.recipients) == ["yemen"]


def test_people_are_helped_again_by_the_same_word_where_no_others_are(claims_of) -> None:
    text = "L'Irlande a rapatrié des enfants de jihadistes. Dublin a refusé d'en rapatrier davantage, et a rapatrié par avion."
    (_, *again) = [c for c in claims_of(text) if c.type == "AID"]
    assert all(claim.recipients for claim in again) and again


def test_a_threat_that_names_nobody_is_against_the_opponent(claims_of) -> None:
    text = "Le Soudan a bombardé l'armée tchadienne. Khartoum a promis des représailles."
    (claim,) = named(claims_of(text), text, "promis des représailles")
    assert ids(claim.recipients) == ["chadian-forces"]


def test_sanctions_are_against_the_state_of_whom_their_agent_strikes(claims_of) -> None:
    text = "Les États-Unis ont tué le général iranien Qassem Soleimani. Les sanctions américaines pèsent sur le pétrole."
    (claim,) = named(claims_of(text), text, "sanctions")
    assert ids(claim.recipients) == ["iran"]


def test_each_side_of_a_clash_told_again_strikes_the_other(claims_of) -> None:
    text = "Les combats entre l'armée malienne et les rebelles ont repris à Gao. À Kidal, des combats ont éclaté mardi."
    again = named(claims_of(text), text, "combats")[-1]
    assert "agent: told elsewhere" in again.rules
    assert ids(again.agents) == ids(again.recipients) == ["malian-forces", "rebels"]


def test_what_an_indefinite_noun_brings_in_has_its_doer_from_no_other_telling(claims_of) -> None:
    text = "L'armée turque a bombardé Afrine samedi. Un bombardement a fait deux morts près de la frontière."
    (claim,) = named(claims_of(text), text, "bombardement")
    assert claim.agents == ()


def test_one_attack_does_not_befall_whom_many_befell(claims_of) -> None:
    text = "L'attaque du marché a choqué. Les talibans ont mené des attaques contre l'armée afghane. Après l'attaque, le marché a fermé."
    assert "afghan-forces" not in ids(named(claims_of(text), text, "attaque")[-1].recipients)


def test_a_noun_in_another_country_is_not_completed(claims_of) -> None:
    text = "L'aviation israélienne a bombardé des soldats syriens à Damas. Les raids israéliens se poursuivent à Gaza."
    (claim,) = named(claims_of(text), text, "raids")
    assert "syrian-regime" not in ids(claim.recipients)


def test_one_person_is_struck_down_once(claims_of) -> None:
    text = "Le général Qassem Soleimani a été tué vendredi. Les États-Unis ont bombardé Qassem Soleimani à Bagdad, selon l'Iran."
    assert ids(claims_of(text)[0].agents) == ["usa"]


def test_an_attack_on_others_may_be_another_s(claims_of) -> None:
    text = "L'armée turque a attaqué un camp près d'Afrine samedi. L'attaque d'une école inquiète l'ONU."
    (claim,) = named(claims_of(text), text, "attaque")
    assert claim.agents == ()


def test_a_new_attack_has_its_doer_from_no_other_telling(claims_of) -> None:
    text = "Al-Qaïda a attaqué l'armée péruvienne à Lima. Cette nouvelle attaque contre l'armée péruvienne a fait deux morts."
    (claim,) = named(claims_of(text), text, "attaque")
    assert claim.agents == ()


def test_men_who_attack_are_nobody_told_of_elsewhere(claims_of) -> None:
    text = "L'attaque du Hamas contre l'armée péruvienne a duré une heure. Des hommes ont attaqué l'armée péruvienne à Lima."
    (claim,) = named(claims_of(text), text, "attaqué")
    assert claim.agents == ()


def test_help_of_another_kind_is_nobody_s_who_helped_before(claims_of) -> None:
    text = "Le Japon a livré des médicaments au Yémen. Les rescapés du séisme ont été évacués."
    (claim,) = named(claims_of(text), text, "évacués")
    assert claim.agents == ()


def test_attacks_in_general_have_the_victims_of_none(claims_of) -> None:
    text = "Boko Haram a attaqué un hôpital à Maiduguri mardi. Boko Haram reste capable de lancer des attaques."
    (claim,) = named(claims_of(text), text, "attaques")
    assert claim.recipients == ()


def test_a_new_attack_has_its_victims_from_no_other_telling(claims_of) -> None:
    text = "Le Hamas a attaqué l'armée tchadienne à Gao. Le Hamas a revendiqué une attaque."
    (claim,) = named(claims_of(text), text, "attaque")
    assert claim.recipients == ()


def test_help_goes_to_whom_the_article_tells_of_helping_most(claims_of) -> None:
    told = "Des armes ont été livrées au Yémen. Des armes ont été livrées au Yémen. Des armes ont été livrées au Pérou."
    text = f"{told} La Suède a livré des armes."
    claim = next(c for c in reversed(claims_of(text)) if ids(c.agents) == ["sweden"])
    assert ids(claim.recipients) == ["yemen"]


@pytest.mark.parametrize(
    ("headline", "trigger", "agents"),
    [
        ("Bombardements à Afrine : l'ONU s'inquiète", "Bombardements", ["turkish-forces"]),
        ("Tirs de roquettes à Afrine : l'ONU s'inquiète", "Tirs de roquettes", []),
    ],
)
def test_a_headline_tells_what_stands_below(claims_of, headline: str, trigger: str, agents: list[str]) -> None:
    text = f"{headline}\n\nL'armée turque a mené dimanche des bombardements à Afrine, selon des témoins.\n"
    (claim, *_) = named(claims_of(text), text, trigger)
    assert ids(claim.agents) == agents


def test_a_seizure_in_the_headline_is_made_by_whom_the_text_tells_of(claims_of) -> None:
    text = "Saisie de quatorze tonnes de drogue à Naples\n\nLa police italienne a annoncé la saisie de la drogue lundi.\n"
    (claim, *_) = named(claims_of(text), text, "Saisie")
    assert ids(claim.agents) == ["italian-police"]


def test_a_noun_of_charge_is_against_whom_the_same_party_charges(claims_of) -> None:
    text = "Le Soudan accuse le Tchad d'ingérence. L'ONU a entendu les critiques de Khartoum lundi."
    (claim,) = named(claims_of(text), text, "critiques")
    assert ids(claim.recipients) == ["chad"]


@pytest.mark.parametrize(("claimed", "agents"), [("ayant été", [["taliban"]]), ("n'ayant pas été", [])])
def test_an_act_that_somebody_has_claimed_is_told_again(claims_of, claimed: str, agents: list[list[str]]) -> None:
    text = f"Les talibans ont attaqué la police lundi à Ghazni. L'ONU a parlé d'un drame, l'attaque {claimed} revendiquée."
    assert [ids(claim.agents) for claim in named(claims_of(text), text, "attaque")] == agents


def test_protesters_make_no_mutiny(claims_of) -> None:
    text = "Des manifestants ont défilé lundi à Bamako. La mutinerie a éclaté à Kati."
    (claim,) = named(claims_of(text), text, "mutinerie")
    assert claim.agents == ()


def test_ground_is_taken_of_the_one_foe_told_of(claims_of) -> None:
    text = "L'armée irakienne a repris Mossoul au groupe État islamique. Lundi, l'armée irakienne est entrée dans Tal Afar."
    claims = [c for c in claims_of(text) if c.type == "CONTROL"]
    assert [ids(claim.recipients) for claim in claims] == [["isis"], ["isis"]]


def test_talks_of_two_sides_go_on_between_them(claims_of) -> None:
    text = "Des pourparlers entre Madrid et Rabat ont débuté lundi. Le port est fermé. Les pourparlers sont difficiles."
    claim = named(claims_of(text), text, "pourparlers")[-1]
    assert ids(claim.agents) == ["spain", "morocco"]


def test_talks_brought_in_anew_may_be_of_others(claims_of) -> None:
    text = "Des pourparlers entre Madrid et Rabat ont débuté lundi. Le port est fermé. Des pourparlers sur le climat s'ouvrent à Lima."
    assert named(claims_of(text), text, "pourparlers")[-1].agents == ()


def test_a_meeting_is_not_of_who_met_elsewhere(claims_of) -> None:
    text = "Le Premier ministre espagnol Pedro Sánchez s'est rendu à Rabat lundi. Le port est fermé. L'entrevue a duré une heure."
    (claim,) = named(claims_of(text), text, "entrevue")
    assert claim.agents == ()
