"""Rows: which application came of which pre-proceedings, and which rows a year holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.told_record import AGREED, AUTHORITY, DECIDED, SUBMITTED, hand_made
from waypost.pipeline.returns.rows import of_year, rows


def told(record):
    return rows(record.opened())


def test_an_application_that_came_of_pre_proceedings_is_one_row(tmp_path):
    (one,) = told(hand_made(tmp_path).begun("ssd").applied()).to_dicts()
    assert (one["row"], one["proceedings_id"]) == (f"{AUTHORITY}/101/{DECIDED}", "P-1")
    assert (one["started_on"], one["submitted_on"], one["over_on"]) == (DECIDED, SUBMITTED, None)


@pytest.mark.parametrize(("ended_days_before", "count"), [(183, 1), (184, 2)])
def test_one_that_came_long_after_they_ended_is_a_row_of_its_own(tmp_path, ended_days_before, count):
    record = hand_made(tmp_path).applied()
    begun, ended = SUBMITTED - timedelta(days=300), SUBMITTED - timedelta(days=ended_days_before)
    record.event("ssd", "pre_proceedings_decided", begun, record_key="ssd_pre_proceedings/P")
    record.event("ssd", "pre_proceedings_ended", ended, code="issue", record_key="ssd_pre_proceedings/P")
    assert told(record).height == count


def test_pre_proceedings_that_stepped_down_led_to_none(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="meeting").applied()
    record.event("ssd", "pre_proceedings_ended", AGREED, code="step_down", record_key="ssd_pre_proceedings/PREP1")
    assert told(record)["proceedings_id"].null_count() == 1
    assert told(record).height == 2


def test_of_two_applications_the_first_came_of_them(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.case(proceedings_id="P-2", proceedings_key="CF2", record_key="cases/CF2")
    later = SUBMITTED + timedelta(days=100)
    record.event("cafcass", "application_received", later, proceedings_id="P-2", record_key="cases/CF2")
    found = told(record).sort("started_on").select("proceedings_id", "spell").rows()
    assert found == [("P-1", 1), ("P-2", None)]


def test_rows_that_would_share_a_name_are_told_apart(tmp_path):
    record = hand_made(tmp_path).applied()
    record.case(proceedings_id="P-2", proceedings_key="CF2", record_key="cases/CF2")
    record.event("cafcass", "application_received", SUBMITTED, proceedings_id="P-2", record_key="cases/CF2")
    name = f"{AUTHORITY}/101/{SUBMITTED}"
    assert told(record)["row"].sort().to_list() == [name, f"{name}/2"]


@pytest.mark.parametrize(
    ("begins", "ends", "is_in"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), True),
        (date(2025, 4, 1), date(2026, 3, 31), False),
        (date(2027, 4, 1), date(2028, 3, 31), True),
    ],
)
def test_a_year_holds_what_any_part_of_which_lies_in_it(tmp_path, begins, ends, is_in):
    open_one = told(hand_made(tmp_path).begun("ssd").applied())
    assert (of_year(open_one, begins, ends).height == 1) is is_in
    ended = told(hand_made(tmp_path / "b").begun("ssd"))
    assert of_year(ended, date(2027, 4, 1), date(2028, 3, 31)).is_empty(), "they ended before that year"
