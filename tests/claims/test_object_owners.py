"""Whose the object of an act is where quotation marks, time or a participle stand between the thing and its owner."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le juge fustige l'attitude « déplorable » de la Norvège devant le tribunal.",
        'Un élu n\'a pas hésité à fustiger les "mauvaises politiques (..) de la Norvège".',
    ],
)
def test_a_complement_stands_behind_a_quotation_or_an_omission(befallen, text) -> None:
    assert befallen(text, "fustige" if "fustige " in text else "fustiger") == ["Norvège"]


def test_a_mark_that_opens_a_quotation_ends_the_phrase(befallen) -> None:
    assert befallen('Le maire a fustigé l\'attitude "de la Norvège" devant le tribunal.', "fustigé") == ["Norvège"]
    assert befallen("« Une honte », a dit le maire, qui fustige l'attitude » de la Norvège.", "fustige") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Le ministre a balayé les critiques de la Norvège.", "balayé"),
        ("Le rapport pointe les défaillances de la Norvège.", "pointe"),
        ("Le sénateur a insisté sur la nécessité pour la Norvège de négocier.", "insisté"),
        ("Le maire récuse les accusations de la Norvège.", "récuse"),
    ],
)
def test_whose_a_thing_is_that_is_refused_blamed_or_asked_for(befallen, text, trigger) -> None:
    assert befallen(text, trigger) == ["Norvège"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Le maire a regretté la décision prise par la Norvège de fermer ses ports.", "regretté"),
        ("Le maire a dénoncé l'abandon par la Norvège des réfugiés.", "dénoncé"),
        ("Le maire salue les propositions faites par la Norvège.", "salue"),
    ],
)
def test_what_is_said_or_decided_is_whoever_made_it(befallen, text, trigger) -> None:
    assert befallen(text, trigger) == ["Norvège"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Le mouvement appelle au départ des dirigeants tchadiens.", "appelle"),
        ("Les députés en appellent directement aux dirigeants tchadiens.", "appellent"),
        ("Dans un courrier adressé lundi aux dirigeants tchadiens, Omar Hadji a réclamé une enquête.", "réclamé"),
        ("Plusieurs élus ont écrit aux dirigeants tchadiens pour réclamer une enquête.", "réclamer"),
        ("Le Kenya a interdit l'accès à la côte aux dirigeants tchadiens.", "interdit l'accès"),
        ("Le Kenya avait accordé environ 300 permis de séjour à des dirigeants tchadiens.", "accordé environ 300 permis"),
    ],
)
def test_who_is_to_do_what_is_asked_or_denied(befallen, text, trigger) -> None:
    assert befallen(text, trigger) == ["dirigeants tchadiens"]


def test_who_is_awaited_is_not_asked(befallen) -> None:
    assert befallen("Le mouvement appelle au retour des dirigeants tchadiens.", "appelle") == []


def test_a_capital_behind_a_quoted_stance_is_its_state(befallen) -> None:
    assert befallen("Le ministre a dénoncé la « passivité » de Riga face aux rebelles.", "dénoncé") == ["Lettonie"]


def test_an_object_stands_behind_the_day_from_which_an_act_lasts(befallen) -> None:
    assert befallen("Omar Hadji est soupçonné d'avoir torturé, à partir du 3 mai 2011, un soldat kényan.", "torturé") == ["forces kényanes"]
