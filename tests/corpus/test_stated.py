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
    ],
)
def test_header_and_footer_lines(header: str, footer: str, expected: Metadata) -> None:
    assert stated("\n".join(filter(None, [TITLE, header, PROSE, footer]))) == expected


def test_prose_states_nothing() -> None:
    text = (
        f"{TITLE}\n{PROSE}\nLe 21 janvier 2024, selon l'AFP et https://nord.example/a, la source : un officier.\n3 mars 2020\n{PROSE} Bis."
    )
    assert stated(text) == Metadata()


def test_a_source_named_inside_an_article_is_not_its_outlet() -> None:
    assert stated(f"{TITLE}\n{PROSE}\nSource : ministère de la Défense\n{PROSE} Bis.") == Metadata()
