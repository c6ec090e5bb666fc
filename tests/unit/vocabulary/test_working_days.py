from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.clock import today
from waypost.vocabulary.working_days import (
    CalendarRunsOut,
    add_working_days,
    bank_holidays,
    check_calendar_reaches,
    holiday_array,
    is_working_day,
    next_working_day,
    subtract_working_days,
    working_days_between,
)

DAYS = st.dates(date(2012, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 1, 1),
        date(2027, 3, 26),
        date(2027, 12, 27),
        date(2027, 12, 28),
    ],
    ids=str,
)
def test_known_bank_holidays(day):
    assert day in bank_holidays(day.year, day.year)
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day", [date(2022, 5, 30), date(2026, 3, 17), date(2026, 11, 30), date(2026, 8, 3), date(2026, 1, 2)], ids=str
)
def test_days_kept_elsewhere_or_moved_are_working_days_here(day):
    assert is_working_day(day)


def test_weekends_are_not_working_days():
    assert [is_working_day(date(2026, 11, 21) + timedelta(days=n)) for n in range(3)] == [False, False, True]


def test_the_calendar_reaches_two_years_ahead():
    check_calendar_reaches(today(), years_ahead=2)
    for year in (today().year, today().year + 1, today().year + 2):
        assert len(bank_holidays(year, year)) >= 8


def test_a_calendar_that_runs_out_is_a_fault_of_ours():
    with pytest.raises(CalendarRunsOut, match="2101"):
        check_calendar_reaches(date(2099, 6, 1))


@pytest.mark.parametrize(
    ("start", "n", "counting_day_one", "last_day"),
    [
        (date(2026, 11, 23), 1, True, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, False, date(2026, 11, 24)),
        (date(2026, 11, 21), 1, True, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, False, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, False, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, False, date(2026, 12, 29)),
        (date(2026, 11, 23), 0, True, date(2026, 11, 23)),
        (date(2026, 3, 2), 40, False, date(2026, 4, 29)),
        (date(2026, 3, 2), 40, True, date(2026, 4, 28)),
    ],
)
def test_the_last_day_of_a_limit(start, n, counting_day_one, last_day):
    assert add_working_days(start, n, counting_day_one=counting_day_one) == last_day


def test_a_limit_is_never_negative():
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 1, 5), -1, counting_day_one=False)


@given(DAYS, st.integers(1, 90))
def test_counting_from_the_day_after_agrees_with_numpy(start, n):
    ours = add_working_days(start, n, counting_day_one=False)
    last = np.busday_offset(start, 0, roll="backward", holidays=holiday_array(start.year - 1, start.year + 1))
    theirs = np.busday_offset(last, n, holidays=holiday_array(start.year - 1, start.year + 1))
    assert np.datetime64(ours, "D") == theirs


@given(DAYS, st.integers(1, 90))
def test_counting_day_one_ends_a_working_day_earlier_when_the_start_is_one(start, n):
    with_day_one = add_working_days(start, n, counting_day_one=True)
    without = add_working_days(start, n, counting_day_one=False)
    assert (with_day_one < without) is is_working_day(start)
    assert is_working_day(with_day_one)


@given(DAYS, st.integers(0, 90))
def test_days_between_undoes_adding(start, n):
    end = add_working_days(start, n, counting_day_one=False)
    assert working_days_between(start, end) == n
    assert working_days_between(end, start) == -n


def test_days_between_across_easter():
    assert working_days_between(date(2026, 4, 2), date(2026, 4, 7)) == 1
    assert working_days_between(date(2026, 4, 3), date(2026, 4, 6)) == 0


def test_the_array_is_the_sorted_tuple():
    days = bank_holidays(2020, 2028)
    assert list(days) == sorted(days)
    assert holiday_array(2020, 2028).tolist() == list(days)
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("end", "n", "day"),
    [
        (date(2026, 4, 7), 3, date(2026, 3, 31)),
        (date(2026, 3, 26), 3, date(2026, 3, 23)),
        (date(2026, 3, 28), 1, date(2026, 3, 27)),
        (date(2026, 12, 29), 1, date(2026, 12, 24)),
        (date(2028, 3, 1), 1, date(2028, 2, 29)),
    ],
)
def test_so_many_working_days_before(end, n, day):
    assert subtract_working_days(end, n) == day


@given(end=DAYS, n=st.integers(1, 30))
def test_so_many_before_is_the_last_working_day_from_which_so_many_reach(end, n):
    day = subtract_working_days(end, n)
    assert is_working_day(day)
    assert add_working_days(day, n, counting_day_one=False) >= next_working_day(end)
    assert working_days_between(day, end) == (n if is_working_day(end) else n - 1)


def test_a_lead_is_at_least_one():
    with pytest.raises(ValueError, match="at least one"):
        subtract_working_days(date(2026, 3, 2), 0)
