"""The date that a text tells of its article, which states none beside its prose."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.times import date_of
from kg.languages import lexicon

DATED = [
    ("Ce lundi 9 décembre 2024, deux soldats ont été tués à Tyr. En 2019, l'armée avait quitté la ville.", "2024-12-09"),
    ("Deux soldats ont été tués à l'aube de ce mardi 5 mars 2019 à Tyr.", "2019-03-05"),
    ("Deux soldats ont été libérés jeudi 14 janvier 2016. Mercredi, l'armée avait bombardé la ville.", "2016-01"),
    ("Dans la nuit du 16 au 17 mars 2016, un convoi a franchi la frontière.", "2016-03"),
    ("Le 8 juin 2015, l'armée a pris la ville.", "2015-06"),
    ("Le 8 juin 2015, l'armée a pris la ville. Elle l'a perdue en 2017.", None),
    ("L'accord qui a été signé le 8 juin 2015 est mort.", None),
    ("Ce lundi 9 décembre 2019, la ville est tombée. Les rebelles ont fui en 2021.", None),
    ("L'armée a pris la ville jeudi.", None),
    ("TRIPOLI, 3 mai (Lana) -- L'armée a pris la ville jeudi. Elle l'avait perdue en 2017.", "2018-05-03"),
    ("NIAMEY, 4 mai (Lana) -- L'armée a pris la ville jeudi, a-t-on appris vendredi. Elle l'avait perdue en 2017.", "2018-05-04"),
    ("TRIPOLI, 3 mai (Lana) -- L'armée a pris la ville.", None),
    ("Kayes, 14 oct. 2021 (AMAP)-Des bandits ont attaqué le poste.", "2021-10-14"),
    ("Combats au nord\nBamako   |19.08.2023\nDes bandits ont attaqué le poste.", "2023-08-19"),
    ("Le Phare | Par Jeanne Martin - 3 mai\nL'armée a pris la ville jeudi. Elle l'avait perdue en 2017.", "2018-05-03"),
    ("14/09/2017 (B12) Combats au nord\nL'armée a pris la ville.", "2017-09-14"),
    ("L'armée a pris la ville.\n(©AFP / 22 mars 2018 17h42)", "2018-03-22"),
    ("Carte du front au soir du 27 août\nL'armée a pris la ville jeudi. Elle l'avait perdue en 2017.", None),
    ("L'armée (qui avait pris la ville le 3 mai) est partie jeudi. Elle l'avait perdue en 2017.", None),
]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_date_told_in_the_text(text: str, date: str | None) -> None:
    assert date_of(parse_text(text), published=None, lexicon=lexicon("fr")) == date


def test_an_article_s_own_day_goes_first() -> None:
    doc = parse_text("Ce lundi 9 décembre 2024, la ville est tombée.")
    assert date_of(doc, published="2024-12-10", lexicon=lexicon("fr")) == "2024-12-10"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("La télévision a annoncé ce 23 février que la ville était tombée.", "2018-02-23"),
        ("La ville est tombée, a annoncé ce vendredi 20 avril le porte-parole.", "2018-02"),
        ("La ville est tombée vendredi 23 février.", "2018-02"),
        ("KIEV, le 13 février. /TASS/. La ville est tombée.", "2018-02-13"),
        ("La ville est tombée.\n(©AFP / 22 février 2018 17h42)", "2018-02-22"),
    ],
)
def test_the_day_of_a_known_month(text: str, date: str) -> None:
    assert date_of(parse_text(text), published="2018-02", lexicon=lexicon("fr")) == date
