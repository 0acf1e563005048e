"""The types that flow from step to step: frozen, typed, with no behaviour beyond themselves.

    Article -> (annotate) -> Claim -> (link) -> Event -> (queries) -> Finding

Offsets are code points of an article's stored text: `text[span.begin:span.end]` is the span's string, always.
Times are EDTF strings (Library of Congress, Extended Date/Time Format, levels 0 and 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's stored text, in code points, end excluded."""

    begin: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.begin <= other.begin and other.end <= self.end


class ParagraphKind(StrEnum):
    """What a paragraph is; only titles and bodies are read for claims."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    META = "meta"  # date lines, source lines, addresses
    BOILERPLATE = "boilerplate"  # share buttons, links to other posts, comments


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article, without surrounding white space."""

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as published by one outlet. A file may hold several.

    `text` is the whole stored text of the file or record, which offsets count into; `span` is this article's part of it.
    `inferred` names the metadata fields whose value the text does not state.
    """

    id: str  # from content: 16 hexadecimal digits
    source_file: str  # the file's name, not its path
    text: str
    span: Span
    paragraphs: tuple[Paragraph, ...]
    language: str
    sha256: str  # of this article's own text
    record: str | None = None  # line or row of the file, for JSONL and CSV
    outlet: str | None = None  # who published this copy
    republished_from: tuple[str, ...] = ()  # nearest first; the last one wrote it
    published: str | None = None  # EDTF
    url: str | None = None
    title: str | None = None
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, and why; a build reports it and goes on."""

    source: str
    reason: str


class ActorFamily(StrEnum):
    """Which family of IRIs a node belongs to."""

    ACTOR = "actor"  # who acts in the world: states, forces, groups, persons
    SOURCE = "source"  # who only speaks: witnesses, anonymous officials, documents
    OUTLET = "outlet"  # who publishes


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts or speaks. `id` is a slug, stable across articles for the same actor."""

    id: str
    label: str  # in the article's language
    family: ActorFamily = ActorFamily.ACTOR
    kind: str = "group"  # state, forces, group, person, organisation, people, media
    label_en: str | None = None
    aliases: tuple[str, ...] = ()  # proper names only, never "the organisation"
    part_of: Actor | None = None
    wikidata: str | None = None
    known: bool = False  # from the gazetteer
    wordings: tuple[str, ...] = field(default=(), compare=False)  # an article's words for an actor: kg/annotate/wordings.py


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens. Coordinates are WGS 84 degrees."""

    id: str
    label: str
    kind: str = "place"  # country, province, city, village, base, region, valley, desert, road, border, facility
    label_en: str | None = None
    aliases: tuple[str, ...] = ()
    within: Place | None = None
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None
    known: bool = False
    wordings: tuple[str, ...] = field(default=(), compare=False)  # as of an actor


Whole = TypeVar("Whole", Actor, Place)


def lineage(node: Whole) -> Iterator[Whole]:
    """An actor or a place with what it is part of or lies in, nearest first."""
    whole: Whole | None = node
    while whole is not None:
        yield whole
        whole = whole.part_of if isinstance(whole, Actor) else whole.within


class Comparator(StrEnum):
    EXACTLY = "Exactly"
    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"
    ABOUT = "About"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: `measure` is one of `kg.vocab.MEASURES`, `of` whom it counts."""

    measure: str
    value: float
    comparator: Comparator = Comparator.EXACTLY
    of: Actor | None = None


class SourceKind(StrEnum):
    NAMED = "Named"
    ANONYMOUS = "Anonymous"
    MEDIA = "Media"
    OFFICIAL = "Official"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a claim's chain of sources, with the word that reports."""

    source: Actor
    kind: SourceKind
    cue: str | None = None


class Polarity(StrEnum):
    AFFIRMED = "Affirmed"
    NEGATED = "Negated"


class Modality(StrEnum):
    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    CONDITIONAL = "Conditional"
    FUTURE = "Future"
    QUESTION = "Question"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a text says happened, is happening or is so, and who says it.

    `type` and `mode` are names of the PLOVER scheme (`ontology/plover.ttl`). `attribution` is the chain of sources
    below the outlet, nearest to the outlet first, empty when the outlet speaks itself.
    """

    article: str  # the article's id
    type: str
    evidence: Span  # the clause or sentence that says it
    trigger: Span  # the words that carry the type
    mode: str | None = None
    agents: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    objects: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()  # most specific first
    origins: tuple[Place, ...] = ()
    destinations: tuple[Place, ...] = ()
    time: str | None = None  # EDTF
    quantities: tuple[Quantity, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.CERTAIN
    rules: tuple[str, ...] = field(default=(), compare=False)  # "slot: rule" notes for explanations
