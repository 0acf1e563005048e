"""Subjects behind a source in front."""

from __future__ import annotations

from kg.annotate.fronted_sources import mend_fronted_sources
from kg.annotate.parse import parse_text
from tests.mended import labels


def test_a_source_in_front_is_no_subject() -> None:
    text = "Selon l'agence Reuters, le général américain Kenneth McKenzie a averti que des mineurs avaient bloqué le port."
    found = labels(text, mend_fronted_sources)
    assert found["général"] == ("nsubj", "averti")
    assert found["agence"] == ("obl:mod", "averti")


def test_an_apposition_of_a_source_is_no_subject() -> None:
    doc = parse_text("Selon le maire, Ali Keita, les mineurs ont bloqué le port.")
    before = [(token.head.i, token.dep_) for token in doc]
    mend_fronted_sources(doc)
    assert [(token.head.i, token.dep_) for token in doc] == before
