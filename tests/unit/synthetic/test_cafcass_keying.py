"""When the rows of the extract are keyed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from small_world import UNTIL
from waypost.synthetic.cafcass_keying import key_rows

KEY = ("engagement_id",)
TAIL = {"share": 1.0, "median": 40.0, "spread": 0.01, "most": 400}


def meetings(count: int, seen_on: date) -> pl.DataFrame:
    """Return meetings with a child, all on a day."""
    return pl.DataFrame({"engagement_id": [f"E{number:04d}" for number in range(count)]}).with_columns(
        manner=pl.lit("in_person"), seen_on=pl.lit(seen_on), _fact_on=pl.lit(seen_on)
    )


def test_without_a_tail_rows_are_keyed_within_a_fortnight_and_none_is_late(plan, all_agree):
    keyed = key_rows("engagement", meetings(500, date(2026, 1, 5)), KEY, plan)
    waited = keyed.statements["recorded_at"] - datetime(2026, 1, 5)
    assert waited.max() < timedelta(days=15)
    assert keyed.final.height == 500
    assert keyed.late.is_empty()
    assert keyed.edited.is_empty()


def test_late_rows_are_keyed_weeks_after_and_listed(plan, disagree):
    disagree(keying_delay_tail=TAIL | {"share": 0.2}, late_after_days=14)
    keyed = key_rows("engagement", meetings(1000, date(2026, 1, 5)), KEY, plan)
    assert keyed.late.height == pytest.approx(200, abs=40)
    days = (keyed.late["_told_on"] - date(2026, 1, 5)).dt.total_days()
    assert 35 < days.min() <= days.max() < 60
    assert keyed.final.height == 1000


def test_what_opens_a_case_does_not_wait(plan, disagree):
    disagree(keying_delay_tail=TAIL, late_after_days=14)
    assert key_rows("parties", meetings(50, date(2026, 1, 5)), KEY, plan).late.is_empty()


def test_a_row_whose_keying_lies_after_the_last_evening_is_not_there_yet(plan, disagree):
    disagree(keying_delay_tail=TAIL, late_after_days=14)
    keyed = key_rows("engagement", meetings(50, UNTIL - timedelta(days=9)), KEY, plan)
    assert keyed.statements.is_empty()
    assert keyed.final.is_empty()
    assert set(keyed.late["_told_on"]) == {None}
    assert keyed.late.height == 50


def test_where_only_the_end_is_not_keyed_the_beginning_stands(plan, disagree):
    disagree(keying_delay_tail=TAIL, late_after_days=14)
    work = meetings(50, UNTIL - timedelta(days=9)).with_columns(
        ended_on="seen_on",
        _is_corrected=pl.lit(value=False),
        _first_on=pl.lit(date(2026, 1, 5)),
        _at_first=pl.struct(ended_on=pl.lit(None, dtype=pl.Date)),
    )
    keyed = key_rows("allocations", work, KEY, plan)
    assert keyed.final.height == keyed.statements.height == 50
    assert set(keyed.final["ended_on"]) == {None}


def test_an_edited_row_is_told_wrongly_and_weeks_later_rightly(plan, disagree):
    shares = dict.fromkeys(("engagement", "letters", "reviews", "orders_received", "closures"), 0.3)
    disagree(edited_afterwards=shares)
    keyed = key_rows("engagement", meetings(1000, date(2026, 1, 5)), KEY, plan)
    assert set(keyed.final["manner"]) == {"in_person"}
    assert keyed.edited.height == pytest.approx(300, abs=50)
    assert set(keyed.edited["manner"]) == {"video"}
    both = keyed.statements.filter(pl.col("engagement_id").is_duplicated()).sort("engagement_id", "recorded_at")
    assert both["manner"].to_list() == ["video", "in_person"] * keyed.edited.height
    assert both.select(*KEY, "recorded_at").is_unique().all()
    assert keyed.edited_column == "manner"


def test_a_row_of_the_last_evening_is_not_edited_any_more(plan, disagree):
    shares = dict.fromkeys(("engagement", "letters", "reviews", "orders_received", "closures"), 1.0)
    disagree(edited_afterwards=shares)
    keyed = key_rows("engagement", meetings(200, UNTIL), KEY, plan)
    again = keyed.statements.filter(pl.col("engagement_id").is_duplicated())
    assert again.select(*KEY, "recorded_at").is_unique().all()
    assert keyed.statements["recorded_at"].max() <= datetime(2027, 3, 31, 17, 30)
    assert set(keyed.final["manner"]) <= {"in_person", "video"}
