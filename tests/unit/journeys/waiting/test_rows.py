"""The rows of waits: two kinds of a late report, no wait for an extension, weeks past the limit, what adds up."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from invented_records import RecordBuilder, at, event
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

ISSUED = date(2026, 1, 5)
STORES = (MemoryStore, DuckDBStore)


def day(number: int) -> date:
    return ISSUED + timedelta(days=number)


def a_case(*more: dict, as_of: date = date(2027, 3, 31), ended: int | None = 200) -> LinkedRecord:
    """A care case: issued on day 0, a report due on day 40 filed on day 50, hearings on days 60 and 200."""
    builder = RecordBuilder()
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro"}
    court = [
        event("application_submitted", day(-2), code="section_31"),
        event("application_issued", day(0), code="section_31"),
        event("hearing_held", day(60), code="case_management", fact_key="1/h"),
        event("hearing_vacated", day(150), code="final", reason="CR1", owner="experts", fact_key="2/h"),
        *more,
    ]
    own = [
        event("application_received", day(1), code="section_31"),
        event("practitioner_allocated", day(4), code="childrens_guardian"),
        event("report_ordered", day(10), code="section_7", owner="local_authority", due_on=day(40)),
        event("report_filed", day(50), code="section_7"),
        event("extension_granted", day(170), due_on=day(230)),
    ]
    if ended is not None:
        court.append(event("hearing_held", day(ended), code="final", fact_key="3/h"))
        own.append(event("order_made", day(ended), code="care_order", flag=True))
    builder.statement("hmcts_public_law", "c", at(day(0)), court, case=case)
    builder.statement("cafcass", "k", at(day(0)), own)
    return builder.linked(as_of)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> MemoryStore:
    return request.param()


def days_by(store: MemoryStore, *columns: str) -> dict:
    rows = store.table("attributed_days").group_by(columns).agg(pl.col("days").sum())
    return {row[:-1] if len(columns) > 1 else row[0]: row[-1] for row in rows.iter_rows()}


def test_every_day_belongs_to_one_wait(store: MemoryStore) -> None:
    store.load(a_case())
    assert days_by(store, "kind", "owner") == {
        ("issue", "court"): 2,
        ("practitioner", "cafcass"): 3,
        ("report", "local_authority"): 30,
        ("late_report", "local_authority"): 10,
        ("lost_hearing", "experts"): 50,
        ("next_hearing", "nobody_told"): 107,
    }
    (row,) = store.table("waited").to_dicts()
    assert (row["days"], row["begun_on"], row["ended_on"]) == (202, day(-2), day(200))
    assert (row["days_by_police"], row["days_of_experts"], row["days_resting_on_recorded_reason"]) == (50, 50, 50)


def test_days_past_the_26_weeks_are_told_apart(store: MemoryStore) -> None:
    store.load(a_case())
    rows = store.table("attributed_days").filter(pl.col("days_past_limit") > 0)
    assert rows["kind"].to_list() == ["lost_hearing"]
    assert rows["days_past_limit"].sum() == 200 - 182


def test_an_extension_is_no_wait(store: MemoryStore) -> None:
    store.load(a_case())
    assert not store.table("waits")["kind"].str.contains("extension").any()


def test_days_fall_in_their_quarters(store: MemoryStore) -> None:
    store.load(a_case())
    quarters = days_by(store, "quarter_start_on")
    assert quarters == {date(2026, 1, 1): 88, date(2026, 4, 1): 91, date(2026, 7, 1): 23}


def test_a_case_that_goes_on_is_told_to_the_day_of_the_record(store: MemoryStore) -> None:
    store.load(a_case(as_of=day(300), ended=None))
    (row,) = store.table("waited").to_dicts()
    assert (row["ended_on"], row["days"], row["days_lost_hearing"]) == (None, 302, 150)
    assert row["days_past_limit"] == 300 - 182


def test_a_hearing_lost_for_no_recorded_reason_is_nobodys_that_is_told(store: MemoryStore) -> None:
    store.load(a_case(event("hearing_adjourned", day(100), code="issue_resolution", fact_key="4/h")))
    lost = store.table("attributed_days").filter(kind="lost_hearing", cause="not_recorded")
    assert set(lost["owner"]) == {"nobody_told"}
    assert set(lost["basis"]) == {"dates"}


def test_pre_proceedings_are_a_journey_of_their_own(store: MemoryStore) -> None:
    builder = RecordBuilder()
    told = [
        event("pre_proceedings_decided", day(0), proceedings_id=None),
        event("pre_proceedings_letter_sent", day(7), proceedings_id=None),
        event("pre_proceedings_meeting_held", day(21), proceedings_id=None),
        event("pre_proceedings_ended", day(91), proceedings_id=None, code="issue"),
    ]
    builder.statement("ssd", "p", at(day(0)), told, sender="E08000031")
    applied = [event("application_submitted", day(96)), event("application_issued", day(99))]
    builder.statement("hmcts_public_law", "c", at(day(0)), applied, case={"proceedings_id": "P-1", "law": "public"})
    store.load(builder.linked())
    before = store.table("waited").filter(stage="pre_proceedings").to_dicts()
    assert len(before) == 1
    assert (before[0]["begun_on"], before[0]["ended_on"], before[0]["days"]) == (day(0), day(96), 96)
    steps = ("letter_before_proceedings", "pre_proceedings_meeting", "pre_proceedings_outcome", "court_application")
    assert [before[0][f"days_{step}"] for step in steps] == [7, 14, 70, 5]
    assert before[0]["days_of_local_authority"] == 96
