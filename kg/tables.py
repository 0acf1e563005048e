"""ClaimRecord, Finding, SharedPair -> tables of plain cells, the same for people, programs and notebooks.

A cell is a string, a number or None. Several values in one cell are separated by "; ". A chain of sources runs from the
outlet inwards: "South Front < The Cradle < officier" reads "South Front has it from The Cradle, who has it from an officer".
Columns that end in `_a` and `_b` belong to the first and second claim of a pair.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.records import ClaimRecord, Finding, Interval, Node, QuantityRecord, SharedPair
from kg.told import AFFIRMED, marks

Cell = str | int | float | None
Row = dict[str, Cell]
Claims = Mapping[str, ClaimRecord]
"""The claims of a graph by their IRI."""

CLAIM_COLUMNS = (
    *("claim", "type", "mode", "agents", "recipients", "objects", "places", "origins", "destinations", "time", "earliest", "latest"),
    *("quantities", "outlet", "sources", "polarity", "modality", "quote", "trigger", "file", "begin", "end"),
)
_SIDE = ("outlet", "sources", "time", "value", "quote", "file", "begin", "end", "claim")
_SIDES = tuple(f"{name}_{side}" for side in "ab" for name in _SIDE)
CONTRADICTION_COLUMNS = ("kind", "strength", "why", *_SIDES, "rule", "finding")
SHARED_COLUMNS = ("type", "independence", "why", *_SIDES, "finding")
_HASH = re.compile(r"[0-9a-f]{12,}")
_IDENTIFIER = 8  # digits of a hash that tell nodes of one graph apart
COMPARATORS = {"Exactly": "", "AtLeast": "≥ ", "AtMost": "≤ ", "About": "≈ "}


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows; every row has every column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def claims_table(records: Iterable[ClaimRecord]) -> Table:
    """One row a claim, in the order of the texts."""
    ordered = sorted(records, key=lambda r: (r.file, r.begin, r.end, r.iri))
    return Table("claims", CLAIM_COLUMNS, tuple(_claim_row(record) for record in ordered))


def contradictions_table(findings: Iterable[Finding], claims: Claims, iris: Mapping[tuple[str, str, str], str] | None = None) -> Table:
    """One row a finding, strict ones first, each with both claims, their sources, values and quotes.

    `iris` names the node of each left claim, right claim and rule.
    """
    nodes = iris or {}
    ordered = sorted(findings, key=lambda f: (f.strength != "Strict", f.kind, f.rule, f.left, f.right))
    rows = tuple(
        {
            **{"kind": f.kind, "strength": f.strength, "why": f.why},
            **_side("a", claims[f.left], f.left_value),
            **_side("b", claims[f.right], f.right_value),
            **{"rule": f.rule, "finding": nodes.get((f.left, f.right, f.rule))},
        }
        for f in ordered
    )
    return Table("contradictions", CONTRADICTION_COLUMNS, rows)


def shared_table(pairs: Iterable[SharedPair], claims: Claims, iris: Mapping[tuple[str, str], str] | None = None) -> Table:
    """One row a pair of claims with the same content, independent ones first. `iris` names the node of each left and right claim."""
    nodes = iris or {}
    order = {"Independent": 0, "Unknown": 1, "Dependent": 2}
    ordered = sorted(pairs, key=lambda p: (order.get(p.independence, 3), claims[p.left].type, p.left, p.right))
    rows = tuple(
        {
            **{"type": claims[p.left].type, "independence": p.independence, "why": p.why},
            **_side("a", claims[p.left], content(claims[p.left])),
            **_side("b", claims[p.right], content(claims[p.right])),
            "finding": nodes.get((p.left, p.right)),
        }
        for p in ordered
    )
    return Table("shared", SHARED_COLUMNS, rows)


def content(record: ClaimRecord) -> str:
    """What a claim says, in one line: "who → whom: TYPE (mode), future; counts; place"."""
    return describe(_claim_row(record))


def describe(row: Row) -> str:
    """The same for a row of the claims or the timeline; what is not simply affirmed is marked."""
    who, whom = row["agents"], row["recipients"] or row.get("objects")
    parties = f"{who or '?'} → {whom}: " if whom else f"{who}: " if who else ""
    mode = row.get("mode")
    kind = f"{row['type']}{f' ({mode})' if mode and mode != 'other' else ''}"
    told = row.get("told_as", AFFIRMED)
    how = marks(row.get("polarity"), row.get("modality")) + (f", {told}" if told != AFFIRMED else "")
    return "; ".join(str(part) for part in (f"{parties}{kind}{how}", row["quantities"], row["places"]) if part)


def when(row: Row) -> str:
    """The days of a row's interval, shortened where they are a whole year or month."""
    earliest, latest = str(row["earliest"] or ""), str(row["latest"] or "")
    if earliest == latest:
        return earliest or "undated"
    for length, first, last in ((4, "-01-01", "-12-31"), (7, "-01", latest[7:])):
        if earliest[:length] == latest[:length] and earliest[length:] == first and latest[length:] == last and _is_month_end(latest):
            return earliest[:length]
    return f"{'…' if earliest <= '0001-01-01' else earliest} – {'…' if latest >= '9999-12-31' else latest}"


def described_interval(intervals: Sequence[Interval]) -> str | None:
    """From the first day to the last of some intervals, as `when` writes them; open ends are left out where others are known."""
    if not intervals:
        return None
    first = min((start for start, _ in intervals if start > "0001-01-01"), default="0001-01-01")
    last = max((end for _, end in intervals if end < "9999-12-31"), default="9999-12-31")
    for length, start, end in ((4, "-01-01", "-12-31"), (7, "-01", last[7:])):
        if first[:length] != last[:length] and first[length:] == start and last[length:] == end and _is_month_end(last):
            return f"{first[:length]} – {last[:length]}"
    return when({"earliest": first, "latest": last})


def written(time: Cell) -> str:
    """An EDTF date or interval as people read it: "2021-01%/2021-04?" is "about 2021-01? – 2021-04?"; empty where there is none."""
    first, slash, last = str(time or "").partition("/")
    if not slash:
        return _written_date(first)
    if first in ("", ".."):
        return f"until {_written_date(last)}"
    if last in ("", ".."):
        return f"since {_written_date(first)}"
    return f"{_written_date(first)} – {_written_date(last)}"


def _written_date(date: str) -> str:
    plain = date.rstrip("?~%")
    mark = date[len(plain) :]
    return f"{'about ' if mark in ('~', '%') else ''}{plain}{'?' if mark in ('?', '%') else ''}"


def _is_month_end(day: str) -> bool:
    year, month, number = (int(part) for part in day.split("-"))
    return number == monthrange(year, month)[1]


def identifier(iri: Cell) -> str:
    """What people call a node of the graph by, enough for `kg explain`: "claim 9a31f0c2" of "…/claim/9a31f0c2be01d44a"."""
    kind, _, name = str(iri or "").rpartition("/")
    return f"{kind.rpartition('/')[2]} {name[:_IDENTIFIER] if _HASH.fullmatch(name) else name}" if name else ""


def told_by(record: ClaimRecord) -> str:
    """Whose text a claim is from, in a table: "Press TV", "The Cradle via South Front", "unknown outlet (report.txt)"."""
    return record.teller if record.outlet or record.republished else f"unknown outlet ({record.file or record.article})"


def spoken_by(record: ClaimRecord) -> str:
    """Whose words a claim is, from the text inwards: "Press TV < Yury Borenkov"."""
    return " < ".join([told_by(record), *(link.label for link in record.chain)])


def dated(record: ClaimRecord) -> str:
    """The time that a claim tells, or when it was published if it tells none: "2021-01", "undated, published 2021-01-07"."""
    if record.time:
        return written(record.time)
    return "undated" + (f", published {described_interval([record.published])}" if record.published else "")


def sources(record: ClaimRecord) -> str:
    """The chain below the outlet: whom it republishes, then the sources that the text names."""
    chain = [link.label + ("" if link.kind == "Named" or not link.specified else f" ({link.kind.lower()})") for link in record.chain]
    return " < ".join([*(node.label for node in record.republished), *chain])


def join_labels(nodes: Iterable[Node]) -> str:
    """The labels of some nodes, in their order, each once."""
    return "; ".join(dict.fromkeys(node.label for node in nodes))


def _claim_row(record: ClaimRecord) -> Row:
    earliest, latest = record.interval or (None, None)
    return {
        **{"claim": record.iri, "type": record.type, "mode": record.mode},
        **{"agents": join_labels(record.agents), "recipients": join_labels(record.recipients), "objects": "; ".join(record.objects)},
        **{"places": join_labels(record.places), "origins": join_labels(record.origins)},
        **{"destinations": join_labels(record.destinations), "time": record.time, "earliest": earliest, "latest": latest},
        **{"quantities": _quantities(record.quantities), "outlet": _outlet(record), "sources": sources(record)},
        **{"polarity": record.polarity, "modality": record.modality, "quote": record.quote, "trigger": record.trigger},
        **{"file": record.file, "begin": record.begin, "end": record.end},
    }


def _side(side: str, record: ClaimRecord, value: str) -> Row:
    cells: Row = {"outlet": _outlet(record), "sources": sources(record), "time": record.time, "value": value, "quote": record.quote}
    cells |= {"file": record.file, "begin": record.begin, "end": record.end, "claim": record.iri}
    return {f"{name}_{side}": cells[name] for name in _SIDE}


def _outlet(record: ClaimRecord) -> str | None:
    return record.outlet.label if record.outlet else None


def _quantities(quantities: Iterable[QuantityRecord]) -> str:
    return "; ".join(f"{q.measure} {COMPARATORS.get(q.comparator, '')}{q.value:g}{f' ({q.of.label})' if q.of else ''}" for q in quantities)
