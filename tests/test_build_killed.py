"""A build killed at any moment leaves a valid store, which the next run completes; a second writer is refused, readers are not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import kg

TIMES = 50
MEMORY = Path("/dev/shm")  # where waiting for the disk takes no time; what a killed process has written is there all the same
HOLD = "import sys; from kg.graph.store import GraphStore; store = GraphStore(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_build_killed_at_any_moment_loses_nothing() -> None:
    quick = str(MEMORY) if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=quick) as folder:
        command = [sys.executable, Path(__file__).with_name("killed_builds.py"), folder, str(TIMES)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=True)
    told = json.loads(done.stdout)
    whole, trials = told["whole"], told["trials"]
    assert len(trials) == TIMES and whole["contradictions"] > 0
    for trial in trials:
        assert "error" not in trial, trial
        assert trial["then"].get("bytes") == whole["bytes"], trial
        assert trial["seen"]["problems"] == [], trial
        assert "nothing" in trial["seen"]["refused"] or not trial["seen"]["refused"], trial
        assert not trial["begun"] or trial["seen"]["articles"] == whole["read"], trial
    cut = [trial for trial in trials if 0 < trial["then"]["read"] < whole["read"]]
    assert len(cut) >= 3, "hardly any build was killed between two articles"


@contextmanager
def held(store: Path) -> Iterator[int]:
    """Another process has the store open for writing; its number."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout and process.stdout.readline() == "held\n"
        yield process.pid
        process.stdin.close()


def test_a_second_writer_is_told_who_writes_and_readers_are_not_blocked(run_kg: Callable[..., Any], seeds: Path, tmp_path: Path) -> None:
    store = tmp_path / "work.kg"
    kg.build(seeds / "001_0d4ca98f439f30a8.txt", store=store)
    before = run_kg("shared", store).out
    with held(store) as process:
        for arguments in (("build", seeds, "--store", store), ("link", store), ("remove", store, "001_0d4ca98f439f30a8.txt")):
            done = run_kg(*arguments)
            assert done.code == 2 and done.err.count("\n") == 1 and f"process {process} writes to the store {store}" in done.err
            assert "wait until it ends" in done.err and not done.out
        done = run_kg("shared", store)
        assert done.code == 0 and done.out == before and done.out
    assert run_kg("link", store).code == 0
