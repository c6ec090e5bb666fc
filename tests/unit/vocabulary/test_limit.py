"""Limits and the days on which they end."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.vocabulary.limit import Limit, Unit

ISSUED = date(2025, 1, 6)


def test_26_weeks_beginning_with_the_day_is_181_days_and_the_courts_program_adds_182():
    statute = Limit(26, Unit.WEEKS, is_counting_day_one=True)
    program = Limit(26, Unit.WEEKS, is_counting_day_one=False)
    assert (statute.last_day(ISSUED) - ISSUED).days == 181
    assert (program.last_day(ISSUED) - ISSUED).days == 182


@pytest.mark.parametrize(
    ("unit", "counts", "last_day"),
    [
        (Unit.CALENDAR_DAYS, True, date(2025, 1, 12)),
        (Unit.CALENDAR_DAYS, False, date(2025, 1, 13)),
        (Unit.WORKING_DAYS, True, date(2025, 1, 14)),
        (Unit.WORKING_DAYS, False, date(2025, 1, 15)),
        (Unit.WEEKS, True, date(2025, 2, 23)),
        (Unit.WEEKS, False, date(2025, 2, 24)),
    ],
)
def test_seven_of_each_unit(unit, counts, last_day):
    assert Limit(7, unit, is_counting_day_one=counts).last_day(ISSUED) == last_day


def test_a_limit_is_at_least_one():
    with pytest.raises(ValueError, match="at least one"):
        Limit(0, Unit.WEEKS, is_counting_day_one=True)
