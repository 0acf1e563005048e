"""Against whom invasions are, and of whom reforms are asked, where nobody is named."""

import pytest


@pytest.fixture(scope="module")
def against(extracted):
    """A function from a text and a trigger to the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.id for actor in found[-1].recipients]

    return run


STORY = "Les prix flambent au Pérou. À Lima et à Cusco, le pain manque, et le Pérou n'importe plus de blé. "


@pytest.mark.parametrize("told", ["Les manifestations durent depuis mars.", "Des manifestations ont eu lieu à Cusco."])
def test_a_protest_is_against_nobody_by_where_it_goes_on(against, told: str) -> None:
    assert against(STORY + told, "manifestations") == []


def test_an_invasion_is_of_the_country_told_of(against) -> None:
    text = "Le Koweït se souvient. À Koweït, le gouvernement koweïtien a fermé les écoles, et le Koweït a prié. "
    assert against(text + "L'invasion irakienne de 1990 avait fait des milliers de morts.", "invasion")[:1] == ["kuwait"]


@pytest.mark.parametrize("asked", ["à la tenue d'élections", "à des réformes", "au retour à l'ordre constitutionnel"])
def test_reforms_are_asked_of_the_state_told_of(against, asked: str) -> None:
    assert against(STORY + f"Tokyo a appelé {asked}.", "appelé") == ["peru"]


def test_who_governs_asks_others(against) -> None:
    assert against(STORY + "Le gouvernement péruvien a appelé à des élections.", "appelé") == []


def test_what_any_one_may_give_is_asked_of_nobody(against) -> None:
    assert against(STORY + "Tokyo a appelé à la prudence.", "appelé") == []
