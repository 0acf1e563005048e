"""Deep subjects and objects through voice, coordination, control, relatives and participles."""

import pytest
from spacy.tokens import Token

from kg.annotate.parse import parse_text
from kg.claims.by_agents import by_agents
from kg.claims.complements import complements
from kg.claims.coordination import coordinated
from kg.claims.forms import is_passive, preposition
from kg.claims.syntax import deep_objects, deep_subjects

CASES = [
    # sentence, verb, deep subjects, deep objects
    ("Les rebelles ont attaqué la base.", "attaqué", ["rebelles"], ["base"]),
    ("La base a été attaquée par les rebelles.", "attaquée", ["rebelles"], ["base"]),
    ("Les rebelles qui ont attaqué la base ont fui.", "attaqué", ["rebelles"], ["base"]),
    ("La base que les rebelles ont attaquée est vide.", "attaquée", ["rebelles"], ["base"]),
    ("Les soldats ont encerclé puis attaqué la base.", "attaqué", ["soldats"], ["base"]),
    ("L'armée veut attaquer la base.", "attaquer", ["armée"], ["base"]),
    ("Le général a ordonné aux soldats d'attaquer la base.", "attaquer", ["soldats"], ["base"]),
    ("Les milices soutenues par l'Iran avancent.", "soutenues", ["Iran"], ["milices"]),
    ("Les rebelles ont frappé la ville, tuant dix civils.", "tuant", ["rebelles"], ["civils"]),
]


def word(text: str, form: str) -> Token:
    """The token of a parsed sentence with that form."""
    return next(token for token in parse_text(text) if token.text == form)


@pytest.mark.parametrize(("text", "form", "subjects", "objects"), CASES)
def test_deep_arguments(text: str, form: str, subjects: list[str], objects: list[str]) -> None:
    verb = word(text, form)
    assert [token.text for token in deep_subjects(verb)] == subjects
    assert [token.text for token in deep_objects(verb)] == objects


def test_perfect_tense_is_active_and_participle_is_passive() -> None:
    assert not is_passive(word("L'armée a repris la ville.", "repris"))
    assert is_passive(word("La ville a été reprise.", "reprise"))
    assert is_passive(word("Les forces déployées à Gao restent.", "déployées"))


def test_agent_of_a_noun_behind_par() -> None:
    noun = word("L'assassinat du général par les Américains inquiète.", "assassinat")
    assert [token.text for token in by_agents(noun)] == ["Américains"]


def test_complements_and_prepositions_are_in_dictionary_form() -> None:
    noun = word("Une frappe contre des positions des rebelles.", "frappe")
    found = complements(noun, ("contre",))
    assert [token.text for token in found] == ["positions"]
    assert preposition(word("Le retrait des troupes.", "troupes")) == "de"


def test_coordination_goes_right() -> None:
    head = word("La Russie, la Turquie et l'Iran négocient.", "Russie")
    assert [token.text for token in coordinated(head)] == ["Russie", "Turquie", "Iran"]


@pytest.mark.parametrize("end", ["ont péri selon", "ont péri, d'après", "Lima dément", "ce que Lima appelle"])
def test_a_text_may_break_off(claims_of, end: str) -> None:
    assert claims_of(f"L'armée a bombardé Gao. Dix hommes\n\n{end}")["bombardé"].type == "ASSAULT"
