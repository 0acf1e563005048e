"""Which claims are as they were when they were linked last: a digest of each, with all that linking reads of it and its event's IRI.

The digests are kept in a file. A claim whose digest is there was put into that event by this program: any other claim is taken for
a new one, so that a file that is out of date costs time and nothing else.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from kg.link.events import event_iri
from kg.records import ClaimRecord, Node
from kg.resources import packaged

_FILE = "linked.bin"
_SIZE = 16  # bytes of a digest
_NO_REFERENCES = 2  # of marshal's formats: the same bytes for the same values, however these are shared
_NODES = ("republished", "agents", "recipients", "places", "origins", "destinations")
_PARTS = {*_NODES, "outlet", "quantities", "chain"}
_slots = attrgetter(*_NODES)
_values = attrgetter(*(field.name for field in fields(ClaimRecord) if field.name not in _PARTS))

Digests = Mapping[str, bytes]


def claim_digests(records: Iterable[ClaimRecord]) -> dict[str, bytes]:
    """Claim (IRI) -> a digest of all that its record holds."""
    nodes: dict[int, tuple[bytes, Node]] = {}

    def of(node: Node | None) -> bytes:
        if node is None:
            return b""
        if id(node) not in nodes:
            nodes[id(node)] = _digest(repr(node).encode()), node  # which keeps the node alive, and its number its own
        return nodes[id(node)][0]

    def one(record: ClaimRecord) -> bytes:
        slots = [b"".join([of(node) for node in slot]) for slot in _slots(record)]
        counts = [(count.measure, float(count.value), count.comparator, of(count.of)) for count in record.quantities]
        chain = [(of(link.source), link.kind) for link in record.chain]
        return _digest(marshal.dumps((_values(record), of(record.outlet), slots, counts, chain), _NO_REFERENCES))

    return {record.iri: one(record) for record in records}


def unchanged_events(folder: Path, digests: Digests, told: Mapping[str, str], *, base: str) -> dict[str, list[str]]:
    """Event (IRI) -> its claims (IRIs), of those events that the last linking left in a store and no claim of which has changed since.

    `told` is the event that each claim reports in the store.
    """
    if not (last := _read(folder, base)):
        return {}
    events: dict[str, list[str]] = defaultdict(list)
    for claim, event in told.items():
        events[event].append(claim)
    return {
        event: claims
        for event, claims in events.items()
        if event == event_iri(claims, base=base) and all(c in digests and _with_event(digests[c], event) in last for c in claims)
    }


def keep(folder: Path, digests: Digests, told: Mapping[str, str], *, base: str) -> None:
    """Write down which claims have been linked, and to what. Where the disk takes no more, the next linking is one of all claims."""
    part = folder / f"{_FILE}.part"
    with suppress(OSError):
        part.write_bytes(b"".join([_program(base), *sorted(_with_event(digests[claim], event) for claim, event in told.items())]))
        part.replace(folder / _FILE)


def _read(folder: Path, base: str) -> frozenset[bytes]:
    try:
        kept = (folder / _FILE).read_bytes()
    except OSError:
        return frozenset()
    if kept[:_SIZE] != _program(base):
        return frozenset()
    return frozenset(kept[at : at + _SIZE] for at in range(_SIZE, len(kept), _SIZE))


def _with_event(digest: bytes, event: str) -> bytes:
    return _digest(digest + event.encode())


def _program(base: str) -> bytes:
    """A digest of the code and the tables that decide what events are and how they are written."""
    files = sorted((item for item in packaged("link").iterdir() if item.name.endswith((".py", ".tsv"))), key=lambda item: item.name)
    code = [item.read_bytes() for item in (*files, packaged("graph").joinpath("analysis.py"), packaged("records.py"))]
    return _digest(repr((base, code)).encode())


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
