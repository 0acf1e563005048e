"""Names found by their words."""

from __future__ import annotations

import re

from kg.annotate.name_index import NameIndex, is_plain


def words(text: str) -> list[str]:
    return re.findall(r"[\w-]+'?|[^\w\s]", text)


def found(names: list[str], text: str, *, ignore_case: bool = False) -> list[str]:
    given = words(text)
    return [" ".join(given[start:end]) for start, end in NameIndex(names, words, ignore_case=ignore_case).find(given)]


def test_every_name_is_found_also_inside_others() -> None:
    assert found(["Deir ez-Zor", "Deir", "Alep"], "De Deir ez-Zor à Deir") == ["Deir ez-Zor", "Deir", "Deir"]


def test_case_counts_unless_ignored() -> None:
    assert found(["Daech", "l'Orient"], "DAECH, L'ORIENT") == []
    assert found(["Daech", "l'Orient"], "DAECH, L'ORIENT", ignore_case=True) == ["DAECH", "L' ORIENT"]


def test_names_with_marks_are_divided_as_the_text_is() -> None:
    assert found(["l'Orient", "RFE/RL", "Le Jour (Liban)"], "Lire l'Orient, RFE/RL ou Le Jour (Liban).") == [
        "l' Orient",
        "RFE / RL",
        "Le Jour ( Liban )",
    ]


def test_names_are_tokenised_once_and_only_when_a_text_may_hold_them() -> None:
    asked: list[str] = []

    def tokenise(name: str) -> list[str]:
        asked.append(name)
        return words(name)

    index = NameIndex(["l'Orient", "l'Occident", "!"], tokenise)
    assert asked == ["!"]
    for _ in range(2):
        assert list(index.find(words("Dans l'Orient"))) == [(1, 3)]
    assert asked == ["!", "l'Orient"]


def test_plain_names() -> None:
    assert is_plain("Deir ez-Zor") and is_plain("Hassaké")
    assert not any(map(is_plain, ("l'Orient", "M23", "-Alep", "A  B", "")))
