"""The tables that CSV and Parquet files hold: claims, actors, places, articles, findings, events, and what joins them.

Rows of claims, findings and events are those of `kg.tables` and `kg.timeline`, as the command line prints them. Every column has a
type and a description, in `columns.tsv`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from kg.errors import DataError
from kg.exports.content import FIRST_DAY, LAST_DAY, Content, days, roles
from kg.records import Node
from kg.resources import read_table
from kg.tables import Row, claims_table, contradictions_table, shared_table
from kg.timeline import timeline_table

TYPES = ("text", "iri", "integer", "number", "date")
PLACE_ROLES = frozenset({"place", "origin", "destination"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `type` is one of `TYPES`."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with typed columns; every row has every column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Told:
    """What the claims tell of one node."""

    node: Node
    roles: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)


@cache
def columns() -> dict[str, tuple[Column, ...]]:
    """The columns of every table, by its name. Raises DataError for a type that there isn't."""
    found: dict[str, list[Column]] = defaultdict(list)
    for row in read_table("exports", "columns.tsv"):
        if row["type"] not in TYPES:
            raise DataError(f"exports/columns.tsv: {row['table']}.{row['column']} has the unknown type {row['type']!r}")
        found[row["table"]].append(Column(row["column"], row["type"], row["description"]))
    return {name: tuple(its) for name, its in found.items()}


def sheet(name: str, content: Content) -> Sheet:
    """One of `SHEETS`. Raises DataError where rows and `columns.tsv` disagree."""
    described = columns()[name]
    rows = _MAKERS[name](content)
    if rows and set(rows[0]) != {column.name for column in described}:
        raise DataError(f"exports/columns.tsv does not describe the columns of {name}: {', '.join(rows[0])}")
    return Sheet(name, described, rows)


def _claims(content: Content) -> tuple[Row, ...]:
    rows = zip(content.claims, claims_table(content.claims).rows, strict=True)
    return tuple(row | {"article": claim.article, "event": content.event_of.get(claim.iri)} for claim, row in rows)


def _findings(content: Content) -> tuple[Row, ...]:
    blank: Row = {"kind": None, "strength": None, "independence": None, "rule": None}
    against = contradictions_table(content.findings, content.by_iri, content.against).rows
    alike = shared_table(content.shared, content.by_iri, content.alike).rows
    return (
        *({"relation": "contradicts"} | blank | row for row in against),
        *({"relation": "agrees"} | blank | {name: cell for name, cell in row.items() if name != "type"} for row in alike),
    )


def _events(content: Content) -> tuple[Row, ...]:
    return timeline_table(content.events, content.by_iri).rows


def _actors(content: Content) -> tuple[Row, ...]:
    facts, told = content.facts, _told(content, places=False)
    rows: list[Row] = []
    for iri in sorted({*told, *facts.actors()}):
        its = told.get(iri) or _Told(Node(iri, facts.label(iri) or iri))
        rows.append(
            {
                **{"actor": iri, "label": its.node.label, "label_en": facts.first(iri, "label_en"), "family": facts.family(iri)},
                **{"kind": facts.first(iri, "kind"), "part_of": facts.first(iri, "part_of"), "wikidata": facts.wikidata(iri)},
                **{f"as_{role}": its.roles[role] for role in ("agent", "recipient", "counted", "source", "outlet")},
                **{"earliest": min(its.days, default=None), "latest": max(its.days, default=None)},
            }
        )
    return tuple(rows)


def _places(content: Content) -> tuple[Row, ...]:
    facts, told = content.facts, _told(content, places=True)
    rows: list[Row] = []
    for iri in sorted({*told, *facts.places()}):
        its = told.get(iri) or _Told(Node(iri, facts.label(iri) or iri))
        longitude, latitude = facts.position(iri) or (None, None)
        rows.append(
            {
                **{"place": iri, "label": its.node.label, "label_en": facts.first(iri, "label_en"), "kind": facts.first(iri, "kind")},
                **{"within": facts.first(iri, "within"), "latitude": latitude, "longitude": longitude, "wikidata": facts.wikidata(iri)},
                **{"claims": its.roles.total(), "earliest": min(its.days, default=None), "latest": max(its.days, default=None)},
            }
        )
    return tuple(rows)


def _told(content: Content, *, places: bool) -> dict[str, _Told]:
    """What the claims tell of each place or each actor; open ends of intervals are no days."""
    found: dict[str, _Told] = {}
    for claim in content.claims:
        for role, node in roles(claim):
            if (role in PLACE_ROLES) is places:
                its = found.setdefault(node.iri, _Told(node))
                its.roles[role] += 1
                its.days.update(set(days(claim.interval) or ()) - {FIRST_DAY, LAST_DAY})
    return found


def _articles(content: Content) -> tuple[Row, ...]:
    facts = content.facts
    counts = Counter(claim.article for claim in content.claims)
    told = {claim.article: claim for claim in content.claims}
    return tuple(
        {
            **{"article": iri, "file": told[iri].file, "outlet": getattr(told[iri].outlet, "label", None)},
            **{"republished_from": " < ".join(node.label for node in told[iri].republished)},
            **{name: facts.first(iri, name) for name in ("headline", "published", "language", "url", "sha256")},
            "claims": counts[iri],
        }
        for iri in sorted(told)
    )


def _roles(content: Content) -> tuple[Row, ...]:
    return tuple(
        {"claim": claim.iri, "role": role, "node": node.iri, "label": node.label} for claim in content.claims for role, node in roles(claim)
    )


def _quantities(content: Content) -> tuple[Row, ...]:
    return tuple(
        {
            **{"claim": claim.iri, "measure": quantity.measure, "comparator": quantity.comparator, "value": quantity.value},
            **{"of": quantity.of.iri if quantity.of else None, "of_label": quantity.of.label if quantity.of else None},
        }
        for claim in content.claims
        for quantity in claim.quantities
    )


_MAKERS: dict[str, Callable[[Content], tuple[Row, ...]]] = {
    "claims": _claims,
    "actors": _actors,
    "places": _places,
    "articles": _articles,
    "findings": _findings,
    "events": _events,
    "roles": _roles,
    "quantities": _quantities,
}
SHEETS = tuple(_MAKERS)
