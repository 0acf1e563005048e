"""Who sees done what befalls him: "s'est vu refuser l'entrée", "se voit accuser de complicité"."""

import pytest


@pytest.fixture(scope="module")
def parts(extracted):
    """A function from a text and the word that ends a trigger or opens it to the labels of who acts and of whom the act befalls."""

    def run(text: str, word: str) -> tuple[list[str], list[str]]:
        claim = next(c for c in extracted(text, "2021-02-09") if text[c.trigger.begin : c.trigger.end].startswith(word))
        return [actor.label for actor in claim.agents], [actor.label for actor in claim.recipients]

    return run


def test_whoever_sees_something_taken_away_is_whom_it_befalls(parts) -> None:
    agents, recipients = parts("La milice s'est vu retirer sa licence lundi par le ministère.", "retirer")
    assert len(agents) == 1 and len(recipients) == 1 and agents != recipients


def test_without_a_doer_nobody_acts(parts) -> None:
    agents, recipients = parts("Le ministre s'est vu refuser l'entrée au Gabon.", "refuser")
    assert not agents and recipients


def test_who_sees_himself_accused_is_accused(parts) -> None:
    agents, recipients = parts("Le ministre se voit reprocher des massacres par les syndicats.", "reprocher")
    assert agents and recipients and agents != recipients


def test_whoever_sees_others_act_befalls_nothing(extracted) -> None:
    claims = extracted("Les rebelles ont vu l'armée attaquer le camp.", "2021-02-09")
    assert all("rebels" not in [actor.id for actor in claim.recipients] for claim in claims)
