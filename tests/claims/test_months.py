"""What an article dated to a month tells as its news is of that month."""

import pytest

MONTH = "2020-05~"
NEWS = [
    ("Berlin accuse Ankara de trahison. Le temps est beau.", "accuse"),
    ("La pluie tombe. L'Allemagne a exigé le retrait des troupes turques.", "exigé"),
    ("La pluie tombe. « La Turquie ment », dénonce l'Allemagne. L'Allemagne accuse Ankara de trahison.", "accuse"),
    ("La pluie tombe. Le gouvernement de Berlin a rencontré les rebelles à Oslo.", "rencontré"),
    ("La pluie tombe. Les rebelles affirment avoir libéré deux soldats turcs.", "libéré"),
    ("La pluie tombe. Deux soldats turcs ont été blessés dans l'explosion d'une mine à Gao.", "explosion"),
    ("La pluie tombe. Les rebelles se sont emparés de Gao.", "emparés"),
    ("La pluie tombe. L'Allemagne a livré des missiles aux rebelles.", "livré"),
    ("La pluie tombe. Quelques heures plus tard, des rebelles ont attaqué Gao.", "attaqué"),
    ("La pluie tombe samedi. Six otages ont été relâchés le lendemain par les rebelles.", "relâchés"),
    ("La pluie tombe. Les rebelles se sont emparés de Gao en trois jours.", "emparés"),
]
OLD = [
    ("La pluie tombe. L'Allemagne accuse régulièrement Ankara de trahison.", "accuse"),
    ("La pluie tombe. Les rebelles avaient attaqué Gao.", "attaqué"),
    ("La pluie tombe. En deux ans, la guerre a coûté la vie à 200 soldats turcs.", "coûté la vie"),
    ("La pluie tombe. Les rebelles veulent attaquer Gao.", "attaquer"),
    ("La pluie tombe. La ville, attaquée par les rebelles, est vide.", "attaquée"),
    ("La pluie tombe. L'Allemagne accuse Ankara d'avoir livré des missiles aux rebelles.", "livré"),
    ("La pluie tombe. L'Allemagne dément avoir financé les rebelles.", "financé"),
    ("La pluie tombe. Les rebelles, qui attaquent l'armée malienne, ont publié une vidéo.", "attaquent"),
]


@pytest.mark.parametrize(("text", "word"), NEWS)
def test_news_is_of_the_month(claims_of, text: str, word: str) -> None:
    assert claims_of(text, "2020-05")[word].time == MONTH


@pytest.mark.parametrize(("text", "word"), OLD)
def test_what_is_no_news_has_no_month(claims_of, text: str, word: str) -> None:
    assert claims_of(text, "2020-05")[word].time is None


def test_what_another_time_is_told_with_has_that(claims_of) -> None:
    assert claims_of("La pluie tombe. Les rebelles ont attaqué Gao en 2018.", "2020-05")["attaqué"].time == "2018"
