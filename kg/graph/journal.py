"""What has been written into a store on disk since its claims were linked last: the nodes that statements were added to or taken from.

    linked.bin       what linking keeps of a store (`kg.analysis.kept`); without it there is nothing to tell
    linked.log       whose log this is; `opened MANIFEST-000421`; `touched IRI IRI …`, before it is written; `unknown`

RocksDB begins a new MANIFEST whenever a process opens a store to write, and names it in CURRENT. If that is not the one that the log
names last, somebody else had the store open; if the log of the engine has grown between two transactions, somebody wrote past them.
Then what has been touched is unknown, and everything is linked anew.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.graph.change import Change

KEPT = "linked.bin"
_FILE = "linked.log"
_MANY = 100_000  # touched nodes; to write down more takes longer than to link anew
_UNKNOWN = "unknown"


class Journal:
    """The log of one store. Make it before the store is opened, tell it when it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._touched: set[str] | None = self._read()
        self._size: tuple[tuple[str, int], ...] = ()

    def opened(self) -> None:
        """The store is open to write."""
        self._size = self._engine_log()
        if self._touched is not None:
            self._write(f"opened {self._current()}")

    def touched(self) -> frozenset[str] | None:
        """The nodes (IRIs) that have been written to since the store was linked last; None if that is not known."""
        self._look()
        return None if self._touched is None else frozenset(self._touched)

    def note(self, change: Change, store: Store) -> None:
        """A change is about to be made."""
        self._look()
        if self._touched is None:
            return
        nodes = {quad.subject for quad in change.removed} | {quad.subject for quad in change.added if quad not in store}
        fresh = sorted({node.value for node in nodes if isinstance(node, NamedNode)} - self._touched)
        nameless = any(not isinstance(node, NamedNode) for node in nodes)
        if nameless or len(self._touched) + len(fresh) > _MANY:
            self.lose()
        elif fresh:
            self._touched.update(fresh)
            self._write(f"touched {' '.join(fresh)}")

    def settled(self) -> None:
        """The change has been made, or everything is on disk."""
        self._size = self._engine_log()

    def lose(self) -> None:
        """From here on it is not known what has been touched."""
        if self._touched is not None:
            self._touched = None
            self._write(_UNKNOWN)

    def begin(self, owner: str) -> None:
        """Nothing has been touched since this (a digest of what linking keeps) was written."""
        self._touched = set()
        with suppress(OSError):
            (self._folder / _FILE).write_text(f"{owner}\nopened {self._current()}\n", encoding="utf-8")
        self._size = self._engine_log()

    def owner(self) -> str:
        """The digest that the log was begun with."""
        return next(iter(self._lines()), "")

    def _read(self) -> set[str] | None:
        if not (self._folder / KEPT).is_file():
            return None
        opened, nodes = "", set[str]()
        for line in self._lines()[1:]:
            word, _, rest = line.partition(" ")
            if word == "opened":
                opened = rest
            elif word == "touched":
                nodes.update(rest.split())
            else:
                return None
        return nodes if opened and opened == self._current() else None

    def _lines(self) -> list[str]:
        try:
            return (self._folder / _FILE).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    def _look(self) -> None:
        """Whether somebody wrote past us."""
        if self._touched is not None and self._size != self._engine_log():
            self.lose()

    def _write(self, line: str) -> None:
        """A line that outlives the machine, or no log at all: nothing may be written that it does not tell of."""
        try:
            with (self._folder / _FILE).open("a", encoding="utf-8") as log:
                log.write(f"{line}\n")
                log.flush()
                os.fsync(log.fileno())
        except OSError:
            self._touched = None
            with suppress(OSError):
                (self._folder / KEPT).unlink(missing_ok=True)

    def _current(self) -> str:
        try:
            return (self._folder / "CURRENT").read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _engine_log(self) -> tuple[tuple[str, int], ...]:
        with suppress(OSError), os.scandir(self._folder) as found:
            return tuple(
                sorted((entry.name, entry.stat().st_size) for entry in found if entry.name.endswith(".log") and entry.name != _FILE)
            )
        return ()
