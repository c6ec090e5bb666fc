"""One child's days, each given away once, by the rule that the record's tables follow and by the two beside it."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from invented_records import RecordBuilder, at, event
from waypost.journeys.account import Account
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.telling import tell
from waypost.journeys.waiting.attribution import Waiting
from waypost.journeys.whose_weeks import words_of
from waypost.vocabulary.waits import WaitKind

ISSUED = date(2026, 1, 5)
AS_OF = date(2026, 12, 31)


def day(number: int) -> date:
    return ISSUED + timedelta(days=number)


def record() -> MemoryStore:
    """A care case: a report due on day 40 filed on day 50; a hearing called off for want of it; an order on day 200."""
    builder = RecordBuilder()
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro"}
    court = [
        event("application_submitted", day(-2), code="section_31"),
        event("application_issued", day(0), code="section_31"),
        event("hearing_held", day(60), code="case_management", fact_key="1/h"),
        event("hearing_vacated", day(150), code="final", reason="CR1", owner="experts", fact_key="2/h"),
        event("hearing_held", day(200), code="final", fact_key="3/h"),
    ]
    own = [
        event("application_received", day(1), code="section_31"),
        event("practitioner_allocated", day(4), code="childrens_guardian"),
        event("report_ordered", day(10), code="section_7", owner="local_authority", due_on=day(40)),
        event("report_filed", day(50), code="section_7"),
        event("report_ordered", day(5), code="expert_report", owner="expert", due_on=day(45)),
        event("report_filed", day(45), code="expert_report"),
        event("order_made", day(200), code="care_order", flag=True),
    ]
    authority = [
        event("pre_proceedings_decided", day(-60)),
        event("pre_proceedings_letter_sent", day(-50)),
        event("pre_proceedings_meeting_held", day(-40)),
        event("pre_proceedings_ended", day(-10), code="issue"),
    ]
    builder.statement("hmcts_public_law", "c", at(day(0)), court, case=case)
    builder.statement("cafcass", "k", at(day(0)), own)
    builder.statement("ssd", "s", at(day(0)), authority)
    store = MemoryStore()
    store.load(builder.linked(AS_OF))
    return store


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return record()


@pytest.fixture(scope="module")
def account(store: MemoryStore) -> Account:
    return tell(store.journey(store.child_ids()[0]), as_of=AS_OF, is_invented=True)


def test_the_days_of_the_account_are_those_of_the_records_tables(store: MemoryStore, account: Account) -> None:
    rows = store.table("attributed_days").group_by("owner").agg(pl.col("days").sum()).rows()
    told: dict[str, float] = {}
    for part in account.by_rule[0].parts:
        told[part.owner] = told.get(part.owner, 0) + part.days
    assert told == dict(rows)


def test_by_every_rule_the_days_add_up_to_the_journey(account: Account) -> None:
    whole = [round(sum(part.days for part in rule.parts), 9) for rule in account.by_rule]
    assert whole == [260.0, 260.0, 260.0]  # from the decision before court, 60 days before issue, to the order
    assert [rule.name for rule in account.by_rule] == ["ended_last", "begun_first", "shared_equally"]


def test_the_weeks_add_up_to_the_same_and_after_the_order_none_is_given(account: Account) -> None:
    assert sum(part.days for week in account.weeks for part in week.whose_days) == 260
    assert not account.weeks[-1].whose_days


def test_a_week_of_several_waits_is_worked_through(account: Account) -> None:
    assert account.example
    assert "two things were waited for at once" in account.example
    assert "The next step was on 6 March 2026" in account.example
    assert "this ended last" in account.example
    assert "By the third each of the two has an equal part." in account.example


def test_where_the_case_stands_says_when_it_ended_and_how_far_past_the_limit(account: Account) -> None:
    assert account.stands == (
        "The case ended on 24 July 2026 (care order), 28 weeks after the court issued the application, 2 weeks past "
        "the law’s 26 weeks; Cafcass has not closed the case, and it waits on the court for the care order to reach "
        "Cafcass."
    )


@pytest.mark.parametrize(
    ("kind", "code", "reason", "told"),
    [
        (WaitKind.REPORT, "expert_report", None, "Expert report, to its date"),
        (WaitKind.LATE_REPORT, "expert_report", None, "Expert report, past its date"),
        (WaitKind.LATE_REPORT, None, None, "A report past its date"),
        (WaitKind.LOST_HEARING, "final", None, "Final hearing called off, until it is held"),
        (WaitKind.ISSUE, None, None, "The court to issue the application"),
    ],
)
def test_what_was_waited_for_is_named(kind: WaitKind, code: str | None, reason: str | None, told: str) -> None:
    assert words_of(Waiting(kind, "court", ISSUED, None, reason, code)) == told
