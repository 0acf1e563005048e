"""A folder's `corpus.toml`: what its user knows of the articles in it.

[[article]]
file = "report.txt"                  # in this folder; several entries may name one file
starts = "First words of"            # needed where they do; an article reaches to the next one's start
outlet = "…"  url = "…"  title = "…"  language = "fr"
republished_from = ["nearest", "who wrote it"]
published = "2024-01-21"             # EDTF
inferred = ["published"]             # keys whose value the text does not state
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import process

from kg.corpus.dates import is_edtf
from kg.corpus.draft import Metadata
from kg.corpus.files import MANIFEST
from kg.errors import CorpusError

_STRINGS = ("file", "starts", "outlet", "published", "url", "title", "language")
_LISTS = ("republished_from", "inferred")
KEYS = (*_STRINGS, *_LISTS)
"""The keys of an `[[article]]` entry; only `file` is required."""

_INFERABLE = ("outlet", "republished_from", "published", "url", "title", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[article]]`; `where` names it in messages."""

    where: str
    file: str
    starts: str | None
    metadata: Metadata


def read_manifest(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """The entries of a folder's manifest by file name; empty where there is no manifest.

    Raises CorpusError naming the manifest, the entry and the key of what is wrong.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path}: no readable TOML: {error}") from error
    _refuse_unknown(document, ("article",), str(path))
    tables = document.get("article", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorpusError(f"{path}: write each article under [[article]]")
    by_file: dict[str, list[Entry]] = {}
    for number, table in enumerate(tables, 1):
        entry = _entry(table, f"{path}: article {number}", folder)
        by_file.setdefault(entry.file, []).append(entry)
    for entries in by_file.values():
        _check_starts(entries)
    return {file: tuple(entries) for file, entries in sorted(by_file.items())}


def _entry(table: dict[str, Any], where: str, folder: Path) -> Entry:
    _refuse_unknown(table, KEYS, where)
    file = table.get("file")
    if not isinstance(file, str) or not file:
        raise CorpusError(f"{where}: key 'file' is missing: name a file of this folder")
    where = f"{where} ({file})"
    values = {key: _value(key, table[key], where) for key in table if key != "file"}
    if not (folder / file).is_file():
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
        raise CorpusError(f"{where}: key 'file': no such file in {folder}{_nearest(file, names)}")
    starts = values.pop("starts", None)
    return Entry(where, file, starts, Metadata(**values))


def _value(key: str, value: Any, where: str) -> Any:
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise CorpusError(f'{where}: key {key!r} must be a list of strings, as in ["…", "…"]')
        if key == "republished_from":
            return tuple(value)
        for item in value:
            if item not in _INFERABLE:
                raise CorpusError(f"{where}: key 'inferred': {item!r} is no key of an article{_nearest(item, _INFERABLE)}")
        return frozenset(value)
    if isinstance(value, datetime.date):
        value = value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise CorpusError(f'{where}: key {key!r} must be a string: write {key} = "{value}"')
    if not isinstance(value, str) or not value.strip():
        raise CorpusError(f"{where}: key {key!r} must be a string that is not empty; leave it out where it is unknown")
    if key == "published" and not is_edtf(value):
        raise CorpusError(f"{where}: key 'published': {value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD (EDTF)")
    return value


def _refuse_unknown(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise CorpusError(f"{where}: unknown key {key!r}{_nearest(key, known)}; known are {', '.join(known)}")


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    best = process.extractOne(name, known, score_cutoff=60)
    return f": did you mean {best[0]!r}?" if best else ""


def _check_starts(entries: list[Entry]) -> None:
    seen: dict[str | None, str] = {}
    for entry in entries:
        if len(entries) > 1 and entry.starts is None:
            raise CorpusError(f"{entry.where}: key 'starts' is missing: several entries name this file, so each needs its first words")
        if entry.starts in seen:
            raise CorpusError(f"{entry.where}: key 'starts' repeats {seen[entry.starts]}")
        seen[entry.starts] = entry.where
