"""One bad article never stops a build, and a report tells what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import kg
from kg.annotate import pipeline
from kg.annotations import Annotation
from kg.build import Step
from kg.errors import InputError
from kg.model import Article

ARTICLE = (
    "{place} : les forces gouvernementales ont bombardé le village mardi 1er mars 2022, a rapporté l'agence officielle.\n"
    "Douze combattants ont été tués dans les frappes, selon plusieurs témoins interrogés sur place par les journalistes.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, place in (("a", "Alep"), ("b", "Idleb"), ("c", "Homs")):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.format(place=place), encoding="utf-8")
    return tmp_path


def test_a_report_counts_what_was_read(folder: Path) -> None:
    report = kg.build(folder).report
    assert report is not None
    assert (report.articles, report.known, report.refused) == (3, 0, ())
    assert report.words == sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir())
    assert report.claims == sum(count for _, count in report.types) > 0
    assert report.seconds > 0


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00\x01")
    (folder / "empty.txt").write_bytes(b"")
    report = kg.build(folder).report
    assert report is not None and report.articles == 3
    assert sorted(Path(refusal.source).name for refusal in report.refused) == ["broken.txt", "empty.txt"]
    assert all(refusal.reason and "\n" not in refusal.reason for refusal in report.refused)


def test_an_article_that_breaks_the_analysis_is_left_out_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = pipeline.annotate

    def breaking(articles: Iterable[Article], **options: object) -> Iterator[Annotation]:
        for article in articles:
            if article.source_file == "b.txt":
                raise ZeroDivisionError("deep inside")
            yield from sound([article], **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "annotate", breaking)
    graph = kg.build(folder)
    assert graph.report is not None
    assert [(refusal.source, refusal.reason) for refusal in graph.report.refused] == [("b.txt", "ZeroDivisionError: deep inside")]
    assert set(graph.claims()["file"]) == {"a.txt", "c.txt"}


def test_an_article_that_cannot_be_written_is_left_out_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.graph import write

    sound = write.write_article

    def breaking(article: Article, *rest: object, **options: object) -> object:
        if article.source_file == "a.txt":
            raise RuntimeError("no ink")
        return sound(article, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(write, "write_article", breaking)
    report = kg.build(folder).report
    assert report is not None and report.articles == 2 and report.refused[0].source == "a.txt"


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        kg.build(tmp_path)


def test_a_store_reads_only_what_is_new(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = tmp_path_factory.mktemp("kept") / "work.kg"
    first = kg.build([folder / "a.txt", folder / "b.txt"], store=store)
    assert first.report is not None and first.report.articles == 2
    del first
    again = kg.build(folder, store=store)
    assert again.report is not None and (again.report.articles, again.report.known) == (1, 2)
    fresh = kg.build(folder, provenance=False)
    assert again.table("claims").rows == fresh.table("claims").rows
    assert again.table("timeline").rows == fresh.table("timeline").rows


def test_progress_is_told_for_each_article(folder: Path) -> None:
    steps: list[Step] = []
    kg.build(folder, progress=steps.append)
    assert [step.done for step in steps if step.name == "reading"][-1] == 3 == steps[-1].total
    assert steps[-1].name == "comparing"


def test_the_base_of_iris_can_be_set(folder: Path) -> None:
    graph = kg.build(folder, base="https://example.org/mine/")
    assert all(iri.startswith("https://example.org/mine/") for iri in graph.records)
    with pytest.raises(InputError):
        kg.build(folder, base="mine")


def test_two_builds_differ_only_in_provenance(folder: Path) -> None:
    with_it, without = kg.build(folder), kg.build(folder, provenance=False)
    assert with_it.table("claims").rows == without.table("claims").rows
    assert len(with_it.query("SELECT ?t WHERE { ?run prov:startedAtTime ?t }")) == 1
    assert len(without.query("SELECT ?t WHERE { ?run prov:startedAtTime ?t }")) == 0
