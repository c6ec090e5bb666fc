"""Every form in which the court service writes a date, read as a day in London and an instant in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waypost.foundation import clock
from waypost.intake.dates import DateNotRead, is_birth_too_late, read_moment

FORMS = [
    # written                                   day in London        instant, UTC
    ("2024-01-20", date(2024, 1, 20), None),
    (" 2024-01-20 ", date(2024, 1, 20), None),
    ("2023-03-28T12:32:54.541", date(2023, 3, 28), datetime(2023, 3, 28, 11, 32, 54, 541000)),
    ("2023-01-28T12:32", date(2023, 1, 28), datetime(2023, 1, 28, 12, 32)),
    ("2023-01-28 12:32:01", date(2023, 1, 28), datetime(2023, 1, 28, 12, 32, 1)),
    ("2024-09-20T14:26:09.639767942+01:00", date(2024, 9, 20), datetime(2024, 9, 20, 13, 26, 9, 639767)),
    ("2023-06-08T23:00:00.000Z", date(2023, 6, 9), datetime(2023, 6, 8, 23)),
    ([2023, 1, 17, 10, 17, 9, 531000000], date(2023, 1, 17), datetime(2023, 1, 17, 10, 17, 9, 531000)),
    ([2023, 5, 9, 9, 0], date(2023, 5, 9), datetime(2023, 5, 9, 8, 0)),
    ([2023, 5, 9], date(2023, 5, 9), None),
    ("20 Jan 2024", date(2024, 1, 20), None),
    ("1 Jan 1990", date(1990, 1, 1), None),
    ("26 May 2020", date(2020, 5, 26), None),
    ("3 September 2024", date(2024, 9, 3), None),
    ("3 Sept 2024", date(2024, 9, 3), None),
    ("2:33pm, 26 May 2020", date(2020, 5, 26), datetime(2020, 5, 26, 13, 33)),
    ("12:05am, 26 May 2020", date(2020, 5, 26), datetime(2020, 5, 25, 23, 5)),
    ("31 Mar 2026, 04:07:54 PM", date(2026, 3, 31), datetime(2026, 3, 31, 15, 7, 54)),
    ("31 Jan 2026 at 16:07", date(2026, 1, 31), datetime(2026, 1, 31, 16, 7)),
]

NO_DATES = [
    # written                     rule
    ("2023-02-31", "date_not_real"),
    ("2023-13-01T10:00:00", "date_not_real"),
    ("2023-01-01T25:00:00", "date_not_real"),
    ("31 Feb 2023", "date_not_real"),
    ("13:99pm, 26 May 2020", "date_not_real"),
    ([2023, 2, 31], "date_not_real"),
    ([2023, 1, 1, 99], "date_not_real"),
    ("0202-01-01", "date_out_of_range"),
    ("9202-01-01", "date_out_of_range"),
    ([202, 1, 1], "date_out_of_range"),
    ("0001-01-01T00:00:00+14:00", "date_not_real"),
    ("TO BE FILLED WITH VALID DATA", "date_not_read"),
    ("20/01/2024", "date_not_read"),
    ("2024-Ja-01", "date_not_read"),
    ("2024-0x-01T10:00:00", "date_not_read"),
    ("20 Foo 2024", "date_not_read"),
    ("20240120", "date_not_read"),
    ("2024-W03-1", "date_not_read"),
    ([2023, 1], "date_not_read"),
    ([2023, 1, "1"], "date_not_read"),
    ([2023, 1, True], "date_not_read"),
    ([2023, 1, 1, 1, 1, 1, 1, 1], "date_not_read"),
    (20240120, "date_not_read"),
    ({}, "date_not_read"),
]


@pytest.mark.parametrize(("written", "day", "at"), FORMS)
def test_every_form_is_read(written: object, day: date, at: datetime | None) -> None:
    assert read_moment(written) == (day, at and at.replace(tzinfo=UTC))


@pytest.mark.parametrize(("written", "rule"), NO_DATES)
def test_what_is_no_date_is_said_by_a_rule_and_never_by_its_value(written: object, rule: str) -> None:
    with pytest.raises(DateNotRead) as told:
        read_moment(written)
    assert (told.value.rule, str(told.value)) == (rule, rule)


def test_a_time_without_a_zone_stands_in_the_zone_that_is_given() -> None:
    assert read_moment("2023-05-09T23:30:00", clock.UTC) == (
        date(2023, 5, 10),
        datetime(2023, 5, 9, 23, 30, tzinfo=UTC),
    )


def test_of_the_hour_that_comes_twice_the_first_is_taken() -> None:
    assert read_moment("2023-10-29T01:30:00").at == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("born_on", "told_on", "too_late"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), False),
        (date(2026, 11, 5), date(2026, 1, 1), False),  # day 308
        (date(2026, 11, 6), date(2026, 1, 1), True),
        (None, date(2026, 1, 1), False),
        (date(2026, 1, 1), None, False),
    ],
)
def test_a_child_may_be_born_after_the_application_but_not_long_after(
    born_on: date | None, told_on: date | None, too_late: bool
) -> None:
    assert is_birth_too_late(born_on, told_on) is too_late


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("02-03-2006", date(2006, 3, 2)),
        ("20 09 2024", date(2024, 9, 20)),
        ("27 August 2024, 5:40pm", date(2024, 8, 27)),
        ("Friday 3rd May 2024", date(2024, 5, 3)),
        ("1st January 2024", date(2024, 1, 1)),
    ],
)
def test_days_as_case_data_write_them(written: str, day: date) -> None:
    assert read_moment(written).day == day


@pytest.mark.parametrize("written", ["20-09 2024", "TO BE FILLED WITH VALID DATA", "31-02-2024", "09-20-2024"])
def test_what_looks_like_one_and_is_none(written: str) -> None:
    with pytest.raises(DateNotRead):
        read_moment(written)
