"""The five seed files, and a few hundred real articles where they are at hand."""

import json
import shutil
from pathlib import Path

import pytest

from kg.corpus import count, read
from kg.model import Article, ParagraphKind

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ORANGE = ROOT.parent / "shared" / "corpus" / "orangesum.jsonl"


def articles(path: Path) -> list[Article]:
    found = list(read([path]))
    assert count([path]) == len(found)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def kinds(article: Article, kind: ParagraphKind) -> list[str]:
    return [article.text[p.span.begin : p.span.end] for p in article.paragraphs if p.kind is kind]


def test_the_seeds_with_their_manifest() -> None:
    found = articles(SEEDS)
    known = [(a.source_file[:3], a.outlet, a.republished_from, a.published, "published" in a.inferred) for a in found]
    assert known == [
        ("000", None, (), "2021-04?", True),
        ("001", None, (), "2021-01", False),
        ("002", None, ("South Front", "The Cradle"), "2024-01-21", False),
        ("003", "Press TV", (), "2020-01", False),
        ("003", "Press TV", (), "2020-01-19", True),
        ("004", "Press TV", (), "2022-03-01", True),
    ]
    assert len({a.id for a in found}) == 6
    for article in found:
        assert article.text.encode("utf-8") == (SEEDS / article.source_file).read_bytes()


def test_the_seeds_without_it(tmp_path: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    bare, known = articles(tmp_path), articles(SEEDS)
    assert [(a.source_file, a.span, a.paragraphs, a.sha256, a.title) for a in bare] == [
        (a.source_file, a.span, a.paragraphs, a.sha256, a.title) for a in known
    ]
    assert [a.published for a in bare] == [None, "2021-01", "2024-01-21", "2020-01", "2020-01", None]
    assert [(a.outlet, a.republished_from) for a in bare] == [(a.outlet, a.republished_from) for a in known]


def test_what_is_not_prose_in_the_seeds() -> None:
    found = articles(SEEDS)
    assert kinds(found[1], ParagraphKind.META) == ["date 2021-01"]
    assert [len(kinds(a, ParagraphKind.CAPTION)) for a in found] == [0, 0, 0, 2, 1, 2]
    assert len(kinds(found[2], ParagraphKind.BOILERPLATE)) == 8
    assert kinds(found[5], ParagraphKind.META)[-1] == "SOURCE: FRENCH PRESS TV"


@pytest.mark.skipif(not ORANGE.is_file(), reason="the OrangeSum sample is not beside this checkout")
def test_real_articles_open_with_their_titles_and_are_prose_otherwise(tmp_path: Path) -> None:
    found = articles(ORANGE)
    assert len(found) == 473
    assert all(a.paragraphs[0].kind is ParagraphKind.TITLE for a in found)
    prose = sum(len(kinds(a, ParagraphKind.BODY)) + len(kinds(a, ParagraphKind.TITLE)) for a in found)
    assert prose / sum(len(a.paragraphs) for a in found) > 0.998
    for line in ORANGE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        (tmp_path / f"{record['id']}.txt").write_text(record["text"], encoding="utf-8")
    bare = articles(tmp_path)
    assert len(bare) == 473
    titles = {a.record: a.title for a in found}
    assert all(a.title == titles[a.source_file.removesuffix(".txt")] for a in bare)
    assert not [a.source_file for a in bare if a.outlet or a.published or a.republished_from]
