"""The conditions of a sense: complements that the parser gives to another word, reflexives, moves that are no passives."""

import pytest


@pytest.fixture(scope="module")
def told(extracted):
    """A function from a text and the beginning of a trigger to the type and the agents' labels of its claim, or None."""

    def run(text: str, word: str) -> tuple[str, list[str]] | None:
        found = [c for c in extracted(text, "2021-02-09") if text[c.trigger.begin : c.trigger.end].startswith(word)]
        return (str(found[0].type), [actor.label for actor in found[0].agents]) if found else None

    return run


def test_a_complement_with_de_that_hangs_on_the_object_tells_the_sense(told) -> None:
    claim = told("Bruxelles a doté la milice de roquettes.", "doté")
    assert claim is not None and claim[0] == "AID"


def test_another_complement_of_the_object_does_not(told) -> None:
    assert told("Bruxelles a doté la milice de nouveaux bureaux.", "doté") is None


def test_what_has_passed_into_other_hands_underwent_nothing_by_an_agent(told) -> None:
    claim = told("La ville de Bongor est passée sous le contrôle des rebelles.", "passée")
    assert claim is not None and claim[0] == "CONTROL" and claim[1]


def test_who_was_passed_through_blows_suffers(told) -> None:
    claim = told("Un lycéen a été passé à tabac par des miliciens.", "passé")
    assert claim is not None and claim[0] == "ASSAULT" and claim[1]


def test_an_article_behind_a_noun_is_the_preposition_that_it_looks_like(told) -> None:
    claim = told("Bongor est tombée aux mains des rebelles.", "tombée")
    assert claim is not None and claim[0] == "CONTROL" and claim[1]
