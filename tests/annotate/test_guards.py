"""An expression tried only where a match may begin finds what the expression itself finds."""

import re

import pytest

from kg.annotate.guards import guard
from kg.annotate.time_patterns import load_patterns
from kg.languages import lexicon

TEXTS = (
    "le 12 janvier 2020, dans la nuit de lundi à mardi, vers 18 h 30, depuis trois semaines et à noël",
    "en 2013 puis entre mars et mai 2014, l'été dernier ; hier-soir ; 2019-2020, du 3 au 5 juin, trente-et-un jours plus tôt",
)


@pytest.mark.parametrize("text", TEXTS)
def test_finds_the_times_that_the_expression_finds(text: str) -> None:
    guarded = load_patterns(lexicon("fr")).expression
    found = [match.span() for match in guarded.finditer(text)]
    assert found == [match.span() for match in guarded.expression.finditer(text)]
    assert len(found) > 3


@pytest.mark.parametrize("pattern", [r"(?<!\w)(?:a+b|[xy]{2}z?|\d{1,2}h|q.*)", r"a(?:b(?:c|d)?)?", r"x*?yz|aaaaaaab"])
def test_finds_the_matches_of_repeated_and_optional_parts(pattern: str) -> None:
    expression, text = re.compile(pattern), "aab ab xy yxz 7h 18h 123h qqq abc abd a xxyz yz aaaaaaab"
    starts = {match.start() for match in re.finditer(r"(?<![\w-])\w", text)}
    expected = [match.span() for match in expression.finditer(text) if match.start() in starts]
    assert [match.span() for match in guard(expression).finditer(text)] == expected


def test_refuses_matches_that_begin_with_no_word() -> None:
    with pytest.raises(ValueError, match="no word"):
        guard(re.compile(r" ?le"))
