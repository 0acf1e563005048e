"""The benchmark of claims counts what it says it counts, over an invented article and an annotation of its own."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import runpy
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "Des manifestants ont incendié une banque à Beyrouth le 4 mars 2019. "
    "La police libanaise a arrêté douze manifestants à Beyrouth, selon Amnesty International."
)
QUIET = "Le musée de la ville rouvre ses portes mardi. Les enfants y entrent sans payer et les familles sont attendues nombreuses."
HEADER = "# an annotation\narticle\tpart\tbegin\tend\ttype\tagent\trecipient\tplace\tsource\ttime\tpolarity\tmodality\n"
Measure = Callable[..., dict[str, list[str]]]


def digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def row(words: str, *rest: str, part: str = "development") -> str:
    begin = TEXT.index(words)
    return "\t".join([digits(TEXT), part, str(begin), str(begin + len(words)), *rest]) + "\n"


@pytest.fixture(autouse=True)
def beside_the_benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks import what stands beside them."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


FIRE = row("ont incendié", "assault", "protesters", "", "beirut", "", "2019-03-04", "affirmed", "certain")
ARREST = row("arrêté", "coerce", "lebanon", '"des manifestants"', "beirut", "amnesty", "", "affirmed", "certain")


@pytest.fixture
def measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Measure:
    """Run the benchmark over both articles; gives the figures of each line of its table."""
    path, annotated = tmp_path / "collection.jsonl", tmp_path / "annotated.tsv"
    lines = [json.dumps({"text": text, "date": "2019-03-05", "language": "fr"}) for text in (TEXT, QUIET)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def run(*rows: str, part: str = "development") -> dict[str, list[str]]:
        annotated.write_text(HEADER + "".join(rows), encoding="utf-8")
        main = runpy.run_path(str(ROOT / "benchmarks" / "bench_claims.py"))["main"]
        main([str(path), "--part", part, "--annotated", str(annotated)])
        return {name: figures for name, *figures in map(str.split, capsys.readouterr().out.splitlines())}

    return run


def test_what_agrees_is_right_through_wholes_and_namings(measure: Measure) -> None:
    figures = measure(FIRE, ARREST)
    assert figures["1"] == ["of", "1", "annotated", "articles"]
    for name in ("found", "typed", "core", "agent", "place"):
        assert figures[name] == ["1.000", "1.000", "1.000", "2", "2"], name
    for name in ("recipient", "time", "source"):
        assert figures[name] == ["1.000", "1.000", "1.000", "1", "1"], name
    assert figures["polarity"] == figures["modality"] == ["1.000", "2"]


def test_what_is_wrong_missed_or_spurious_counts(measure: Measure) -> None:
    wrong_type = row("incendié", "protest", "syria", "", "aleppo", "", "2019-03", "affirmed", "future")
    missed = row("banque", "control", "isis", "", "", "", "", "affirmed", "certain")
    figures = measure(wrong_type, missed)
    assert figures["found"] == ["0.500", "0.500", "0.500", "2", "2"]
    assert figures["typed"] == figures["core"] == ["0.000", "0.000", "0.000", "2", "2"]
    assert figures["agent"] == ["0.000", "0.000", "0.000", "2", "2"]
    assert figures["time"] == ["0.000", "0.000", "0.000", "1", "1"]
    assert figures["place"] == ["0.000", "0.000", "0.000", "1", "2"]
    assert figures["polarity"] == ["1.000", "1"]
    assert figures["modality"] == ["0.000", "1"]


def test_claims_of_an_article_without_any_are_spurious(measure: Measure) -> None:
    empty = f"{digits(TEXT)}\tdevelopment" + "\t" * 10 + "\n"
    assert measure(empty)["found"] == ["0.000", "-", "0.000", "0", "2"]


def test_only_the_part_that_is_asked_for_is_read(measure: Measure) -> None:
    with pytest.raises(SystemExit, match="none of the 0 annotated articles"):
        measure(FIRE, part="test")
    assert measure(FIRE, part="all")["found"][3] == "1"


def test_a_missing_collection_is_said(tmp_path: Path) -> None:
    main = runpy.run_path(str(ROOT / "benchmarks" / "bench_claims.py"))["main"]
    with pytest.raises(SystemExit, match="is not there"):
        main([str(tmp_path / "none.jsonl")])


def test_other_words_of_an_actor_agree(measure: Measure) -> None:
    worded = row("arrêté", "coerce", '"agents;la police libanaise"', '"des manifestants"', "", "", "", "affirmed", "certain")
    assert measure(worded)["agent"][3:] == ["1", "2"]
    assert measure(worded)["core"][2] == measure(ARREST)["core"][2]


def test_agreement_is_that_of_the_second_annotation_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measure: Measure
) -> None:
    measure(FIRE)  # writes the collection
    bench = runpy.run_path(str(ROOT / "benchmarks" / "bench_claims.py"))
    later = row("arrêté", "coerce", "", '"manifestants;des manifestants"', "", "", "", "affirmed", "future")
    for name, rows in (("first", FIRE + ARREST), ("second", FIRE + later)):
        path = tmp_path / f"{name}.tsv"
        path.write_text(HEADER + rows, encoding="utf-8")
        monkeypatch.setitem(bench["ANNOTATED"], name, path)
    printed = _printed(bench["main"], [str(tmp_path / "collection.jsonl"), "--agreement"])
    table = {name: figures for name, *figures in map(str.split, printed)}
    assert table["typed"] == ["1.000", "1.000", "1.000", "2", "2"]
    assert table["core"] == ["0.500", "0.500", "0.500", "2", "2"]
    assert table["recipient"] == ["1.000", "1.000", "1.000", "1", "1"]
    assert table["modality"] == ["0.500", "2"]


def _printed(main: Callable[[list[str]], None], arguments: list[str]) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(arguments)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(("name", "articles"), [("orangesum", 224), ("orangesum_first", 146), ("orangesum_second", 146)])
def test_an_annotation_is_sorted_and_no_article_is_in_both_parts(name: str, articles: int) -> None:
    with (ROOT / "benchmarks" / "annotated" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        assert file.readline().startswith("# ")
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    order = [(row["part"], row["article"], int(row["begin"] or 0)) for row in rows]
    assert all(before <= after for before, after in pairwise(order))
    parts = {(row["article"], row["part"]) for row in rows}
    assert len(parts) == len({article for article, _ in parts}) == articles
    assert {part for _, part in parts} == {"development", "test"}
