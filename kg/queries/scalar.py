"""SPARQL expressions -> SQL. Nodes are numbers in the order of their IRIs, dates and strings are text, both compare as SPARQL has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.errors import RashomonError


class Untranslatable(RashomonError):
    """A part of SPARQL that has no counterpart here."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """An expression in SQL, of one kind: node, text, number or flag."""

    sql: str
    kind: str
    nullable: bool = False


Scope = Mapping[str, Scalar]
Number = Callable[[str], int]
Exists = Callable[[CompValue], str]
_SAME = {"=": "=", "!=": "<>", "<": "<", ">": ">", "<=": "<=", ">=": ">="}


def constant(term: object, node: Number) -> Scalar:
    """An IRI or a literal."""
    if isinstance(term, URIRef):
        return Scalar(str(node(str(term))), "node")
    if isinstance(term, Literal):
        if isinstance(term.value, bool):
            return Scalar(str(term.value).upper(), "flag")
        if (term.datatype is not None and isinstance(term.value, int | float)) or hasattr(term.value, "as_tuple"):
            return Scalar(f"{float(term.value)!r}", "number")
        return Scalar("'" + str(term).replace("'", "''") + "'", "text")
    raise Untranslatable(f"constant {term!r}")


def scalar(expression: object, scope: Scope, node: Number, exists: Exists) -> Scalar:
    """Any expression."""
    if isinstance(expression, Variable):
        if str(expression) not in scope:
            raise Untranslatable(f"?{expression} is bound nowhere")
        return scope[str(expression)]
    if not isinstance(expression, CompValue):
        return constant(expression, node)

    def of(part: object) -> Scalar:
        return scalar(part, scope, node, exists)

    match expression.name:
        case "ConditionalOrExpression" | "ConditionalAndExpression":
            word = " OR " if "Or" in expression.name else " AND "
            return Scalar(f"({word.join(of(part).sql for part in (expression.expr, *expression.other))})", "flag")
        case "UnaryNot":
            return Scalar(f"(NOT {of(expression.expr).sql})", "flag")
        case "Builtin_EXISTS":
            return Scalar(exists(expression.graph), "flag")
        case "Builtin_NOTEXISTS":
            return Scalar(f"(NOT {exists(expression.graph)})", "flag")
        case "Builtin_BOUND":
            return Scalar(f"({of(expression.arg).sql} IS NOT NULL)", "flag")
        case "RelationalExpression":
            return _compared(of(expression.expr), str(expression.op), of(expression.other))
        case "MultiplicativeExpression" | "AdditiveExpression":
            parts = [f"{op} {of(other).sql}" for op, other in zip(expression.op, expression.other, strict=True)]
            return Scalar(f"({' '.join([of(expression.expr).sql, *parts])})", "number")
        case "Builtin_IF":
            return _chosen(of(expression.arg1), of(expression.arg2), of(expression.arg3))
        case "Builtin_COALESCE":
            return _first([of(part) for part in expression.arg])
        case _:
            return _function(expression, of)


def _compared(left: Scalar, op: str, right: Scalar) -> Scalar:
    if left.kind != right.kind or op not in _SAME:
        raise Untranslatable(f"{left.kind} {op} {right.kind}")
    return Scalar(f"({left.sql} {_SAME[op]} {right.sql})", "flag")


def _chosen(test: Scalar, yes: Scalar, no: Scalar) -> Scalar:
    if yes.kind != no.kind:
        raise Untranslatable(f"IF of {yes.kind} and {no.kind}")
    # a test in error is an error, not a "no"
    return Scalar(f"(CASE WHEN {test.sql} THEN {yes.sql} WHEN NOT {test.sql} THEN {no.sql} END)", yes.kind, yes.nullable or no.nullable)


def _first(parts: list[Scalar]) -> Scalar:
    if len({part.kind for part in parts}) > 1:
        raise Untranslatable(f"COALESCE of {', '.join(part.kind for part in parts)}")
    return Scalar(f"COALESCE({', '.join(part.sql for part in parts)})", parts[0].kind, all(part.nullable for part in parts))


def _function(expression: CompValue, of: Callable[[object], Scalar]) -> Scalar:
    match expression.name:
        case "Builtin_STR":
            made = of(expression.arg)
            return Scalar(f"CAST({made.sql} AS VARCHAR)", "text", made.nullable) if made.kind == "number" else made
        case "Builtin_DAY":
            return Scalar(f"CAST(SUBSTR({_text(of(expression.arg))}, 9, 2) AS INTEGER)", "number")
        case "Builtin_STRLEN":
            return Scalar(f"LENGTH({_text(of(expression.arg))})", "number")
        case "Builtin_LCASE":
            return Scalar(f"LOWER({_text(of(expression.arg))})", "text")
        case "Builtin_SUBSTR":
            return Scalar(f"SUBSTR({_text(of(expression.arg))}, {int(expression.start)}, {int(expression.length)})", "text")
        case "Builtin_CONTAINS":
            return Scalar(f"CONTAINS({_text(of(expression.arg1))}, {_text(of(expression.arg2))})", "flag")
        case "Builtin_CONCAT":
            return Scalar(f"({' || '.join(_text(of(part)) for part in expression.arg)})", "text")
        case "Builtin_REGEX" if expression.flags is None:
            return Scalar(f"REGEXP_MATCHES({_text(of(expression.text))}, {_text(of(expression.pattern))})", "flag")
        case name:
            raise Untranslatable(name)


def _text(made: Scalar) -> str:
    if made.kind != "text":
        raise Untranslatable(f"text of a {made.kind}")
    return made.sql
