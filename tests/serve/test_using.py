"""Updates whose graphs the request names."""

from __future__ import annotations

import pytest

from kg.errors import RequestError
from kg.serve.protocol import Update
from kg.serve.using import with_dataset


def update(text: str) -> Update:
    return Update(text, ("urn:g",), ("urn:n",))


def test_each_pattern_sees_the_graphs() -> None:
    first = "INSERT DATA { <urn:a> <urn:where> 'WHERE' } ; # WHERE\n"
    head, pattern = "INSERT { ?s ?p 1 } ", "WHERE { ?s ?p ?o FILTER EXISTS { SELECT * WHERE {} } }"
    assert with_dataset(update(first + head + pattern)) == f"{first}{head}USING <urn:g> USING NAMED <urn:n> {pattern}"
    assert with_dataset(Update(first + head + pattern, (), ())) == first + head + pattern


@pytest.mark.parametrize(
    "text",
    [
        "WITH <urn:x> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p 1 } USING <urn:x> WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_a_dataset_of_its_own_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        with_dataset(update(text))
    assert refused.value.status == 400
    with_dataset(Update(text, (), ()))


def test_words_in_names_are_no_clauses() -> None:
    text = "PREFIX using: <urn:using> INSERT { ?with using:x ?where } WHERE { ?with ?p ?where }"
    assert with_dataset(update(text)).count("USING <urn:g>") == 1
