"""Dates as outlets, manifests and records write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.dates import is_edtf, to_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-01-21", "2024-01-21"),
        ("2021-04?", "2021-04?"),
        ("202X", "202X"),
        ("2021-21", "2021-21"),
        ("2020-01/2020-02", "2020-01/2020-02"),
        ("2020-01-01/..", "2020-01-01/.."),
        ("2024-01-21T14:32:00+01:00", "2024-01-21"),
        ("2024-01-21 14:32", "2024-01-21"),
        ("2024-01-21T14:32:00.000Z", "2024-01-21"),
        ("21 janvier 2024", "2024-01-21"),
        ("Dimanche 21 janvier 2024 à 14h32", "2024-01-21"),
        ("1er mars 2022", "2022-03-01"),
        ("AOÛT 2021", "2021-08"),
        ("03/02/2021", "2021-02-03"),
    ],
)
def test_dates_that_are_read(written: str, edtf: str) -> None:
    assert to_edtf(written, "fr") == edtf


@pytest.mark.parametrize(
    "written",
    ["2021-13", "hier", "2021-02-30", "31 février 2024", "mardi", "", "2021-1-5", "2020-01/hier", "../..", "le 21 janvier", "32/01/2020"],
)
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        to_edtf(written, "fr")


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_a_date(day: datetime.date) -> None:
    assert to_edtf(day.isoformat(), "fr") == day.isoformat()
    assert to_edtf(day.strftime("%d/%m/") + f"{day.year:04}", "fr") == day.isoformat()


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert is_edtf(to_edtf(text, "fr"))
    except ValueError as error:
        assert "is no date" in str(error)
