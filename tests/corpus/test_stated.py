"""What header and footer lines state; prose is never asked."""

from dataclasses import replace

import pytest

from kg.corpus.draft import Metadata
from kg.corpus.paragraphs import paragraphs
from kg.corpus.stated import stated_metadata
from kg.model import Span

PROSE = (
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière."
)
TITLE = "Trois soldats blessés à la frontière"


def stated(text: str) -> Metadata:
    found = paragraphs(text, Span(0, len(text)), language="fr")
    return replace(stated_metadata(text, found, "fr"), title=None)


@pytest.mark.parametrize(
    ("header", "footer", "expected"),
    [
        ("", "Source : Le Quotidien du Nord", Metadata(outlet="Le Quotidien du Nord")),
        ("", "SOURCE: Le Quotidien du Nord.", Metadata(outlet="Le Quotidien du Nord")),
        ("21 janvier 2024", "", Metadata(published="2024-01-21")),
        ("2024-01-21", "", Metadata(published="2024-01-21")),
        ("Publié le dimanche 21 janvier 2024 à 14h30, mis à jour le 22 janvier 2024", "", Metadata(published="2024-01-21")),
        ("Mis à jour le 22/01/2024 à 10:15", "", Metadata(published="2024-01-22")),
        ("Par Jeanne Martin | 21 janvier 2024", "", Metadata(published="2024-01-21")),
        ("Par Jeanne Martin, le 21 janvier 2024", "", Metadata(published="2024-01-21")),
        ("Par décret du 21 janvier 2024", "", Metadata()),
        ("Paru dans Le Phare du 21/01/2024", "", Metadata(published="2024-01-21")),
        ("| 21 January 2024, Sunday |", "", Metadata(published="2024-01-21")),
        ("January 21, 2024", "", Metadata(published="2024-01-21")),
        ("Mali | 21 janvier 2024", "", Metadata(published="2024-01-21")),
        ("Le Phare / Par Jeanne Martin, à Tyr, le 21 janvier 2024 à 10h00", "", Metadata(published="2024-01-21")),
        ("(©AFP / 21 janvier 2024)", "", Metadata()),
        ("date 2020-01", "", Metadata(published="2020-01")),
        ("Date : 2020-01-05", "", Metadata(published="2020-01-05")),
        (
            "De : https://nord.example/articles/12\nPublié initialement par Le Phare",
            "",
            Metadata(url="https://nord.example/articles/12", republished_from=("nord.example", "Le Phare")),
        ),
        ("https://www.nord.example/articles/12", "", Metadata(url="https://www.nord.example/articles/12", outlet="nord.example")),
        ("", "Avec Reuters", Metadata(republished_from=("Reuters",))),
        ("", "Le Phare avec AFP et Reuters", Metadata(outlet="Le Phare", republished_from=("AFP", "Reuters"))),
        ("BAGDAD, 3 janvier 2020 (Reuters) -", "", Metadata(published="2020-01-03", republished_from=("Reuters",))),
        ("AA / Tunis / Jeanne Martin", "", Metadata(republished_from=("Anadolu",))),
        ("Publié dans Le Phare le 21 - 01 - 2024", "", Metadata(published="2024-01-21", republished_from=("Le Phare",))),
        ("Dimanche 21 janvier 2024 | 14h32", "", Metadata(published="2024-01-21")),
        ("", "Ouagadougou, le 21 janvier 2024", Metadata(published="2024-01-21")),
        ("", "Fait à Bamako, le 21 janvier 2024", Metadata(published="2024-01-21")),
        ("20 janvier 2024", "Bamako, le 21 janvier 2024", Metadata(published="2024-01-20")),
        ("", "Des soldats à la frontière, le 21 janvier 2019", Metadata()),
        ("", "Bamako, le 21 janvier 2024.", Metadata()),
        ("Par la rédaction - Sep 5, 2018", "", Metadata(published="2018-09-05")),
        ("KIEV, le 3 janvier 2020. /TASS/.", "", Metadata(published="2020-01-03", republished_from=("TASS",))),
        ("04012020 Xinhua BAGDAD, 3 janvier (Xinhua) --", "", Metadata(published="2020-01-04", republished_from=("Xinhua",))),
    ],
)
def test_header_and_footer_lines(header: str, footer: str, expected: Metadata) -> None:
    assert stated("\n".join(filter(None, [TITLE, header, PROSE, footer]))) == expected


def test_prose_states_nothing() -> None:
    text = (
        f"{TITLE}\n{PROSE}\nLe 21 janvier 2024, selon l'AFP et https://nord.example/a, la source : un officier.\n3 mars 2020\n{PROSE} Bis."
    )
    assert stated(text) == Metadata()


def test_a_message_that_is_shown_dates_what_has_no_date() -> None:
    message = "— Le Phare (@lephare) January 21, 2024"
    assert stated(f"{TITLE}\n{PROSE}\n{message}\n{PROSE} Bis.") == Metadata(published="2024-01-21")
    assert stated(f"{TITLE}\n3 mars 2024\n{PROSE}\n{message}\n{PROSE} Bis.") == Metadata(published="2024-03-03")


def test_a_byline_below_the_standfirst_states_its_date() -> None:
    text = f"{TITLE}\n{PROSE}\nPar Jeanne Martin, à Tyr, le 21 janvier 2024\n{PROSE} Bis.\n{PROSE} Ter."
    assert stated(text) == Metadata(published="2024-01-21")
    assert stated(f"{TITLE}\n{PROSE}\n21 janvier 2024\n{PROSE} Bis.\n{PROSE} Ter.") == Metadata()


def test_where_it_was_published_may_stand_below_what_the_site_puts_first() -> None:
    text = f"{PROSE}\n{TITLE}\nPublié dans Le Phare le 21 - 01 - 2024\n{PROSE} Bis.\n{PROSE} Ter."
    assert stated(text) == Metadata(published="2024-01-21", republished_from=("Le Phare",))


def test_a_headline_with_a_date_is_none() -> None:
    text = f"Attaque d'un convoi de l'armée dans la province du Nord - 21 janvier 2024\n{PROSE}"
    assert stated(text) == Metadata()


def test_a_source_named_inside_an_article_is_not_its_outlet() -> None:
    assert stated(f"{TITLE}\n{PROSE}\nSource : ministère de la Défense\n{PROSE} Bis.") == Metadata()
