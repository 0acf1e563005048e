"""Claims -> a table of who is told to act on whom, how often, and by which outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.records import ClaimRecord, Node
from kg.tables import Row, Table, described_interval, told_by
from kg.told import told_as

ACTOR_COLUMNS = (
    *("agent", "recipient", "type", "claims", "told_as", "denied", "not_as_fact", "period", "outlets", "sources", "quote", "claim"),
)
Key = tuple[str, str, str]


def actors_table(records: Iterable[ClaimRecord]) -> Table:
    """One row for each agent, recipient and claim type, the commonest first. An empty cell stands for somebody who is not told."""
    groups: dict[Key, list[ClaimRecord]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.file, r.begin, r.iri)):
        for key in _deeds(record):
            groups[key].append(record)
    ordered = sorted(groups, key=lambda key: (-len(groups[key]), key))
    return Table("actors", ACTOR_COLUMNS, tuple(_row(key, groups[key]) for key in ordered))


def _deeds(record: ClaimRecord) -> Iterator[Key]:
    pairs: list[tuple[Node | None, Node | None]] = [*record.deeds]
    if not pairs:
        pairs = [*((agent, None) for agent in record.agents), *((None, recipient) for recipient in record.recipients)]
    yield from dict.fromkeys((_label(agent), _label(recipient), record.type) for agent, recipient in pairs)


def _label(node: Node | None) -> str:
    return node.label if node else ""


def _row(key: Key, told: list[ClaimRecord]) -> Row:
    return {
        **{"agent": key[0] or None, "recipient": key[1] or None, "type": key[2], "claims": len(told)},
        "told_as": told_as(told),
        **{"denied": sum(r.polarity == "Negated" for r in told), "not_as_fact": sum(r.modality != "Certain" for r in told)},
        "period": described_interval([record.interval for record in told if record.interval]),
        "outlets": "; ".join(dict.fromkeys(told_by(record) for record in told)),
        "sources": "; ".join(dict.fromkeys(record.chain[-1].label for record in told if record.chain)),
        **{"quote": told[0].quote, "claim": told[0].iri},
    }
