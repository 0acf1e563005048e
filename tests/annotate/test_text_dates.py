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
]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_date_told_in_the_text(text: str, date: str | None) -> None:
    assert date_of(parse_text(text), published=None, lexicon=lexicon("fr")) == date


def test_an_article_s_own_date_goes_first() -> None:
    doc = parse_text("Ce lundi 9 décembre 2024, la ville est tombée.")
    assert date_of(doc, published="2024-12", lexicon=lexicon("fr")) == "2024-12"
