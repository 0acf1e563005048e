"""Institutions named without their country."""

from __future__ import annotations

import pytest

from kg import knowledge
from kg.annotate.actors import find_actors
from kg.annotate.coreference import resolve
from kg.annotate.institutions import Institutions
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
    actors = find_actors(doc, knowledge=known, lexicon=words)
    places = find_places(doc, knowledge=known, lexicon=words)
    mentions = resolve(doc, actors, institutions=Institutions(doc, actors, places, knowledge=known, lexicon=words))
    return [m.actor.id for m in mentions if doc[m.tokens.start].text == noun][-1]


@pytest.mark.parametrize(
    ("text", "noun", "actor"),
    [
        ("Des combats ont éclaté à Kaboul et à Kandahar, en Afghanistan. Le gouvernement a réagi.", "gouvernement", "afghanistan"),
        ("Une bombe a explosé à Bamako, au Mali, puis à Gao. Le gouvernement a réagi.", "gouvernement", "mali"),
        ("Une bombe a explosé à Bamako. La bombe venait de France. Le gouvernement a réagi.", "gouvernement", "government"),
        ("Boris Johnson a parlé. Son armée a frappé.", "armée", "british-forces"),
        ("L'armée française est au Mali. Les autorités de cette enclave ont réagi au Mali.", "autorités", "government"),
        # a country pointed at, or told of alone in its sentence
        ("Israël frappe Israël. Israël se tait. Le Qatar et Israël négocient. Le Qatar paie ce que ce pays a promis.", "pays", "qatar"),
        ("Israël frappe. Israël avance. L'aide du Qatar viendra et le pays a promis de payer.", "pays", "qatar"),
        # people abroad tell nothing of where the news is
        (
            "Au Niger, à Niamey et à Agadez, un Français, deux Français et six Français ont fui. La police a tiré.",
            "police",
            "nigerien-police",
        ),
        # a body is that of the country told of, not another country's nor another body
        ("L'aviation turque a survolé Kirkouk, Mossoul et Erbil, en Irak. Les forces de l'ordre ont réagi.", "forces", "iraqi-forces"),
        ("Au Tchad, à N'Djamena et à Abéché, la garde nationale a tiré. La police a réagi.", "police", "chadian-police"),
        ("Les forces françaises ont quitté Gao, Kidal et Tessalit, au Mali. Les soldats sont rentrés.", "soldats", "french-forces"),
        (
            "Les forces françaises ont quitté Gao, Kidal et Tessalit, au Mali. L'armée malienne a réagi. L'armée avance.",
            "armée",
            "malian-forces",
        ),
        ("À Paris, à Lyon et à Lille, en France, il a salué les armées nationales.", "armées", "army"),
        # the country that opens the sentence, whichever was told of just before
        ("L'armée turque a tiré. La Turquie a frappé Ankara. Au Tchad, l'armée a nié.", "armée", "chadian-forces"),
        # the country of the headline, where two are told of alike
        (
            "Mali : une bombe explose\n\nDes hommes de Gao ont fui. Le Niger et Niamey ont réagi. L'armée a tiré.",
            "armée",
            "malian-forces",
        ),
        # whose, a place tells
        ("À Bamako, à Gao et à Kidal, au Mali, il a parlé des armées du Tchad.", "armées", "chadian-forces"),
        ("À Bagdad, à Mossoul et à Kirkouk, en Irak, la coalition a frappé.", "coalition", "coalition"),
    ],
)
def test_a_bare_institution_is_that_of_the_country_told_of(text, noun, actor, known):
    assert actor_at(text, noun, known) == actor
