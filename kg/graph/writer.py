"""Who writes to a store on disk: a note in its folder, for the message that a second writer gets. The lock itself is Oxigraph's."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_NOTE = "writer.txt"
_UNFINISHED = re.compile(r"LOCK|LOG(\.old\.\d+)?|IDENTITY|MANIFEST-\d+|OPTIONS-\d+(\.dbtmp)?|\d+\.(log|sst|dbtmp)|writer\.txt")
"""The files that a store begins with: without CURRENT beside them, its making was cut off."""


def sign(folder: Path) -> None:
    """Note that this process writes to the store; a full disk is told when something is really written."""
    with suppress(OSError):
        (folder / _NOTE).write_text(f"{os.getpid()}\n", encoding="ascii")


def refusal(folder: Path) -> str:
    """What a second writer is told: who holds the store, and what to do."""
    try:
        note = folder / _NOTE
        process = int(note.read_text(encoding="ascii"))
        since = datetime.fromtimestamp(note.stat().st_mtime).strftime("%Y-%m-%d %H:%M:%S")
    except (OSError, ValueError):
        return f"another process writes to the store {folder}: wait until it ends; reading goes on meanwhile"
    if process == os.getpid():
        return f"this program has the store {folder} open for writing already: go on with that graph, or del it first"
    if not _is_running(process):
        return f"another process writes to the store {folder}: wait until it ends; reading goes on meanwhile"
    return f"process {process} writes to the store {folder} since {since}: wait until it ends, or end it (kill {process}); nothing is lost"


def is_unfinished(folder: Path) -> bool:
    """Whether a folder holds a store whose making was cut off before anything could be put there."""
    names = [path.name for path in folder.iterdir()]
    return bool(names) and "CURRENT" not in names and all(map(_UNFINISHED.fullmatch, names))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
