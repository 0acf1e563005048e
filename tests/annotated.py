"""Annotated sentences, the notation in which the rules of language are specified.

    Le <time edtf=2020-01-18>samedi 18 janvier</time>, <quantity value=4 unit=soldat>quatre soldats</quantity> ont été tués.

A tag has a name and attributes; a value with blanks stands in double quotes; tags may nest but not cross; `<` and `>` stand for
tags alone. The parser is strict: a slip in a test's sentence must never pass for a sentence without annotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-z]+)((?: +[a-z]+=(?:\"[^\"<>]*\"|[^\s\"<>]+))*) *>")
_ATTRIBUTE = re.compile(r"([a-z]+)=(?:\"([^\"]*)\"|(\S+))")


_DIGEST = re.compile(r"-[0-9a-f]{8}$")


def without_digest(actor: str) -> str:
    """An actor's id without the mark of its article, which single persons who are only described bear."""
    return _DIGEST.sub("", actor)


class NotationError(ValueError):
    """An annotated sentence is malformed."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One annotated stretch: text[begin:end]."""

    name: str
    attributes: Mapping[str, str]
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The bare text and its tags, in order of their beginning, outer ones first."""

    text: str
    tags: tuple[Tag, ...]


def read(annotated: str, *, allowed: Mapping[str, Iterable[str]]) -> Sentence:
    """Parse an annotated sentence. `allowed` maps each tag's name to the attributes that it may bear.

    Raises NotationError for an unknown tag or attribute, one given twice, a tag that is empty, not closed, never opened or
    closed out of order, and for a stray angle bracket.
    """
    text, tags = "", []
    opened: list[tuple[str, dict[str, str], int]] = []
    position = 0
    for match in _TAG.finditer(annotated):
        text += _plain(annotated[position : match.start()], annotated)
        position = match.end()
        closing, name, rest = match.groups()
        if name not in allowed:
            raise NotationError(f"unknown tag <{name}> in {annotated!r}; allowed: {', '.join(sorted(allowed))}")
        if not closing:
            opened.append((name, _attributes(name, rest, frozenset(allowed[name]), annotated), len(text)))
            continue
        if rest or not opened or opened[-1][0] != name:
            raise NotationError(f"</{name}> closes nothing that is open there, in {annotated!r}")
        _, attributes, begin = opened.pop()
        if begin == len(text):
            raise NotationError(f"<{name}> marks nothing in {annotated!r}")
        tags.append(Tag(name, attributes, begin, len(text), text[begin:]))
    if opened:
        raise NotationError(f"<{opened[-1][0]}> is never closed in {annotated!r}")
    text += _plain(annotated[position:], annotated)
    return Sentence(text, tuple(sorted(tags, key=lambda tag: (tag.begin, -tag.end))))


def _plain(piece: str, annotated: str) -> str:
    if "<" in piece or ">" in piece:
        raise NotationError(f"stray angle bracket near {piece!r} in {annotated!r}")
    return piece


def _attributes(name: str, rest: str, allowed: frozenset[str], annotated: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for key, quoted, bare in _ATTRIBUTE.findall(rest):
        if key not in allowed:
            raise NotationError(f"<{name}> has no attribute {key!r} in {annotated!r}; it may have: {', '.join(sorted(allowed))}")
        if key in attributes:
            raise NotationError(f"{key!r} is given twice in {annotated!r}")
        attributes[key] = quoted or bare
    return attributes
