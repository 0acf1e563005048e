"""Annotated sentences specify which names the gazetteer marks, and as whom."""

from __future__ import annotations

import pytest

from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, normalise
from kg.knowledge import load
from tests.annotated import read

ALLOWED = {"actor": ("id",), "place": ("id",), "outlet": ("id",)}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_pipeline("fr"), load())


@pytest.mark.parametrize(
    "annotated",
    [
        "L'<actor id=isis>Etat islamique</actor> tient <place id=deir-ez-zor>Deir-ez-Zor</place> et <place id=aleppo>ALEP</place>.",
        "L’<actor id=isis>État islamique</actor> et l’<actor id=isis>EI</actor> ont fui.",
        "Les <actor id=taliban>talibans</actor> ont fui <place id=kabul>Kaboul</place>.",
        # the longest name wins
        "Le <outlet id=washington-post>Washington Post</outlet> écrit à <place id=washington>Washington</place>.",
        "Les <actor id=sdf>Forces démocratiques syriennes</actor> (<actor id=sdf>FDS</actor>) avancent.",
        # capitals tell a name from words, and acronyms from words
        "Il lit <outlet id=liberation>Libération</outlet> et <outlet id=le-monde>Le Monde</outlet>, comme tout le monde.",
        "Libération de <place id=mosul>Mossoul</place> : la libération est proche.",
        "Un raid sans is ni ap.",
        # a town's name inside a person's
        "Le député Hassan Homs a parlé à <place id=homs>Homs</place>.",
        # homonyms by the places around them
        "À <place id=tripoli>Tripoli</place>, les combats durent.",
        "Au <place id=lebanon>Liban</place>, à <place id=beirut>Beyrouth</place> et <place id=tripoli-lebanon>Tripoli</place>.",
        # what says in so many words what a body is needs no capital; two words are not enough of them
        "Les <actor id=sdf>forces démocratiques syriennes</actor> et les <actor id=ypg>unités de protection du peuple</actor> avancent.",
        "L'<actor id=sohr>observatoire syrien des droits de l'homme</actor> dément.",
        "Le conseil de sécurité de la province a siégé.",
        # forenames are transliterated in several ways
        "Selon <actor id=abu-bakr-al-baghdadi>Abu Bakr al-Baghdadi</actor>.",
        # a name that is set with spaces of its own goes unnoticed
        "Selon RFE / RL, <place id=homs>Homs</place> tient.",
    ],
)
def test_names(annotated: str, gazetteer: Gazetteer) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    doc = gazetteer_doc(sentence.text, gazetteer)
    found = [(e.start_char, e.end_char, e.label_.lower(), e.ent_id_) for e in doc.ents]
    assert found == [(tag.begin, tag.end, tag.name, tag.attributes["id"]) for tag in sentence.tags]


def gazetteer_doc(text: str, gazetteer: Gazetteer):  # type: ignore[no-untyped-def]
    doc = load_pipeline("fr").make_doc(normalise(text))
    for token in doc:
        token.is_sent_start = token.i == 0
    gazetteer.mark(doc)
    return doc
