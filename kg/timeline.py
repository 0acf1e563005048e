"""Events -> rows: when, what, how it is told, who tells it otherwise, and the words of its clearest claim.

An event is only what claims tell. Its row names no doer, no victim and no place as agreed where claims differ on them, and the words of
a claim stand beside those of one that tells it otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from kg.accounts import SLOTS, Accounts, accounts, apart, differences, given_counts
from kg.records import ClaimRecord, Event, Spread
from kg.tables import Claims, Row, Table, spoken_by, told_by
from kg.told import DENIED, MANNERS, manner, told_as

TIMELINE_COLUMNS = (
    *("earliest", "latest", "type", "mode", "agents", "recipients", "places", "quantities", "told_as", "disputed", "claims", "outlets"),
    *("quote", "quote_by", "other_quote", "other_quote_by", "event"),
)


def timeline_table(events: Iterable[Event], claims: Claims) -> Table:
    """One row an event, oldest first, those without a date last."""
    ordered = sorted(events, key=lambda e: (e.interval or ("9999", "9999"), e.type, e.iri))
    return Table("timeline", TIMELINE_COLUMNS, tuple(_row(event, claims) for event in ordered))


def told_of(event: Event, claims: Claims) -> list[ClaimRecord]:
    """The claims that tell of an event, in the order of the texts."""
    return sorted((claims[iri] for iri in event.claims if iri in claims), key=lambda r: (r.file, r.begin, r.iri))


def both_sides(event: Event, told: Sequence[ClaimRecord], slots: Sequence[Accounts]) -> tuple[ClaimRecord | None, ClaimRecord | None]:
    """The clearest claim of an event as most tell it, and the clearest that tells it otherwise: denies it, names others, counts otherwise.

    The clearest is the one whose sentence names most of what the event's claims agree on, and among equals the shortest.
    """
    if len(told) < 2:
        return (told[0] if told else None), None
    counts = Counter(map(manner, told))
    usual = min(counts, key=lambda name: (-counts[name], MANNERS.index(name) if name in MANNERS else len(MANNERS), name))
    first = min((record for record in told if manner(record) == usual), key=lambda record: _clarity(record, event))
    ways = [(_otherwise(first, record, slots), record) for record in told]
    others = [([not way for way in its], _clarity(record, event), record) for its, record in ways if any(its)]
    return first, min(others, key=lambda its: its[:2])[2] if others else None


def _otherwise(first: ClaimRecord, other: ClaimRecord, slots: Sequence[Accounts]) -> tuple[bool, ...]:
    """Whether a claim denies what the first tells or the other way round; names a rival of whom it names; gives another time or count; is
    more or less sure."""
    counts, others = given_counts(first), given_counts(other)
    figures = apart((first, other)) or any(counts[what] != others[what] for what in counts.keys() & others.keys())
    denial = (manner(first) == DENIED) is not (manner(other) == DENIED)
    return denial, any(its.rivals(first, other) for its in slots), figures, manner(first) != manner(other)


def _clarity(record: ClaimRecord, event: Event) -> tuple[int, int, str, int, str]:
    """Sorts the clearest claim first."""
    named = sum(
        slot not in record.implied and bool(set(getattr(event, name)) & {node.iri for node in getattr(record, name)})
        for slot, name in SLOTS.items()
    )
    named += (record.type == event.type) + bool(record.quantities) + bool(record.time and "time" not in record.implied)
    return -named, len(record.quote), record.file, record.begin, record.iri


def _row(event: Event, claims: Claims) -> Row:
    told = told_of(event, claims)
    counted = (quantity.of for record in told for quantity in record.quantities if quantity.of)
    labels = {node.iri: node.label for node in chain(*((*r.agents, *r.recipients, *r.places) for r in told), counted)}
    earliest, latest = event.interval or (None, None)
    slots = accounts(event, told)
    first, other = both_sides(event, told, slots)
    return {
        **{"earliest": earliest, "latest": latest, "type": event.type, "mode": event.mode},
        **{SLOTS[its.slot]: its.written() or _named(getattr(event, SLOTS[its.slot]), labels) for its in slots},
        "quantities": "; ".join(_spread(spread, labels) for spread in event.spreads),
        **{"told_as": told_as(told), "disputed": ". ".join(f"{what}: {said}" for what, said in differences(told, slots)) or None},
        **{"claims": len(told), "outlets": "; ".join(dict.fromkeys(filter(None, map(_text_of, told))))},
        **{"quote": first.quote if first else None, "quote_by": spoken_by(first) if first else None},
        **{"other_quote": other.quote if other else None, "other_quote_by": spoken_by(other) if other else None, "event": event.iri},
    }


def _named(iris: Iterable[str], labels: Mapping[str, str]) -> str:
    return "; ".join(labels.get(iri, iri) for iri in iris)


def _text_of(record: ClaimRecord) -> str | None:
    """Its outlet, else whose text a copy is that names no outlet of its own."""
    return told_by(record) if not record.outlet and record.republished else record.outlet.label if record.outlet else None


def _spread(spread: Spread, labels: Mapping[str, str]) -> str:
    of = f" ({labels.get(spread.of, spread.of)})" if spread.of else ""
    return f"{spread.measure} {_span(spread.least, spread.greatest)}{of}"


def _span(least: float, greatest: float) -> str:
    return f"{least:g}" if least == greatest else f"{least:g}–{greatest:g}"
