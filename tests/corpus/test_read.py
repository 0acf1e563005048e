"""Files, folders and records -> articles and refusals."""

import csv
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus import count, read
from kg.errors import CorpusError
from kg.model import Article, Refusal

PROSE = (
    "Le porte-parole du ministère a annoncé mardi que trois soldats avaient été blessés dans l'explosion d'une mine près de la frontière."
)
ENGLISH = "The spokesman of the ministry said on Tuesday that three soldiers had been wounded when a mine exploded near the border."


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def results(*paths: Path) -> list[Article | Refusal]:
    found = list(read(paths))
    assert count(paths) == len(found)
    return found


def one(path: Path) -> Article:
    (article,) = results(path)
    assert isinstance(article, Article), article
    return article


def reason(path: Path) -> str:
    (refusal,) = results(path)
    assert isinstance(refusal, Refusal), refusal
    assert "\n" not in refusal.reason
    return refusal.reason


def test_the_text_is_kept_as_stored(tmp_path: Path) -> None:
    stored = f"\ufeffTrois soldats blessés\r\n\r\n{PROSE}\r\n"
    article = one(put(tmp_path, "a.txt", stored))
    assert article.text == stored
    assert (article.span.begin, article.span.end) == (0, len(stored))
    assert [stored[p.span.begin : p.span.end] for p in article.paragraphs] == ["Trois soldats blessés", PROSE]
    assert article.title == "Trois soldats blessés"
    assert article.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()


def test_identity_depends_on_content_and_source_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    here = one(put(tmp_path, "a.txt", PROSE))
    there = one(put(tmp_path / "sub", "a.txt", PROSE))
    monkeypatch.chdir(tmp_path)
    assert here.id == there.id == one(Path("a.txt")).id
    assert len(here.id) == 16
    assert set(here.id) <= set("0123456789abcdef")
    assert one(put(tmp_path, "b.txt", PROSE)).id != here.id
    assert one(put(tmp_path, "a.txt", PROSE + " Bis.")).id != here.id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["empty"]),
        (b" \r\n\xef\xbb\xbf\n", ["empty"]),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["binary", "offset 8"]),
        ("Le ministère".encode("cp1252"), ["not UTF-8", "0xe8", "offset 9", "iconv -f WINDOWS-1252"]),
        (PROSE.encode("utf-16"), ["UTF-16", "iconv -f UTF-16"]),
        (ENGLISH.encode(), ["unsupported language 'en'", "only fr is read"]),
        (f"date 2021-13 {PROSE}".encode(), ["2021-13", "no date"]),
        ("Partager cet article\n© AFP".encode(), ["no prose"]),
    ],
)
def test_texts_that_are_refused(tmp_path: Path, content: bytes, words: list[str]) -> None:
    message = reason(put(tmp_path, "a.txt", content))
    for word in words:
        assert word in message


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", PROSE)
    put(tmp_path, "b.txt", b"\0")
    put(tmp_path, "c.TXT", PROSE + " Bis.")
    put(tmp_path, "d.pdf", b"%PDF")
    put(tmp_path, "README.md", "# Textes")
    put(tmp_path, ".hidden.txt", PROSE)
    (tmp_path / "e").mkdir()
    put(tmp_path / "e", "f.txt", PROSE + " Ter.")
    found = results(tmp_path)
    assert [type(item).__name__ for item in found] == ["Article", "Refusal", "Article", "Refusal", "Article"]
    assert [Path(item.source).name for item in found if isinstance(item, Refusal)] == ["b.txt", "d.pdf"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", PROSE)
    assert len(results(tmp_path, path, tmp_path)) == 1


def test_the_same_article_twice_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", PROSE)
    put(tmp_path, "b.txt", PROSE + "\n")
    put(tmp_path, "c.txt", PROSE + "\nSource : Le Phare")
    _, second, third = results(tmp_path)
    assert isinstance(second, Refusal)
    assert second.reason == f"duplicate of {tmp_path / 'a.txt'}"
    assert isinstance(third, Article)


def test_paths_that_can_not_be_meant(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file or folder"):
        read([tmp_path / "nowhere"])
    with pytest.raises(CorpusError, match=r"unknown extension '\.pdf'.*\.txt"):
        read([put(tmp_path, "a.pdf", b"%PDF")])
    with pytest.raises(CorpusError, match="unsupported languages: xx"):
        read([tmp_path], languages=["xx"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", PROSE)
    path.chmod(0)
    assert "can't be opened" in reason(path)


def test_jsonl(tmp_path: Path) -> None:
    record = {
        "id": "r-1",
        "text": PROSE,
        "title": "Trois soldats blessés",
        "outlet": "Orange Actu",
        "supplier": "Orange avec AFP",
        "date": "2020-01-05T10:00:00Z",
        "url": "https://phare.example/1",
        "language": "fr-FR",
        "unknown": 3,
    }
    article = one(put(tmp_path, "a.jsonl", json.dumps(record) + "\n\n"))
    assert (article.record, article.text, article.outlet, article.republished_from) == ("r-1", PROSE, "Orange Actu", ("AFP",))
    assert (article.published, article.url, article.language, article.title) == (
        "2020-01-05",
        "https://phare.example/1",
        "fr",
        "Trois soldats blessés",
    )


@pytest.mark.parametrize(
    ("supplier", "chain"),
    [
        ("AFP", ("AFP",)),
        ("Orange Actu", ()),
        ("ORANGE", ()),
        ("Source : Le Phare", ("Le Phare",)),
        ("Le Phare, Le Nord", ("Le Phare", "Le Nord")),
        ("Texte Le Nord, vidéo Le Phare", ("Le Nord",)),
    ],
)
def test_suppliers(tmp_path: Path, supplier: str, chain: tuple[str, ...]) -> None:
    record = {"text": PROSE, "outlet": "Orange Actu", "supplier": supplier}
    assert one(put(tmp_path, "a.jsonl", json.dumps(record))).republished_from == chain


def test_bad_records_never_stop_the_rest(tmp_path: Path) -> None:
    good = json.dumps({"text": PROSE}).encode()
    lines = [
        b'\xef\xbb\xbf{"text": "' + PROSE.encode() + b' Un."}',
        b'{"text": ',
        b"[1]",
        b'{"title": "x"}',
        b'{"text": 3}',
        b'{"text": " "}',
        b'{"text": "\xe8"}',
        json.dumps({"text": PROSE, "date": "hier"}).encode(),
        json.dumps({"text": PROSE, "published": "2021-13"}).encode(),
        json.dumps({"text": PROSE + "\ud800"}).encode(),
        json.dumps({"text": PROSE, "language": "ar"}).encode(),
        json.dumps({"text": PROSE, "outlet": ["x"]}).encode(),
        b"[" * 100000,
        good,
    ]
    found = results(put(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert [isinstance(item, Article) for item in found] == [True] + [False] * 12 + [True]
    reasons = [(item.source.rpartition(": ")[2], item.reason) for item in found if isinstance(item, Refusal)]
    expected = [
        "malformed JSON",
        "not a JSON object",
        "no 'text'",
        "'text' must be a string",
        "empty",
        "not UTF-8",
        "'hier'",
        "2021-13",
        "surrogate",
        "'ar'",
        "'outlet'",
        "malformed JSON",
    ]
    for number, ((line, message), word) in enumerate(zip(reasons, expected, strict=True), 2):
        assert line == f"line {number}"
        assert word in message


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        rows = csv.writer(file, delimiter=mark)
        rows.writerow(["Text", "outlet", "republished_from", "published"])
        rows.writerow([f"Trois soldats blessés\n\n{PROSE}", "Le Phare", "Le Nord; AFP", "5 janvier 2020"])
        rows.writerow([PROSE, "Le Phare", "", "hier"])
        rows.writerow([PROSE, "", "", "", "too", "many"])
        rows.writerow([PROSE, "Le Nord", "", ""])
    first, second, third, last = results(path)
    assert isinstance(first, Article)
    assert (first.record, first.outlet, first.republished_from, first.published) == ("2", "Le Phare", ("Le Nord", "AFP"), "2020-01-05")
    assert first.title == "Trois soldats blessés"
    assert isinstance(second, Refusal)
    assert second.source.endswith("row 3")
    assert isinstance(third, Refusal)
    assert "6 cells for 4 columns" in third.reason
    assert isinstance(last, Article)
    assert last.record == "5"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("titel,texte\na,b\n", "rename 'texte'?"),
        ("a\0b", "binary"),
        ('text\n"x"y', "malformed CSV"),
        ('"text', "malformed CSV"),
    ],
)
def test_csv_files_that_are_refused(tmp_path: Path, content: str, words: str) -> None:
    assert words in reason(put(tmp_path, "a.csv", content))


@pytest.mark.parametrize(("dateline", "published"), [("5 septembre", "2017-09-05"), ("5 août", "2017-09")])
def test_a_dateline_tells_the_day_of_a_coded_month(tmp_path: Path, dateline: str, published: str) -> None:
    prose = "L'armée a repris mardi la localité de Marat, tuant dix rebelles, a annoncé le ministère."
    put(tmp_path, "a.txt", f" date 2017-09 L'armée reprend Marat\n\nDamas, {dateline} (Xinhua) -- {prose}")
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    assert article.published == published


def test_a_coded_date_at_the_head_of_a_file_dates_its_other_articles(tmp_path: Path) -> None:
    article = f"{PROSE}\nSource : Le Phare\n"
    first, second = results(put(tmp_path, "a.txt", f" date 2020-01 {article}Le sommet de Genève est annulé\n{article}"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.inferred) == ("2020-01", frozenset())
    assert (second.published, second.inferred) == ("2020-01", {"published"})
    assert second.title == "Le sommet de Genève est annulé"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.jsonl", "a.csv"):
        results(put(tmp_path, name, data))
