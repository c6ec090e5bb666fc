"""The tables made from what is still said: pre-proceedings, placements, and things answered."""

from __future__ import annotations

from datetime import date

import pytest

from invented_records import RecordBuilder, at, event
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

pytestmark = pytest.mark.parametrize("make", [MemoryStore, DuckDBStore])
LEARNT = at(date(2026, 1, 1))


def table(make, name, builder: RecordBuilder):
    store = make()
    store.load(builder.linked())
    return store.table(name)


def test_two_tellers_of_one_decision_make_one_row(make):
    builder = RecordBuilder()
    decided = event("pre_proceedings_decided", date(2025, 3, 3), proceedings_id=None)
    letter = event("pre_proceedings_letter_sent", date(2025, 3, 10), proceedings_id=None, flag=True)
    ended = event("pre_proceedings_ended", date(2025, 7, 1), proceedings_id=None, code="issue")
    builder.statement("ssd", "PREP1", LEARNT, [decided, ended], sender="E1")
    builder.statement("cin", "PP1", LEARNT, [decided, letter], sender="E1")
    case = {"proceedings_id": "P-1", "law": "public"}
    issued = [event("application_issued", date(2025, 7, 8))]
    builder.statement("hmcts_public_law", "K", LEARNT, issued, case=case)
    (row,) = table(make, "pre_proceedings", builder).rows(named=True)
    assert (row["letter_sent_on"], row["ended_on"], row["outcome"]) == (date(2025, 3, 10), date(2025, 7, 1), "issue")
    assert (row["is_family_group_offered"], row["is_family_group_held"]) == (True, None)
    assert row["issued_on"] == date(2025, 7, 8)


def test_steps_of_which_nobody_tells_the_decision_make_no_row(make):
    builder = RecordBuilder()
    builder.statement("ssd", "P", LEARNT, [event("pre_proceedings_ended", date(2025, 7, 1), proceedings_id=None)])
    assert table(make, "pre_proceedings", builder).is_empty()


def test_an_earlier_case_is_no_issue_after_pre_proceedings(make):
    builder = RecordBuilder()
    decided = event("pre_proceedings_decided", date(2025, 3, 3), proceedings_id=None)
    builder.statement("ssd", "P", LEARNT, [decided])
    case = {"proceedings_id": "P-1", "law": "public"}
    builder.statement("cafcass", "K", LEARNT, [event("application_issued", date(2025, 3, 2))], case=case)
    assert table(make, "pre_proceedings", builder)["issued_on"].to_list() == [None]


def test_periods_of_care_part_at_an_ending_and_placements_are_counted_in_each(make):
    builder = RecordBuilder()
    events = [
        event("legal_status_started", date(2024, 1, 1), proceedings_id=None, code="C1"),
        event("placement_started", date(2024, 1, 3), proceedings_id=None, code="U6"),
        event("placement_started", date(2024, 5, 1), proceedings_id=None, code="K2"),
        event("care_ended", date(2024, 9, 1), proceedings_id=None, reason="E4A"),
        event("placement_started", date(2024, 9, 1), proceedings_id=None, code="U4"),
    ]
    builder.statement("ssda903", "E", LEARNT, events, sender="E1")
    found = table(make, "placements", builder)
    columns = ("started_on", "ended_on", "number", "is_last", "care_started_on", "care_ended_on", "ended_with")
    assert found.select(columns).rows() == [
        (date(2024, 1, 3), date(2024, 5, 1), 1, False, date(2024, 1, 1), date(2024, 9, 1), "E4A"),
        (date(2024, 5, 1), date(2024, 9, 1), 2, True, date(2024, 1, 1), date(2024, 9, 1), "E4A"),
        (date(2024, 9, 1), None, 1, True, date(2024, 9, 1), None, None),
    ]
    assert found["next_care_started_on"].to_list() == [date(2024, 9, 1), date(2024, 9, 1), None]


def test_a_report_on_two_children_is_one_row_and_an_order_for_two_is_two(make):
    builder = RecordBuilder()
    for child in ("C-1", "C-2"):
        ordered = event("report_ordered", date(2026, 1, 5), child, code="section_7", owner="cafcass")
        given = event("report_allocated", date(2026, 1, 8), child, code="section_7", owner="cafcass")
        filed = event("report_filed", date(2026, 2, 5), child, code="section_7", due_on=date(2026, 2, 9))
        made = event("order_made", date(2026, 3, 1), child, code="care_order", flag=True)
        builder.statement("cafcass", "reports/R1", LEARNT, [ordered, given, filed])
        builder.statement("cafcass", f"orders/O1/{child}", LEARNT, [made])
    found = table(make, "paired_events", builder)
    assert found["pair"].to_list() == ["allocation", "order", "order", "report"]
    report = found.row(3, named=True)
    assert (report["child_id"], report["owner"], report["due_on"]) == (None, "cafcass", date(2026, 2, 9))
    assert (report["first_on"], report["second_on"]) == (date(2026, 1, 5), date(2026, 2, 5))
    allocation = found.row(0, named=True)
    assert (allocation["child_id"], allocation["code"]) == (None, "section_7")
    assert (allocation["first_on"], allocation["second_on"]) == (date(2026, 1, 5), date(2026, 1, 8))


def test_the_last_advice_stands_beside_the_order_and_others_tell_of_no_pairs(make):
    builder = RecordBuilder()
    for number, (day, what) in enumerate([(date(2026, 1, 5), "care_order"), (date(2026, 2, 5), "no_order")]):
        advice = event("advice_given", day, code="order", reason=what)
        builder.statement("cafcass", f"advice/V{number}", LEARNT, [advice])
    made = event("order_made", date(2026, 3, 1), code="no_order", flag=True)
    builder.statement("hmcts_private_law", "K", LEARNT, [made])
    found = table(make, "paired_events", builder)
    assert found.select("reason", "is_last", "flag").rows() == [("care_order", False, False), ("no_order", True, True)]


def test_a_child_who_comes_back_is_told_when(make):
    builder = RecordBuilder()
    for number, (start, end) in enumerate([(date(2024, 1, 1), date(2024, 6, 1)), (date(2025, 2, 1), None)]):
        proceedings_id = f"P-{number}"
        events = [event("application_received", start, proceedings_id=proceedings_id)]
        if end:
            events.append(event("order_made", end, proceedings_id=proceedings_id, code="care_order", flag=True))
        builder.statement("cafcass", f"K{number}", LEARNT, events, case={"proceedings_id": proceedings_id})
    found = table(make, "children_in_proceedings", builder)
    assert found.select("final_order", "returned_on").rows() == [("care_order", date(2025, 2, 1)), (None, None)]
