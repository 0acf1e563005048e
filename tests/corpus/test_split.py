"""Several articles in one file, without a manifest."""

from itertools import pairwise

from kg.corpus.split import article_spans

PROSE = (
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière."
)
ONE = f"Trois soldats blessés à la frontière\n\n{PROSE}\n\nSource : Le Quotidien du Nord\n"
TWO = f"Le sommet de Genève est annulé\n\n{PROSE}\n\nSource : Le Quotidien du Nord\n"


def articles(text: str) -> list[str]:
    spans = article_spans(text, "fr")
    assert spans[0].begin == 0
    assert spans[-1].end == len(text)
    assert all(left.end == right.begin for left, right in pairwise(spans))
    return [text[span.begin : span.end] for span in spans]


def test_a_headline_after_a_source_line_begins_an_article() -> None:
    assert articles(ONE + "\n" + TWO) == [ONE + "\n", TWO]
    assert articles((ONE + "\n" + TWO).replace("\n", "\r\n")) == [(ONE + "\n").replace("\n", "\r\n"), TWO.replace("\n", "\r\n")]
    assert len(articles(ONE + TWO + ONE)) == 3


def test_a_coded_date_header_begins_an_article() -> None:
    assert articles(f" date 2020-01 {PROSE}\n date 2020-02 {PROSE}") == [f" date 2020-01 {PROSE}\n ", f"date 2020-02 {PROSE}"]


def test_one_article_stays_one() -> None:
    assert articles(ONE) == [ONE]
    assert articles(PROSE) == [PROSE]


def test_a_source_line_under_a_table_splits_nothing() -> None:
    text = f"Trois soldats blessés\n{PROSE}\nSource : ministère de la Défense\nUne frontière sous tension\n{PROSE}\n{PROSE} Bis."
    assert articles(text) == [text]


def test_links_after_a_source_line_are_no_article() -> None:
    text = ONE + "Lire aussi\nLe sommet de Genève est annulé\nDix ans de guerre en cartes\nSource : Le Quotidien du Nord"
    assert articles(text) == [text]
