"""What neo4j-admin and cypher-shell read: typed headers, ends that exist, literals that come back."""

import csv
import re
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from kg.api import Graph
from kg.exports.cypher import literal

HEADER = re.compile(r"\w+:(string|long|double|date)")
STRING = r"'(?:[^'\\]|\\(?:[\\'nrt]|u[0-9a-f]{4}))*'"
VALUE = rf"(?:{STRING}(?: \+ {STRING})*|date\('\d{{4}}-\d\d-\d\d'\)|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
MAP = rf"\{{(?:`\w+`: {VALUE}(?:, `\w+`: {VALUE})*)?\}}"
NODE = re.compile(rf"  \{{iri: ({STRING}), its: {MAP}\}},?")
LINK = re.compile(rf"  \{{source: ({STRING}), target: ({STRING}), its: {MAP}\}},?")
CONSTRAINT = re.compile(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.iri IS UNIQUE;")
MERGE_NODE = re.compile(r"\] AS row MERGE \(n:(\w+) \{iri: row\.iri\}\) SET n \+= row\.its;")
MERGE_LINK = re.compile(
    r"\] AS row MATCH \(a:\w+ \{iri: row\.source\}\) MATCH \(b:\w+ \{iri: row\.target\}\) "
    r"MERGE \(a\)-\[r:\w+(?: \{\w+: row\.its\.\w+(?:, \w+: row\.its\.\w+)*\})?\]->\(b\)(?: SET r \+= row\.its)?;"
)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "'": "'", "\\": "\\"}


def value_of(written: str) -> str:
    """The text that a string literal, or several joined by +, stand for."""
    body = re.sub(r"(?<!\\)((?:\\\\)*)' \+ '", r"\1", written)[1:-1]
    return re.sub(r"\\(u([0-9a-f]{4})|.)", lambda m: chr(int(m[2], 16)) if m[2] else ESCAPED[m[1]], body)


def test_the_importer_finds_every_file_and_every_end(graph: Graph, sample: SimpleNamespace, tmp_path: Path) -> None:
    folder = graph.export(tmp_path / "neo4j", format="neo4j")
    arguments = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    named = {re.sub(r"--(nodes|relationships)=", "", line): line.split("=")[0] for line in arguments if line.endswith(".csv")}
    assert "--multiline-fields=true" in arguments
    assert set(named) == {path.name for path in folder.iterdir()} - {"import.args"}
    identifiers: set[str] = set()
    for name in sorted(named, key=lambda name: named[name] != "--nodes"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        if named[name] == "--nodes":
            assert (header[0], header[-1]) == ("iri:ID", ":LABEL") and all(map(HEADER.fullmatch, header[1:-1]))
            assert not identifiers & {row[0] for row in rows}
            identifiers |= {row[0] for row in rows}
        else:
            assert (header[0], *header[-2:]) == (":START_ID", ":END_ID", ":TYPE") and all(map(HEADER.fullmatch, header[1:-2]))
            assert rows and {end for row in rows for end in (row[0], row[-2])} <= identifiers
    with (folder / "claim.csv").open(encoding="utf-8", newline="") as file:
        assert sample.NASTY in {row["quote:string"] for row in csv.DictReader(file)}


def test_relationships_say_who_did_what(graph: Graph, tmp_path: Path) -> None:
    folder = graph.export(tmp_path / "neo4j", format="neo4j")

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    assert [row["value:double"] for row in rows("claim-counts-actor.csv")] == ["5.0", "18.0"]
    assert [row["kind:string"] for row in rows("claim-contradicts-claim.csv")] == ["Numeric"]
    assert [(row[":START_ID"][-8:], row[":END_ID"][-8:]) for row in rows("actor-part_of-actor.csv")] == [("a-forces", "valdoria")]
    assert len(rows("claim-appears_in-article.csv")) == 5


def test_the_script_is_statements_that_end(graph: Graph, sample: SimpleNamespace, tmp_path: Path) -> None:
    lines = graph.export(tmp_path / "g.cypher").read_text(encoding="utf-8").splitlines()
    nodes, links, made = set(), set(), 0
    for line in lines:
        if node := NODE.fullmatch(line):
            nodes.add(value_of(node[1]))
        elif link := LINK.fullmatch(line):
            links |= {value_of(link[1]), value_of(link[2])}
        elif MERGE_NODE.fullmatch(line) or MERGE_LINK.fullmatch(line):
            made += 1
        else:
            assert line == "UNWIND [" or CONSTRAINT.fullmatch(line), line
    assert made == lines.count("UNWIND [") > 10
    assert links and links <= nodes
    text = next(line for line in lines if "HYPERLINK" in line)
    assert sample.NASTY in [value_of(found) for found in re.findall(rf"{STRING}(?: \+ {STRING})*", text)]


@given(st.text(alphabet="\\uU'0027\n\r\t\x00\x9f\u2028é🚚 +", max_size=12))
def test_a_literal_comes_back_and_hides_no_escape(text: str) -> None:
    written = literal(text)
    assert re.fullmatch(rf"{STRING}(?: \+ {STRING})*", written)
    assert value_of(written) == text
    assert not re.search(r"(?<!\\)(?:\\\\)+[uU]", written)
    assert all(char >= " " for char in written)
