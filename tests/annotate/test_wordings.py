"""The words of an article for actors: for those that no gazetteer names, and for states and their forces."""

from __future__ import annotations

import pytest

from kg.annotate.actors import find_actors
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.knowledge import load
from kg.languages import lexicon
from kg.model import Actor

KNOWLEDGE = load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_pipeline("fr"), KNOWLEDGE)


def wordings(text: str, gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    doc = parse_text(text, prepare=gazetteer.mark)
    return {m.actor.id: m.actor.wordings for m in find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))}


@pytest.mark.parametrize(
    ("text", "id_", "expected"),
    [
        (
            "Des manifestants pacifiques ont défilé.",
            "protesters",
            ("des manifestants", "des manifestants pacifiques", "manifestants", "manifestants pacifiques"),
        ),
        ("Les habitants ont fui. Les habitants de la vallée sont blessés.", "residents", ("habitants", "habitants de la vallée")),
        ("Trois manifestants, arrivés mardi, ont défilé.", "protesters", ("manifestants", "trois manifestants")),
        ("Plusieurs manifestants qui criaient ont défilé.", "protesters", ("manifestants", "plusieurs manifestants")),
        (
            "Un groupe de 50 terroristes a attaqué.",
            "terrorists",
            ("50 terroristes", "groupe de 50 terroristes", "terroristes", "un groupe de 50 terroristes"),
        ),
        (
            "Une partie des anciens combattants proteste.",
            "former-fighters",
            ("anciens combattants", "des anciens combattants", "partie des anciens combattants", "une partie des anciens combattants"),
        ),
        (
            "Des manifestants affamés et assiégés ont fui.",
            "protesters",
            ("des manifestants", "des manifestants affamés et assiégés", "manifestants", "manifestants affamés et assiégés"),
        ),
    ],
)
def test_an_unknown_actor_is_worded_as_the_article_has_it(text: str, id_: str, expected: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert wordings(text, gazetteer)[id_] == expected


@pytest.mark.parametrize(
    ("text", "id_", "words", "told"),
    [
        ("Des femmes et des enfants ont fui.", "women", "des femmes et des enfants", True),
        ("Des femmes et un enfant ont fui.", "women", "des femmes et un enfant", False),
    ],
)
def test_who_is_told_of_in_one_breath(text: str, id_: str, words: str, told: bool, gazetteer: Gazetteer) -> None:
    assert (words in wordings(text, gazetteer)[id_]) == told


@pytest.mark.parametrize(
    ("text", "id_", "expected"),
    [
        ("Les autorités afghanes ont libéré dix détenus.", "afghanistan", ("autorités afghanes",)),
        ("Le gouvernement de Kaboul a signé un accord.", "afghanistan", ("gouvernement de Kaboul",)),
        ("Des soldats maliens ont arrêté deux hommes.", "malian-forces", ("soldats maliens",)),
        ("L'Afghanistan a signé un accord.", "afghanistan", ()),
        ("Un drone américain a frappé un camp.", "us-forces", ()),
    ],
)
def test_a_state_and_its_forces_are_worded_with_their_country(text: str, id_: str, expected: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert wordings(text, gazetteer)[id_] == expected


def test_a_known_group_keeps_its_own_names(gazetteer: Gazetteer) -> None:
    assert wordings("Des combattants de l'EI ont attaqué les forces maliennes.", gazetteer)["isis"] == ()


def test_wordings_make_no_other_actor() -> None:
    assert Actor("protesters", "manifestants", wordings=("manifestants",)) == Actor("protesters", "manifestants")
