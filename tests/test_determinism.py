"""The same articles give the same bytes, whatever the hash seed and the working directory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path, output: Path, *, seed: str, cwd: Path, epoch: str | None = None) -> None:
    """Without provenance, or with that of a fixed time."""
    command = [sys.executable, "-c", "from kg.cli import run; run()", "build", str(folder)]
    done = subprocess.run(
        [*command, "-o", str(output), *([] if epoch else ["--no-provenance"])],
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})},
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


def test_a_fixed_time_fixes_the_provenance_too(tmp_path: Path) -> None:
    paths = [tmp_path / "first.ttl", tmp_path / "second.ttl"]
    article = ROOT / "seeds" / "001_0d4ca98f439f30a8.txt"
    for path, seed in zip(paths, ("7", "8"), strict=True):
        build(article, path, seed=seed, cwd=tmp_path, epoch="1700000000")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert "2023-11-14T22:13:20Z" in paths[0].read_text(encoding="utf-8")
