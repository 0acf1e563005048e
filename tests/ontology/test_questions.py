"""Competency questions: what the ontology is for, as queries over a small graph with the answers that it must give."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store

from kg.graph.validate import validate

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = sorted((ROOT / "docs/ontology/questions").glob("*.rq"))
ANSWERS = Path(__file__).parent / "answers"


@pytest.fixture(scope="module")
def example() -> Store:
    store = Store()
    store.load(path=ROOT / "docs/ontology/example.ttl", format=RdfFormat.TURTLE)
    return store


def test_there_are_questions_and_each_has_an_answer(example: Store) -> None:
    assert len(QUESTIONS) >= 15 and {path.stem for path in QUESTIONS} == {path.stem for path in ANSWERS.glob("*.tsv")}
    assert validate(example) == []


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_example_answers(path: Path, example: Store) -> None:
    sparql = path.read_text(encoding="utf-8")
    assert sparql.startswith("# ") and sparql.splitlines()[0].endswith("?")
    found = example.query(sparql).serialize(format=QueryResultsFormat.TSV).decode().splitlines()  # type: ignore[union-attr]
    expected = (ANSWERS / f"{path.stem}.tsv").read_text(encoding="utf-8").splitlines()
    assert len(expected) > 1 and found[0] == expected[0]
    ordered = "ORDER BY" in sparql
    assert found == expected if ordered else sorted(found) == sorted(expected)
