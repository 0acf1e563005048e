"""What is known of an article before it is read: where its text lies and what is said of it from outside."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a manifest, a record, a page or the text itself says of an article; None where it says nothing."""

    outlet: str | None = None
    republished_from: tuple[str, ...] | None = None
    published: str | None = None  # EDTF
    url: str | None = None
    title: str | None = None
    language: str | None = None
    inferred: frozenset[str] = frozenset()

    def over(self, other: Metadata) -> Metadata:
        """This, with its gaps filled from another; a value taken over brings its "inferred" mark along."""
        taken = {f.name: getattr(other, f.name) for f in fields(self) if f.name != "inferred" and getattr(self, f.name) is None}
        marks = frozenset(name for name in other.inferred if taken.get(name) is not None)
        return replace(self, **taken, inferred=self.inferred | marks)


@dataclass(frozen=True, slots=True)
class Draft:
    """One article's stretch of a stored text, with what is said of it from outside the text."""

    where: str  # for messages: the path as given, with the line, row or article
    source_file: str
    text: str
    span: Span
    metadata: Metadata
    record: str | None = None
    fallback: Metadata = Metadata()  # what holds where neither `metadata` nor the text's own lines say otherwise

    @property
    def own(self) -> str:
        """The article's own text."""
        return self.text[self.span.begin : self.span.end]
