"""Whom pronouns, possessives and anaphors stand for; nobody, where a noun that names no actor fits better."""

import pytest

from kg import knowledge
from kg.annotate.actors import find_actors
from kg.annotate.coreference import resolve
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.languages import lexicon

CASES = [
    # text, the word that refers, its actor ("-" for nobody)
    ("L'armée turque avance. Elle a bombardé Afrine.", "Elle", "turkish-forces"),
    ("Les talibans ont attaqué Kaboul. Ils ont fui.", "Ils", "taliban"),
    ("Emmanuel Macron a parlé. Il a rencontré Vladimir Poutine.", "Il", "emmanuel-macron"),
    ('Emmanuel Macron a critiqué Vladimir Poutine. "Poutine ment", a-t-il dit.', "-il", "emmanuel-macron"),
    ("Interrogé par les agents de la DGSI, il a parlé.", "il", "-"),
    ("Des rebelles ont rejeté les dirigeants auxquels ils demandent des comptes.", "ils", "rebels"),
    ("La DGSI a interrogé un suspect. Il a parlé.", "Il", "suspects"),
]


@pytest.fixture(scope="module")
def known() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.mark.parametrize(("text", "word", "actor"), CASES)
def test_reference(text: str, word: str, actor: str, known: knowledge.Knowledge) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=known, lexicon=lexicon("fr")))
    found = [m.actor.id for m in mentions if m.how == "pronoun" and doc[m.tokens.head].text == word]
    assert found == ([actor] if actor != "-" else [])
