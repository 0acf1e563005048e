"""Records of JSONL and CSV files -> drafts, one by one; a bad record is refused and the rest is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import process

from kg.corpus.dates import to_edtf
from kg.corpus.draft import Draft, Metadata
from kg.corpus.files import UnreadableText, check_text, decode, read_bytes
from kg.corpus.outlets import suppliers
from kg.model import Refusal, Span

COLUMNS: Mapping[str, str] = {
    "text": "the article's text (required)",
    "id": "a name for the record; its line or row number where it has none",
    "title": "headline",
    "outlet": "who published it",
    "supplier": "the agency that wrote it, as a credit line names it",
    "republished_from": "whom it was copied from, nearest first: a list, or names with ';' between them",
    "published": "date of publication (EDTF); `date` will do too",
    "url": "its address",
    "language": "its language, as a code such as fr",
}
"""The keys of a JSONL record and the columns of a CSV file; others are not read."""

_LARGEST_CELL = 2**31 - 1
_DEFAULT_LANGUAGE = "fr"


def read_lines(path: Path, language: str = _DEFAULT_LANGUAGE) -> Iterator[Draft | Refusal]:
    """The records of a JSONL file, one JSON object a line."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield _json_draft(path, number, line.removeprefix(b"\xef\xbb\xbf"), language)
    except OSError as error:
        yield Refusal(str(path), f"can't be opened: {error.strerror}")


def _json_draft(path: Path, number: int, line: bytes, language: str) -> Draft | Refusal:
    where = f"{path}: line {number}"
    try:
        record = json.loads(decode(line, name=path.name))
    except UnreadableText as error:
        return Refusal(where, str(error))
    except (json.JSONDecodeError, RecursionError) as error:
        return Refusal(where, f"malformed JSON: {error}")
    if not isinstance(record, dict):
        return Refusal(where, 'not a JSON object: write {"text": …} on each line')
    return _draft(record, path, where, str(number), language)


def read_table(path: Path, language: str = _DEFAULT_LANGUAGE) -> Iterator[Draft | Refusal]:
    """The rows of a CSV file whose first row names the columns; separated by commas, semicolons or tabs."""
    try:
        text = decode(read_bytes(path), encoding="utf-8-sig", name=path.name)
    except UnreadableText as error:
        yield Refusal(str(path), str(error))
        return
    if not text.strip():
        yield Refusal(str(path), "empty: there is no text in it")
        return
    csv.field_size_limit(_LARGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        yield Refusal(f"{path}: row 1", f"malformed CSV: {error}")
        return
    if "text" not in columns:
        near = process.extractOne("text", columns, score_cutoff=60) if columns else None
        hint = f"; rename {near[0]!r}?" if near else ""
        yield Refusal(str(path), f"no column 'text' among {', '.join(filter(None, columns)) or 'none'}{hint}")
        return
    found = _rows(rows, columns, path, language)
    yield next(found, Refusal(str(path), "empty: there are no rows below the columns' names"))
    yield from found


def _rows(rows: Iterator[list[str]], columns: list[str], path: Path, language: str) -> Iterator[Draft | Refusal]:
    number = 1
    while True:
        number += 1
        where = f"{path}: row {number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(where, f"malformed CSV: {error}")
            continue
        if len(row) > len(columns):
            yield Refusal(where, f"{len(row)} cells for {len(columns)} columns: quote cells that hold the separator")
        elif any(cell.strip() for cell in row):
            yield _draft(dict(zip(columns, row, strict=False)), path, where, str(number), language)


def _delimiter(text: str) -> str:
    header = text.splitlines()[0]
    return max(",;\t", key=lambda mark: sum(name.strip(' "').lower() in COLUMNS for name in header.split(mark)))


def _draft(record: Mapping[str, Any], path: Path, where: str, number: str, language: str) -> Draft | Refusal:
    try:
        text = record.get("text")
        if not isinstance(text, str):
            keys = ", ".join(map(repr, record)) or "none"
            raise UnreadableText("'text' must be a string" if "text" in record else f"no 'text' among {keys}")
        check_text(text)
        metadata = _metadata(record, language)
    except ValueError as error:
        return Refusal(where, str(error))
    return Draft(where, path.name, text, Span(0, len(text)), metadata, _string(record, "id") or number)


def _metadata(record: Mapping[str, Any], language: str) -> Metadata:
    outlet = _string(record, "outlet")
    given = record.get("republished_from")
    listed = given if isinstance(given, list) else str(given or "").split(";")
    chain = tuple(str(name).strip() for name in listed if str(name).strip())
    if not chain and (supplier := _string(record, "supplier")):
        chain = suppliers(supplier, outlet=outlet, language=language)
    published = _string(record, "published") or _string(record, "date")
    return Metadata(
        outlet=outlet,
        republished_from=chain or None,
        published=to_edtf(published, language) if published else None,
        url=_string(record, "url"),
        title=_string(record, "title"),
        language=_string(record, "language"),
    )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool | list | dict):
        raise UnreadableText(f"key {key!r} must be a string")
    return str(value).strip() or None
