"""A user's SPARQL over a store: SELECT, ASK, CONSTRUCT and DESCRIBE, nothing that reaches out or changes anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from kg.errors import QueryError
from kg.queries.guard import code, forbidden, names_dataset
from kg.vocab import PREFIXES

Cell = str | int | float | bool | None
_NUMBER = re.compile(r".*#(integer|int|long|short|byte|nonNegativeInteger|positiveInteger|decimal|double|float)")
_FORMS = re.compile(r"(?i)(select|ask|construct|describe)\b")
_PLACE = re.compile(r"error at (\d+):(\d+)")
_WHOLE = re.compile(r"[+-]?\d+")
_UPDATE = re.compile(r"(?i)^(insert|delete|load|clear|create|drop|copy|move|add|with)\b")
_PROLOGUE = re.compile(r"(?i)^(\s*(prefix\s+\S*|base\b))*\s*")
"""What is left of a prologue when its IRIs are blanked."""


@dataclass(frozen=True, slots=True)
class QueryTable:
    """What a query found. IRIs and texts are strings, numbers numbers, unbound variables None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def select(store: Store, sparql: str) -> QueryTable:
    """The table that a query yields over the union of all graphs, or those that its FROM names.

    ASK gives one cell, CONSTRUCT and DESCRIBE the columns subject, predicate and object.
    Raises QueryError for syntax errors (with line and column), updates, SERVICE and FROM <file:…>.
    """
    refuse_outside(sparql)
    try:
        found = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(sparql))
        if isinstance(found, QueryBoolean):
            return QueryTable(("answer",), ((bool(found),),))
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return QueryTable(columns, tuple(tuple(map(cell, solution)) for solution in found))
        assert isinstance(found, QueryTriples)
        triples = sorted({tuple(cell(term) for term in (t.subject, t.predicate, t.object)) for t in found}, key=repr)
        return QueryTable(("subject", "predicate", "object"), tuple(triples))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(explained(sparql, _one_line(error))) from None


def refuse_outside(sparql: str) -> None:
    """Raise QueryError for a query that changes data, asks another server or reads a file."""
    if _UPDATE.match(_PROLOGUE.sub("", code(sparql))):
        raise QueryError("only queries are run here, no updates: begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if reason := forbidden(sparql):
        raise QueryError(reason)


def cell(term: NamedNode | BlankNode | Literal | Triple | None) -> Cell:
    """A term as a plain value."""
    if isinstance(term, NamedNode):
        return term.value
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if _NUMBER.fullmatch(datatype):
            return int(term.value) if _WHOLE.fullmatch(term.value) else float(term.value)
        if datatype.endswith("#boolean"):
            return term.value == "true"
    return term.value


def explained(sparql: str, said: str) -> str:
    """The engine's message as a sentence: it lists every token that it would have taken."""
    opening = re.match(r"\s*([^\s{]*)", _PROLOGUE.sub("", code(sparql)))
    first = opening[1] if opening else ""
    if _UPDATE.match(first):
        return "only queries are run here, no updates: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not first:
        return "the query is empty: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not _FORMS.match(first):
        return f"the query begins with {first[:20]!r}: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    place = _PLACE.match(said)
    if not place:
        return f"the query is wrong: {said[:300]}"
    if "variable that is unbound" in said:
        return "the query is wrong: SELECT names a variable that its groups don't have: add GROUP BY, or leave the variable out"
    line, column = int(place[1]), int(place[2])
    text = (sparql.splitlines() or [""])[min(line, len(sparql.splitlines())) - 1]
    if "Prefix not found" in said and (name := re.search(r"([\w-]*):[\w.-]*$", text[max(column - 200, 0) : column - 1])):
        return f"the query is wrong at line {line}, column {column}: unknown prefix {name[1]!r}: declare it with PREFIX {name[1]}: <…>"
    rest = text[column - 1 :].strip()[:30]
    near = f"at {rest!r}: something before it is missing or wrong" if rest else "the line ends too early: is a } or a term missing?"
    return f"the query is wrong at line {line}, column {column}: {near}"


def _one_line(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error)).strip()
