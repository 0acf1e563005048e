"""What linking keeps beside a store on disk, `linked.bin`, so that one article more need not be held against all the others.

    which program wrote it, a digest of all that follows, the length of the head, the head (JSON), columns of numbers

A file of another program, one that is cut off or altered, and one that the store's journal does not know are as good as none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import rdflib
from numpy.typing import NDArray

from kg.analysis.index import Entries, Index
from kg.graph.journal import KEPT
from kg.queries.parsed import as_plain, remember
from kg.queries.rules import contradiction_rules
from kg.resources import packaged

_SIZE = 16  # bytes of a digest
_EVENT = re.compile(r"/event/([0-9a-f]{16})$")
_LENGTH = 8  # bytes of a number
_READ = ("analysis", "link", "queries", "queries/contradictions", "graph", "knowledge", ".")


@dataclass(frozen=True, slots=True)
class Light:
    """What is asked of a claim to choose between pairs of a rule."""

    article: str
    sources: tuple[str, ...]
    type: str
    mode: str | None
    begin: int

    @property
    def voice(self) -> tuple[str, tuple[str, ...]]:
        """Who speaks."""
        return self.article, self.sources


@dataclass(frozen=True, slots=True)
class Kept:
    """Claims by number, and what was found among them."""

    base: str
    iris: list[str]  # of claims, by their numbers; "" for one that went
    types: list[str]
    nodes: dict[str, list[Any]]  # what claims name, by relation and IRI: a `link.hierarchy.Standing`
    rows: dict[str, list[dict[str, Any]]]  # by rule
    chosen: dict[str, list[list[Any]]]  # by rule: left, right, of
    light: dict[str, list[Any]]  # of the claims in rows
    queries: dict[str, list[Any]]  # the algebra of each rule
    type: NDArray[np.uint8]  # of each claim, as a place in `types`
    day: NDArray[np.int32]  # of each claim, as rules have it; 0 if it has none
    events: NDArray[np.uint64]  # the digests in the IRIs of all events, sorted
    keys: NDArray[np.uint64]  # of `index`
    owners: NDArray[np.int32]
    left: NDArray[np.int32]  # of the pairs with one content
    right: NDArray[np.int32]
    near: NDArray[np.float64]
    topic: NDArray[np.uint64]
    stands: NDArray[np.bool_]  # which of these pairs stand for all of their topic

    @property
    def index(self) -> Index:
        """Which claims share what."""
        return Index(Entries(self.keys, self.owners))


def digests(events: Iterable[str]) -> NDArray[np.uint64]:
    """The digests in the IRIs of events, sorted; those of other nodes are left out."""
    found = (match[1] for iri in events if (match := _EVENT.search(iri)))
    return np.asarray(sorted(int(digest, 16) for digest in found), np.uint64)


def save(folder: Path, kept: Kept) -> str:
    """Write it down; gives the digest that the journal is to begin with, or nothing where the disk takes no more."""
    head = {field.name: getattr(kept, field.name) for field in fields(kept)}
    columns = {name: value for name, value in head.items() if isinstance(value, np.ndarray)}
    head = {name: value for name, value in head.items() if name not in columns}
    head["columns"] = [[name, value.dtype.str, len(value)] for name, value in columns.items()]
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    parts = [len(text).to_bytes(_LENGTH, "big"), text, *(value.tobytes() for value in columns.values())]
    digest, part = _digest(*parts), folder / f"{KEPT}.part"
    with suppress(OSError):
        with part.open("wb") as file:
            file.writelines([program(), digest, *parts])
        part.replace(folder / KEPT)
        return digest.hex()
    return ""


def load(folder: Path, owner: str) -> Kept | None:
    """What was kept, if it is whole, of this program, and the one whose digest the journal begins with."""
    try:
        content = memoryview((folder / KEPT).read_bytes())
    except OSError:
        return None
    digest, rest = bytes(content[_SIZE : 2 * _SIZE]), content[2 * _SIZE :]
    if bytes(content[:_SIZE]) != program() or digest.hex() != owner or _digest(rest) != digest:
        return None
    length = int.from_bytes(rest[:_LENGTH], "big")
    head, at = json.loads(bytes(rest[_LENGTH : _LENGTH + length])), _LENGTH + length
    for name, dtype, size in head.pop("columns"):
        head[name] = np.frombuffer(rest, dtype, size, at)
        at += head[name].nbytes
    kept = Kept(**head)
    for rule in contradiction_rules():
        remember(rule.query, kept.queries[rule.name])
    return kept


def forget(folder: Path) -> None:
    """Take away what was kept: something is about to change that it does not tell of."""
    (folder / KEPT).unlink(missing_ok=True)


def plain_queries() -> Mapping[str, list[Any]]:
    """The algebra of each rule."""
    return {rule.name: as_plain(rule.query) for rule in contradiction_rules()}


@cache
def program() -> bytes:
    """A digest of the code and the tables that decide what is found and how it is written."""
    items = [(folder, item) for folder in _READ for item in packaged(*folder.strip(".").split("/")).iterdir()]
    read = sorted((f"{folder}/{item.name}", item) for folder, item in items if item.name.endswith((".py", ".tsv", ".rq")))
    return _digest(*(part for name, item in read for part in (name.encode(), item.read_bytes())), rdflib.__version__.encode())


def _digest(*parts: bytes | memoryview) -> bytes:
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(part)
    return made.digest()
