"""Lists of parties that the parser tears apart."""

import pytest

from kg.annotate.party_lists import mend_party_lists
from kg.languages import lexicon
from tests.mended import labels

SUBJECTS = [
    # text, the first noun, those that go on with it, the verb
    ("Le Pérou, l'armée chilienne et l'armée bolivienne ont blessé des passants.", "Pérou", ("armée",), "blessé"),
    ("Les troupes péruviennes, des milices pro-chiliennes et la coalition ont tué des soldats.", "troupes", ("milices",), "tué"),
    ("Des manifestants ainsi que l'aviation péruvienne ont attaqué des miliciens.", "manifestants", ("aviation",), "attaqué"),
]
OBJECTS = [
    # text, the first noun, those that go on with it
    ("Les rebelles ont désarmé les forces péruviennes, un chef de bande et trois gendarmes.", "forces", ("chef", "gendarmes")),
    ("La coalition a attaqué des miliciens, une patrouille et le village.", "miliciens", ("patrouille", "village")),
]
OTHERS = [
    # text, a noun that goes on with none before it
    ("L'armée a arrêté deux hommes, un marin et un juge.", "marin"),
    ("L'armée a arrêté des rebelles, un policier et deux civils ont été blessés.", "policier"),
    ("Seize agents du port et des douanes ont fui.", "douanes"),
    ("Mardi, l'armée et les rebelles ont fui.", "armée"),
]


def _mend(doc: object) -> None:
    mend_party_lists(doc, lexicon=lexicon("fr"))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "first", "rest", "verb"), SUBJECTS)
def test_subjects(text: str, first: str, rest: tuple[str, ...], verb: str) -> None:
    found = labels(text, _mend)
    assert found[first] == ("nsubj", verb)
    assert [found[noun] for noun in rest] == [("conj", first)] * len(rest)


@pytest.mark.parametrize(("text", "first", "rest"), OBJECTS)
def test_objects(text: str, first: str, rest: tuple[str, ...]) -> None:
    found = labels(text, _mend)
    assert [found[noun] for noun in rest] == [("conj", first)] * len(rest)


@pytest.mark.parametrize(("text", "noun"), OTHERS)
def test_what_is_no_list(text: str, noun: str) -> None:
    assert labels(text, _mend)[noun] not in [("conj", "hommes"), ("conj", "rebelles"), ("conj", "agents"), ("conj", "Mardi")]
