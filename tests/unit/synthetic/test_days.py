"""Days as numbers, and the days on which courts sit."""

from datetime import date

import numpy as np

from waypost.synthetic.days import (
    NEVER,
    as_dates,
    day_number,
    known_by,
    only_if,
    working_day,
    working_day_before,
    working_days_after,
)


def _days(*days: date) -> np.ndarray:
    return np.array([day_number(day) for day in days])


def test_a_day_goes_to_a_number_and_back_and_never_is_null():
    assert as_dates(np.array([day_number(date(2025, 2, 28)), NEVER])).to_list() == [date(2025, 2, 28), None]


def test_days_drop_out():
    assert only_if(np.array([True, False]), np.array([5, 6])).tolist() == [5, NEVER]
    assert known_by(np.array([5, 6]), 5).tolist() == [5, NEVER]


def test_courts_do_not_sit_at_weekends_or_on_bank_holidays():
    good_friday, tuesday, thursday = date(2025, 4, 18), date(2025, 4, 22), date(2025, 4, 17)
    assert as_dates(working_day(_days(good_friday, tuesday))).to_list() == [tuesday, tuesday]
    assert as_dates(working_day_before(_days(good_friday, tuesday))).to_list() == [thursday, tuesday]


def test_working_days_are_counted_from_the_day_after():
    assert as_dates(working_days_after(_days(date(2025, 4, 16)), np.array([2]))).to_list() == [date(2025, 4, 22)]
