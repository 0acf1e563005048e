"""What stands in front of the adjunct that frames a sentence."""

from __future__ import annotations

import pytest

from kg.annotate.parse import parse_text
from kg.openings import behind_inserted, only_opens, own_start


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("Mardi, l'armée a frappé Gao.", "Mardi", True),
        ("Mais mardi, l'armée a frappé Gao.", "mardi", True),
        ("En outre, pour des experts, la guerre est finie.", "pour", True),
        ("Selon la police, ces derniers jours, des combats ont repris.", "ces", True),
        ("Le maire, mardi, a quitté la ville.", "mardi", False),  # a subject stands in front
        ("L'armée a frappé la ville et, pour le maire, la guerre est finie.", "pour", False),  # a clause does
        ("En outre l'armée a frappé Gao.", "armée", False),  # no comma closes it
    ],
)
def test_adjuncts_in_front_leave_a_frame_its_place(text: str, word: str, opens: bool) -> None:
    doc = parse_text(text)
    at = next(token.i for token in doc if token.text == word)
    assert only_opens(doc, 0, at) is opens


def test_an_adjunct_begins_behind_those_in_front_of_it() -> None:
    doc = parse_text("Toutefois, en mars, des heurts ont éclaté.")
    assert own_start(doc, 0, 3) == 2
    assert own_start(parse_text("Le maire, en mars, a fui."), 0, 4) == 0


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Il a présenté, pour la première fois, ses excuses.", 9),
        ("Il a fait, mardi, état de frappes.", 6),
        ("Il a fait, frappé mardi, état de frappes.", 3),  # a clause stands between the commas
        ("Il a fait, mardi", 3),  # nothing closes it
        ("Il a fait,", 3),
        ("Il a fait", 3),  # the text ends
    ],
)
def test_a_phrase_goes_on_behind_an_adjunct_between_commas(text: str, goes_on: int) -> None:
    doc = parse_text(text)
    assert behind_inserted(doc, 3, len(doc)) == goes_on
