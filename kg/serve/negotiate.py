"""Which format an answer is written in: by the Accept header (RFC 9110, 12.5.1) or by a parameter `format`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import RequestError


@dataclass(frozen=True, slots=True)
class Media:
    """A format: its names for people and programs, and its media types, the registered one first."""

    names: tuple[str, ...]
    types: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]

    def called(self, asked: str) -> bool:
        """Whether it is what a client asks for by a name or by a media type."""
        return asked.lower() in (*self.names, *self.types)

    @property
    def content_type(self) -> str:
        text = self.types[0].startswith("text/")
        return f"{self.types[0]}; charset=utf-8" if text else self.types[0]


TABLES = (
    Media(("json",), ("application/sparql-results+json", "application/json")),
    Media(("xml",), ("application/sparql-results+xml", "application/xml", "text/xml")),
    Media(("csv",), ("text/csv",)),
    Media(("tsv",), ("text/tab-separated-values",)),
)
"""Formats of SELECT and ASK; the first is the default."""
GRAPHS = (
    Media(("turtle", "ttl"), ("text/turtle", "application/x-turtle")),
    Media(("nt", "n-triples", "ntriples"), ("application/n-triples",)),
    Media(("rdf", "rdfxml", "rdf+xml", "xml"), ("application/rdf+xml", "application/xml")),
    Media(("jsonld", "json-ld", "json"), ("application/ld+json", "application/json")),
    Media(("nq", "n-quads", "nquads"), ("application/n-quads",)),
    Media(("trig",), ("application/trig",)),
    Media(("n3",), ("text/n3", "text/rdf+n3")),
)
"""Formats of CONSTRUCT, DESCRIBE and the service description; the first is the default."""


def choose(offered: Sequence[Media], *, accept: str, asked: str | None = None) -> Media | None:
    """The format that a client likes best, or None if it takes none of those offered.

    `asked` (the parameter) wins where it names one of them. Among equal weights the type that is named outright wins, then the
    client's order, then ours.
    """
    named = next((media for media in offered if asked and media.called(asked)), None)
    if named or not accept.strip():
        return named or offered[0]
    ranges = list(_ranges(accept))
    scores = [(_score(media, ranges), -place, media) for place, media in enumerate(offered)]
    (weight, *_), _, best = max(scores, key=lambda score: score[:2])
    return best if weight > 0 else None


def check_format(asked: str | None) -> None:
    """Raise RequestError for a format that no answer has. Media types pass: clients send lists of them beside the same Accept header."""
    offered = (*TABLES, *GRAPHS)
    if asked and "/" not in asked and not any(media.called(asked) for media in offered):
        raise RequestError(400, f"unknown format {asked[:30]!r}: choose one of {', '.join(media.name for media in offered)}")


def listed(offered: Sequence[Media]) -> str:
    """The media types offered, for messages."""
    return ", ".join(media.types[0] for media in offered)


Range = tuple[str, float, int]
Score = tuple[float, int, int]


def _ranges(accept: str) -> Iterator[Range]:
    """The media ranges of a header with their weights and places."""
    for place, part in enumerate(accept.split(",")):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [_weight(value[2:]) for value in parameters if value.startswith("q=")]
        yield kind, weights[0] if weights else 1.0, place


def _weight(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def _score(media: Media, ranges: Sequence[Range]) -> Score:
    """Weight, how exactly it was named, and how early; the most exact range that fits decides."""
    fits = [
        (specific, weight, -place)
        for kind, weight, place in ranges
        for type_ in media.types
        for specific, pattern in enumerate(("*/*", f"{type_.split('/')[0]}/*", type_))
        if kind == pattern
    ]
    if not fits:
        return 0.0, 0, 0
    specific, weight, place = max(fits)
    return weight, specific, place
