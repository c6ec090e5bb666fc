"""Months' ends and quarters, and the two names of one quarter."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.insight.measures.periods import (
    Period,
    a_year_before,
    calendar_quarter_name,
    financial_quarter_name,
    last_complete_quarter,
    last_month_end,
    quarter_of,
)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 1, 31), date(2025, 1, 31)),
        (date(2025, 1, 30), date(2024, 12, 31)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2024, 1, 31)),
        (date(2025, 3, 1), date(2025, 2, 28)),
    ],
)
def test_the_last_month_end_is_the_day_itself_or_the_one_before(as_of: date, expected: date) -> None:
    assert last_month_end(as_of) == Period(expected, expected)


@pytest.mark.parametrize(
    ("as_of", "start", "end"),
    [
        (date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
        (date(2024, 12, 30), date(2024, 7, 1), date(2024, 9, 30)),
        (date(2025, 1, 1), date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_quarter_is_complete_on_its_last_day(as_of: date, start: date, end: date) -> None:
    assert last_complete_quarter(as_of) == Period(start, end)


@pytest.mark.parametrize(
    ("day", "calendar", "financial", "title"),
    [
        (date(2024, 2, 1), "Q1 2024", "Q4 2023/24", "January to March 2024"),
        (date(2024, 4, 1), "Q2 2024", "Q1 2024/25", "April to June 2024"),
        (date(2024, 9, 30), "Q3 2024", "Q2 2024/25", "July to September 2024"),
        (date(2024, 12, 31), "Q4 2024", "Q3 2024/25", "October to December 2024"),
        (date(1999, 12, 31), "Q4 1999", "Q3 1999/00", "October to December 1999"),
    ],
)
def test_one_quarter_has_a_calendar_and_a_financial_name(day: date, calendar: str, financial: str, title: str) -> None:
    quarter = quarter_of(day)
    assert (calendar_quarter_name(quarter), financial_quarter_name(quarter), quarter.title) == (
        calendar,
        financial,
        title,
    )


def test_a_year_before_is_the_same_quarter_or_the_same_month_end() -> None:
    assert a_year_before(quarter_of(date(2025, 2, 1))) == quarter_of(date(2024, 2, 1))
    assert a_year_before(last_month_end(date(2025, 2, 28))).end == date(2024, 2, 29)
    assert a_year_before(last_month_end(date(2024, 2, 29))).end == date(2023, 2, 28)


def test_a_snapshot_is_named_by_its_day_and_a_period_runs_forward() -> None:
    assert last_month_end(date(2025, 1, 31)).title == "31 January 2025"
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2025, 1, 2), date(2025, 1, 1))
