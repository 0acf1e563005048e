"""The README tells of every command and option, and what it shows is true."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

import kg
from kg.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [text for name, text in re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE) if name == language]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_heading_and_an_example(name: str) -> None:
    headings = " ".join(re.findall(r"^### (.*)$", README, re.MULTILINE))
    assert re.search(rf"\bkg {name}\b", headings), f"no heading names kg {name}"
    assert re.search(rf"^kg {name}\b", README, re.MULTILINE), f"no example of kg {name}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_named(name: str) -> None:
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")} - {"--help"}
    assert sorted(option for option in options if option not in README) == []


def test_every_example_is_a_command_line_that_kg_takes() -> None:
    examples = re.findall(r"^kg (\w+)(.*)$", "\n".join(blocks("")), re.MULTILINE)
    assert len(examples) > 10
    for name, rest in examples:
        assert name in COMMANDS
        if rest.count("'") % 2:  # goes on in the next line
            continue
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        used = {word for word in shlex.split(rest, comments=True) if re.fullmatch(r"--?[a-z-]+", word)}
        assert used <= known, f"kg {name}{rest}"


def test_the_sparql_examples_run(seeds_graph: kg.Graph) -> None:
    queries = blocks("sparql")
    assert queries
    for query in queries:
        assert len(seeds_graph.query(query)) > 0


def test_the_python_names_exist(seeds_graph: kg.Graph) -> None:
    block = blocks("python")[0]
    names = set(re.findall(r"\bg\.(\w+)", block))
    assert names >= {"claims", "contradictions", "shared", "timeline", "query", "dataset", "to_networkx", "export"}
    assert all(hasattr(seeds_graph, name) for name in names)
    assert all(hasattr(kg, name) for name in re.findall(r"\bkg\.(build|open)\(", block))


def test_the_excerpt_is_what_the_demo_prints(seeds_file: Path) -> None:
    scope = runpy.run_path(str(ROOT / "benchmarks" / "readme.py"))
    assert scope["with_excerpt"](README, scope["excerpt"](seeds_file)) == README, "run: make readme"
    assert "$ kg contradictions" in README and "$ kg shared" in README
