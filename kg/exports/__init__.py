"""A graph -> files, one module a format, found by its name or by a file's extension.

A format is a module of this folder that offers what `kinds` says: it writes statements, one part of the graph as a file, or a folder
of files. It writes the same bytes for the same graph, whatever the order of its statements. `export_graph` sees to it that what is
asked for is there whole or not at all.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from pyoxigraph import Quad

from kg.errors import GraphError
from kg.exports.bundle import beside, in_place, pack, remove
from kg.exports.content import Content
from kg.exports.kinds import Bundle, Demanding, Format, Statements, View


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: a format, and the part of the graph or None for all of it."""

    format: Format
    part: str | None
    folder: bool = False


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


def export_graph(
    quads: Iterable[Quad],
    path: str | Path,
    *,
    format: str | None = None,
    part: str | None = None,
    force: bool = False,
    content: Callable[[], Content] | None = None,
) -> Path:
    """Write a graph to a file or folder in the format named, or in that of the file's extension; the path written.

    `part` chooses a network or a table where the format has several, `content` reads the claims where the format needs them.
    All is written beside its place and then moved there, so that no reader ever sees half of it. Raises GraphError where the
    format or the part is unknown, something exists and `force` is not set, or the place can't be written.
    """
    target = Path(path)
    plan = check_export(target, format=format, part=part, force=force)
    try:
        with in_place(target) as temporary:
            _write(plan, quads, content, temporary, target)
    except OSError as error:
        raise GraphError(f"can't write {target}: {error.strerror or error}; choose another place") from error
    return target


def _write(plan: Plan, quads: Iterable[Quad], content: Callable[[], Content] | None, path: Path, target: Path) -> None:
    chosen = plan.format
    if isinstance(chosen, Statements):
        chosen.write(quads, path)
        return
    if content is None:
        raise GraphError(f"can't write {target}: {chosen.NAME} shows claims; export it from a graph that kg.open or kg.build gave")
    if isinstance(chosen, View) and plan.part:
        chosen.write_content(content(), path, plan.part)
        return
    assert isinstance(chosen, Bundle)
    folder = path if plan.folder else path.with_suffix(".folder")
    folder.mkdir()
    try:
        chosen.write_files(content(), folder)
        if not plan.folder:
            pack(folder, path)
    finally:
        if not plan.folder:
            remove(folder)


def check_export(path: Path, *, format: str | None = None, part: str | None = None, force: bool = False) -> Plan:
    """What an export would write. Raises GraphError for all that can be told before: `export_graph` says for what."""
    chosen = format_of(path, format=format)
    zipped = path.name.lower().endswith(".zip")
    single = isinstance(chosen, Statements | View) and not zipped and not (isinstance(chosen, Bundle) and not path.suffix)
    folder = not single and not zipped
    if folder and path.is_dir():
        _check_empty(path)
    else:
        check_target(path, force=force)
    if isinstance(chosen, Demanding):
        chosen.check_installed()
    return Plan(chosen, _part(chosen, part, single=single), folder)


def _part(chosen: Format, part: str | None, *, single: bool) -> str | None:
    """The part asked for, or else the first; None for a format or a folder that holds the whole graph."""
    if not single or not isinstance(chosen, View):
        if part is None:
            return None
        raise GraphError(f"{chosen.NAME} writes the whole graph here: leave {part!r} out, or name a file of a format with parts")
    if part is None or part in chosen.PARTS:
        return part or chosen.PARTS[0]
    raise GraphError(f"{chosen.NAME} has no {chosen.OPTION or 'part'} {part!r}: choose one of {', '.join(chosen.PARTS)}")


def _check_empty(folder: Path) -> None:
    if any(folder.iterdir()):
        raise GraphError(f"the folder {folder} holds files already: name a new one, or a .zip, which --force replaces")


def format_of(path: Path, *, format: str | None = None) -> Format:
    """The format named or else that of the path's longest known extension. Raises GraphError for an unknown one or for none."""
    if not format and path.is_dir():
        raise GraphError(f"{path} is a folder: name a file in it, or the format of the files to put there")
    if not format and not path.suffix:
        known = ", ".join(extension for known in formats() for extension in known.EXTENSIONS)
        raise GraphError(f"{path} has no extension that tells a format: end it in one of {known}, or name the format")
    if format:
        return find_format(format)
    ends = [extension for known in formats() for extension in known.EXTENSIONS if path.name.lower().endswith(extension)]
    return find_format(max(ends, key=len, default=path.suffix))


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
    trial = beside(path)
    try:
        trial.touch()
    except OSError as error:
        raise GraphError(f"can't write {path}: {error.strerror or error}; choose another place") from error
    finally:
        remove(trial)
