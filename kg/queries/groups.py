"""A group of SPARQL's algebra -> its parts in a flat list: what is joined, what is added to each row, what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rdflib import URIRef
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.queries.scalar import Untranslatable

Triple = tuple[Any, Any, Any]
_WITHIN = frozenset({"Filter", "LeftJoin", "Extend"})


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """A condition, and the variables that it speaks of."""

    part: CompValue
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """An OPTIONAL or a BIND: the variables that it binds anew, and the others that it speaks of."""

    part: CompValue
    added: frozenset[str]
    asked: frozenset[str]


@dataclass(slots=True)
class Group:
    """A group in which order does not matter, but for `steps`, which name what is bound before them."""

    triples: list[Triple] = field(default_factory=list)
    parts: list[CompValue] = field(default_factory=list)  # VALUES, sub-selects, UNION, groups within
    steps: list[Step] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)  # the variables of all of it


def group_of(part: CompValue) -> Group:
    """The parts of a group. Raises Untranslatable for a pattern over what may be unbound."""
    group = Group()
    while part.name == "Filter":
        group.tests += [Test(test, frozenset(variables_of(test))) for test in _conjuncts(part.expr)]
        part = part.p
    _gather(part, group)
    group.bound = bound_by(part)
    return group


def _gather(part: CompValue, group: Group) -> None:
    match part.name:
        case "BGP":
            group.triples += part.triples
        case "Join":
            _gather(part.p1, group)
            if any(step.added & bound_by(part.p2) for step in group.steps):
                raise Untranslatable("a pattern over what may be unbound")
            if part.p2.name in _WITHIN:
                group.parts.append(part.p2)
            else:
                _gather(part.p2, group)
        case "LeftJoin":
            if part.expr.name != "TrueFilter":
                raise Untranslatable("a filter in OPTIONAL")
            _gather(part.p1, group)
            added = frozenset(bound_by(part.p2) - bound_by(part.p1))
            group.steps.append(Step(part, added, frozenset(variables_of(part.p2) - added)))
        case "Extend":
            _gather(part.p, group)
            added = frozenset({str(part.var)})
            group.steps.append(Step(part, added, frozenset(variables_of(part.expr) - added)))
        case _:
            group.parts.append(part)


def bound_by(part: CompValue) -> set[str]:
    """The variables that a part may bind for what it is joined with."""
    match part.name:
        case "BGP":
            return variables_of(part.triples)
        case "Join" | "LeftJoin" | "Union":
            return bound_by(part.p1) | bound_by(part.p2)
        case "Filter" | "ToMultiSet" | "Distinct":
            return bound_by(part.p)
        case "Extend":
            return bound_by(part.p) | {str(part.var)}
        case "Project" | "SelectQuery":
            return {str(name) for name in part.PV}
        case "values":
            return {str(name) for row in part.res for name in row}
        case name:
            raise Untranslatable(name)


def variables_of(part: object) -> set[str]:
    """Every variable that a part of the algebra speaks of."""
    if isinstance(part, Variable):
        return {str(part)}
    if isinstance(part, CompValue):
        return set().union(*map(variables_of, _inside(part)))
    return set().union(*map(variables_of, part)) if isinstance(part, list | tuple | set) else set()


def _conjuncts(expression: CompValue) -> Iterator[CompValue]:
    if getattr(expression, "name", "") == "ConditionalAndExpression":
        for part in (expression.expr, *expression.other):
            yield from _conjuncts(part)
    else:
        yield expression


def _inside(part: CompValue) -> list[object]:
    """What a part consists of; of an EXISTS the algebra, as its text is left without filters."""
    return [part.graph] if "graph" in part else [value for key, value in part.items() if key != "_vars"]


def looked_up_by(*parts: object) -> dict[str, set[str]]:
    """For each variable the properties that a part of the algebra asks of it, also within EXISTS."""
    found: dict[str, set[str]] = {}
    pending = list(parts)
    while pending:
        part = pending.pop()
        if isinstance(part, CompValue):
            if part.name == "BGP":
                for subject, path, _ in part.triples:
                    if isinstance(subject, Variable) and isinstance(path, URIRef):
                        found.setdefault(str(subject), set()).add(str(path))
            pending += _inside(part)
        elif isinstance(part, list | tuple | set):
            pending += part
    return found
