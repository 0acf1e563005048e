"""The accuracy floors are figures that the scorer knows."""

from __future__ import annotations

import tomllib
from pathlib import Path

FLOORS = tomllib.loads((Path(__file__).resolve().parent / "floors.toml").read_text(encoding="utf-8"))
FIGURES = {
    *("found", "typed", "core", "agent", "recipient", "place", "time", "quantity", "attribution", "polarity", "modality"),
    *("same_event", "shared", "contradictions"),
}


def test_floors_are_known_figures_between_none_and_all() -> None:
    for floors in FLOORS.values():
        assert set(floors) <= FIGURES
        assert all(0 < floor <= 1 for floor in floors.values())


def test_the_seeds_have_their_floors() -> None:
    asked = {"found": 0.55, "typed": 0.48, "core": 0.30, "attribution": 0.35, "time": 0.45, "polarity": 0.95}
    assert all(FLOORS["seeds"][name] >= least for name, least in asked.items())
