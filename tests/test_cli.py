"""The command line as a user meets it: help, formats, filters, and one line for whatever is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import kg
from kg.cli import app
from kg.cli.render import as_csv, as_json, as_markdown, plain
from kg.tables import Table

LISTINGS = ("claims", "contradictions", "shared", "timeline", "events", "outlets", "sources", "actors")
TABLES = {"contradictions": "topics"}
"""The table that a command prints, where it has another name."""
Run = Callable[..., Any]
HOSTILE = Table("claims", ("a", "b"), ({"a": 'x, "y"\nz | w', "b": None}, {"a": "\x1b[31mred\\", "b": 3}))


@pytest.fixture(scope="session")
def store(seeds_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seeds as a store's folder."""
    from kg.graph.store import GraphStore

    folder = tmp_path_factory.mktemp("store") / "work.kg"
    GraphStore(folder).load(seeds_file)
    return folder


@pytest.mark.parametrize("name", LISTINGS)
def test_json_and_csv_have_every_row_whole(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path, name: str) -> None:
    table = seeds_graph.table(TABLES.get(name, name))
    assert json.loads(run_kg(name, seeds_file, "--format", "json").out) == list(table.rows)
    read = list(csv.DictReader(io.StringIO(run_kg(name, seeds_file, "--format", "csv").out)))
    assert read == [{key: "" if value is None else str(value) for key, value in row.items()} for row in table.rows]


@pytest.mark.parametrize("name", LISTINGS)
def test_markdown_has_a_line_a_row(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path, name: str) -> None:
    lines = run_kg(name, seeds_file, "--format", "md").out.splitlines()
    table = seeds_graph.table(TABLES.get(name, name))
    assert len(lines) == 2 + len(table.rows)
    assert {len(line.replace("\\|", "").split("|")) for line in lines} == {len(table.columns) + 2}


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("columns", [80, 120])
def test_tables_keep_to_the_width(run_kg: Run, seeds_file: Path, name: str, columns: int) -> None:
    done = run_kg(name, seeds_file, columns=columns)
    assert done.code == 0 and done.out
    assert max(len(line) for line in done.out.splitlines()) <= columns


@pytest.mark.parametrize("name", LISTINGS)
def test_a_store_gives_what_a_file_gives(run_kg: Run, seeds_file: Path, store: Path, name: str) -> None:
    assert run_kg(name, store, "-f", "json").out == run_kg(name, seeds_file, "-f", "json").out


def test_each_contradiction_shows_both_claims(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path) -> None:
    shown = " ".join(run_kg("contradictions", seeds_file).out.split())
    for row in seeds_graph.table("contradictions").rows:
        for side in "ab":
            assert plain(row[f"quote_{side}"]) in shown and plain(row[f"value_{side}"]) in shown


def test_contradictions_by_pairs_and_by_topic_tell_of_the_same_claims(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path) -> None:
    pairs = json.loads(run_kg("contradictions", seeds_file, "--pairs", "-f", "json").out)
    assert pairs == list(seeds_graph.table("contradictions").rows)
    topics = json.loads(run_kg("contradictions", seeds_file, "-f", "json").out)
    assert {row["claim"] for row in topics} == {row[f"claim_{side}"] for row in pairs for side in "ab"}
    assert sum({row["number"]: row["pairs"] for row in topics}.values()) == len(pairs)


@pytest.mark.parametrize("arguments", [("contradictions",), ("contradictions", "--pairs"), ("shared",)])
def test_what_is_listed_can_be_explained(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path, arguments: tuple[str, ...]) -> None:
    row = json.loads(run_kg(*arguments, seeds_file, "--format", "json").out)[0]
    assert run_kg("explain", seeds_file, row["finding"]).code == 0
    side = next(side for side in ("", "_a") if f"claim{side}" in row)
    claim = seeds_graph.records[row[f"claim{side}"]]
    assert (row[f"begin{side}"], row[f"end{side}"]) == (claim.begin, claim.end)


def test_sources_are_written_for_other_tools_or_weighed(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path, tmp_path: Path) -> None:
    for name in ("flow.dot", "flow.graphml"):
        assert run_kg("sources", seeds_file, "--to", tmp_path / name).code == 0
        assert "Press TV" in (tmp_path / name).read_text(encoding="utf-8")
        assert run_kg("sources", seeds_file, "--to", tmp_path / name).code == 2
    assert run_kg("sources", seeds_file, "--to", tmp_path / "flow.png").code == 2
    assert run_kg("sources", seeds_file, "--to", tmp_path / "x.dot", "--support").code == 2
    support = json.loads(run_kg("sources", seeds_file, "--support", "-f", "json").out)
    assert support == list(seeds_graph.table("support").rows)


def test_all_events_are_more_than_those_told_twice(run_kg: Run, seeds_graph: kg.Graph, seeds_file: Path) -> None:
    every = json.loads(run_kg("events", seeds_file, "--all", "-f", "json").out)
    assert len(every) == len(seeds_graph.events) > len(seeds_graph.table("events").rows)


def test_formats_survive_hostile_cells() -> None:
    assert json.loads(as_json(HOSTILE)) == list(HOSTILE.rows)
    assert next(csv.reader(io.StringIO(as_csv(HOSTILE).split("\n", 1)[1]))) == ['x, "y"\nz | w', ""]
    assert as_markdown(HOSTILE).splitlines()[2] == '| x, "y" z \\| w |  |'
    assert "\x1b" not in as_markdown(HOSTILE)
    formula = Table("claims", ("a",), ({"a": "=1+1 <script>"}, {"a": -1}))
    assert as_csv(formula).splitlines()[1:] == ["'=1+1 <script>", "-1"]
    assert "| =1+1 &lt;script&gt; |" in as_markdown(formula)


def test_filters_narrow_the_claims(run_kg: Run, seeds_file: Path) -> None:
    rows = json.loads(run_kg("claims", seeds_file, "--type", "ASSAULT", "-f", "json").out)
    assert rows and {row["type"] for row in rows} == {"ASSAULT"}
    outlet = next(row["outlet"] for row in rows if row["outlet"])
    chosen = json.loads(run_kg("claims", seeds_file, "--outlet", outlet, "-f", "json").out)
    assert chosen and outlet in {row["outlet"] for row in chosen}


def test_query_takes_a_file_and_declares_prefixes(run_kg: Run, seeds_file: Path, tmp_path: Path) -> None:
    question = tmp_path / "question.rq"
    question.write_text("SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a kg:Claim }", encoding="utf-8")
    assert json.loads(run_kg("query", seeds_file, question, "-f", "json").out)[0]["n"] > 50


def test_export_link_validate_and_version(run_kg: Run, seeds_file: Path, tmp_path: Path) -> None:
    assert run_kg("export", seeds_file, "--to", tmp_path / "graph.nq").code == 0
    assert run_kg("link", tmp_path / "graph.nq", "-o", tmp_path / "linked.ttl").code == 0
    assert run_kg("contradictions", tmp_path / "linked.ttl").out == run_kg("contradictions", seeds_file).out
    assert run_kg("validate", tmp_path / "linked.ttl").out == "valid\n"
    assert run_kg("version").out.strip() == kg.__version__


FOREIGN = """
@prefix kg: <https://w3id.org/rashomon/ontology#> . @prefix plover: <https://w3id.org/rashomon/plover#> .
@prefix schema: <https://schema.org/> . @prefix : <https://example.org/> .
:a a schema:NewsArticle ; schema:publisher :gazette . :b a schema:NewsArticle ; schema:publisher :herald .
:one a kg:Claim ; kg:article :a ; kg:claimType plover:SHUN ; kg:mode plover:loudly ; kg:agent :x ; kg:recipient :y ; kg:polarity :Shown .
:two a kg:Claim ; kg:article :b ; kg:claimType :Snub ; kg:mode :quietly ; kg:agent :x ; kg:recipient :y .
"""


def test_a_graph_that_is_not_linked_says_so_and_terms_of_others_are_kept(run_kg: Run, tmp_path: Path) -> None:
    given, linked = tmp_path / "given.ttl", tmp_path / "linked.ttl"
    given.write_text(FOREIGN, encoding="utf-8")
    for name in ("contradictions", "events", "sources"):
        done = run_kg(name, given)
        assert done.code == 0 and "kg link" in done.err
    assert not run_kg("claims", given).err
    assert "events 2" in run_kg("link", given, "-o", linked).out
    assert not run_kg("contradictions", linked).err
    events = json.loads(run_kg("events", linked, "--all", "--format", "json").out)
    assert {event["type"] for event in events} == {"SHUN", "https://example.org/Snub"}


def test_validate_ends_with_one_when_something_is_wrong(run_kg: Run, tmp_path: Path) -> None:
    graph = tmp_path / "wrong.ttl"
    graph.write_text("<https://example.org/c> a <https://w3id.org/rashomon/ontology#Claim> .", encoding="utf-8")
    done = run_kg("validate", graph, "-f", "json")
    assert done.code == 1 and json.loads(done.out)


def bad_inputs(folder: Path, graph: Path) -> dict[str, tuple[list[object], str]]:
    """Command lines that can't be obeyed, and what the answer must say."""
    (folder / "broken.ttl").write_text("<a> <b> ", encoding="utf-8")
    (folder / "there.ttl").write_text("", encoding="utf-8")
    (folder / "other.ttl").write_text("<http://a.example/b> <http://a.example/c> 1 .", encoding="utf-8")
    (folder / "far.jsonld").write_text('{"@context": "https://schema.org/", "@type": "Person"}', encoding="utf-8")
    (folder / "wrong.csv").write_text("texte,date\nx,hier\n", encoding="utf-8")
    (folder / "head.csv").write_text("text,date\n", encoding="utf-8")
    (folder / "hurt.kg").mkdir()
    (folder / "hurt.kg" / "CURRENT").write_text("x", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder / "notes.odt").write_text("x", encoding="utf-8")
    article = folder / "article.txt"
    article.write_text("", encoding="utf-8")
    return {
        "missing input": (["build", folder / "none", "-o", folder / "g.ttl"], "none"),
        "missing graph": (["claims", folder / "none.ttl"], "does not exist"),
        "no such folder": (["build", "seeds", "-o", folder / "nowhere" / "g.ttl"], "folder"),
        "output is a folder": (["export", graph, "--to", folder], "is a folder"),
        "output can't be written": (["build", "seeds", "-o", "/proc/g.ttl"], "can't write /proc/g.ttl"),
        "missing input for a store": (["build", folder / "none", "--store", folder / "new.kg"], "none"),
        "nothing readable for a store": (["build", article, "--store", folder / "new.kg"], "empty"),
        "no folder for a store": (["build", "seeds", "--store", folder / "nowhere" / "new.kg"], "make it first"),
        "empty folder as a store": (["link", folder / "empty"], "--store"),
        "graph of another program": (["timeline", folder / "other.ttl"], "kg build"),
        "nothing to check": (["validate", folder / "there.ttl"], "no articles"),
        "nothing to link": (["link", folder / "other.ttl", "-o", folder / "linked.ttl"], "no articles"),
        "half a graph": (["claims", folder / "broken.ttl"], "line 1"),
        "context at an address": (["claims", folder / "far.jsonld"], "nothing is fetched"),
        "unknown output extension": (["build", "seeds", "-o", folder / "g.docx"], ".ttl"),
        "unknown input extension": (["build", folder / "notes.odt", "-o", folder / "g.ttl"], ".txt"),
        "unknown graph extension": (["claims", folder / "notes.odt"], ".ttl"),
        "broken graph": (["claims", folder / "broken.ttl"], "broken.ttl"),
        "broken query": (["query", graph, "SELECT * WHERE {"], "query"),
        "update": (["query", graph, "DELETE WHERE { ?s ?p ?o }"], "updates"),
        "unknown prefix": (["query", graph, "SELECT * { ?s a foo:Bar }"], "PREFIX foo:"),
        "query file without its ending": (["query", graph, article], ".rq"),
        "rows missing": (["build", folder / "head.csv", "-o", folder / "g.ttl"], "no rows"),
        "address as input": (["build", "https://example.org/a.html", "-o", folder / "g.ttl"], "not fetched"),
        "damaged store": (["claims", folder / "hurt.kg"], "damaged"),
        "columns missing": (["build", folder / "wrong.csv", "-o", folder / "g.ttl"], "rename 'texte'"),
        "no day of the calendar": (["claims", graph, "--since", "2021-02-30"], "no date"),
        "until before since": (["claims", graph, "--since", "2022", "--until", "2020"], "later than"),
        "empty name": (["claims", graph, "--actor", ""], "--actor is empty"),
        "missing query file": (["query", graph, folder / "none.rq"], "none.rq"),
        "unknown actor": (["claims", graph, "--actor", "Rusie"], "did you mean"),
        "unknown place": (["shared", graph, "--place", "Zzyzx"], "place"),
        "unknown outlet": (["contradictions", graph, "--outlet", "The Daily Nothing"], "outlet"),
        "unknown type": (["timeline", graph, "--type", "PICNIC"], "ASSAULT"),
        "no date": (["claims", graph, "--since", "yesterday"], "2022-03"),
        "output exists": (["build", "seeds", "-o", folder / "there.ttl"], "--force"),
        "nothing to read": (["build", folder / "empty", "-o", folder / "g.ttl"], "no articles"),
        "nothing readable": (["build", article, "-o", folder / "g.ttl"], "empty"),
        "nowhere to put it": (["build", "seeds"], "-o graph.ttl"),
        "base is no IRI": (["build", "seeds", "-o", folder / "g.ttl", "--base", "here"], "IRI"),
        "missing table": (["build", "seeds", "-o", folder / "g.ttl", "--knowledge", folder / "none.tsv"], "none.tsv"),
        "not a store": (["claims", folder], "store"),
        "unknown option": (["claims", graph, "--colour", "red"], "--help"),
        "unknown command": (["clams", graph], "--help"),
        "unknown format": (["claims", graph, "--format", "xlsx"], "table"),
    }


def test_bad_input_is_one_line_and_exit_code_two(run_kg: Run, seeds_file: Path, seeds: Path, tmp_path: Path) -> None:
    wrong = []
    for name, (arguments, hint) in bad_inputs(tmp_path, seeds_file).items():
        before = sorted(path.name for path in tmp_path.rglob("*"))
        done = run_kg(*(seeds if argument == "seeds" else argument for argument in arguments))
        lines = done.err.splitlines()
        ok = done.code == 2 and len(lines) == 1 and lines[0].startswith("kg: ") and hint in lines[0] and not done.out
        if not ok or sorted(path.name for path in tmp_path.rglob("*")) != before:
            wrong.append((name, done))
    assert not wrong


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs an ordinary user: root may write anywhere")
def test_a_folder_without_permission_is_refused_before_the_work(run_kg: Run, seeds: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = run_kg("build", seeds, "-o", tmp_path / "graph.ttl")
    assert done.code == 2 and "write" in done.err


def test_no_argument_shows_the_help(run_kg: Run) -> None:
    done = run_kg()
    assert done.code == 0 and "contradictions" in done.out and not done.err


@pytest.mark.parametrize("name", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_every_help_keeps_an_example_on_one_line(run_kg: Run, name: str) -> None:
    lines = run_kg(name, "--help", columns=80).out.splitlines()
    assert any(re.match(rf"    kg {name}\b", line) for line in lines)
    assert max(len(line) for line in lines) <= 80


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from kg.cli import run; run()", *map(str, arguments)]


def test_a_closed_pipe_is_quiet(seeds_file: Path) -> None:
    process = subprocess.Popen(command("claims", seeds_file, "-f", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)


def test_an_interrupted_build_leaves_nothing(seeds: Path, tmp_path: Path) -> None:
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a job in the background is started deaf to the signal
    building = command("build", seeds, "-o", tmp_path / "graph.ttl")
    process = subprocess.Popen(building, stderr=subprocess.PIPE, text=True, preexec_fn=heard)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130 and told == "kg: interrupted\n"
    assert list(tmp_path.iterdir()) == []


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys; from kg.cli import main; main(['--help']); print(sorted({'spacy', 'pandas', 'pyshacl'} & set(sys.modules)))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "contradictions" in done.stdout
    assert time.perf_counter() - start < 5
