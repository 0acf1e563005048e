"""By-agents behind an insertion."""

from __future__ import annotations

import pytest

from kg.annotate.parted_agents import mend_parted_agents
from tests.mended import labels

CASES = [
    ("Trois marins sont morts dans une attaque perpétrée, jeudi, par les pirates.", "pirates", "perpétrée"),
    ("Les frappes effectuées, dans la nuit, par l'aviation ont tué dix civils.", "aviation", "effectuées"),
    ("La ville a été bombardée, pendant deux heures, par des avions.", "avions", "bombardée"),
]


@pytest.mark.parametrize(("text", "agent", "participle"), CASES)
def test_agents_behind_an_insertion_are_the_participles(text: str, agent: str, participle: str) -> None:
    assert labels(text, mend_parted_agents)[agent] == ("obl:agent", participle)


@pytest.mark.parametrize("text", ["Le convoi est parti, mardi, par la route.", "Le maire a quitté, tard, par prudence, sa ville."])
def test_active_verbs_have_no_such_agents(text: str) -> None:
    assert "obl:agent" not in {label for label, _ in labels(text, mend_parted_agents).values()}
