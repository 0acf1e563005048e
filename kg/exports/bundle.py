"""A file, a zip archive or a folder of files in its place: whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive: the earliest that zip has. Real ones would make other bytes each time."""
_RIGHTS = 0o644


@contextmanager
def in_place(target: Path) -> Iterator[Path]:
    """A path beside the target to write a file or a folder to; it is moved to the target at the end, or removed if anything fails."""
    temporary = beside(target)
    try:
        yield temporary
        for path in (temporary, *temporary.rglob("*")) if temporary.is_dir() else (temporary,):
            _settle(path)
        temporary.replace(target)
    finally:
        remove(temporary)


def beside(target: Path) -> Path:
    """A hidden name in the same folder, of this process alone."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def remove(path: Path) -> None:
    """Take away a file or a folder if it is there."""
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def pack(folder: Path, archive: Path) -> None:
    """The files of a folder as a zip archive, sorted by name; the same files give the same bytes."""
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for path in sorted(folder.iterdir()):
            entry = ZipInfo(path.name, _EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, _RIGHTS << 16
            with path.open("rb") as source, packed.open(entry, "w", force_zip64=True) as sink:
                shutil.copyfileobj(source, sink)


def _settle(path: Path) -> None:
    """Wait until a file is on disk: a disk may tell only then that it is full."""
    if path.is_file():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
