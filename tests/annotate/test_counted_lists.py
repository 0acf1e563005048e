"""Lists of counted nouns that the parser tears apart."""

import pytest

from kg.annotate.counted_lists import mend_counted_lists
from tests.mended import labels

LISTS = [
    # text, the first noun, those that go on with it
    ("L'armée a détruit quatre hélicoptères, 15 drones et 10 chars azerbaïdjanais.", "hélicoptères", ("drones", "chars")),
    ("L'armée dit avoir éliminé 20 combattants, 3 chefs et 2 artificiers talibans.", "combattants", ("chefs", "artificiers")),
    ("Un raid a tué trois enfants, 2 femmes et un policier afghan.", "enfants", ("femmes", "policier")),
    (
        "La police a arrêté dix étudiants, quatre avocats, deux journalistes et un médecin.",
        "étudiants",
        ("avocats", "journalistes", "médecin"),
    ),
]
OTHERS = [
    # text, a counted noun that goes on with none before it
    ("L'armée a tué dix rebelles, cinq policiers et trois civils ont fui.", "policiers"),
    ("L'armée a tué quatre rebelles, un porte-parole et deux habitants l'ont confirmé.", "porte-parole"),
    ("L'armée a perdu un char, selon deux sources et un témoin.", "sources"),
]


@pytest.mark.parametrize(("text", "first", "rest"), LISTS)
def test_lists(text: str, first: str, rest: tuple[str, ...]) -> None:
    found = labels(text, mend_counted_lists)
    assert [found[noun] for noun in rest] == [("conj", first)] * len(rest)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_list(text: str, noun: str) -> None:
    assert labels(text, mend_counted_lists)[noun][0] != "conj"
