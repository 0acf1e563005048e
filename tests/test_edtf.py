"""EDTF dates and intervals of levels 0 and 1, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import edtf_bounds


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-01-14", "2024-01-14", "2024-01-14"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-01~", "2024-01-01", "2024-01-31"),
        ("2024-01-14?", "2024-01-14", "2024-01-14"),
        ("2024%", "2024-01-01", "2024-12-31"),
        ("2020-01-17/2020-01-18", "2020-01-17", "2020-01-18"),
        ("2019/2020-06", "2019-01-01", "2020-06-30"),
        ("2014/..", "2014-01-01", ""),
        ("../2014-06?", "", "2014-06-30"),
        ("/2014", "", "2014-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2024-01-XX", "2024-01-01", "2024-01-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
    ],
)
def test_bounds(edtf: str, earliest: str, latest: str) -> None:
    assert edtf_bounds(edtf) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    "text",
    [
        "", "janvier", "24", "2024-1", "2024-13", "2024-00", "2024-02-30", "2024-21-01", "20X4", "2024-XX-03", "0000", "-0044", "Y17E7",
        "2024-01-14T10:00:00Z", "../..", "/", "2024/2023", "2024/2025/2026", "2024-01-14 ", "٢٠٢٤", "2024??", "2024-01-14/..x",
    ],
)  # fmt: skip
def test_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|calendar|before"):
        edtf_bounds(text)


@given(st.dates(), st.dates())
def test_an_interval_spans_its_ends(one: date, two: date) -> None:
    first, last = sorted((one, two))
    assert edtf_bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(st.text(max_size=14))
def test_any_text_gives_bounds_or_a_value_error(text: str) -> None:
    try:
        earliest, latest = edtf_bounds(text)
    except ValueError:
        return
    assert earliest or latest
