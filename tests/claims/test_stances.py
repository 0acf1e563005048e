"""Towards whom a stance on an act is taken."""

import pytest


@pytest.fixture(scope="module")
def addressed(extracted):
    """A function from a text and a trigger to the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.id for actor in found[-1].recipients]

    return run


def test_who_opposes_an_act_opposes_who_does_it(addressed) -> None:
    assert addressed("L'opposition est hostile aux frappes américaines.", "hostile") == ["usa"]


def test_who_refuses_an_act_of_his_own_refuses_it_to_whom_it_befalls(addressed) -> None:
    assert addressed("Berne a refusé d'expulser les opposants tchadiens.", "refusé") == ["chadian-opposition"]


def test_who_ends_an_act_ends_it_towards_whom_it_befell(addressed) -> None:
    assert addressed("Le Kenya a suspendu ses frappes contre les shebab.", "suspendu") == ["al-shabaab"]


def test_an_act_of_ones_own_is_no_stance_on_oneself(addressed) -> None:
    assert addressed("La Turquie a défendu son offensive et réclamé le retrait de ses soldats.", "réclamé") == []


def test_a_charge_behind_a_quotation_is_against_who_acts_in_it(addressed) -> None:
    text = "« L'ambassade du Kenya ne répond plus depuis une semaine », accuse Fatou Diallo."
    assert addressed(text, "accuse") == ["kenyan-embassy"]


def test_what_the_speaker_does_himself_is_no_charge(addressed) -> None:
    assert addressed("« C'est une honte », a dénoncé le maire.", "dénoncé") == []


def test_who_condemns_what_men_without_a_name_did_accuses_them(addressed) -> None:
    assert addressed("La Norvège a condamné l'assassinat du maire par des hommes armés.", "condamné") == ["unidentified-gunmen"]


def test_a_charge_behind_a_quotation_is_against_whom_it_names_as_doer(addressed) -> None:
    assert addressed("« Le village a été brûlé par l'armée tchadienne », a dénoncé Berne.", "dénoncé") == ["chadian-forces"]


def test_nobody_is_charged_with_the_help_that_a_quotation_tells_of(addressed) -> None:
    assert addressed("« Les blessés ont été soignés par la Norvège », a dénoncé Berne.", "dénoncé") == []


def test_what_is_condemned_may_stand_behind(addressed) -> None:
    text = "Condamné par Berne, le massacre de Bongor a été commis par l'armée tchadienne."
    assert addressed(text, "Condamné") == ["chadian-forces"]


def test_a_return_is_asked_of_who_brings_people_home(addressed) -> None:
    text = "La Norvège a rapatrié cinq orphelins. Les familles réclament le retour de leurs petits-enfants."
    assert addressed(text, "réclament") == ["norway"]


def test_a_return_is_not_asked_of_who_holds_those_who_are_to_come_home(addressed) -> None:
    text = "La Norvège a rapatrié cinq orphelins. Les familles plaident pour le retour des enfants détenus par les Kurdes."
    assert addressed(text, "plaident") == ["norway"]


def test_what_is_promised_is_promised_to_whom_it_is_for(addressed) -> None:
    assert addressed("La Suède s'est dite prête à aider l'Estonie.", "dite prête") == ["estonia"]
    assert addressed("Le Kenya a promis d'ouvrir des pourparlers avec les shebab.", "promis") == ["al-shabaab"]


def test_a_charge_is_denied_to_who_makes_it(addressed) -> None:
    assert addressed("Le Kenya accuse la Somalie de piraterie, ce que Mogadiscio dément.", "dément") == ["kenya"]
    assert addressed("Nairobi affirme que la Somalie a bombardé deux ports. Mogadiscio dément.", "dément") == ["kenya"]


def test_what_a_paper_tells_is_denied_to_nobody(addressed) -> None:
    assert addressed("Selon Le Monde, la Somalie a bombardé deux ports. Mogadiscio dément.", "dément") == []


def test_who_holds_the_people_spoken_of_is_not_addressed(addressed) -> None:
    assert addressed("Le Pérou a plaidé pour le retour des marins retenus par la Bolivie.", "plaidé") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("Berne refuse le retour des élus tchadiens.", "refuse"), ("Berne, opposée au retour des élus tchadiens, a cédé.", "opposée")],
)
def test_a_return_is_refused_to_those_who_would_come_back(addressed, text: str, trigger: str) -> None:
    assert addressed(text, trigger) == ["chadian-lawmakers"]


def test_a_return_to_a_state_of_things_is_refused_to_nobody(addressed) -> None:
    assert addressed("Le roi refuse le retour à la Constitution.", "refuse") == []
