"""Which event told before a definite noun means."""

import pytest

from kg.model import Claim

LEAD = "Une attaque contre l'armée malienne a fait dix morts vendredi à Gao. "


@pytest.fixture(scope="module")
def attacks_of(extracted):
    """A function from a text to its claims of attacks, in text order."""

    def run(text: str) -> list[Claim]:
        return [c for c in extracted(text, "2020-05-18") if "attaque" in text[c.trigger.begin : c.trigger.end]]

    return run


def struck(claim: Claim) -> list[str]:
    return [actor.id for actor in claim.recipients]


def test_a_definite_noun_means_the_attack_told_before(attacks_of) -> None:
    assert struck(attacks_of(LEAD + "L'attaque a duré une heure.")[-1]) == ["malian-forces"]


def test_it_means_none_that_the_article_only_recalls(attacks_of) -> None:
    recalled = "En 2017, une attaque contre l'armée tchadienne avait fait cinq morts. Le pays est en deuil. "
    assert struck(attacks_of(LEAD + recalled + "L'ONU a condamné l'attaque.")[-1]) == ["malian-forces"]


def test_a_demonstrative_means_the_nearest(attacks_of) -> None:
    recalled = "En 2017, une attaque contre l'armée tchadienne avait fait cinq morts. "
    assert struck(attacks_of(LEAD + recalled + "Cette attaque avait choqué le pays.")[-1]) == ["chadian-forces"]


def test_the_first_of_its_kind_is_another(attacks_of) -> None:
    assert struck(attacks_of(LEAD + "C'est la deuxième attaque depuis mars.")[-1]) == []


def test_what_multiplies_is_not_the_one(attacks_of) -> None:
    text = "Des attaques contre l'armée malienne ont fait dix morts. L'État islamique multiplie les attaques au Niger."
    assert struck(attacks_of(text)[-1]) == []


def test_one_attack_is_none_of_several(attacks_of) -> None:
    text = "Les attaques contre l'armée malienne ont fait dix morts. L'attaque a été filmée."
    assert struck(attacks_of(text)[-1]) == []


def test_a_mere_death_further_up_is_no_attack_where_one_is_told(attacks_of) -> None:
    deaths = "Trois policiers tchadiens ont été tués plus tard. "
    assert "chadian-police" not in struck(attacks_of(LEAD + deaths + "Après l'attaque, les blessés ont été soignés.")[-1])


def test_a_demonstrative_means_what_is_told_right_before_by_another_word(extracted) -> None:
    text = "Des frappes syriennes ont tué des soldats turcs à Idleb. La Turquie a bombardé Damas. Ces frappes inquiètent l'ONU."
    claim = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == "frappes"][-1]
    assert [actor.id for actor in claim.agents] == ["turkey"]


def test_a_defence_is_not_the_attack(attacks_of) -> None:
    answer = "Des soldats tchadiens sont intervenus pour repousser les assaillants. "
    assert "attackers" not in struck(attacks_of(LEAD + answer + "L'ONU a condamné cette attaque.")[-1])
