"""Annotated claims, and which of them are one with ours: what `bench_claims.py` reads and compares."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import networkx as nx

from kg import knowledge
from kg.edtf import edtf_bounds
from kg.model import Actor, Place

_FOLDER = Path(__file__).resolve().parent / "annotated"
ANNOTATED = {"once": _FOLDER / "orangesum.tsv", "first": _FOLDER / "orangesum_first.tsv", "second": _FOLDER / "orangesum_second.tsv"}
PARTS = ("development", "test")
SLOTS = ("agent", "recipient", "place", "time", "source")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, annotated or extracted: its trigger in the article's own text, type, fillers (ids, or "words;other words") and certainty."""

    begin: int
    end: int
    type: str
    fillers: Mapping[str, tuple[str, ...]]
    polarity: str
    modality: str


@dataclass
class Names:
    """What is known of actors and places by id: the folded names of each, and its wholes with itself."""

    folded: dict[str, frozenset[str]] = field(default_factory=dict)
    wholes: dict[str, frozenset[str]] = field(default_factory=dict)

    def note(self, entity: Actor | Place) -> str:
        """Remember an actor or a place with its wholes; gives its id."""
        wholes = {entity.id}
        whole = _whole(entity)
        if whole is not None:
            self.note(whole)
            wholes |= self.wholes[whole.id]
        wordings = entity.wordings if isinstance(entity, Actor) else ()
        names = (entity.id, entity.label, entity.label_en or "", *entity.aliases, *wordings)
        self.folded[entity.id] = self.folded.get(entity.id, frozenset()) | {f for name in names if (f := knowledge.fold(name))}
        self.wholes[entity.id] = self.wholes.get(entity.id, frozenset()) | wholes
        return entity.id

    def same(self, slot: str, annotated: str, ours: str) -> bool:
        """Whether two fillers agree."""
        if slot == "time":
            return _same_time(annotated, ours)
        if ours.startswith('"'):
            return not _wordings(ours).isdisjoint(_wordings(annotated))
        if annotated.startswith('"'):
            return any(_holds(words, name) or _holds(name, words) for words in _wordings(annotated) for name in self.folded[ours])
        return annotated == ours or annotated in self.wholes[ours] or ours in self.wholes.get(annotated, ())

    def agree(self, slot: str, annotated: Told, ours: Told) -> bool:
        """Whether two claims have a filler in common, or both none."""
        left, right = annotated.fillers[slot], ours.fillers[slot]
        return any(self.same(slot, a, b) for a in left for b in right) if left or right else True


def read_annotated(path: Path, *, part: str) -> dict[str, list[Told]]:
    """Annotated claims by article, of one part or of all; an article without claims has an empty list."""
    articles: dict[str, list[Told]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            if part in ("all", row["part"]):
                claims = articles.setdefault(row["article"], [])
                claims.extend([_told(row)] if row["type"] else [])
    return articles


def align(annotated: Sequence[Told], ours: Sequence[Told], sentences: Sequence[int], names: Names) -> list[tuple[Told, Told]]:
    """Pairs of annotated and extracted claims, one to one within a sentence; `sentences` are the beginnings of all, in order."""
    at: dict[int, list[int]] = defaultdict(list)
    for j, claim in enumerate(ours):
        at[bisect_right(sentences, claim.begin)].append(j)
    graph = nx.Graph()
    for i, claim in enumerate(annotated):
        for j in at[bisect_right(sentences, claim.begin)]:
            if weight := _weight(claim, ours[j], names):
                graph.add_edge(i, -1 - j, weight=weight)
    pairs = sorted((max(pair), -1 - min(pair)) for pair in nx.max_weight_matching(graph))
    return [(annotated[i], ours[j]) for i, j in pairs]


def _weight(annotated: Told, ours: Told, names: Names) -> int:
    """How well two claims of a sentence match; 0 where they can't be one."""
    overlap = annotated.begin < ours.end and ours.begin < annotated.end
    if not overlap and annotated.type != ours.type:
        return 0
    agent, recipient, place, source = (names.agree(slot, annotated, ours) for slot in ("agent", "recipient", "place", "source"))
    return 1 + 4 * overlap + 4 * (annotated.type == ours.type) + 2 * agent + 2 * recipient + place + source


def _told(row: Mapping[str, str]) -> Told:
    fillers = {slot: tuple(filter(None, row[slot].split("|"))) for slot in SLOTS}
    return Told(int(row["begin"]), int(row["end"]), row["type"], fillers, row["polarity"], row["modality"])


def _whole(entity: Actor | Place) -> Actor | Place | None:
    return entity.part_of if isinstance(entity, Actor) else entity.within


@cache
def _wordings(filler: str) -> frozenset[str]:
    """The folded wordings of a filler that an annotation names by words."""
    return frozenset(filter(None, map(knowledge.fold, filler.split(";"))))


def _holds(longer: str, shorter: str) -> bool:
    """Whether a folded name is another, or has its words in a row; a name of three letters must be the other."""
    return longer == shorter or (min(len(longer), len(shorter)) > 3 and f" {shorter} " in f" {longer} ")


def _same_time(annotated: str, ours: str) -> bool:
    try:
        return edtf_bounds(annotated) == edtf_bounds(ours)
    except ValueError:
        return False
