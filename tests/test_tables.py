"""What tables say of claims, in one line each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import ClaimRecord, Finding, Node, QuantityRecord, SharedPair, SourceLink
from kg.tables import Row, claims_table, content, contradictions_table, dated, shared_table, sources, spoken_by, when, written


def node(label: str) -> Node:
    return Node(f"https://example.org/{label}", label)


STRIKE = ClaimRecord(
    iri="c1",
    article="a1",
    type="ASSAULT",
    mode="aerial",
    quote="q1",
    outlet=node("Journal"),
    republished=(node("South"), node("Cradle")),
    agents=(node("Russie"),),
    recipients=(node("EI"), node("EI")),
    places=(node("Homs"),),
    quantities=(QuantityRecord("killed", 18, "AtLeast", node("EI")),),
    chain=(SourceLink(node("officier"), "Anonymous"), SourceLink(node("Ivanov"), "Named")),
)
DENIAL = ClaimRecord("c2", "a2", "ASSAULT", "q2", mode="other", polarity="Negated", objects=("un convoi",))
CLAIMS = {record.iri: record for record in (STRIKE, DENIAL)}


def test_content_tells_who_what_whom_how_many_and_where() -> None:
    assert content(STRIKE) == "Russie → EI: ASSAULT (aerial); killed ≥ 18 (EI); Homs"
    assert content(DENIAL) == "? → un convoi: ASSAULT denied"


def test_sources_run_from_the_outlet_inwards() -> None:
    assert sources(STRIKE) == "South < Cradle < officier (anonymous) < Ivanov"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2022-03-01", "2022-03-01", "2022-03-01"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-02-01", "2022-02-28", "2022-02"),
        ("2022-02-01", "2022-02-27", "2022-02-01 – 2022-02-27"),
        ("0001-01-01", "2022-02-01", "… – 2022-02-01"),
        ("2022-02-01", "9999-12-31", "2022-02-01 – …"),
        (None, None, "undated"),
    ],
)
def test_when_shortens_whole_months_and_years(earliest: str | None, latest: str | None, shown: str) -> None:
    row: Row = {"earliest": earliest, "latest": latest}
    assert when(row) == shown


def test_findings_carry_both_claims_strict_ones_first() -> None:
    soft = Finding("c1", "c2", "rule-a", "Agency", "Tension", "1", "2", "why")
    hard = Finding("c2", "c1", "rule-b", "Polarity", "Strict", "no", "yes", "because")
    rows = contradictions_table([soft, hard], CLAIMS).rows
    assert [row["strength"] for row in rows] == ["Strict", "Tension"]
    assert (rows[0]["quote_a"], rows[0]["quote_b"], rows[0]["value_a"], rows[0]["outlet_b"]) == ("q2", "q1", "no", "Journal")


def test_shared_claims_put_independent_ones_first() -> None:
    pairs = [SharedPair("c1", "c2", "Unknown", "w"), SharedPair("c1", "c2", "Dependent", "w"), SharedPair("c1", "c2", "Independent", "w")]
    assert [row["independence"] for row in shared_table(pairs, CLAIMS).rows] == ["Independent", "Unknown", "Dependent"]


def test_who_speaks_is_told_from_the_text_inwards() -> None:
    assert spoken_by(STRIKE) == "Cradle via South via Journal < officier < Ivanov"
    assert spoken_by(replace(DENIAL, file="a.txt")) == "unknown outlet (a.txt)"


def test_undated_claims_tell_when_they_were_published() -> None:
    published = ("2022-03-01", "2022-03-31")
    assert dated(replace(DENIAL, published=published)) == "undated, published 2022-03"
    assert dated(replace(DENIAL, published=published, time="2021~")) == "about 2021" and dated(DENIAL) == "undated"


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        (None, ""),
        ("2021", "2021"),
        ("2021-01~", "about 2021-01"),
        ("2021-04-13?", "2021-04-13?"),
        ("2021-01%/2021-04?", "about 2021-01? – 2021-04?"),
        ("../2019", "until 2019"),
        ("2019~/", "since about 2019"),
    ],
)
def test_edtf_is_written_for_people(edtf: str | None, shown: str) -> None:
    assert written(edtf) == shown


def test_what_is_not_told_as_a_fact_is_marked() -> None:
    hedged = replace(CLAIMS["c1"], polarity="Negated", modality="Future", agents=(), recipients=(), objects=(), places=(), quantities=())
    assert content(hedged).endswith(" denied, future")


def test_every_row_has_every_column() -> None:
    table = claims_table(CLAIMS.values())
    assert all(tuple(row) == table.columns for row in table.rows)
