"""`kg validate`: what people read, what programs get."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Run = Callable[..., tuple[int, str, str]]


def test_a_valid_graph_is_told_in_a_word(run_kg: Run) -> None:
    assert run_kg("validate", HERE / "valid.ttl")[:2] == (0, "valid\n")


def test_a_fault_is_told_with_file_words_and_remedy(run_kg: Run) -> None:
    code, out, _ = run_kg("validate", HERE / "broken/claim-without-polarity.ttl", columns=200)
    assert code == 1 and "shapes that fail: Claim (1)" in out
    for part in ("valdorie.txt", "Au moins 18 miliciens", "needs one kg:polarity", "build the article again"):
        assert part in " ".join(out.split())


def test_programs_get_every_column(run_kg: Run) -> None:
    code, out, _ = run_kg("validate", HERE / "broken/chain-with-a-gap.ttl", "-f", "json")
    (row,) = json.loads(out)
    assert code == 1 and list(row) == ["node", "message", "mend", "shape", "article", "file", "words"]
    assert row["file"] == "valdorie.txt" and row["article"].endswith("/article/00112233445566aa")


def test_foreign_rdf_is_told_first(run_kg: Run, tmp_path: Path) -> None:
    graph = tmp_path / "other.ttl"
    graph.write_text("@prefix s: <https://schema.org/> . <http://e.example/a> a s:NewsArticle .", encoding="utf-8")
    code, out, _ = run_kg("validate", graph)
    assert code == 1 and out.startswith("This is no Rashomon graph: it has no kg:Claim") and "NewsArticle (3)" in out


def test_the_table_is_cut_and_says_so(run_kg: Run, tmp_path: Path) -> None:
    graph = tmp_path / "many.ttl"
    claims = " ".join(f"<http://e.example/{i}> a <https://w3id.org/rashomon/ontology#Claim> ." for i in range(20))
    graph.write_text(claims, encoding="utf-8")
    _, out, _ = run_kg("validate", graph, "--limit", "5")
    assert "and 115 more: --limit 120 shows them" in out
    assert len(json.loads(run_kg("validate", graph, "-f", "json")[1])) == 120


@pytest.mark.parametrize("text", ["", "<a> <b> ", "\x00\x01garbage"])
def test_what_is_no_graph_is_one_line(text: str, run_kg: Run, tmp_path: Path) -> None:
    (tmp_path / "g.ttl").write_text(text, encoding="utf-8")
    code, out, err = run_kg("validate", tmp_path / "g.ttl")
    assert code == 2 and out == "" and err.count("\n") == 1 and "g.ttl" in err


def test_the_seeds_are_valid_within_seconds(run_kg: Run, seeds_file: Path) -> None:
    start = time.perf_counter()
    assert run_kg("validate", seeds_file)[:2] == (0, "valid\n")
    assert time.perf_counter() - start < 10
