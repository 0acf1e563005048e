"""`corpus.toml`: what it may say, and how its errors read."""

from pathlib import Path

import pytest

from kg.corpus import read
from kg.errors import CorpusError
from kg.model import Article

PROSE = (
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière."
)


def folder(tmp_path: Path, manifest: str, **files: str) -> Path:
    (tmp_path / "corpus.toml").write_text(manifest, encoding="utf-8")
    for name, text in (files or {"a": PROSE}).items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_manifest_goes_before_the_text(tmp_path: Path) -> None:
    manifest = '[[article]]\nfile = "a.txt"\noutlet = "Le Phare"\npublished = 2020-01-05\ninferred = ["published"]\n'
    manifest += 'republished_from = ["B", "C"]\n'
    text = f"2 janvier 2020\n{PROSE}\nSource : Le Quotidien du Nord"
    (article,) = read([folder(tmp_path, manifest, a=text)])
    assert isinstance(article, Article)
    assert (article.outlet, article.published, article.republished_from) == ("Le Phare", "2020-01-05", ("B", "C"))
    assert article.inferred == {"published"}


def test_what_a_manifest_leaves_out_comes_from_the_text(tmp_path: Path) -> None:
    text = f"2 janvier 2020\n{PROSE}\nSource : Le Quotidien du Nord"
    (article,) = read([folder(tmp_path, '[[article]]\nfile = "a.txt"\nlanguage = "fr"\n', a=text)])
    assert isinstance(article, Article)
    assert (article.outlet, article.published) == ("Le Quotidien du Nord", "2020-01-02")


def test_starts_divides_a_file_whatever_the_order_and_the_apostrophes(tmp_path: Path) -> None:
    manifest = '[[article]]\nfile = "a.txt"\nstarts = "L\'armée recule"\n\n[[article]]\nfile = "a.txt"\nstarts = "Trois  soldats"\n'
    text = f"En-tête\nTrois soldats blessés\n{PROSE}\nL’armée recule\n{PROSE}"
    first, second = read([folder(tmp_path, manifest, a=text)])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.span.begin, first.span.end, second.span.end) == (0, second.span.begin, len(text))
    assert text[second.span.begin :].startswith("L’armée recule")
    assert first.id != second.id


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (
            '[[article]]\nfile = "a.txt"\noutlett = "X"',
            ["article 1", "'outlett'", "did you mean 'outlet'?"],
        ),
        ('[[articles]]\nfile = "a.txt"', ["'articles'", "did you mean 'article'?"]),
        ('[[article]]\noutlet = "X"', ["article 1", "'file' is missing"]),
        ('[[article]]\nfile = "b.txt"', ["article 1 (b.txt)", "no such file", "did you mean 'a.txt'?"]),
        ('[[article]]\nfile = "a.txt"\npublished = "2021-13"', ["article 1 (a.txt)", "'published'", "2021-13", "no date"]),
        ('[[article]]\nfile = "a.txt"\npublished = "hier"', ["'published'", "'hier'"]),
        ('[[article]]\nfile = "a.txt"\noutlet = ""', ["'outlet'", "not empty"]),
        ('[[article]]\nfile = "a.txt"\noutlet = 3', ["'outlet'", "string"]),
        ('[[article]]\nfile = "a.txt"\nrepublished_from = "AFP"', ["'republished_from'", "list"]),
        ('[[article]]\nfile = "a.txt"\ninferred = ["publishd"]', ["'inferred'", "did you mean 'published'?"]),
        ('[[article]]\nfile = "a.txt"\nstarts = "Nulle part"', ["'starts'", "Nulle part", "does not occur"]),
        ('[[article]]\nfile = "a.txt"\nstarts = "Le"\n[[article]]\nfile = "a.txt"', ["article 2 (a.txt)", "'starts' is missing"]),
        ('[[article]]\nfile = "a.txt"\nstarts = "Le"\n[[article]]\nfile = "a.txt"\nstarts = "Le"', ["article 2 (a.txt)", "repeats"]),
        ("[[article]\n", ["no readable TOML"]),
        ("article = 3", ["[[article]]"]),
    ],
)
def test_errors_name_the_manifest_the_entry_and_the_key(tmp_path: Path, manifest: str, words: list[str]) -> None:
    with pytest.raises(CorpusError) as caught:
        list(read([folder(tmp_path, manifest)]))
    message = str(caught.value)
    assert str(tmp_path / "corpus.toml") in message
    assert "\n" not in message
    for word in words:
        assert word in message
