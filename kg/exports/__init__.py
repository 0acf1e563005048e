"""Statements -> files, one module a format, found by its name or by a file's extension.

A format is a module of this folder with NAME, EXTENSIONS (with their dot), DESCRIPTION and `write(quads, path)`, which writes the
same bytes for the same statements whatever their order. `export_graph` sees to it that a file is there whole or not at all.
"""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pyoxigraph import Quad

from kg.errors import GraphError


class Format(Protocol):
    """What a module of this folder offers."""

    NAME: str
    EXTENSIONS: tuple[str, ...]
    DESCRIPTION: str

    def write(self, quads: Iterable[Quad], path: Path) -> None:
        """Write the statements to a file."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, sorted by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast(Format, m) for m in modules if hasattr(m, "NAME")), key=lambda known: known.NAME))


def find_format(name: str) -> Format:
    """The format of that name ("turtle") or extension (".ttl", "ttl"). Raises GraphError, listing what there is."""
    wanted = name.lower()
    for known in formats():
        if wanted == known.NAME or wanted in known.EXTENSIONS or f".{wanted}" in known.EXTENSIONS:
            return known
    offered = ", ".join(f"{known.NAME} ({' '.join(known.EXTENSIONS)})" for known in formats())
    raise GraphError(f"unknown output format {name!r}: choose one of {offered}")


def export_graph(quads: Iterable[Quad], path: str | Path, *, format: str | None = None, force: bool = False) -> Path:
    """Write statements to a file in the format named, or in that of its extension; the path written.

    The file is written beside its place and then moved there, so that no reader ever sees half of it. Raises GraphError where
    the format is unknown, the file exists and `force` is not set, or the file can't be written.
    """
    target = Path(path)
    chosen = format_of(target, format=format)
    check_target(target, force=force)
    temporary = _temporary(target)
    try:
        chosen.write(quads, temporary)
        temporary.replace(target)
    except OSError as error:
        raise GraphError(f"can't write {target}: {error.strerror or error}; choose another place") from error
    finally:
        _remove(temporary)
    return target


def _temporary(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def format_of(path: Path, *, format: str | None = None) -> Format:
    """The format named or else that of the path's extension. Raises GraphError for an unknown one or for none."""
    if not format and not path.suffix:
        known = ", ".join(extension for known in formats() for extension in known.EXTENSIONS)
        raise GraphError(f"{path} has no extension that tells a format: end it in one of {known}, or name the format")
    return find_format(format or path.suffix)


def check_target(path: Path, *, force: bool = False) -> None:
    """Raise GraphError where a file can't be put: it exists and `force` is not set, it is a folder, or its folder is missing or closed.

    Whether a folder takes files is tried, with one that is gone at once: permissions alone don't tell.
    """
    if path.is_dir():
        raise GraphError(f"{path} is a folder: name a file in it")
    if path.exists() and not force:
        raise GraphError(f"{path} exists: pass --force to replace it")
    if not path.parent.is_dir():
        raise GraphError(f"can't write {path}: the folder {path.parent} does not exist; make it first")
    trial = _temporary(path)
    try:
        trial.touch()
    except OSError as error:
        raise GraphError(f"can't write {path}: {error.strerror or error}; choose another place") from error
    finally:
        _remove(trial)
