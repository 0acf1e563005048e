"""By-agents behind an insertion."""

from __future__ import annotations

from functools import partial

import pytest

from kg.annotate.parted_agents import mend_parted_agents
from kg.languages import lexicon
from tests.mended import labels

MEND = partial(mend_parted_agents, lexicon=lexicon("fr"))
CASES = [
    ("Trois marins sont morts dans une attaque perpétrée, jeudi, par les pirates.", "pirates", "perpétrée"),
    ("Les frappes effectuées, dans la nuit, par l'aviation ont tué dix civils.", "aviation", "effectuées"),
    ("La ville a été bombardée, pendant deux heures, par des avions.", "avions", "bombardée"),
    ("Les troupes ont été battues dimanche à l'aube, a précisé le maire, par des miliciens.", "miliciens", "battues"),
    ("Un port a été visé en mars 2019, a dit le roi, par la police bolivienne.", "police", "visé"),
]


@pytest.mark.parametrize(("text", "agent", "participle"), CASES)
def test_agents_behind_an_insertion_are_the_participles(text: str, agent: str, participle: str) -> None:
    assert labels(text, MEND)[agent] == ("obl:agent", participle)


@pytest.mark.parametrize("text", ["Le convoi est parti, mardi, par la route.", "Le maire a quitté, tard, par prudence, sa ville."])
def test_active_verbs_have_no_such_agents(text: str) -> None:
    assert "obl:agent" not in {label for label, _ in labels(text, MEND).values()}
