"""Filters: names in any spelling, wholes for their parts, dates that overlap."""

from __future__ import annotations

import pytest

from kg.errors import InputError, UnknownNameError
from kg.records import ClaimRecord, Node, QuantityRecord, SourceLink
from kg.selection import Filters, select

BASE = "https://example.org/"
RUSSIA = Node(f"{BASE}actor/russia", "Russie", ("Russia", "Russie"), (f"{BASE}actor/russia",))
AIR_FORCE = Node(f"{BASE}actor/russian-air-force", "aviation russe", ("aviation russe",), (f"{BASE}actor/russian-air-force", RUSSIA.iri))
SYRIA = Node(f"{BASE}place/syria", "Syrie", ("Syria", "Syrie"), (f"{BASE}place/syria",))
HOMS = Node(f"{BASE}place/homs", "Homs", ("Homs",), (f"{BASE}place/homs", SYRIA.iri))
PAPER = Node(f"{BASE}outlet/le-journal", "L'Écho du soir", ("L'Écho du soir",), (f"{BASE}outlet/le-journal",))
RECORDS = [
    ClaimRecord("c1", "a1", "ASSAULT", "q", outlet=PAPER, agents=(AIR_FORCE,), places=(HOMS,), interval=("2022-03-01", "2022-03-31")),
    ClaimRecord("c2", "a1", "ACCUSE", "q", recipients=(RUSSIA,), chain=(SourceLink(SYRIA, "Named"),)),
    ClaimRecord("c3", "a2", "TOLL", "q", quantities=(QuantityRecord("killed", 3, of=RUSSIA),), interval=("2021-01-01", "2021-01-01")),
]


def chosen(**filters: str) -> list[str]:
    return [record.iri for record in select(RECORDS, Filters(**filters))]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["c1", "c2", "c3"]),
        ({"actor": "la Russie"}, ["c1", "c2", "c3"]),
        ({"actor": "russian-air-force"}, ["c1"]),
        ({"actor": "AVIATION RUSSE"}, ["c1"]),
        ({"place": "syria"}, ["c1"]),
        ({"outlet": "l'echo  du SOIR"}, ["c1"]),
        ({"type": "toll"}, ["c3"]),
        ({"since": "2022-03-15"}, ["c1"]),
        ({"until": "2021"}, ["c3"]),
        ({"since": "2021", "until": "2022-03-01"}, ["c1", "c3"]),
        ({"actor": "Russie", "type": "ASSAULT", "place": "Homs"}, ["c1"]),
    ],
)
def test_filters(filters: dict[str, str], expected: list[str]) -> None:
    assert chosen(**filters) == expected


def test_a_near_name_is_suggested_as_it_is_written() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown actor 'Russi': did you mean 'Russi[ae]'"):
        chosen(actor="Russi")


def test_a_far_name_is_answered_with_what_there_is() -> None:
    with pytest.raises(UnknownNameError, match="the graph has 'Homs'"):
        chosen(place="Zzyzx")


@pytest.mark.parametrize("date", ["2022-13", "2022-3", "22", "2022-02-30x", "now", ""])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(InputError, match="no date"):
        chosen(since=date)
