"""Who took captives that somebody holds, kills or lets go."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("L'EI a exécuté dix otages enlevés à Palmyre.", "enlevés", ["isis"]),
        ("Boko Haram détient encore 25 écolières, kidnappées en août dernier à Chibok.", "kidnappées", ["boko-haram"]),
        ("Les talibans retiennent toujours deux marins, enlevés à Kaboul.", "enlevés", ["taliban"]),
        ("Dix marins capturés en mer Rouge ont été exécutés par les Houthis.", "capturés", ["houthis"]),
    ],
)
def test_who_holds_or_kills_captives_took_them(doers_of, text: str, trigger: str, agents: list[str]) -> None:
    assert doers_of(text, trigger) == agents


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("L'armée turque a libéré dix otages enlevés à Palmyre.", "enlevés"),
        ("Une milice a libéré dix otages enlevés à Palmyre.", "enlevés"),
        ("Israël a tué trois otages enlevés le 7 octobre.", "enlevés"),
        ("La France a rendu hommage à deux otages enlevés au Niger.", "enlevés"),
    ],
)
def test_who_frees_or_mourns_captives_did_not(doers_of, text: str, trigger: str) -> None:
    assert doers_of(text, trigger) == []
