"""Tests of kg.annotate.individuals: who is told of by what he is, and by which name."""

import pytest

from kg.annotate.actors import find_actors
from kg.annotate.coreference import resolve
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.knowledge import load
from kg.languages import lexicon
from tests.annotated import without_digest

KNOWLEDGE = load()

PERSONS = [
    # a person of his own, whoever's he is and wherever he comes from
    ("Le père d'un soldat a été arrêté.", ["pere"]),
    ("Un chimiste et un chercheur chilien ont été tués.", ["chimiste", "chercheur-chilien"]),
    ("La police a arrêté un Péruvien.", ["peruvien"]),
    ("Une jeune Kurde a été enlevée.", ["kurde"]),
    # named before, behind, by a second name
    ("Marta Ruiz, une infirmière de 40 ans, a été tuée.", ["marta-ruiz", "marta-ruiz"]),
    ("L'ex-boxeur Luis Ortega, alias Carlos Vega, est mort. Un boxeur, Luis Ortega, est mort.", ["luis-ortega"] * 5),
    ("Le chanteur Luis Ortega est mort. Le chanteur avait 40 ans.", ["luis-ortega"] * 3),
    ("Luis Ortega, Chilien d'origine turque, est mort. Marta Ruiz, 40 ans, Péruvienne, a fui.", ["luis-ortega"] * 2 + ["marta-ruiz"] * 2),
    # a given name alone, of nobody whose surname follows
    ("Margot a rejoint l'EI. La police a arrêté Margot.", ["margot", "margot"]),
    # told of in the title, named with his age behind it
    ("Chili: une touriste enlevée.\n\nMarta Ruiz, 40 ans, a été enlevée lundi.", ["marta-ruiz", "marta-ruiz"]),
    # one who is told of again
    ("Luis Ortega a été arrêté. L'accusé a parlé.", ["luis-ortega", "luis-ortega"]),
    ("Marta Ruiz a fui avec son mari. L'infirmière de 40 ans a été arrêtée.", ["marta-ruiz", "mari", "infirmiere"]),
    ("Marta Ruiz a fui avec sa mère. La jeune femme de 40 ans a été arrêtée.", ["marta-ruiz", "mere", "marta-ruiz"]),
    ('"Je le sais", explique Luis Ortega. Le jeune homme de 40 ans a été arrêté.', ["luis-ortega", "jeune-homme"]),
    ("Un touriste a été tué. Un autre touriste a fui.", ["touriste", "autre-touriste"]),
    ("Luis Ortega a été arrêté. La jeune femme a parlé.", ["luis-ortega", "jeune-femme"]),
    ("Une Chilienne a fui. Luis Ortega l'a vue. La jeune femme a parlé.", ["chilienne", "luis-ortega", "chilienne"]),
    # a neighbour who is somebody's, not the state next door
    ("La voisine turque de Marta Ruiz a été arrêtée.", ["voisine-turque", "marta-ruiz"]),
    ("Le voisin turc a fermé sa frontière.", []),
    # no person: what somebody is, a right, armed men
    ("Ce pays défend les droits de l'homme.", []),
    ("Luis Ortega est un ancien boxeur.", ["luis-ortega"]),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_persons(text: str, persons: list[str]) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), KNOWLEDGE).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr")))
    assert [without_digest(m.actor.id) for m in mentions if m.actor.kind == "person" and m.how != "pronoun"] == persons


def test_two_articles_have_two_widows() -> None:
    mark = Gazetteer(load_pipeline("fr"), KNOWLEDGE).mark
    docs = [parse_text(text, prepare=mark) for text in ("La veuve a parlé.", "La veuve a parlé lundi.")]
    ids = {m.actor.id for doc in docs for m in find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr"))}
    assert len(ids) == 2
