"""What holds for every format: the same bytes, whole or not at all, whatever the disk says; and how the command line offers them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.api import Graph
from kg.errors import GraphError
from kg.exports import check_export, export_graph, formats
from kg.exports.kinds import Bundle, Statements, View

ROOT, SAMPLE = Path(__file__).parents[2], Path(__file__).with_name("sample.py")
FILES = [f"g{extension}" for known in formats() for extension in known.EXTENSIONS]
FOLDERS = [known.NAME for known in formats() if isinstance(known, Bundle)]
NETWORKED = [f"g{known.EXTENSIONS[0]}" for known in formats() if isinstance(known, View) and known.OPTION == "network"]


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of all files of a folder."""
    return {found.name: found.read_bytes() for found in sorted(path.rglob("*")) if found.is_file()}


def run(script: str, *arguments: object, seed: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a few lines in a process of their own, with the sample graph as `graph`."""
    opening = "import runpy, sys; graph = runpy.run_path(sys.argv[1])['make'](control=False)\n"
    return subprocess.run(
        [sys.executable, "-c", opening + script, str(SAMPLE), *map(str, arguments)],
        env={**os.environ, "PYTHONHASHSEED": str(seed)}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_format_says_what_it_is() -> None:
    assert len(formats()) == 15
    for known in formats():
        assert isinstance(known, Statements | View | Bundle), known.NAME
        assert known.DESCRIPTION and known.READERS and known.EXTENSIONS


def test_the_bytes_do_not_depend_on_the_hash_seed_or_the_name(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        f"for name in {FILES}: graph.export(Path(sys.argv[2], name))\n"
        f"for name in {NETWORKED}:\n"
        "    for part in ('claims', 'sources'): graph.export(Path(sys.argv[2], part + name), part=part)\n"
        f"for name in {FOLDERS}: graph.export(Path(sys.argv[2], name), format=name)"
    )
    for seed in (0, 1):
        (tmp_path / str(seed)).mkdir()
        done = run(script, tmp_path / str(seed), seed=seed)
        assert done.returncode == 0, done.stderr
    assert len(contents(tmp_path / "0")) > len(FILES)
    assert contents(tmp_path / "0") == contents(tmp_path / "1")


def test_the_order_of_statements_does_not_show(plain_graph: Graph, tmp_path: Path) -> None:
    quads = list(plain_graph.store.quads())
    other = kg.api.Graph(kg.graph.store.GraphStore())
    other.store.inner.extend(sorted(quads, key=str, reverse=True))
    for name in FILES:
        one, two = plain_graph.export(tmp_path / f"one{name}"), other.export(tmp_path / f"two{name}")
        assert one.read_bytes() == two.read_bytes(), name


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits on the size of files are a matter of POSIX")
def test_a_full_disk_leaves_nothing_and_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files is met where a full disk would be: in the middle of writing."""
    script = (
        "import resource, signal; from pathlib import Path; from kg.errors import GraphError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); folder = Path(sys.argv[2])\n"
        "graph._content(); resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
        f"for name, form in [*((name, None) for name in {FILES}), *((name, name) for name in {FOLDERS})]:\n"
        "    old = (folder / name).is_file()\n"
        "    try: graph.export(folder / name, format=form, force=True)\n"
        "    except GraphError as error: print(name, error)\n"
        "    else: print(name, 'WRITTEN')"
    )
    for name in FILES:
        (tmp_path / name).write_text("old")
    done = run(script, tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(FILES) + len(FOLDERS)
    assert all(" can't write " in line and "File too large" in line for line in lines), done.stdout
    assert contents(tmp_path) == dict.fromkeys(FILES, b"old") and len(list(tmp_path.iterdir())) == len(FILES)


def test_what_a_disk_says_is_told(plain_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for name, form in [*((name, None) for name in FILES), *((name, name) for name in FOLDERS)]:
        with pytest.raises(GraphError, match="No space left on device; choose another place"):
            plain_graph.export(tmp_path / name, format=form)
    assert not list(tmp_path.iterdir())


def test_an_interruption_leaves_nothing(plain_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    for name, form in [*((name, None) for name in FILES), *((name, name) for name in FOLDERS)]:
        with pytest.raises(KeyboardInterrupt):
            plain_graph.export(tmp_path / name, format=form)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("extension", [e for known in formats() if isinstance(known, Statements) for e in known.EXTENSIONS])
def test_what_is_written_is_a_graph_again(plain_graph: Graph, tmp_path: Path, extension: str) -> None:
    again = kg.open(plain_graph.export(tmp_path / f"g{extension}"))
    assert again.records == plain_graph.records and again.findings == plain_graph.findings
    assert again.export(tmp_path / "again.csv").read_bytes() == plain_graph.export(tmp_path / "first.csv").read_bytes()


def test_a_huge_literal_is_written_by_every_format(sample_with_quote: Callable[[str], Graph], tmp_path: Path) -> None:
    graph = sample_with_quote("é" * 3_000_000)
    for name in FILES:
        part = "claims" if name in NETWORKED else None
        path = graph.export(tmp_path / name, part=part)
        assert name.endswith((".zip", ".parquet")) or path.stat().st_size > 6_000_000, name


@pytest.fixture
def sample_with_quote() -> Callable[[str], Graph]:
    def make(quote: str) -> Graph:
        from kg.graph.store import GraphStore

        ontology, nif = "https://w3id.org/rashomon/ontology#", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
        store = GraphStore()
        claim, span, article = NamedNode("urn:x:claim"), NamedNode("urn:x:span"), NamedNode("urn:x:article")
        for subject, predicate, value in (
            (claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", NamedNode(f"{ontology}Claim")),
            (claim, f"{ontology}article", article),
            (claim, f"{ontology}claimType", NamedNode("https://w3id.org/rashomon/plover#ASSAULT")),
            (claim, "http://groundedannotationframework.org/gaf#denotedBy", span),
            (span, f"{nif}anchorOf", Literal(quote, language="fr")),
            (claim, f"{ontology}place", NamedNode("urn:x:place")),
            (NamedNode("urn:x:place"), "http://www.w3.org/2003/01/geo/wgs84_pos#lat", Literal(1)),
            (NamedNode("urn:x:place"), "http://www.w3.org/2003/01/geo/wgs84_pos#long", Literal(2)),
        ):
            store.inner.add(Quad(subject, NamedNode(predicate), value))
        return Graph(store)

    return make


def test_an_empty_graph_is_written_by_every_format(tmp_path: Path) -> None:
    from kg.graph.store import GraphStore

    graph = Graph(GraphStore())
    for name in FILES:
        assert graph.export(tmp_path / name).is_file()


def test_a_folder_with_files_is_never_touched(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    assert graph.export(folder, format="csv") == folder and len(list(folder.iterdir())) == 9
    before = contents(folder)
    for name in FOLDERS:
        with pytest.raises(GraphError, match="holds files already: name a new one"):
            graph.export(folder, format=name, force=True)
    assert contents(folder) == before and list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("name", "form", "part", "message"),
    [
        ("g.gexf", None, "wars", r"gexf has no network 'wars': choose one of actors, claims, sources"),
        ("g.csv", None, "wars", r"csv has no table 'wars': choose one of claims, actors"),
        ("g.ttl", None, "actors", r"turtle writes the whole graph here: leave 'actors' out"),
        ("g.csv.zip", None, "actors", r"csv writes the whole graph here"),
        (".", None, None, "is a folder: name a file in it, or the format"),
        ("tables", "excel", None, "unknown output format 'excel'"),
        ("tables", None, None, "has no extension"),
        ("none/tables", "csv", None, "does not exist"),
        ("g.zip", None, None, "unknown output format '.zip'"),
    ],
)
def test_what_can_not_be_is_told_before(tmp_path: Path, name: str, form: str | None, part: str | None, message: str) -> None:
    with pytest.raises(GraphError, match=message) as caught:
        check_export(tmp_path / name, format=form, part=part)
    assert "\n" not in str(caught.value) and not list(tmp_path.iterdir())


def test_statements_alone_do_not_show_claims(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="gexf shows claims"):
        export_graph([], tmp_path / "g.gexf")
    assert not list(tmp_path.iterdir())


def test_the_command_line_lists_and_writes(run_kg: Callable[..., object], graph: Graph, tmp_path: Path) -> None:
    told = run_kg("export", "--list", columns=120)
    assert told.code == 0 and all(known.NAME in told.out for known in formats()) and told.out.endswith("15 formats\n")
    source = graph.export(tmp_path / "g.ttl")
    for arguments in (
        ("--to", tmp_path / "s.gexf", "--network", "sources"),
        ("--to", tmp_path / "p.csv", "--table", "places"),
        ("-o", tmp_path / "all", "-f", "csv"),
    ):
        done = run_kg("export", source, *arguments)
        assert (done.code, done.err, done.out) == (0, "", f"{arguments[1]}\n")
    assert (tmp_path / "p.csv").read_bytes() == (tmp_path / "all" / "places.csv").read_bytes()
    assert b"republishes" in (tmp_path / "s.gexf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--to", "x.gexf", "--table", "claims"), "gexf has no --table: use --network"),
        (("--to", "x.ttl", "--network", "actors"), "turtle has no --network: leave it out"),
        (("--to", "x.gexf", "--network", "wars"), "choose one of actors, claims, sources"),
        (("--to", "x.gexf", "--network", "actors", "--table", "claims"), "gexf has no --table"),
        (("--to", "x.zip"), "unknown output format"),
    ],
)
def test_the_command_line_refuses_before_it_reads(run_kg: Callable[..., object], arguments: tuple[str, ...], hint: str) -> None:
    done = run_kg("export", "not-there.ttl", *arguments)
    assert done.code == 2 and hint in done.err and done.err.count("\n") == 1
