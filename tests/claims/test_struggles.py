"""Who fought, where a struggle is told as what went before its outcome."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Après une nuit d'échanges de tirs, l'armée turque a chassé les Houthis de la ville.", "échanges de tirs", ["turkish-forces"]),
        ("L'armée turque s'est emparée de la ville après de violents affrontements.", "affrontements", ["turkish-forces"]),
        ("Les talibans ont quitté la ville au terme d'une longue bataille.", "bataille", ["taliban"]),
    ],
)
def test_who_takes_or_leaves_ground_fought_for_it(doers_of, text: str, trigger: str, agents: list[str]) -> None:
    assert doers_of(text, trigger) == agents


@pytest.mark.parametrize(
    "text",
    [
        "L'ONU a évacué ses employés après trois jours d'affrontements.",
        "Le gouvernement a appelé au calme après de violents affrontements.",
        "Les Casques bleus ont quitté Goma après de violents affrontements.",
        "Le pape a prié après les affrontements de Jérusalem.",
        "Après des affrontements tribaux, l'armée turque a attaqué un village.",
        "Après des affrontements interethniques, l'armée turque a repris la ville.",
    ],
)
def test_who_helps_or_speaks_after_a_fight_did_not(doers_of, text: str) -> None:
    assert doers_of(text, "affrontements") == []
