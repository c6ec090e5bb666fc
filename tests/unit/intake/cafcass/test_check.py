"""The rules of the Cafcass extract."""

from __future__ import annotations

import pytest

from support.tables import GOOD, TABLES_OF, put_good, read_folder, read_tables, row, rules


def test_a_good_extract_has_nothing_to_find(tmp_path):
    reading = read_folder(put_good(tmp_path, "cafcass"))
    assert reading.findings.is_empty()
    assert sum(count.accepted for count in reading.files) == 22


CASES = [
    ("cases", {"issued_on": "2024-02-01"}, "days_out_of_order", False),
    ("cases", {"received_on": "2024-02-01"}, "days_out_of_order", False),
    ("cases", {"court_case_number": "12"}, "court_number_not_known", False),
    ("cases", {"application": "a good one"}, "code_not_known", True),
    ("children", {"postcode": "nowhere"}, "postcode_not_read", False),
    ("children", {"born_on": "31/02/2020"}, "date_not_real", False),
    ("children", {"recorded_at": ""}, "needed_empty", True),
    ("parties", {"postcode": "nowhere"}, "postcode_not_read", False),
    ("parties", {"is_represented": "perhaps"}, "answer_not_known", False),
    ("allocations", {"ended_on": "2024-01-01"}, "days_out_of_order", True),
    ("reports", {"due_on": "2024-01-01"}, "days_out_of_order", False),
    ("reports", {"allocated_on": "2024-01-01"}, "days_out_of_order", False),
    ("reports", {"filed_on": "2024-01-01"}, "days_out_of_order", False),
    ("advice", {"shared_with_child_on": "2024-01-01"}, "days_out_of_order", False),
    ("orders_received", {"received_on": "2024-01-01"}, "days_out_of_order", False),
    ("orders_received", {"extended_to_on": "2024-01-01"}, "days_out_of_order", False),
    ("orders_received", {"order_type": "extension"}, "extension_without_end", False),
    ("closures", {"reopened_on": "2024-01-01"}, "days_out_of_order", False),
    ("audit", {"action_done_on": "2024-08-01"}, "days_out_of_order", False),
    ("audit", {"action_done_on": "2024-09-05", "action_confirmed_on": "2024-09-04"}, "days_out_of_order", False),
    ("feedback_and_complaints", {"responded_on": "2024-01-01"}, "days_out_of_order", False),
    ("workforce", {"ended_on": "2019-01-01"}, "days_out_of_order", True),
    ("engagement", {"child_id": "KID7"}, "child_not_told", False),
    ("letters", {"recorded_at": "noon"}, "instant_not_real", True),
]


@pytest.mark.parametrize(("subject", "changed", "rule", "is_refused"), CASES)
def test_one_rule_at_a_time(tmp_path, subject, changed, rule, is_refused):
    tables = {name: [GOOD[name]] for name in TABLES_OF["cafcass"]} | {subject: [row(subject, **changed)]}
    if is_refused and subject in ("cases", "children"):
        tables = {subject: tables[subject]}
    reading = read_tables(tmp_path, "cafcass", **tables)
    assert rules(reading) == [("row 2", rule)]
    assert sum(count.refused for count in reading.files) == is_refused


def test_a_case_and_a_child_that_the_extract_does_not_tell(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases")],
        children=[row("children")],
        letters=[row("letters", case_id="CASE7", child_id="KID7")],
        allocations=[row("allocations", case_id="CASE7")],
    )
    assert rules(reading) == [
        ("row 2", "case_not_told"),
        ("row 2", "case_not_told"),
        ("row 2", "case_without_child"),
        ("row 2", "child_not_told"),
    ]
    assert reading.people.filter(person_key="KID7").select("role", "proceedings_key").rows() == [("child", None)]
    (letter,) = reading.events.filter(kind="letter_sent").select("person_key", "proceedings_key").rows()
    assert letter == ("KID7", None)


def test_without_cases_or_children_the_rules_cannot_run(tmp_path):
    reading = read_tables(tmp_path, "cafcass", letters=[row("letters")])
    assert reading.findings.select("position", "rule").rows() == [("file", "rule_could_not_run")] * 2
