"""The same articles give the same bytes, whatever the hash seed and the working directory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path, output: Path, *, seed: str, cwd: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import run; run()", "build", str(folder)]
    done = subprocess.run(
        [*command, "-o", str(output), "--no-provenance"],
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.trig", tmp_path / "second.trig"
    build(ROOT / "seeds", first, seed="1", cwd=ROOT)
    build(Path(os.path.relpath(ROOT / "seeds", tmp_path)), second, seed="4242", cwd=tmp_path)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size > 10_000
