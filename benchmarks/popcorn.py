"""POPCORN's annotation and how ours is counted against it: mentions that people marked, and precision and recall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.annotations import Annotation, Tokens

_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
_DATE = re.compile(rf"(\d\d?)(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that people marked: its characters, text and type."""

    begin: int
    end: int
    text: str
    type: str


@dataclass
class Score:
    """Marked mentions found, and found ones marked."""

    found: int = 0
    marked: int = 0
    right: int = 0
    predicted: int = 0

    def add(self, marked: Sequence[Marked], spans: Sequence[tuple[int, int]], accepted: Sequence[Marked] | None = None) -> None:
        """Count one article; `accepted` are the mentions that make a span right where they are more than those asked for."""
        self.marked += len(marked)
        self.found += sum(any(overlap(m, span) for span in spans) for m in marked)
        self.predicted += len(spans)
        self.right += sum(any(overlap(m, span) for m in (accepted or marked)) for span in spans)

    def row(self, name: str) -> str:
        """A line of the table: precision and recall with their counts."""
        return (
            f"{name:26s} P {_share(self.right, self.predicted)} ({self.right}/{self.predicted})"
            f"  R {_share(self.found, self.marked)} ({self.found}/{self.marked})"
        )


def score_of(scores: dict[str, Score], name: str) -> Score:
    """The score of a name, begun where it is none yet."""
    return scores.setdefault(name, Score())


def mentions_of(report: dict[str, Any]) -> list[Marked]:
    """All that people marked in a report."""
    return [marked_as(mention, entity["type"]) for entity in report["entities"] for mention in entity["mentions"]]


def marked_as(mention: dict[str, Any], type_: str) -> Marked:
    """A mention as the file has it."""
    return Marked(mention["start"], mention["end"], mention["value"], type_)


def spans_of(annotation: Annotation, runs: Iterable[Tokens]) -> list[tuple[int, int]]:
    """The characters of runs of an article's tokens: begin and end."""
    doc = annotation.doc
    return [(doc[run.start].idx, doc[run.end - 1].idx + len(doc[run.end - 1])) for run in runs]


def overlap(mark: Marked, span: tuple[int, int]) -> bool:
    """Whether a mention and a span of ours share a character."""
    return mark.begin < span[1] and span[0] < mark.end


def date_of(text: str) -> str | None:
    """A date in ISO 8601 where a text is its day, month and year."""
    found = _DATE.fullmatch(text.lower())
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}" if found else None


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "
