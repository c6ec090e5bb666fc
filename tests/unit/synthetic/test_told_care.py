"""What authorities tell of care otherwise than it happened."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from small_world import UNTIL
from waypost.synthetic.authority_rows import authority_rows
from waypost.synthetic.told_care import (
    as_extracted,
    dated_otherwise,
    has_new_placement,
    has_new_status,
    known_until,
    other_foster_placement,
    placed_otherwise,
)

EVERY = {"share": 1.0, "days": {"7": 1.0}}


def episodes(*rows: tuple[date, date | None, str, str, str]) -> pl.DataFrame:
    """Return one child's episodes: start, end, reason, legal status, placement."""
    names = ("started_on", "ended_on", "reason_new", "legal_status", "placement")
    frame = pl.DataFrame(rows, schema=list(names), orient="row", schema_overrides={"ended_on": pl.Date})
    return frame.with_columns(sender=pl.lit("E1"), number=pl.lit("1"), known_until=pl.lit(UNTIL))


CARE = episodes(
    (date(2025, 1, 1), date(2025, 3, 1), "S", "V2", "U6"),
    (date(2025, 3, 1), date(2025, 6, 1), "L", "C1", "U6"),
    (date(2025, 6, 1), date(2025, 6, 11), "P", "C1", "U4"),
    (date(2025, 6, 11), None, "L", "C2", "U4"),
)
DAYS = ["2025-01-08", "2025-03-08", "2025-06-01", "2025-06-11"]


def test_a_start_moves_with_the_end_before_it_and_only_where_there_is_room(plan, disagree):
    disagree(legal_status_day_off={"ssd": EVERY})
    told = dated_otherwise(CARE, pl.col("reason_new") != "P", "ssd", plan)
    assert told["started_on"].cast(pl.String).to_list() == DAYS
    assert told["ended_on"].cast(pl.String).to_list() == ["2025-03-08", "2025-06-01", "2025-06-11", None]
    assert told["true_started_on"].equals(CARE["started_on"], check_names=False)


def test_the_first_start_never_moves_back(plan, disagree):
    disagree(legal_status_day_off={"ssd": {"share": 1.0, "days": {"-1": 1.0}}})
    told = dated_otherwise(CARE, pl.lit(value=True), "ssd", plan)
    assert told["started_on"].cast(pl.String).to_list() == ["2025-01-01", "2025-02-28", "2025-05-31", "2025-06-10"]


def test_a_start_near_the_end_of_what_is_known_stays(plan, disagree):
    disagree(legal_status_day_off={"ssd": EVERY})
    late = episodes((UNTIL - timedelta(days=10), None, "S", "C1", "U6"))
    assert dated_otherwise(late, pl.lit(value=True), "ssd", plan)["started_on"].item() == UNTIL - timedelta(days=10)


def test_a_legal_status_is_new_by_its_reason_or_because_it_differs():
    same = episodes((date(2025, 1, 1), None, "P", "C1", "U6"), (date(2025, 2, 1), None, "P", "C1", "U6"))
    assert CARE.select(has_new_status()).to_series().to_list() == [True, True, False, True]
    assert same.select(has_new_status()).to_series().to_list() == [True, False]
    assert CARE.select(has_new_placement()).to_series().to_list() == [True, False, True, False]


def test_a_placement_is_told_otherwise_all_through_it(plan, disagree):
    instead = {"U4": "U6", "U6": "U4"}
    disagree(placement_otherwise={"share": 1.0, "instead": instead})
    told = placed_otherwise(CARE, plan)
    assert told["placement"].to_list() == ["U4", "U4", "U6", "U6"]
    assert told["true_placement"].to_list() == ["U6", "U6", "U4", "U4"]
    homes = episodes((date(2025, 1, 1), None, "S", "C1", "K2"))
    assert homes.select(other_foster_placement()).item() == "K2"


@pytest.mark.parametrize(("share", "day"), [(1.0, date(2027, 3, 3)), (0.0, UNTIL)])
def test_an_extract_may_lack_the_last_weeks(world, true_views, plan, disagree, share, day):
    disagree(return_lacks_last_days={"share": share, "days": 28})
    rows = authority_rows(world, true_views.authority, UNTIL)
    assert set(known_until(rows, plan)["known_until"]) == {day}


def test_what_came_in_the_last_weeks_is_not_in_the_extract(world, true_views, plan, disagree):
    disagree(return_lacks_last_days={"share": 1.0, "days": 250})
    rows = authority_rows(world, true_views.authority, UNTIL)
    held = as_extracted(rows, plan)  # complete up to 24 July 2026
    last = held.episodes.sort("started_on").row(-1, named=True)
    assert (last["started_on"], last["ended_on"], last["reason_ceased"]) == (date(2026, 2, 2), None, None)
    assert held.pre_proceedings.height == 3
    disagree(return_lacks_last_days={"share": 1.0, "days": 328})  # up to 7 May 2026
    early = as_extracted(rows, plan)
    assert early.pre_proceedings.filter(person_id=3).row(0, named=True)["letter_on"] is None
    disagree(return_lacks_last_days={"share": 1.0, "days": 900})
    assert as_extracted(rows, plan).children.is_empty()
