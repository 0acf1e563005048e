"""Which party a word means: countries, namesakes, names inside other names."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Le Maroc a expulsé deux journalistes. Le pays a accusé Madrid.", "accusé", "morocco"),
        ("Hollande a accusé Moscou.", "accusé", "francois-hollande"),
        ("La Hollande a accusé Moscou.", "accusé", "netherlands"),
        ("L'armée syrienne libre a attaqué Alep.", "attaqué", "free-syrian-army"),
        ("L'armée syrienne a attaqué Alep.", "attaqué", "syrian-regime"),
    ],
)
def test_who_is_meant(extracted, text: str, trigger: str, agent: str) -> None:
    found = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
    assert [actor.id for actor in found[0].agents] == [agent]


def test_a_participle_behind_a_comma_belongs_to_the_noun_that_it_agrees_with(extracted) -> None:
    text = "La colère monte contre le régime togolais, accusé d'avoir nié des massacres."
    (denial,) = [c for c in extracted(text, "2020-05-18") if c.type == "REJECT"]
    assert [actor.id for actor in denial.agents] == ["togo"]
