"""Paragraph kinds, on French pages made up for the purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.paragraphs import paragraphs
from kg.model import Span

PROSE = (
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière."
)


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    found = paragraphs(text, Span(0, len(text)), language="fr", title=title)
    return [(p.kind.value, text[p.span.begin : p.span.end]) for p in found]


def kind_of(line: str, *, before: str = "Un titre de plusieurs mots\n" + PROSE, after: str = PROSE + " Bis.") -> str:
    found = {string: kind for kind, string in kinds(f"{before}\n{line}\n{after}")}
    return found[line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "La ville vue du ciel après les bombardements. ©AFP",
        "Un char détruit à l'entrée de la ville (Photo: Jean Dupont)",
        "Le ministre de la Défense à son arrivée au sommet (Archives)",
        "Des déplacés dans un camp de fortune, le 3 mars. (AFP photo)",
        "Image d'archives",
        "Photo d'illustration.",
        "Crédit photo : Agence nationale",
        "Des combattants près d'Alep, en 2016. Omar HAJ/AFP",
        "A man walks past a destroyed building in the old city on Thursday, March 12, 2020, in the north of the country.",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Partager cet article",
        "PARTAGER",
        "Cliquez pour agrandir l'image",
        "Lire aussi : Dix ans de guerre en cartes",
        "À lire également",
        "Abonnez-vous à notre lettre d'information",
        "* * *",
        "* Organisation terroriste interdite en Russie",
        "Fin",
        "L'équipe du Phare et l'AFP ont contribué à cet article.",
    ],
)
def test_furniture(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Source : Le Quotidien du Nord",
        "Via : https://example.org/articles/12",
        "Par Jeanne Martin",
        "Propos recueillis par Jeanne Martin et Paul Roy",
        "Avec AFP",
        "(AFP/Reuters)",
        "bur-abc/de/fgh",
        "Publié initialement par Le Quotidien du Nord",
        "Accueil > Monde > Syrie",
        "AA / Bagdad / Ali Karim",
    ],
)
def test_header_and_credit_lines(line: str) -> None:
    assert kind_of(line) == "meta"


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, deux civils ont été tués.",
        "Par ailleurs, les forces du régime ont repris trois villages aux mains des rebelles, d'après deux sources sur place.",
        "Publié en janvier 2020, le rapport des Nations unies accuse les deux camps de crimes de guerre dans la région.",
        "Publié le 5 janvier 2020, le rapport accuse les deux camps.",
        "« Partager cette terre est impossible », a-t-il dit.",
        '"Abonnez-vous au désespoir", ironise un habitant de la ville, rencontré devant les ruines de sa maison.',
        "Selon la source, deux avions ont été abattus.",
        "Crédit Suisse a annoncé la suspension de ses activités dans le pays.",
        "L'AFP a pu joindre trois témoins de l'attaque.",
        "Auteur de l'attaque, il a été arrêté mercredi.",
        "Le 21 janvier 2024, l'armée a repris la ville.",
        "Il a publié une photo de l'attaque.",
    ],
)
def test_prose_that_begins_like_furniture_stays_prose(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    "line", ["La pièce manquante", "- Accalmie de courte durée -", "Qui est responsable ?", "2020 : l'année de tous les dangers"]
)
def test_headings_inside(line: str) -> None:
    assert kind_of(line) == "title"


def test_a_repeated_headline_is_said_once() -> None:
    text = f"Trois soldats blessés à la frontière\n\n12 mars 2020\n\nTrois soldats blessés à la frontière\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["title", "meta", "boilerplate", "body"]


def test_a_section_label_is_not_the_headline() -> None:
    assert kinds(f"MONDE\nTrois soldats blessés à la frontière\n{PROSE}\n{PROSE} Bis.")[0] == ("meta", "MONDE")
    assert kinds(f"Radio\nTrois soldats blessés à la frontière\n{PROSE}\n{PROSE} Bis.")[0] == ("meta", "Radio")


def test_a_title_known_from_outside_may_end_in_a_full_stop() -> None:
    assert kinds(f"La guerre est finie.\n{PROSE}", title="La guerre est finie.")[0][0] == "title"
    assert kinds(f"La guerre est finie.\n{PROSE}")[0][0] == "body"


def test_a_coded_date_is_cut_off_the_first_sentence() -> None:
    text = f" date 2021-01 {PROSE}"
    assert kinds(text) == [("meta", "date 2021-01"), ("body", PROSE)]


@pytest.mark.parametrize(
    "lead",
    ["BEYROUTH (Reuters) -", "Damas, 3 janvier 2020 (AFP) –", "Damas-SANA/", "GENÈVE, 12 mars (AFP/Reuters) —", "Le Caire (Lumen/AFP) -"],
)
def test_a_dateline_is_cut_off_the_first_sentence(lead: str) -> None:
    found = kinds(f"{lead} {PROSE}")
    if "Lumen" in lead:  # an agency that the table does not name leaves the line as it is
        assert found == [("body", f"{lead} {PROSE}")]
    else:
        assert found == [("meta", lead), ("body", PROSE)]


def test_a_credit_is_cut_off_long_prose() -> None:
    long = " ".join([PROSE] * 3)
    assert kinds(f"{PROSE}\n{long} ©Agence nationale")[1:] == [("body", long), ("caption", "©Agence nationale")]


def test_all_after_the_comments_heading_is_left_out() -> None:
    text = f"Un titre de plusieurs mots\n{PROSE}\nCommentaires\n{PROSE} Bis.\nJean : bravo"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_a_comment_count_above_the_article_ends_nothing() -> None:
    assert [kind for kind, _ in kinds(f"Un titre de plusieurs mots\nCommentaires\n{PROSE}")][-1] == "body"


def test_links_inside_an_article_end_where_prose_goes_on() -> None:
    text = f"Un titre de plusieurs mots\n{PROSE}\nÀ lire aussi\nDix ans de guerre en cartes\nLe sommet de Genève annulé\n{PROSE} Bis."
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "boilerplate", "boilerplate", "boilerplate", "body"]


LINES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(
        [
            "date 2021-01 Des troupes",
            "© AFP",
            "Source: X",
            "Commentaires",
            "Avec AFP",
            "De : https://a.example/b",
            PROSE,
            "\ufeff",
            "Un titre",
        ]
    ),
)


@given(
    st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "\u2028"])), max_size=12),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_spans_lie_inside_in_order_without_white_space_around(pieces: list[tuple[str, str]], cut: int, tail: int) -> None:
    text = "".join(line + end for line, end in pieces)
    span = Span(min(cut, len(text)), max(min(cut, len(text)), len(text) - tail))
    found = paragraphs(text, span, language="fr")
    previous = span.begin
    for paragraph in found:
        string = text[paragraph.span.begin : paragraph.span.end]
        assert previous <= paragraph.span.begin < paragraph.span.end <= span.end
        assert string == string.strip()
        assert not set(string) & set("\r\n\u2028")
        previous = paragraph.span.end


@given(st.lists(LINES, max_size=8))
def test_no_letter_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = paragraphs(text, Span(0, len(text)), language="fr")
    kept = "".join(text[p.span.begin : p.span.end] for p in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
