"""Annotated sentences specify which numbers count, how much, and what."""

from __future__ import annotations

import pytest

from kg.annotate.numerals import load_numerals, read_digits, read_words
from kg.annotate.parse import parse_text
from kg.annotate.quantities import find_quantities, measure_of, predicate_measure
from kg.languages import lexicon
from tests.annotated import read

FRENCH = lexicon("fr")
ALLOWED = {"q": ("n", "is", "unit", "measure")}
SIGNS = {"Exactly": "=", "AtLeast": ">=", "AtMost": "<=", "About": "~"}

SENTENCES = [
    # digits and words
    "Ils ont tué <q n=35000 unit=combattant>35 000 combattants</q>.",
    "Ils ont tué <q n=35000 unit=combattant>35.000 combattants</q>.",
    "Ils ont tué <q n=1199 unit=soldat>1 199 soldats</q>.",
    "Ils ont tué <q n=2500000 unit=personne>2,5 millions de personnes</q>.",
    "Ils ont tué <q n=4 unit=soldat measure=troops>quatre soldats</q>.",
    "Ils ont tué <q n=2300 unit=soldat>deux mille trois cents soldats</q>.",
    "Ils ont tué <q n=97 unit=soldat>quatre-vingt-dix-sept soldats</q>.",
    # the whole that a part is of counts nothing
    "<q n=108 unit=passager>108</q> des 112 passagers ont été tués.",
    # collective nouns
    "Ils ont tué <q n=10 is=~ unit=homme>une dizaine d'hommes</q>.",
    "Ils ont tué <q n=100 is=~ unit=civil>une centaine de civils</q>.",
    "Ils ont tué des <q n=20 is=>= unit=civil>dizaines de civils</q>.",
    "Ils ont tué des <q n=200 is=>= unit=civil>centaines de civils</q>.",
    "Ils ont tué des <q n=2000 is=>= unit=civil>milliers de civils</q>.",
    "Ils ont tué des <q n=20000 is=>= unit=civil>dizaines de milliers de civils</q>.",
    "Ils ont tué plusieurs <q n=20 is=>= unit=jihadiste>dizaines de jihadistes</q>.",
    # comparators
    "Ils ont tué <q n=7 is=>= unit=civil>au moins sept civils</q>.",
    "Ils comptaient <q n=35000 is=>= unit=combattant>plus de 35 000 combattants</q>.",
    "Ils ont tué <q n=90 is=~ unit=personne>environ 90 personnes</q>.",
    "Ils ont tué <q n=90 is=~ unit=personne>près de 90 personnes</q>.",
    "La force compte <q n=5100 is=~ unit=soldat measure=troops>quelque 5.100 soldats</q>.",
    "Ils comptent <q n=900 is=<= unit=soldat>moins de 900 soldats</q>.",
    "Ils comptent <q n=900 is=<= unit=soldat>jusqu'à 900 soldats</q>.",
    "Ils tiennent <q n=2 is=<= unit=% measure=percent-territory>pas plus de 2 %</q> du territoire syrien.",
    "Ils ont perdu <q n=40 unit=%>40 %</q> de leurs recettes.",
    # ranges: both ends
    "Le groupe comptait <q n=20 is=>= unit=homme>de vingt</q> à <q n=30 is=<= unit=homme>trente hommes</q>.",
    "Il y avait <q n=10 is=>= unit=soldat>entre 10</q> et <q n=15 is=<= unit=soldat>15 soldats</q>.",
    # what is counted
    "<q n=4 unit=soldat>Quatre soldats</q> ont été tués et <q n=10 unit=blessé measure=wounded>dix blessés</q>.",
    "L'attaque a fait <q n=130 unit=mort measure=killed>130 morts</q> et <q n=25 unit=blessé measure=wounded>25 blessés</q>.",
    "Ils ont mené <q n=40 unit=frappe measure=strikes>40 autres frappes</q> aériennes.",
    "La mort de <q n=18 unit=membre>18 membres</q> du régime et de <q n=11 unit=membre>11</q> de l'EI est confirmée.",
    "<q n=11 unit=victime>Onze</q> des <q n=26 unit=victime measure=killed>26 victimes</q> étaient des femmes.",
    "L'EI comptait <q n=900 unit=combattant>900 combattants</q>. <q n=250 unit=combattant>250</q> d'entre eux ont été tués.",
    "Ils ont tué <q n=9 unit=soldat>neuf soldats</q>, dont <q n=2 unit=russe>deux Russes</q>.",
    "Le bilan porte à <q n=43 unit=soldat>43</q> le nombre de soldats tués.",
    "<q n=1 is=>= unit=policier>Au moins un policier</q> est mort.",
    "Un <q n=2 unit=attentat measure=attacks>double attentat</q> a visé la ville.",
    # what counts nothing
    "Le samedi 18 janvier 2020, à 18H00, <q n=1 unit=homme>un homme</q> de 72 ans est sorti.",
    "Ils ont tiré pendant 24 heures.",
    "Le F-16 et le S-400 sont là depuis 2015, avec le G5 et le Covid-19.",
    "L'article 5 et la résolution 2254 ne disent rien.",
    "Le numéro deux du mouvement est sorti.",
    "L'alliance des Trois Fraternités a pris la ville.",
    "Il a parlé sur France 2 mardi.",
    "Il habite au 12, rue de la Paix.",
    "L'un est parti, un peu plus tard un autre est venu.",
    "Ils sont venus tous deux.",
    "L'avion de patrouille Atlantique 2 a survolé la zone.",
]


def plain(annotated: str) -> str:
    """`is=>=` and `is=<=` without the brackets that the notation keeps for tags."""
    return annotated.replace("is=>=", "is=AtLeast").replace("is=<=", "is=AtMost")


@pytest.mark.parametrize("annotated", SENTENCES)
def test_sentence(annotated: str) -> None:
    sentence = read(plain(annotated), allowed=ALLOWED)
    doc = parse_text(sentence.text)
    found = find_quantities(doc, lexicon=FRENCH)
    told = []
    for mention in found:
        number = doc[mention.number.start : mention.number.end]
        tag = next((t for t in sentence.tags if t.begin <= number.start_char and number.end_char <= t.end), None)
        told.append((tag.text if tag else number.text, mention.value, SIGNS[mention.comparator], mention.unit))
    signs = {"AtLeast": ">=", "AtMost": "<="}
    expected = [
        (t.text, float(t.attributes["n"]), signs.get(t.attributes.get("is", "="), t.attributes.get("is", "=")), t.attributes["unit"])
        for t in sentence.tags
    ]
    assert told == expected
    for tag, mention in zip(sentence.tags, found, strict=True):
        if "measure" in tag.attributes:
            assert measure_of(mention, lexicon=FRENCH, doc=doc) == tag.attributes["measure"]


def test_span_and_head() -> None:
    doc = parse_text("Ils ont tué au moins 40 autres soldats russes et 11 de la milice.")
    first, second = find_quantities(doc, lexicon=FRENCH)
    assert doc[first.tokens.start : first.tokens.end].text == "au moins 40 autres soldats"
    assert doc[first.tokens.head].text == "soldats"
    assert doc[second.tokens.head].text == "11"


@pytest.mark.parametrize(
    ("text", "value"), [("35.000", 35000), ("1 199", 1199), ("2,5", 2.5), ("1.40", 1.4), ("18H00", None), ("3-2", None), ("1er", None)]
)
def test_digits(text: str, value: float | None) -> None:
    assert read_digits(text) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mille", 1000),
        ("deux cent mille", 200000),
        ("soixante et onze", 71),
        ("vingt-et-un", 21),
        ("un million deux cents", 1000200),
        ("chat", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    assert read_words(words.split(), load_numerals(FRENCH)) == value


def test_predicates() -> None:
    assert [predicate_measure(lemma, lexicon=FRENCH) for lemma in ("tuer", "blesser", "interpeller", "fuir", "dire")] == [
        "killed",
        "wounded",
        "arrested",
        "escaped",
        None,
    ]


def test_units_name_measures_of_the_contract() -> None:
    measures = {"killed", "wounded", "strikes", "attacks", "fighters", "troops", "arrested", "detained", "escaped", "vehicles"}
    rows = FRENCH.table("units")
    assert {row["measure"] for row in rows} <= measures | {"percent-territory", "other"}
    assert len({(row["lemma"], row["pos"]) for row in rows}) == len(rows)
