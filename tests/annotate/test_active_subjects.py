"""Subjects of perfects with "avoir" that the parser took for passive ones."""

from __future__ import annotations

import pytest

from kg.annotate.active_subjects import mend_active_subjects
from kg.annotate.parse import parse_text


@pytest.mark.parametrize(
    ("text", "subject", "label"),
    [
        ("Les forces de sécurité irakiennes ont complètement libéré la ville.", "forces", "nsubj"),
        ("Les otages ont été libérés par les forces irakiennes.", "otages", "nsubj:pass"),
    ],
)
def test_avoir_alone_is_active(text: str, subject: str, label: str) -> None:
    doc = parse_text(text)
    noun = next(token for token in doc if token.text == subject)
    noun.dep_ = "nsubj:pass"
    mend_active_subjects(doc)
    assert noun.dep_ == label
