"""The gazetteers: names found whatever their spelling, nested containers, users' own files and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.knowledge import Knowledge, fold, load, slug
from kg.languages import lexicon
from kg.model import ActorFamily
from kg.resources import read_table


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("L'État islamique", "etat islamique"),
        ("al-Hassaké", "hassake"),
        ("Deir ez-Zor", "deir ez zor"),
        ("la Côte d’Ivoire", "cote d ivoire"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_fold_forgets_accents_case_hyphens_and_articles(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_slugs_are_never_empty() -> None:
    assert slug("Tel Musaït") == "tel-musait"
    assert slug("…") == "unnamed"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Alep", "aleppo"),
        ("Halab", "aleppo"),
        ("Al-Hassake", "al-hasakah"),
        ("hassaké", "al-hasakah"),
        ("Deir Ezzor", "deir-ez-zor"),
        ("Tombouctou", "timbuktu"),
    ],
)
def test_places_under_their_spellings(knowledge: Knowledge, name: str, id_: str) -> None:
    place = knowledge.place(name)
    assert place is not None and place.id == id_


def test_a_town_lies_in_its_province_and_country(knowledge: Knowledge) -> None:
    palmyra = knowledge.places["palmyra"]
    assert palmyra.within is not None and palmyra.within.id == "homs"
    assert palmyra.within.within is knowledge.places["syria"]


def test_sub_forces_are_part_of_forces_and_state(knowledge: Knowledge) -> None:
    aviation = knowledge.actors["russian-air-force"]
    assert aviation.part_of is knowledge.actors["russian-forces"]
    assert aviation.part_of is not None and aviation.part_of.part_of is knowledge.actors["russia"]


def test_a_capital_stands_for_its_state_and_is_a_place_too(knowledge: Knowledge) -> None:
    state, place = knowledge.actor("Téhéran"), knowledge.place("Téhéran")
    assert state is not None and state.id == "iran" and "Téhéran" not in state.aliases
    assert place is not None and place.id == "tehran"


def test_outlets_are_of_their_own_family(knowledge: Knowledge) -> None:
    outlet = knowledge.outlet("Agence France-Presse")
    assert outlet is not None and outlet.id == "afp" and outlet.family is ActorFamily.OUTLET


def test_no_town_is_a_french_word(knowledge: Knowledge) -> None:
    words = {row["lemma"] for row in lexicon("fr").table("nouns")} | {row["form"] for row in lexicon("fr").table("actor_heads")}
    words |= {"tours", "lens", "bar", "sur", "man", "tour", "garde", "croix", "orange", "vitre", "sens", "dire", "chef", "mine", "port"}
    towns = [row for row in read_table("knowledge", "places.tsv") if row["kind"] in ("city", "town", "village")]
    names = {fold(name) for row in towns for name in (row["label"], *row["aliases"].split("|")) if name and " " not in name}
    assert not names & {fold(word) for word in words}


@pytest.mark.parametrize("table", ["states.tsv", "places_hand.tsv"])
def test_the_places_are_those_of_the_tables_that_they_are_built_of(table: str) -> None:
    hand = Path(__file__).parents[2] / "benchmarks" / "gazetteer" / table
    lines = [line.split("\t") for line in hand.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    built = {row["id"]: row for row in read_table("knowledge", "places.tsv")}
    rows = [dict(zip(lines[0], line, strict=False)) for line in lines[1:]]
    for column in ("label", "label_en", "kind", "within", "aliases"):
        if column in lines[0]:
            assert {row["id"]: row.get(column, "") for row in rows} == {row["id"]: built[row["id"]][column] for row in rows}


def test_coordinates_are_degrees(knowledge: Knowledge) -> None:
    places = [p for p in knowledge.places.values() if p.latitude is not None]
    assert len(places) > 6000
    assert all(p.longitude is not None and -180 <= p.longitude <= 180 and -90 <= (p.latitude or 0) <= 90 for p in places)


def test_a_users_row_adds_and_overrides(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text(
        "id\tlabel\tkind\tpart_of\taliases\nisis\tDaech\tgroup\t\tEI|Daesh\nnew-group\tNouveau Front\tgroup\tisis\t\n", encoding="utf-8"
    )
    changed = load([own])
    assert changed.actors["isis"].label == "Daech"
    assert changed.actors["new-group"].part_of is changed.actors["isis"]
    assert load().actors["isis"].label == "État islamique"


def test_a_folder_of_tables_goes_to_the_tables_of_their_columns(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text(
        "id\tlabel\tkind\twithin\tlat\tlong\nmy-hill\tMa Colline\tregion\tsyria\t35.1\t36.2\n", encoding="utf-8"
    )
    (tmp_path / "outlets.tsv").write_text("id\tlabel\tdomains\nmine\tMa Feuille\tfeuille.example\n", encoding="utf-8")
    own = load([tmp_path])
    place = own.place("ma colline")
    assert place is not None and (place.latitude, place.within) == (35.1, own.places["syria"])
    assert own.outlet("Ma feuille") is own.outlets["mine"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tlabel\tpart_of\na\tA\tnobody\n", r":2: column part_of: there is no 'nobody'"),
        ("id\tlabel\tpart_of\n# note\n\na\tA\tb\nb\tB\ta\n", r":5: column part_of: 'a' would contain itself"),
        ("id\tlabel\tpart_of\na\tA\ta\n", r":2: column part_of: 'a' would contain itself"),
        ("id\tlabel\tlat\tlong\na\tA\tnorth\t3\n", r":2: column lat: 'north' is no number"),
        ("id\tlabel\tlat\tlong\na\tA\t91\t3\n", r":2: column lat: 91 is not between -90 and 90"),
        ("id\tlabel\na\t\n", r":2: column label: is empty"),
        ("label\nA\n", r":2: column id: is empty"),
        ("id\tlabel\tfamily\na\tA\tking\n", r":2: column family: 'king' is neither"),
        ("id\tlabel\na\tA\ttoo many\n", r":2: 3 cells for 2 columns"),
    ],
)
def test_a_wrong_file_names_file_line_and_column(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.tsv" + message):
        load([own])


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        load([tmp_path / "nowhere.tsv"])
    (tmp_path / "binary.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        load([tmp_path / "binary.tsv"])


def test_of_homonyms_the_french_town_is_meant(knowledge: Knowledge) -> None:
    brest = knowledge.place("Brest")
    assert brest is not None and brest.within is knowledge.places["france"]


def test_the_white_house_is_no_quarter_of_paris(knowledge: Knowledge) -> None:
    assert knowledge.place("Maison-Blanche") is None


def test_no_actor_is_listed_twice_under_one_english_name(knowledge: Knowledge) -> None:
    named = Counter((actor.kind, actor.label_en) for actor in knowledge.actors.values() if actor.label_en)
    assert [name for name, times in named.items() if times > 1] == []
