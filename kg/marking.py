"""The words of a claim with its trigger and its slots marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.records import ClaimRecord, Node

Mark = tuple[int, int, str]
"""Begin and end in the quote, in code points, and what stands there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; `role` is empty where nothing is marked."""

    text: str
    role: str = ""


def marked(record: ClaimRecord, triggers: Iterable[tuple[int, int]], cues: Iterable[str] = ()) -> list[Piece]:
    """The quote in pieces. Triggers stand where the graph says; actors and places where one of their names is found in the quote.

    What the quote only refers to ("the group", "there") is not marked: the graph has no span of it.
    """
    marks: list[Mark] = []
    for begin, end in triggers:
        _add(marks, begin - record.begin, end - record.begin, record.type, len(record.quote))
    for role, nodes in _slots(record):
        for node in nodes:
            for begin, end in _found(node, record.quote):
                _add(marks, begin, end, role, len(record.quote))
    for cue in cues:
        for match in _whole(cue).finditer(record.quote) if cue else ():
            _add(marks, *match.span(), "cue", len(record.quote))
    return list(_pieces(record.quote, sorted(marks)))


def bracketed(pieces: Iterable[Piece]) -> str:
    """As plain text: "[forces américaines: agent] ont [bombardé: ASSAULT] …"."""
    return "".join(f"[{piece.text}: {piece.role}]" if piece.role else piece.text for piece in pieces)


def _slots(record: ClaimRecord) -> Iterator[tuple[str, Iterable[Node]]]:
    yield "agent", record.agents
    yield "recipient", record.recipients
    yield "source", (link.source for link in record.chain if link.specified)
    yield "counted", (quantity.of for quantity in record.quantities if quantity.of)
    yield "place", record.places
    yield "origin", record.origins
    yield "destination", record.destinations


def _found(node: Node, quote: str) -> Iterator[tuple[int, int]]:
    """Where the longest of the node's names that the quote has stands in it first."""
    for name in sorted({node.label, *node.names}, key=lambda name: (-len(name), name)):
        if match := _whole(name).search(quote):
            yield match.span()
            return


def _whole(name: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE) if spaced else re.compile(r"(?!)")


def _add(marks: list[Mark], begin: int, end: int, role: str, length: int) -> None:
    if 0 <= begin < end <= length and all(end <= start or stop <= begin for start, stop, _ in marks):
        marks.append((begin, end, role))


def _pieces(quote: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    done = 0
    for begin, end, role in marks:
        if done < begin:
            yield Piece(quote[done:begin])
        yield Piece(quote[begin:end], role)
        done = end
    if done < len(quote):
        yield Piece(quote[done:])
