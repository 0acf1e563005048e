"""Tokens and sentence boundaries: what all later steps stand on."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.annotate.parse import load_pipeline, mark_sentences, normalise, parse_text
from kg.languages import lexicon


def tokens(text: str) -> list[str]:
    return [token.text for token in load_pipeline("fr").make_doc(normalise(text))]


def sentences(text: str) -> list[str]:
    doc: Doc = load_pipeline("fr").make_doc(normalise(text))
    mark_sentences(doc, frozenset({0}))
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('qu\'"aucun soldat" n’est mort', "qu' | \" | aucun | soldat | \" | n' | est | mort"),
        ("qu’«aucun soldat»", "qu' | « | aucun | soldat | »"),
        ('dit:"On part"', 'dit | : | " | On | part | "'),
        ("la province(nord)", "la | province | ( | nord | )"),
        ("al-Nosra et Deir-ez-Zor", "al-Nosra | et | Deir-ez-Zor"),
        ("c'est-à-dire aujourd'hui", "c' | est-à-dire | aujourd'hui"),
    ],
)
def test_quotation_marks_part_words_and_hyphens_join_them(text: str, wanted: str) -> None:
    assert tokens(text) == wanted.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "L'armée avance. || Les rebelles reculent.",
        "M. Assad a parlé. || Il est parti.",
        "« Nous restons. » || Il est parti.",
        "Il l'a dit à l'A.F.P. hier.",
        "Paul M., 30 ans, est parti. || Il est loin.",
        '"Non, non !", a-t-il dit. || Il est parti.',
        "Que veut-il ? || Personne ne le sait.",
        "Lima : l'armée avance.",
    ],
)
def test_sentences_end_where_their_punctuation_does(text: str) -> None:
    assert sentences(text.replace(" ||", "")) == text.split(" || ")


@pytest.mark.parametrize(
    "line", ["LIMA : || L'armée avance.", "Lima, Pérou — || L'armée avance.", "(Lima, Pérou) || L'armée avance.", "Le port – Lima avance."]
)
def test_where_a_dispatch_was_written_is_no_part_of_its_first_sentence(line: str) -> None:
    doc = parse_text(f"Titre\n{line.replace(' ||', '')}")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Titre", *line.split(" || ")]


def test_normalising_keeps_every_offset() -> None:
    text = "l’armée a tué\u00a03\u202f000 civils\u2011là\tici"
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("La milice --armée par Lima-- a fui.", "La milice ( armée par Lima ) a fui."),
        ("Il part --enfin. Elle --aussi-- reste.", "Il part – enfin. Elle ( aussi ) reste."),
        ("-----", "-----"),
    ],
)
def test_double_hyphens_are_brackets_or_a_dash(text: str, form: str) -> None:
    assert normalise(text) == form


@pytest.mark.parametrize(
    ("text", "form"), [("« Non », dit t-elle.", "dit-t-elle"), ("un t-shirt", "un t-shirt"), ("dira t-on", "dira-t-on")]
)
def test_the_space_before_an_inverted_pronoun_is_a_hyphen(text: str, form: str) -> None:
    assert form in normalise(text)


@pytest.mark.parametrize(
    ("text", "form", "subject"),
    [
        ("Alger dément formellement les rumeurs de Rabat.", "dément", "Alger"),
        ("Lima, qui dément la présence de miliciens, a fermé le port.", "dément", "qui"),
        ("Contacté, le porte-parole dément et accuse les rebelles.", "dément", "porte-parole"),
        ("La marine intercepte deux cargos.", "intercepte", "marine"),
        ("Les milices, que les Américains arment, ont fui.", "arment", "Américains"),
    ],
)
def test_verbs_that_the_statistics_do_not_know_are_read_as_verbs(text: str, form: str, subject: str) -> None:
    verb = next(token for token in parse_text(text) if token.text == form)
    assert verb.pos_ == "VERB"
    assert [token.text for token in verb.lefts if token.dep_.startswith("nsubj")] == [subject]


def test_forms_read_alike_are_no_nouns_or_adjectives_that_other_tables_have() -> None:
    french = lexicon("fr")
    nominal = {row["lemma"] for row in french.table("nouns")} | {row["lemma"] for row in french.table("triggers") if row["pos"] != "VERB"}
    assert not nominal & {row["form"] for row in french.table("read_alike")}
