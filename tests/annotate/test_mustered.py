"""The adjective of a force's number behind its noun, as predicate and where it opens a sentence."""

import pytest

from kg.annotate.mustered import mend_mustered
from tests.mended import labels

NOUNS = [
    # text, the word that the adjective is hung on
    ("Le contingent, fort de 1.200 hommes, est stationné à Bosso.", "contingent"),
    ("Le contingent tchadien basé à Moundou et fort de près de 1.300 hommes a quitté la ville.", "contingent"),
    ("Le bataillon fort d'une centaine de soldats a quitté Gao.", "bataillon"),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS)
def test_behind_its_noun(text: str, noun: str) -> None:
    assert labels(text, mend_mustered)["fort"] == ("amod", noun)


def test_opening_the_sentence() -> None:
    assert labels("Fort de 500 combattants, le mouvement contrôle la vallée.", mend_mustered)["combattants"] == ("obl:arg", "Fort")


def test_as_predicate() -> None:
    assert labels("Le groupe est fort de 2.000 combattants.", mend_mustered)["combattants"] == ("obl:arg", "fort")


def test_an_adverb_stays_one() -> None:
    assert labels("Le maire a parlé fort bien.", mend_mustered)["fort"][0] == "advmod"
