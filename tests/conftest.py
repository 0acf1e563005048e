"""What many tests share: the graph of the seeds, built once, and the command `kg`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest

import kg
from kg.cli import main

hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine makes no test fail
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


class Done(NamedTuple):
    """How a command line ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles."""
    return SEEDS


@pytest.fixture(scope="session")
def seeds_graph() -> kg.Graph:
    """The graph of the seeds, in memory."""
    return kg.build(SEEDS, provenance=False)


@pytest.fixture(scope="session")
def seeds_file(seeds_graph: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a Turtle file."""
    return seeds_graph.export(tmp_path_factory.mktemp("seeds") / "graph.ttl")


@pytest.fixture
def run_kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line of `kg` in this process: exit code, stdout, stderr."""

    def run(*arguments: str | Path, columns: int = 100) -> Done:
        monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run
