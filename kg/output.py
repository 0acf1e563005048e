"""Files that a user asks for: checked before the work begins, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError


def check_output(path: Path, *, extensions: tuple[str, ...], force: bool) -> None:
    """Raise InputError if the file can't be written: unknown extension, no such folder, no permission, or it exists without `force`."""
    if path.suffix.lower() not in extensions:
        raise InputError(f"{path}: unknown extension {path.suffix!r}: use one of {', '.join(extensions)}")
    if path.is_dir():
        raise InputError(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}: make it first (mkdir -p {path.parent})")
    if path.exists() and not force:
        raise InputError(f"{path} exists: add --force to replace it, or name another file")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise InputError(f"{path}: no permission to write there: name a file in a folder of yours")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place when all went well and vanishes when it did not.

    Raises InputError when the disk refuses.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: can't be written: {error.strerror}") from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: can't be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
