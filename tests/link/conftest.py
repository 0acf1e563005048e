"""Claims in a line: nodes are written "part<whole", names become IRIs of themselves."""

from __future__ import annotations

import random
from itertools import count

import pytest

import kg.analysis
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


@pytest.fixture
def random_claims(make_claim):
    """Claims of few actors, places, days and words, so that many of them nearly agree; `luck` is a seed."""

    def claims(luck, number):
        chance = random.Random(luck)

        def pick(*values):
            return chance.choice(values)

        def one():
            begin = 100 * chance.randrange(8)
            return make_claim(
                pick("ASSAULT", "ASSAULT", "COERCE", "TOLL", "RETREAT", "AID", "TREND", "CONTROL", "ACCUSE"),
                article=f"article/{chance.randrange(number // 8)}",
                outlet=pick("herald", "tribune", "gazette"),
                republished=pick("", "", "", "agency"),
                chain=pick("", "", "officer:Named", "agency:Media", "witness:Anonymous"),
                mode=pick(*MODES),
                agents=pick("", "air-force<state", "state", "state group", "group"),
                recipients=pick("", "group", "cell<group", "state"),
                places=pick("", "town<land", "port<land", "land", "hill"),
                destinations=pick("", "", "", "town<land"),
                interval=pick(None, None, None, *(tuple(f"2024-{day}" for day in days.split()) for days in SPANS)),
                published=pick(None, ("2024-01-17", "2024-01-17"), ("2024-02-10", "2024-02-10"), ("2024-08-01", "2024-08-01")),
                counts=pick("", "", "killed=4", "killed=9", "wounded=3 killed=9"),
                polarity=pick("Affirmed", "Affirmed", "Affirmed", "Negated"),
                modality=pick("Certain", "Certain", "Certain", "Future"),
                quote=" ".join(chance.sample(WORDS, 5)),
                begin=begin,
                end=begin + pick(60, 120),
            )

        return [one() for _ in range(number)]

    return claims


SPANS = ("01-14 01-14", "01-16 01-16", "01-14 01-15", "01-01 01-31", "01-01 03-31")
MODES = (*3 * (None, "aerial", "targeted", "other"), "arrest", "block", "escape", "transport")
WORDS = ("frappe", "convoi", "milices", "combattants", "village", "frontière", "soldats", "hier", "aviation", "colonne")


@pytest.fixture
def in_place(monkeypatch):
    """Whether not everything was linked anew, each time that something was linked."""
    done = []
    again = kg.analysis.analyse_again

    def noted(*arguments):
        found = again(*arguments)
        done.append(found is not None)
        return found

    monkeypatch.setattr(kg.analysis, "analyse_again", noted)
    return done
