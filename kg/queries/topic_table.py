"""Topics -> a table: a row for each claim that stands on a side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.queries.rules import explained_away
from kg.queries.topics import Claims, Topic
from kg.tables import Row, Table, told_by

TOPIC_COLUMNS = (
    *("number", "strength", "kind", "rule", "title", "about", "explained_by", "pairs", "side", "says", "tellers"),
    *("outlet", "sources", "time", "value", "quote", "file", "begin", "end", "claim", "finding"),
)
Key = tuple[str, str, str]
"""The left claim, the right claim and the rule of a finding."""


def topics_table(topics: Iterable[Topic], claims: Claims, iris: Mapping[Key, str]) -> Table:
    """One row a claim, in the order of topics and of their sides; `iris` names each finding's node, of which a row has the first."""
    rows = [row for number, topic in enumerate(topics, 1) for row in _rows(number, topic, claims, iris)]
    return Table("topics", TOPIC_COLUMNS, tuple(rows))


def _rows(number: int, topic: Topic, claims: Claims, iris: Mapping[Key, str]) -> Iterable[Row]:
    first = topic.pairs[0]
    head: Row = {
        **{"number": number, "strength": topic.strength, "kind": topic.kind, "title": topic.title, "about": topic.about},
        **{"rule": topic.rule, "explained_by": explained_away(topic.title), "pairs": len(topic.pairs)},
        **{"finding": iris.get((first.left, first.right, first.rule))},
    }
    for place, side in enumerate(topic.sides):
        for iri, value in zip(side.claims, side.values, strict=True):
            claim = claims[iri]
            yield {
                **head,
                **{"side": chr(ord("A") + place) if place < 26 else str(place + 1), "says": side.says, "tellers": side.tellers},
                **{"outlet": told_by(claim), "sources": " < ".join(link.label for link in claim.chain), "time": claim.time, "value": value},
                **{"quote": claim.quote, "file": claim.file, "begin": claim.begin, "end": claim.end, "claim": iri},
            }
