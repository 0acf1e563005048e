"""Who sets free where nobody is named."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("L'opposant Samir Haddad, emprisonné par le régime syrien depuis 2012, a été relâché.", "relâché", ["syrian-regime"]),
        ("La Turquie détient le pasteur Andrew Weber. Sa libération a été annoncée mardi.", "libération", ["turkey"]),
        ("Le militant Karim Amri a été arrêté par les autorités algériennes puis relâché.", "relâché", ["algeria"]),
        ("Deux marins que les Houthis retenaient depuis deux ans ont été remis aux autorités.", "remis", ["houthis"]),
    ],
)
def test_who_holds_people_lets_them_go(doers_of, text: str, trigger: str, agents: list[str]) -> None:
    assert doers_of(text, trigger) == agents


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Deux journalistes, détenus par des rebelles, ont été libérés lors d'un raid.", "libérés"),
        ("L'armée a arrêté dix soldats. Dix touristes ont été libérés.", "libérés"),
        ("L'Iran détient des prisonniers et la Syrie détient des prisonniers. On espère la libération des prisonniers.", "libération"),
    ],
)
def test_others_are_let_go_by_nobody_who_is_told(doers_of, text: str, trigger: str) -> None:
    assert doers_of(text, trigger) == []


def test_who_is_named_lets_go(doers_of) -> None:
    text = "Le militant Karim Amri a été arrêté par la police turque. Des inconnus ont libéré le militant Karim Amri."
    assert doers_of(text, "libéré") == ["unidentified-gunmen"]
