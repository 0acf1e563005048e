"""Quotations: three kinds of marks, nested, unbalanced, over paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.parse import load_pipeline
from kg.annotate.quotes import find_quotes, paragraph_bounds

TEXTS = {
    "Il dit « oui » et « non ».": ["oui", "non"],
    'Il dit "oui" et "non merci".': ["oui", "non merci"],
    "Il dit “ oui ”.": ["oui"],
    "Il dit « le « califat » est mort ».": ["le « califat » est mort", "califat"],
    # unbalanced: to the end of the paragraph
    "Il dit « oui.\nPuis rien.": ["oui."],
    'Il dit "oui.\nPuis rien.': ["oui."],
    # over paragraphs: the next mark closes
    "Il dit « oui.\nEt encore. » Puis rien.": ["oui.\nEt encore."],
    'Il dit "oui.\nEt encore", puis rien.': ["oui.\nEt encore"],
    # the next paragraph opens anew
    "Il dit « oui.\nElle dit « non ».": ["oui.", "non"],
    'Il dit "oui.\nElle dit "non".': ["oui.", "non"],
    # closed by another mark than it was opened by
    'Il dit « oui." Puis rien.': ["oui."],
    # a closing mark alone says nothing
    "Il dit oui » et part.": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_quotes(text: str) -> None:
    doc = load_pipeline("fr").make_doc(text)
    assert [doc[q.start : q.end].text for q in find_quotes(doc)] == TEXTS[text]


@given(st.text(alphabet='ab «»“”"\n.,', max_size=60))
def test_any_marks_give_ordered_ranges_inside_the_text(text: str) -> None:
    doc = load_pipeline("fr").make_doc(text)
    quotes = find_quotes(doc)
    assert list(quotes) == sorted(quotes)
    assert all(0 <= q.start < q.end <= len(doc) for q in quotes)
    assert all(0 <= a < b <= len(doc) for a, b in paragraph_bounds(doc))
