"""Claims in a line: nodes are written "part<whole", names become IRIs of themselves."""

from __future__ import annotations

from itertools import count

import pytest

from kg.records import ClaimRecord, Node, QuantityRecord, SourceLink


def make_nodes(text):
    nodes = []
    for word in text.split():
        line = tuple(word.split("<"))
        nodes.append(Node(line[0], line[0], (line[0],), line, known=True))
    return tuple(nodes)


@pytest.fixture
def make_claim():
    """A ClaimRecord; node slots are words, `counts` "killed=18", `chain` "source:Kind" from the outlet inwards."""
    numbers = count()

    def claim(type_="ASSAULT", **slots):
        for slot in ("agents", "recipients", "places", "origins", "destinations", "republished"):
            if slot in slots:
                slots[slot] = make_nodes(slots[slot])
        if "outlet" in slots:
            [slots["outlet"]] = make_nodes(slots["outlet"])
        if "day" in slots:
            day = slots.pop("day")
            slots |= {"time": day, "interval": (day, day)}
        if "counts" in slots:
            pairs = (item.split("=") for item in slots.pop("counts").split())
            slots["quantities"] = tuple(QuantityRecord(measure, float(value)) for measure, value in pairs)
        if "chain" in slots:
            links = (item.split(":") for item in slots["chain"].split())
            slots["chain"] = tuple(SourceLink(*make_nodes(source), kind) for source, kind in links)
        number = next(numbers)
        defaults = {"iri": f"claim/{number}", "article": f"article/{number}", "quote": "", "begin": 100 * number, "end": 100 * number + 50}
        return ClaimRecord(type=type_, **{**defaults, **slots})

    return claim
