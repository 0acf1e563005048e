"""Institutions named without their country."""

from __future__ import annotations

import pytest

from kg import knowledge
from kg.annotate.actors import find_actors
from kg.annotate.coreference import resolve
from kg.annotate.institutions import nationalise
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.annotate.places import find_places
from kg.languages import lexicon


@pytest.fixture(scope="module")
def known():
    return knowledge.load()


def actor_at(text, noun, known):
    words = lexicon("fr")
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), known).mark)
    actors = resolve(doc, find_actors(doc, knowledge=known, lexicon=words))
    places = find_places(doc, knowledge=known, lexicon=words)
    mentions = nationalise(doc, actors, places, knowledge=known, lexicon=words)
    return next(m.actor.id for m in mentions if doc[m.tokens.start].text == noun)


@pytest.mark.parametrize(
    ("text", "noun", "actor"),
    [
        ("Des combats ont éclaté à Kaboul et à Kandahar, en Afghanistan. Le gouvernement a réagi.", "gouvernement", "afghanistan"),
        ("Une bombe a explosé à Bamako, au Mali, puis à Gao. Le gouvernement a réagi.", "gouvernement", "mali"),
        ("Une bombe a explosé à Bamako. La bombe venait de France. Le gouvernement a réagi.", "gouvernement", "government"),
        ("À Bagdad, à Mossoul et à Kirkouk, en Irak, la coalition a frappé.", "coalition", "coalition"),
    ],
)
def test_a_bare_institution_is_that_of_the_country_told_of(text, noun, actor, known):
    assert actor_at(text, noun, known) == actor
