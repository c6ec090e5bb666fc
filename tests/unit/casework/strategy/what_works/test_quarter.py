"""Quarters: each day is in one, and they follow one another without a gap."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.strategy.what_works.quarter import quarter_of


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_quarter_and_the_next_begins_after_it(on):
    told = quarter_of(on)
    assert told.first_on <= on <= told.last_on
    assert quarter_of(told.last_on + timedelta(days=1)).first_on == told.last_on + timedelta(days=1)
    assert 89 < (told.last_on - told.first_on).days + 1 < 93


def test_a_quarter_is_named_by_its_year():
    assert [quarter_of(date(2026, month, 1)).name for month in (1, 4, 9, 12)] == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip
