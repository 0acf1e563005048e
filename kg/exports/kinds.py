"""What a module of this folder offers: it writes statements, a view of the claims, or a folder of files.

A format says what it is with NAME, EXTENSIONS (with their dot; ".csv.zip" is one), DESCRIPTION and READERS, what opens its files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from pyoxigraph import Quad

from kg.exports.content import Content


class Format(Protocol):
    """Any of them."""

    NAME: str
    EXTENSIONS: tuple[str, ...]
    DESCRIPTION: str
    READERS: str


@runtime_checkable
class Statements(Format, Protocol):
    """RDF: everything that the graph has."""

    def write(self, quads: Iterable[Quad], path: Path) -> None:
        """Write the statements to a file."""


@runtime_checkable
class View(Format, Protocol):
    """One file with one of several parts of the graph, the first of them unless another is asked for."""

    OPTION: str  # how the command line calls the choice: "network", "table"; empty where there is none
    PARTS: tuple[str, ...]

    def write_content(self, content: Content, path: Path, part: str) -> None:
        """Write a part to a file."""


@runtime_checkable
class Bundle(Format, Protocol):
    """Several files in a folder, or in a zip archive for an extension that ends in .zip."""

    def write_files(self, content: Content, folder: Path) -> None:
        """Write the files into an empty folder."""


@runtime_checkable
class Demanding(Protocol):
    """A format that needs a package which may not be installed."""

    def check_installed(self) -> None:
        """Raise GraphError that says how to install it."""
