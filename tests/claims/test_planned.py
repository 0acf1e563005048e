"""Acts whose day is still to come when the article is published."""

from kg.model import Modality


def test_a_meeting_on_a_day_after_the_news_is_to_come(extracted) -> None:
    claims = extracted("Une rencontre entre Berlin et Ankara est fixée au 20 juin 2021 à Oslo.", "2021-06-14")
    assert [c.modality for c in claims if c.type == "CONSULT"] == [Modality.FUTURE]


def test_a_meeting_before_the_news_is_told_as_it_is(extracted) -> None:
    claims = extracted("Une rencontre entre Berlin et Ankara a eu lieu le 10 juin 2021 à Oslo.", "2021-06-14")
    assert [c.modality for c in claims if c.type == "CONSULT"] == [Modality.CERTAIN]
