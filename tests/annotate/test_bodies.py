"""Bodies that only an article's full name tells of, and what the article calls them after that."""

import pytest

from kg import knowledge
from kg.annotate.actors import find_actors
from kg.annotate.bodies import is_initials
from kg.annotate.coreference import resolve
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, parse_text
from kg.languages import lexicon

KNOWLEDGE = knowledge.load()
FRONT = "front-uni-pour-la-defense-de-l-ouest"
CASES = [
    # text, the last words that mention an actor, its id
    ("Le Front uni pour la défense de l'Ouest (FUDO) attaque. Le FUDO avance.", "FUDO", FRONT),
    ("Le FUDO attaque. Le Front uni pour la défense de l'Ouest (FUDO) avance.", "FUDO", FRONT),
    ("Le Front uni pour la défense de l'Ouest (FUDO) attaque. Le Front uni avance.", "Front uni", FRONT),
    ("Le Front uni pour la défense de l'Ouest (FUDO) attaque. Le Front avance.", "Front", FRONT),
    ("Le FUDO (Front uni pour la défense de l'Ouest) avance.", "Front uni pour la défense de l'Ouest", FRONT),
    ("Le Front uni pour la défense de l'Ouest (FUDO) attaque. Les rebelles avancent.", "rebelles", FRONT),
    ("Le Front uni pour la défense de l'Ouest (FUDO), une milice chiite, avance.", "milice chiite", FRONT),
    ("Il accuse une autre milice, le Front uni pour la défense de l'Ouest (FUDO), de mentir.", "milice", FRONT),
    # a name that follows the noun of a body
    ("Lundi, l'Observatoire al-Rafidain a accusé Lima.", "Observatoire al-Rafidain", "observatoire-al-rafidain"),
    ("Selon Lima, le Bataillon Tempête a repris Gao.", "Bataillon Tempête", "bataillon-tempete"),
    # a new body, though its name begins with a known one's, or its initials are a known one's
    (
        "Le Front de salut national pour la Bretagne (FSNB) avance.",
        "Front de salut national pour la Bretagne",
        "front-de-salut-national-pour-la-bretagne",
    ),
    ("L'Armée des loups solitaires (ALS) avance.", "ALS", "armee-des-loups-solitaires"),
    # the known one, under its initials or its name
    ("Les Forces de soutien rapide (FSR) avancent.", "FSR", "rsf-sudan"),
    ("Le Front de libération du peuple tigréen (TPLF) avance.", "Front de libération du peuple tigréen", "tplf"),
    ("Le Comité pour la défense des armateurs (Codear) avance. La Codear a fui.", "Codear", "comite-pour-la-defense-des-armateurs"),
    # groups called by a noun and a name, their members, and their bare name
    ("Des membres du gang Gran Grif ont tué le maire.", "membres du gang Gran Grif", "gang-gran-grif"),
    # no known body of that name is somebody's own
    ("Bichkek a été frappée. Son Conseil de sécurité a fui.", "Conseil de sécurité", None),
    # initials are no state's for its adjective before them
    ("Le corps des pontonniers russes (CPRX) a fui.", "russes", "russia"),
    ("Le corps des pontonniers russes (CPRX) a fui. Le CPRX a menti.", "CPRX", None),
    # without initials
    (
        "Selon lui, le Mouvement uni du peuple breton fuit.",
        "Mouvement uni du peuple breton",
        "mouvement-uni-du-peuple-breton",
    ),
    ("Selon lui, la Garde nationale a fui.", "Garde nationale", "national-guard"),
]


@pytest.mark.parametrize(("text", "words", "id_"), CASES)
def test_bodies(text: str, words: str, id_: str | None) -> None:
    doc = parse_text(text, prepare=Gazetteer(load_pipeline("fr"), KNOWLEDGE).mark)
    mentions = resolve(doc, find_actors(doc, knowledge=KNOWLEDGE, lexicon=lexicon("fr")), classes=lambda _: ())
    found = {doc[m.tokens.start : m.tokens.end].text: m.actor.id for m in mentions}
    assert words in found or id_ is None, found
    assert found[words] == id_ if id_ is not None else found.get(words) not in KNOWLEDGE.actors


@pytest.mark.parametrize(("text", "expected"), [("FPAC", True), ("CoDeCo", True), ("M23", True), ("Mali", False)])
def test_initials(text: str, expected: bool) -> None:
    assert is_initials(text) is expected
