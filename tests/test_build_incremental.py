"""A store that grows, changes and shrinks holds what a fresh build of the same articles holds, to the byte."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import UnknownNameError

ARTICLE = (
    "{title}\n\n{place} : les forces gouvernementales ont bombardé le village de {place} mardi 1er mars 2022, a rapporté l'agence Sana.\n"
    "{count} combattants de l'État islamique ont été tués dans les frappes, selon le général {name}, interrogé par les journalistes.\n"
)
PLACES = {"a": ("Alep", "Douze", "Samir Haddad"), "b": ("Idleb", "Vingt", "Walid Nassar"), "c": ("Homs", "Quinze", "Karim Saleh")}


def article(place: str, count: str, name: str) -> str:
    return ARTICLE.format(title=f"Frappes sur {place}", place=place, count=count, name=name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for file, facts in PLACES.items():
        (texts / f"{file}.txt").write_text(article(*facts), encoding="utf-8")
    return texts


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "work.kg"


def lines(graph: kg.Graph) -> list[str]:
    return sorted(f"{quad}" for quad in graph.store.quads())


def update(folder: Path, store: Path) -> tuple[list[str], Any]:
    """Build into the store; what it holds then, and the report. The store is closed again."""
    graph = kg.build(folder, store=store, provenance=False)
    return lines(graph), graph.report


def test_a_changed_article_takes_the_place_of_its_older_version(folder: Path, store: Path) -> None:
    before, _ = update(folder, store)
    (folder / "b.txt").write_text(article("Idleb", "Trente", "Jamil Khoury"), encoding="utf-8")
    after, report = update(folder, store)
    assert (report.articles, report.known, report.replaced) == (1, 2, 1)
    assert "nassar" in " ".join(before).lower() and "nassar" not in " ".join(after).lower()
    assert after == lines(kg.build(folder, provenance=False))


def test_what_a_manifest_newly_tells_is_a_change(folder: Path, store: Path) -> None:
    update(folder, store)
    (folder / "corpus.toml").write_text('[[article]]\nfile = "a.txt"\noutlet = "Le Monde"\npublished = "2022-03-02"\n', encoding="utf-8")
    after, report = update(folder, store)
    assert (report.articles, report.known, report.replaced) == (1, 2, 1)
    assert after == lines(kg.build(folder, provenance=False))


def test_a_file_of_the_same_name_elsewhere_is_another_article(folder: Path, store: Path, tmp_path: Path) -> None:
    update(folder, store)
    other = tmp_path / "other"
    other.mkdir()
    text = (
        "Le parlement irakien a adopté lundi 7 mars 2022 une loi sur le budget.\nLa Turquie a condamné ce vote, selon l'agence Reuters.\n"
    )
    (other / "a.txt").write_text(text, encoding="utf-8")
    _, report = update(other, store)
    assert (report.articles, report.replaced) == (1, 0)
    assert kg.open(store).counts()["articles"] == 4


def test_near_copies_that_are_read_together_stay_and_settle(folder: Path, store: Path) -> None:
    twin = folder / "twin"
    twin.mkdir()
    (twin / "a.txt").write_text(article("Alep", "Treize", "Samir Haddad"), encoding="utf-8")
    first, _ = update(folder, store)
    again, report = update(folder, store)
    assert (report.articles, report.known, report.replaced) == (0, 4, 0)
    (folder / "b.txt").write_text(article("Idleb", "Trente", "Jamil Khoury"), encoding="utf-8")
    assert first == again and update(folder, store)[1].replaced == 1


def test_an_address_tells_versions_apart_from_other_articles(folder: Path, store: Path) -> None:
    table = folder / "day.jsonl"

    def write(*rows: tuple[str, str]) -> None:
        table.write_text("".join(json.dumps({"url": f"https://news.example/{url}", "text": text}) + "\n" for url, text in rows))

    for file in folder.glob("*.txt"):
        file.unlink()
    write(("1", article("Alep", "Douze", "Samir Haddad")), ("2", article("Homs", "Dix", "Karim Saleh")))
    update(folder, store)
    write(("3", article("Alep", "Douze", "Samir Haddad")), ("2", article("Damas", "Cent", "Jamil Khoury")))
    _, report = update(folder, store)
    assert (report.articles, report.replaced) == (2, 1)
    assert set(kg.open(store).query("SELECT ?u { ?a schema:url ?u }")["u"]) == {f"https://news.example/{n}" for n in (1, 2, 3)}


def test_words_that_moved_in_their_file_are_read_again(folder: Path, store: Path) -> None:
    update(folder, store)
    moved = folder / "a.txt"
    moved.write_text("\n\n\n" + moved.read_text(encoding="utf-8"), encoding="utf-8")
    after, _ = update(folder, store)
    assert after == lines(kg.build(folder, provenance=False))
    assert kg.open(store).validate().empty


@pytest.mark.parametrize("name", ["b.txt", "some/where/b.txt", "id", "iri"])
def test_a_removed_article_leaves_nothing(folder: Path, store: Path, run_kg: Callable[..., Any], name: str) -> None:
    graph = kg.build(folder, store=store)
    iri = next(record.article for record in graph.records.values() if record.file == "b.txt")
    del graph
    named = {"id": iri.rpartition("/")[2], "iri": iri}.get(name, name)
    done = run_kg("remove", store, named)
    assert done.code == 0 and done.out.startswith("removed b.txt") and "articles 2" in done.out
    (folder / "b.txt").unlink()
    left = kg.open(store)
    assert [line for line in lines(left) if "graph/provenance" not in line] == lines(kg.build(folder, provenance=False))
    assert left.validate().empty


def test_all_articles_may_go(folder: Path, store: Path) -> None:
    graph = kg.build(folder, store=store)
    assert len(graph.remove("a.txt", "b.txt", "c.txt")) == 3
    assert lines(graph) == []


def test_an_unknown_article_is_answered_with_the_nearest(folder: Path, store: Path, run_kg: Callable[..., Any]) -> None:
    graph = kg.build(folder, store=store)
    before = lines(graph)
    with pytest.raises(UnknownNameError, match="did you mean"):
        graph.remove("a.txt", "bb.txt")
    assert lines(graph) == before
    file = graph.export(store.with_suffix(".ttl"))
    del graph
    for arguments, hint in (
        ((store, "b.tx"), "'b.txt'"),
        ((store, "zzzzzzz"), "kg query"),
        ((store.parent / "none.kg", "b.txt"), "does not exist"),
        ((file, "b.txt"), "is a file"),
    ):
        done = run_kg("remove", *arguments)
        assert done.code == 2 and done.err.count("\n") == 1 and hint in done.err and not done.out


FULL = """
import resource, sys, kg
from kg.cli import main
texts, limit, *places = sys.argv[1:]
kg.build(texts)  # what is loaded may unpack itself on disk
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
print([main(["build", texts, "--no-provenance", *place.split("=")]) for place in places])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_where_the_disk_takes_no_more_the_next_run_goes_on(folder: Path, store: Path) -> None:
    for number in range(9):
        (folder / f"{number}.txt").write_text(article(f"Kafr {number}", "Dix", "Karim Saleh"), encoding="utf-8")
    command = [sys.executable, "-c", FULL, str(folder), "100000", f"--store={store}", f"-o={store.with_suffix('.nq')}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert done.stdout == "[2, 2]\n" and done.stderr.count("\n") == 2 == done.stderr.count("kg: can't write"), done
    assert sorted(path.name for path in store.parent.iterdir()) == ["texts", store.name]
    after, _ = update(folder, store)
    assert after == lines(kg.build(folder, provenance=False))
