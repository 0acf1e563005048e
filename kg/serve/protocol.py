"""An HTTP request -> what it asks for, by the SPARQL 1.1 Protocol (sections 2.1 and 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from kg.errors import RequestError
from kg.serve.negotiate import check_format

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
WHOLE = {"urn:x-rdflib:default", "urn:x-arq:DefaultGraph", "urn:x-arq:UnionGraph"}
"""Names by which clients (rdflib, Jena) call the default graph; there is none of that name in the data."""
_MAX_FIELDS = 10_000
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the dataset that the request names; None leaves it to the query."""

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    format: str | None


@dataclass(frozen=True, slots=True)
class Update:
    """An update and the graphs that its patterns see."""

    text: str
    using: tuple[str, ...]
    using_named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Describe:
    """What the endpoint can do is asked for."""

    format: str | None


def read_get(address: str) -> Query | Describe:
    """What a GET asks for; `address` is the part after the question mark. Raises RequestError."""
    fields = _fields(address)
    if _all(fields, "update"):
        raise RequestError(400, "updates are never sent with GET")
    if not _all(fields, "query"):
        return Describe(_format(fields))
    return _query(_one(fields, "query"), fields)


def read_post(address: str, content_type: str, body: bytes) -> Query | Update:
    """What a POST asks for. Raises RequestError: 400 for what is malformed, 415 for another media type."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if kind not in (FORM, QUERY, UPDATE):
        raise RequestError(415, f"send a query as {QUERY} or as {FORM}, not as {kind[:60] or 'a body without Content-Type'}")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise RequestError(415, "the body must be UTF-8")
    text, fields = _text(body), _fields(address)
    if kind == FORM:
        fields = [*fields, *_fields(text)]
        kind, text = _from_form(fields)
    elif _all(fields, "query") or _all(fields, "update"):
        raise RequestError(400, "one request holds one query: it stands in the body and in the address")
    if kind == QUERY:
        return _query(text, fields)
    return Update(text, _graphs(fields, "using-graph-uri"), _graphs(fields, "using-named-graph-uri"))


def _from_form(fields: Fields) -> tuple[str, str]:
    asked, changed = _all(fields, "query"), _all(fields, "update")
    if asked and changed:
        raise RequestError(400, "one request holds either a query or an update")
    if not asked and not changed:
        raise RequestError(400, "the form has no field query")
    return (QUERY, _one(fields, "query")) if asked else (UPDATE, _one(fields, "update"))


def _query(text: str, fields: Fields) -> Query:
    defaults, named = _graphs(fields, "default-graph-uri"), _graphs(fields, "named-graph-uri")
    if (not defaults and not named) or WHOLE.intersection(defaults):
        return Query(text, None, None, _format(fields))
    return Query(text, defaults, named, _format(fields))


def _graphs(fields: Fields, name: str) -> tuple[str, ...]:
    found = _all(fields, name)
    for iri in found:
        if iri.lower().startswith("file:"):
            raise RequestError(403, f"{name} names a file, and queries read no files: name a graph that is here")
        try:
            NamedNode(iri)
        except ValueError:
            raise RequestError(400, f"{name} is no absolute IRI: {iri[:80]!r}") from None
    return tuple(found)


def _format(fields: Fields) -> str | None:
    """The last parameter `format`; clients also send `output`, which says the same."""
    asked = next(reversed(_all(fields, "format")), None)
    check_format(asked)
    return asked


def _fields(encoded: str) -> Fields:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError:
        raise RequestError(400, "the parameters are not UTF-8") from None
    except ValueError:
        raise RequestError(400, "too many parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, "the body is not UTF-8") from None


def _all(fields: Fields, name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _one(fields: Fields, name: str) -> str:
    found = _all(fields, name)
    if len(found) > 1:
        raise RequestError(400, f"one request holds one {name}, not {len(found)}")
    return found[0]
