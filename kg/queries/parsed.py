"""SPARQL -> its algebra, by rdflib's parser; and the algebra as plain values, since parsing all rules takes more than a second.

The packaged rules' algebra lies in `algebra.json`; a rule that was changed since is parsed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import BNode, Literal, URIRef
from rdflib.paths import AlternativePath, MulPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.resources import read_text

_TERMS: Mapping[str, type[URIRef] | type[BNode] | type[Variable]] = {"iri": URIRef, "blank": BNode, "variable": Variable}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The algebra of a query: its pattern, and the names of what it projects."""

    pattern: CompValue
    names: tuple[str, ...]


_COMMENT = re.compile(r"(?m)^\s*#.*\n")
_known: dict[str, Parsed] = {}


def parsed(query: str) -> Parsed:
    """The algebra of a SELECT. Raises what rdflib's parser raises."""
    return _known.get(query) or _packaged(query) or parse(query)


def digest(query: str) -> str:
    """What a query is known by, whatever its comments say."""
    return hashlib.sha256(_COMMENT.sub("", query).encode()).hexdigest()


@cache
def _packaged(query: str) -> Parsed | None:
    plain = _file().get(digest(query))
    return _of_plain(plain) if plain else None


@cache
def _file() -> dict[str, list[Any]]:
    made: dict[str, list[Any]] = json.loads(read_text("queries", "algebra.json"))
    return made


@cache
def parse(query: str) -> Parsed:
    """The algebra of a SELECT, by the parser."""
    # in a thread: the parser leaves dead errors behind which hold the frames of all its callers, open stores among them
    with ThreadPoolExecutor(1) as thread:
        top = thread.submit(prepareQuery, query).result().algebra
    return Parsed(top.p, tuple(str(name) for name in top.PV))


def remember(query: str, plain: list[Any]) -> None:
    """Take the algebra of a query from plain values that `as_plain` has made."""
    _known[query] = _of_plain(plain)


def as_plain(query: str) -> list[Any]:
    """The algebra of a query as lists, strings and numbers."""
    return to_plain(parsed(query))


def to_plain(made: Parsed) -> list[Any]:
    """An algebra as lists, strings and numbers."""
    return [_to_plain(made.pattern), list(made.names)]


def _of_plain(plain: list[Any]) -> Parsed:
    return Parsed(_from_plain(plain[0]), tuple(plain[1]))


def _to_plain(part: Any) -> Any:
    if isinstance(part, CompValue):
        told = {**part, **vars(part)}  # the pattern of an EXISTS is put beside the text's
        return ["part", part.name, [[key, _to_plain(told[key])] for key in part if key != "_vars"]]
    if isinstance(part, MulPath):
        return ["path", part.mod, _to_plain(part.path)]
    if isinstance(part, AlternativePath):
        return ["paths", [_to_plain(one) for one in part.args]]
    if isinstance(part, Literal):
        return ["literal", str(part), str(part.datatype) if part.datatype else None, part.language]
    for name, kind in _TERMS.items():
        if isinstance(part, kind):
            return [name, str(part)]
    if isinstance(part, dict):
        return ["map", [[_to_plain(key), _to_plain(value)] for key, value in part.items()]]
    if isinstance(part, list | tuple):
        return ["list", [_to_plain(one) for one in part]]
    if isinstance(part, set | frozenset):
        return ["set", sorted((_to_plain(one) for one in part), key=repr)]
    if part is None or isinstance(part, bool | int | float):
        return part
    return str(part)


def _from_plain(plain: Any) -> Any:
    if not isinstance(plain, list):
        return plain
    kind, *rest = plain
    match kind:
        case "part":
            return CompValue(rest[0], **{key: _from_plain(value) for key, value in rest[1]})
        case "path":
            return MulPath(_from_plain(rest[1]), rest[0])
        case "paths":
            return AlternativePath(*map(_from_plain, rest[0]))
        case "literal":
            return Literal(rest[0], datatype=URIRef(rest[1]) if rest[1] else None, lang=rest[2])
        case "map":
            return {_from_plain(key): _from_plain(value) for key, value in rest[0]}
        case "list":
            return list(map(_from_plain, rest[0]))
        case "set":
            return set(map(_from_plain, rest[0]))
    return _TERMS[kind](rest[0])
