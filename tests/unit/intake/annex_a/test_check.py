"""The rules of lists 7, 8 and 10."""

from __future__ import annotations

import pytest

from support.annex_a import LISTS, list_row, put_workbook
from support.tables import put_good, put_manifest, read_folder, read_tables


def found(reading):
    rows = reading.findings.filter("position" != "file").select("position", "rule").rows()
    return [(place, rule) for place, rule in rows if rule != "column_absent"]


def test_good_lists_have_nothing_to_find(tmp_path):
    reading = read_folder(put_good(tmp_path, "annex_a"))
    assert reading.findings.is_empty()
    assert [(count.read, count.accepted) for count in reading.files] == [(1, 1)] * 3


CASES = [
    ("list_7", {"child_protection_plan_end_date": "01/01/2023"}, "ended_before_it_began", False),
    ("list_7", {"child_protection_plan_start_date": "31/02/2023"}, "date_not_real", False),
    ("list_7", {"child_unique_id": ""}, "needed_empty", True),
    ("list_8", {"date_ceased_to_be_looked_after": "01/01/2024"}, "ended_before_it_began", False),
    ("list_8", {"date_ceased_to_be_looked_after": "01/01/2025"}, "ceased_without_reason", False),
    ("list_8", {"reason_ceased_to_be_looked_after": "E12"}, "reason_without_day", False),
    ("list_8", {"childs_legal_status": ""}, "no_legal_status", False),
    ("list_8", {"childs_legal_status": "Care leaver"}, "status_of_nobody_in_care", False),
    ("list_8", {"start_date_of_current_legal_status": ""}, "status_without_day", False),
    ("list_8", {"placement_type": ""}, "no_placement", False),
    ("list_10", {"date_placed_for_adoption": "01/05/2024"}, "placed_before_decided", False),
    ("list_10", {"date_of_adoption_order": "01/05/2024"}, "adopted_before_placed", False),
    (
        "list_10",
        {"date_of_decision_that_child_should_no_longer_be_placed_for_adoption": "01/05/2024"},
        "reversed_before_decided",
        False,
    ),
]


@pytest.mark.parametrize(("table", "changed", "rule", "is_refused"), CASES)
@pytest.mark.parametrize("form", ["csv", "workbook"])
def test_one_rule_at_a_time(tmp_path, table, changed, rule, is_refused, form):
    row = list_row(table, **changed)
    if form == "csv":
        reading = read_tables(tmp_path, "annex_a", **{table: [row]})
    else:
        put_manifest(tmp_path, sender="E08000031", received_at="2027-03-31T18:00:00Z")
        put_workbook(tmp_path / "lists.xlsx", {"any": [row]})
        reading = read_folder(tmp_path)
    position = f"List {table.removeprefix('list_')}, row 2"
    beside = {"ended_before_it_began": "ceased_without_reason", "needed_empty": ""}.get(rule, "")
    assert [each for each in found(reading) if each[1] != beside] == [(position, rule)]
    assert sum(count.refused for count in reading.files) == is_refused


def test_a_upn_of_two_children_is_the_key_of_neither(tmp_path):
    rows = [list_row("list_8", child_unique_id=number) | {"UPN": "A12345678901B"} for number in ("1", "2")]
    reading = read_tables(tmp_path, "annex_a", list_8=rows)
    assert [rule for _, rule in found(reading)] == ["upn_shared", "upn_shared"]
    assert reading.people["upn"].null_count() == 2


@pytest.mark.parametrize("table", LISTS)
def test_records_stand_in_their_list(tmp_path, table):
    reading = read_tables(tmp_path, "annex_a", **{table: [list_row(table)]})
    assert reading.records["position"].to_list() == [f"List {table.removeprefix('list_')}, row 2"]
