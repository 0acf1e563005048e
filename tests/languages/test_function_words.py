"""The closed classes of words of each language."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.languages import MODELS, endings, function_words, lexicon
from kg.resources import read_text


@pytest.mark.parametrize("code", sorted(MODELS))
def test_the_table_is_in_order_and_in_lower_case(code: str) -> None:
    rows = [(row["class"], row["form"]) for row in lexicon(code).table("function_words")]
    assert rows == sorted(set(rows))
    assert all(form == form.lower() for _, form in rows)


def test_classes_join() -> None:
    assert function_words("fr", "definite") == {"le", "la", "l'", "les"}
    assert function_words("fr", "definite", "demonstrative") == function_words("fr", "definite") | function_words("fr", "demonstrative")


def test_a_class_that_no_table_has_is_told() -> None:
    with pytest.raises(DataError, match="definit"):
        function_words("fr", "definit")


@pytest.mark.parametrize("name", ["function_words", "endings"])
@pytest.mark.parametrize("code", sorted(MODELS))
def test_each_class_is_explained_above_the_table(code: str, name: str) -> None:
    comments = [line for line in read_text("languages", code, f"{name}.tsv").splitlines() if line.startswith("#   ")]
    told = [line.removeprefix("#   ").partition(":")[0] for line in comments]
    assert told == sorted({row["class"] for row in lexicon(code).table(name)})


@pytest.mark.parametrize("code", sorted(MODELS))
def test_endings_are_in_order_and_in_lower_case(code: str) -> None:
    rows = [(row["class"], row["ending"]) for row in lexicon(code).table("endings")]
    assert rows == sorted(set(rows))
    assert all(ending == ending.lower() for _, ending in rows)


def test_endings_are_what_endswith_takes() -> None:
    assert "attaquées".endswith(endings("fr", "past_participle_er"))
    assert not "attaquer".endswith(endings("fr", "past_participle_er", "present_participle"))
    with pytest.raises(DataError, match="participl"):
        endings("fr", "participl")
