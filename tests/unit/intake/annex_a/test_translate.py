"""Lists 7, 8 and 10 into the record: each way of writing a row, and what it is read as."""

from __future__ import annotations

from datetime import date

import pytest

from support.annex_a import list_row
from support.tables import put, put_manifest, read_folder, read_tables

BARE_8 = {"Start Date of Most Recent Placement": "", "Start date of current legal status": ""}


def told(reading):
    columns = ("happened_on", "kind", "code", "reason", "doubt")
    return sorted(
        " ".join([str(day), kind, *filter(None, (code, reason)), *([f"({doubt})"] if doubt else [])])
        for day, kind, code, reason, doubt in reading.events.select(columns).rows()
    )


def test_a_child_is_told_by_the_authoritys_number(tmp_path):
    rows = [list_row("list_8") | {"UPN": "A12345678901B"}]
    reading = read_tables(tmp_path, "annex_a", list_8=rows)
    (person,) = reading.people.to_dicts()
    told_of = (
        "person_key",
        "role",
        "born_on",
        "sex",
        "ethnicity",
        "upn",
        "authority_child_id",
        "postcode",
        "forenames",
    )
    assert tuple(person[name] for name in told_of) == (
        *("1001", "child", date(2020, 2, 1), "female", "white_british", "A12345678901B", "1001", None, None),
    )


def test_a_plan_of_list_7(tmp_path):
    assert told(read_tables(tmp_path, "annex_a", list_7=[list_row("list_7")])) == [
        "2023-06-20 child_protection_plan_started",
        "2024-02-15 child_protection_plan_ended",
    ]


def test_list_8_is_a_snapshot_and_tells_the_current_status_and_the_last_placement_alone(tmp_path):
    assert told(read_tables(tmp_path, "annex_a", list_8=[list_row("list_8")])) == [
        "2024-02-15 care_started",
        "2024-07-01 legal_status_started E1",
        "2024-09-01 placement_started U6",
    ]


STATUSES = {
    "a": "legal_status_started C1",
    "a) ICO": "legal_status_started C1",
    "a) Interim care orders": "legal_status_started C1",
    "C1: ICO": "legal_status_started C1",
    "C1 - Interim Care Order": "legal_status_started C1",
    "b": "legal_status_started C2",
    "b) Full care orders": "legal_status_started C2",
    "Full Care Order": "legal_status_started C2",
    "c": "legal_status_started D1",
    "d": "legal_status_started E1",
    "e) Accommodated under S20": "legal_status_started V2",
    "f": "legal_status_started (legal_status_in_group)",
    "f) L2: EPO": "legal_status_started L2",
    "g) Youth justice legal statuses": "legal_status_started (legal_status_in_group)",
    "J1 Remanded to LA accommodation": "legal_status_started J1",
    "SGO": "order_made special_guardianship_order (told_as_legal_status)",
    "Supervision order": "order_made supervision_order (told_as_legal_status)",
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_legal_status_in_letters_codes_and_words(tmp_path, status):
    row = list_row("list_8", childs_legal_status=status, start_date_of_most_recent_placement="")
    assert told(read_tables(tmp_path, "annex_a", list_8=[row]))[1:] == [f"2024-07-01 {STATUSES[status]}"]


REASONS = {
    "a) E11: Adopted - application unopposed": "E11",
    "a) Adopted": "adopted",
    "E12 - Adopted, consent dispensed with by court": "E12",
    "g) Special Guardianship Orders": "special_guardianship",
    "k) E47: Special Guardianship Orders - relative/friend": "E47",
    "f) Residence order granted": "E41",
    "d) Returned home to live with parents or relatives": "returned_home",
    "b": None,
}


@pytest.mark.parametrize("reason", REASONS)
def test_why_care_ended_is_read_from_codes_and_words_and_never_from_a_letter_alone(tmp_path, reason):
    row = list_row("list_8", date_ceased_to_be_looked_after="20/01/2025", reason_ceased_to_be_looked_after=reason)
    reading = read_tables(tmp_path, "annex_a", list_8=[row])
    ended = reading.events.filter(kind="care_ended").select("happened_on", "reason").rows()
    assert ended == [(date(2025, 1, 20), REASONS[reason])]
    assert reading.findings.filter(rule="code_not_known").height == (reason == "b")


def test_list_10_tells_the_way_to_adoption(tmp_path):
    row = list_row(
        "list_10",
        date_of_adoption_order="2025-03-01",
        date_of_decision_that_child_should_no_longer_be_placed_for_adoption="2025-04-01",
        reason_why_child_no_longer_placed_for_adoption="b) Court did not make a PO",
        date_the_child_was_placed_for_fostering_in_ffa_or_concurrent_planning_placement="1 May 2024",
    )
    assert told(read_tables(tmp_path, "annex_a", list_10=[row])) == [
        "2024-02-15 care_started",
        "2024-05-01 placement_started (early_adoption_placement)",
        "2024-06-01 adoption_decided",
        "2024-07-01 order_made placement_order",
        "2024-08-15 adopters_matched",
        "2024-09-10 placement_started (adoption_placement_not_said_which)",
        "2025-03-01 order_made adoption_order",
        "2025-04-01 adoption_decision_reversed RD2",
    ]


def test_what_two_lists_tell_is_told_once_and_by_the_one_that_names_it(tmp_path):
    reading = read_tables(
        tmp_path,
        "annex_a",
        list_8=[list_row("list_8", start_date_of_most_recent_placement="10/09/2024", placement_type="A6")],
        list_10=[list_row("list_10")],
    )
    assert told(reading) == [
        "2024-02-15 care_started",
        "2024-06-01 adoption_decided",
        "2024-07-01 legal_status_started E1",
        "2024-07-01 order_made placement_order",
        "2024-08-15 adopters_matched",
        "2024-09-10 placement_started A6",
    ]


def test_a_later_list_takes_nothing_back_of_what_came_before(tmp_path):
    """Each list is a snapshot: the status of spring is not in that of summer, and was true all the same."""
    for month, changed in (
        ("03", {"childs_legal_status": "a", "start_date_of_current_legal_status": "15/02/2024"}),
        ("07", {"childs_legal_status": "d", "start_date_of_current_legal_status": "01/07/2024"}),
        ("10", {"childs_legal_status": "d", "start_date_of_current_legal_status": "01/07/2024"}),
    ):
        folder = tmp_path / month
        put_manifest(folder, sender="E08000031", received_at=f"2025-{month}-01T00:00:00Z")
        put(folder, "list.csv", [list_row("list_8", start_date_of_most_recent_placement="", **changed)])
    reading = read_folder(tmp_path)
    statements = reading.records.group_by("record_key").len().rows()
    events = reading.events.select("kind", "code", "record_key").unique().rows()
    assert sorted(code for kind, code, _ in events if kind == "legal_status_started") == ["C1", "E1"]
    assert len([1 for kind, _, _ in events if kind == "care_started"]) == 1
    assert sorted(count for _, count in statements) == [1, 2]
