"""Paths -> files, in a fixed order, and a file's bytes -> text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import CorpusError
from kg.model import Refusal

MANIFEST = "corpus.toml"
TEXT, PAGE, LINES, TABLE = ".txt", ".html", ".jsonl", ".csv"
EXTENSIONS = {".txt": TEXT, ".html": PAGE, ".htm": PAGE, ".jsonl": LINES, ".csv": TABLE}
"""The file name extensions that are read, and the format each stands for."""

_ADDRESS = re.compile(r"https?:/")  # a path has lost the second slash
_COMPANIONS = ("readme", "license", "licence", "notice", "copying", "changelog")
_WIDE_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class UnreadableText(ValueError):
    """Bytes or a value that can't be an article; the message becomes a Refusal's reason."""


def find(paths: Iterable[Path | str]) -> Iterator[Path | Refusal]:
    """The files to read, each once: named ones as named, folders recursively in sorted order.

    Raises CorpusError for a path that does not exist or a named file whose extension is unknown.
    """
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if _ADDRESS.match(str(given)):
            raise CorpusError(f"{given}: addresses are not fetched: save the page as .html and name the file")
        if not path.exists():
            raise CorpusError(f"{path}: no such file or folder: check the path")
        if path.is_file() and path.suffix.lower() not in EXTENSIONS:
            raise CorpusError(f"{path}: unknown extension {path.suffix!r}: give one of {', '.join(EXTENSIONS)}")
        for found in [path] if path.is_file() else _walk(path):
            name = found if isinstance(found, Path) else Path(found.source)
            if name.resolve() not in seen:
                seen.add(name.resolve())
                yield found


def _walk(folder: Path) -> Iterator[Path | Refusal]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(str(folder), f"can't be opened: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif entry.suffix.lower() in EXTENSIONS:
            yield entry
        elif entry.name != MANIFEST and not entry.name.lower().startswith(_COMPANIONS):
            yield Refusal(str(entry), f"unknown extension {entry.suffix!r}: known are {', '.join(EXTENSIONS)}")


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises UnreadableText when the file can't be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableText(f"can't be opened: {error.strerror}") from error


def decode(data: bytes, *, encoding: str = "utf-8", name: str = "FILE") -> str:
    """Bytes as text, character for character: line ends and a byte order mark are kept.

    Raises UnreadableText for UTF-16, for binary data and for bytes that the encoding can't have.
    """
    if wide := _WIDE_MARKS.get(data[:2]):
        raise UnreadableText(f"encoded in {wide}, not UTF-8: convert it with iconv -f {wide} -t UTF-8 {name}")
    if b"\0" in data:
        raise UnreadableText(f"binary, not text: a NUL byte at offset {data.index(0)}")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"not {encoding.upper()}: byte 0x{data[error.start]:02x} at offset {error.start}; "
            f"if it is Windows text, convert it with iconv -f WINDOWS-1252 -t UTF-8 {name}"
        ) from error


def check_text(text: str) -> str:
    """The text, if it can be stored. Raises UnreadableText for empty text and for characters that no file may hold."""
    if not text.strip(" \t\r\n\ufeff\u00a0\u200b"):
        raise UnreadableText("empty: there is no text in it")
    if "\0" in text:
        raise UnreadableText(f"binary, not text: a NUL character at offset {text.index(chr(0))}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableText(f"half of a surrogate pair at character {error.start}: the text was cut or wrongly encoded") from error
    return text
