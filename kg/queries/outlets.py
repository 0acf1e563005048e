"""Claims -> a table of outlets: how much each tells, on whom, whom it cites, with whom it agrees and disagrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.records import ClaimRecord, Finding, SharedPair
from kg.tables import Row, Table, described_interval, told_by

OUTLET_COLUMNS = (
    *("outlet", "articles", "published", "claims", "own_voice", "attributed", "unnamed_sources", "denied"),
    *("types", "actors", "cites", "agrees_with", "agrees_independently_with", "disagrees_with"),
)
_BETWEEN = "; "
_SHOWN = 8


def outlets_table(
    records: Iterable[ClaimRecord], claims: Mapping[str, ClaimRecord], findings: Iterable[Finding], pairs: Iterable[SharedPair]
) -> Table:
    """One row an outlet, the one with most claims first. A copy counts for the outlet that wrote it, via those that passed it on.

    Pairs inside one outlet (two sources that it cites) are not counted. `claims` are all claims of the graph, by IRI.
    """
    groups: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        groups[told_by(record)].append(record)
    shared = tuple(pairs)
    agreeing = _met(((pair.left, pair.right) for pair in shared), claims)
    alone = _met(((pair.left, pair.right) for pair in shared if pair.independence == "Independent"), claims)
    apart = _met(((finding.left, finding.right) for finding in findings), claims)
    rows = tuple(
        _row(outlet, groups[outlet])
        | {
            "agrees_with": _told(agreeing[outlet]),
            "agrees_independently_with": _told(alone[outlet]),
            "disagrees_with": _told(apart[outlet]),
        }
        for outlet in sorted(groups, key=lambda outlet: (-len(groups[outlet]), outlet))
    )
    return Table("outlets", OUTLET_COLUMNS, rows)


def _met(pairs: Iterable[tuple[str, str]], claims: Mapping[str, ClaimRecord]) -> dict[str, Counter[str]]:
    """Outlet -> how often each other outlet stands in a pair with it."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in pairs:
        one, other = told_by(claims[left]), told_by(claims[right])
        if one != other:
            met[one][other] += 1
            met[other][one] += 1
    return met


def _row(outlet: str, records: list[ClaimRecord]) -> Row:
    cited = [link for record in records for link in record.chain]
    return {
        "outlet": outlet,
        "articles": len({record.article for record in records}),
        "published": described_interval([record.published for record in records if record.published]),
        "claims": len(records),
        "own_voice": sum(not record.chain for record in records),
        "attributed": sum(bool(record.chain) for record in records),
        "unnamed_sources": sum(link.kind == "Anonymous" or not link.specified for link in cited),
        "denied": sum(record.polarity == "Negated" for record in records),
        "types": _told(Counter(record.type for record in records)),
        "actors": _told(Counter(label for record in records for label in sorted({n.label for n in record.agents + record.recipients}))),
        "cites": _told(Counter(link.label for link in cited)),
    }


def _told(counts: Counter[str]) -> str:
    """Names with their counts, the commonest first: "Irak (3); Syrie (1)"."""
    return _BETWEEN.join(f"{name} ({counts[name]})" for name in sorted(counts, key=lambda name: (-counts[name], name)))


def commonest(names: str) -> str:
    """The first few names of a cell, for people."""
    listed = names.split(_BETWEEN)
    return _BETWEEN.join(listed[:_SHOWN] + (["…"] if len(listed) > _SHOWN else []))
