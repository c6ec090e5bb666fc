"""The Cafcass extract into the record: children, adults, cases, and what happened to each child of a case."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from support.tables import put_good, read_folder, read_tables, row
from waypost.vocabulary.event_meanings import MEANINGS

BOTH = [row("children"), row("children", child_id="KID2", forenames="Baby")]


EVERY_EVENT = [
    (date(2024, 2, 9), "application_issued", "section_31", None, None, None, None),
    (date(2024, 2, 10), "application_received", "section_31", None, None, None, None),
    (date(2024, 2, 10), "child_joined", None, None, None, None, True),
    (date(2024, 2, 12), "practitioner_allocated", "childrens_guardian", None, None, None, None),
    (date(2024, 2, 14), "letter_sent", "introduction", None, None, None, None),
    (date(2024, 2, 20), "report_ordered", "initial_analysis", None, "cafcass", date(2024, 3, 20), None),
    (date(2024, 2, 26), "plan_discussed", None, None, None, None, True),
    (date(2024, 3, 1), "child_engaged", "in_person", None, None, None, True),
    (date(2024, 3, 25), "report_filed", "initial_analysis", None, "cafcass", date(2024, 3, 20), None),
    (date(2024, 5, 1), "management_review_held", "closure", None, None, None, None),
    (date(2024, 6, 1), "practitioner_ended", "childrens_guardian", "caseload", None, None, None),
    (date(2024, 6, 3), "advice_given", "placement", "care_order", None, None, None),
    (date(2024, 8, 1), "order_made", "care_order", None, None, None, True),
    (date(2024, 8, 3), "order_received", "care_order", None, None, None, True),
    (date(2024, 8, 10), "case_closed", None, "final_order", None, None, None),
    (date(2024, 9, 1), "practice_audited", "good_or_better", None, None, None, False),
    (date(2024, 9, 3), "feedback_received", "compliment", "positive", "child", None, None),
]


def test_one_good_row_of_every_subject_tells_these_events(tmp_path):
    reading = read_folder(put_good(tmp_path, "cafcass"))
    told = reading.events.select("happened_on", "kind", "code", "reason", "owner", "due_on", "flag")
    assert told.sort("happened_on", "kind").rows() == EVERY_EVENT


def test_every_event_is_of_the_child_and_the_case_and_learnt_when_keyed(tmp_path):
    reading = read_folder(put_good(tmp_path, "cafcass"))
    assert reading.events["person_key"].unique().to_list() == ["KID1"]
    assert reading.events["proceedings_key"].unique().to_list() == ["CASE1"]
    assert reading.events["sender"].null_count() == reading.events.height
    (closed,) = reading.events.filter(kind="case_closed").select("learnt_at", "record_key").rows()
    assert closed == (datetime(2024, 8, 11, 9, tzinfo=UTC), "closures/CASE1/KID1")
    assert all("cafcass" in MEANINGS[kind].sources for kind in reading.events["kind"].unique())


def test_children_adults_and_the_case(tmp_path):
    reading = read_tables(
        tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], parties=[row("parties")]
    )
    child, adult = reading.people.sort("person_key").to_dicts()
    assert (child["person_key"], child["role"], child["born_on"]) == ("KID1", "child", date(2020, 2, 1))
    assert (child["proceedings_key"], child["postcode"], child["ethnicity"]) == ("CASE1", "ZZ1 1ZZ", "white_british")
    assert (adult["person_key"], adult["role"], adult["record_key"]) == (
        "party/PARTY1",
        "mother",
        "parties/CASE1/PARTY1",
    )
    (case,) = reading.proceedings.to_dicts()
    assert (case["proceedings_key"], case["court_case_number"], case["authority"], case["track"]) == (
        "CASE1",
        "1234567890123456",
        "E08000031",
        "public_law_outline",
    )


def test_an_adult_whose_relationship_is_not_told_is_another(tmp_path):
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], parties=[row("parties", relationship="")])
    assert reading.people["role"].to_list() == ["other"]


def test_a_row_without_a_child_speaks_of_every_child_of_its_case(tmp_path):
    other = row("children", case_id="CASE2", child_id="KID3")
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases"), row("cases", case_id="CASE2", issued_on="")],
        children=[*BOTH, other],
        allocations=[row("allocations", ended_on=""), row("allocations", allocation_id="AL2", child_id="KID1")],
        reports=[row("reports", child_id="", filed_on="")],
    )
    told = reading.events.select("kind", "fact_key", "person_key").rows()
    assert sorted(told) == [
        ("application_issued", "application_issued/KID1", "KID1"),
        ("application_issued", "application_issued/KID2", "KID2"),
        ("application_received", "application_received/KID1", "KID1"),
        ("application_received", "application_received/KID2", "KID2"),
        ("application_received", "application_received/KID3", "KID3"),
        ("child_joined", "child_joined", "KID1"),
        ("child_joined", "child_joined", "KID2"),
        ("child_joined", "child_joined", "KID3"),
        ("practitioner_allocated", "practitioner_allocated", "KID1"),
        ("practitioner_allocated", "practitioner_allocated/KID1", "KID1"),
        ("practitioner_allocated", "practitioner_allocated/KID2", "KID2"),
        ("practitioner_ended", "practitioner_ended", "KID1"),
        ("report_ordered", "report_ordered/KID1", "KID1"),
        ("report_ordered", "report_ordered/KID2", "KID2"),
    ]


def test_a_child_told_twice_in_a_case_is_still_one_child(tmp_path):
    again = row("children", recorded_at="2024-05-01T09:00:00Z", surname="Changed")
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children"), again])
    assert reading.events.filter(kind="application_issued").height == 1
    assert reading.people.height == 2


def test_an_extension_is_a_permission_and_no_order(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases")],
        children=[row("children")],
        orders_received=[
            row(
                "orders_received",
                order_type="extension",
                extended_to_on="2024-10-01",
                extension_reason="international_aspect",
            )
        ],
    )
    told = reading.events.filter(record_key="orders_received/OR1/KID1").select("kind", "code", "reason", "due_on")
    assert told.rows() == [("extension_granted", None, "international_aspect", date(2024, 10, 1))]


def test_feedback_without_a_child_threats_and_the_workforce_tell_nothing_of_a_child(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases", issued_on="")],
        children=[row("children")],
        feedback_and_complaints=[row("feedback_and_complaints", child_id="")],
        incidents=[row("incidents")],
        workforce=[row("workforce")],
    )
    assert reading.events["kind"].to_list() == ["child_joined", "application_received"]
    assert {"incidents/IN1", "workforce/W1/2020-01-06", "feedback_and_complaints/FB1"} <= set(
        reading.records["record_key"]
    )


def test_a_case_that_was_reopened(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases", issued_on="")],
        children=[row("children")],
        closures=[row("closures", reopened_on="2024-09-01")],
    )
    assert reading.events.filter(kind="case_reopened")["happened_on"].to_list() == [date(2024, 9, 1)]


def test_who_works_on_a_case_is_told_apart_from_what_happened_to_the_child(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases")],
        children=BOTH,
        allocations=[
            row("allocations", ended_on="", reason_ended=""),
            row("allocations", allocation_id="AL2", case_id="CASE9", child_id="KID1"),
        ],
    )
    columns = ("practitioner_key", "role", "proceedings_key", "person_key", "started_on", "ended_on", "record_key")
    assert reading.allocations.select(columns).rows() == [
        ("W1", "childrens_guardian", "CASE1", None, date(2024, 2, 12), None, "allocations/AL1"),
        ("W1", "childrens_guardian", None, "KID1", date(2024, 2, 12), date(2024, 6, 1), "allocations/AL2"),
    ]


def test_a_child_joins_no_sooner_than_cafcass_received_the_case_as_last_told(tmp_path):
    corrected = row("cases", received_on="2024-02-13", recorded_at="2024-03-01T09:00:00Z")
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[corrected, row("cases")],
        children=[
            row("children", joined_on="2024-02-09"),
            row("children", child_id="KID2", joined_on="2024-05-01", is_eligible_for_engagement="no"),
            row("children", child_id="KID3", case_id="CASE9", joined_on="", is_eligible_for_engagement=""),
        ],
    )
    joined = reading.events.filter(kind="child_joined").select("person_key", "happened_on", "flag")
    assert joined.rows() == [("KID1", date(2024, 2, 13), True), ("KID2", date(2024, 5, 1), False)]


def test_domestic_abuse_is_told_of_every_child_of_a_case_in_which_it_is_alleged(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[
            row("cases", is_domestic_abuse_alleged="yes"),
            row("cases", case_id="CASE2", is_domestic_abuse_alleged=""),
        ],
        children=[*BOTH, row("children", case_id="CASE2", child_id="KID3")],
    )
    alleged = reading.events.filter(kind="harm_alleged")
    assert sorted(alleged.select("person_key", "code").rows()) == [
        ("KID1", "domestic_abuse"),
        ("KID2", "domestic_abuse"),
    ]


def test_advice_shared_and_feedback_answered_are_told_on_their_days(tmp_path):
    reading = read_tables(
        tmp_path,
        "cafcass",
        cases=[row("cases")],
        children=BOTH,
        advice=[row("advice", given_on="2024-06-03", shared_with_child_on="2024-06-05")],
        feedback_and_complaints=[row("feedback_and_complaints", made_on="2024-09-03", responded_on="2024-09-20")],
    )
    told = {kind: (on, code) for kind, on, code in reading.events.select("kind", "happened_on", "code").rows()}
    assert told["advice_shared"] == (date(2024, 6, 5), "placement")
    assert told["feedback_answered"] == (date(2024, 9, 20), "compliment")


@pytest.mark.parametrize(("said", "told"), [("yes", True), ("no", False), ("", None)])
def test_whether_the_childs_response_is_in_the_report_is_told_and_never_what_it_is(tmp_path, said, told):
    shared = row(
        "advice", shared_with_child_on="2024-06-05", is_response_in_report=said, childs_response="I want to stay."
    )
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], advice=[shared])
    (flag,) = reading.events.filter(kind="advice_shared")["flag"]
    assert flag is told
    assert not any("stay" in str(value) for one in reading.events.rows() for value in one)


@pytest.mark.parametrize(
    ("timetable", "care_plan", "told"),
    [("yes", "yes", True), ("yes", "no", False), ("", "no", False), ("yes", "", None), ("", "", None)],
)
def test_a_plan_is_agreed_where_timetable_and_care_plan_are(tmp_path, timetable, care_plan, told):
    talk = row("agreements", is_timetable_agreed=timetable, is_care_plan_agreed=care_plan)
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], agreements=[talk])
    talked = reading.events.filter(kind="plan_discussed").select("happened_on", "flag").rows()
    assert talked == [(date(2024, 2, 26), told)]


def test_what_an_audit_requires_is_put_right_on_the_day_it_was_done_once_somebody_confirmed_it(tmp_path):
    required = {"action_due_on": "2024-09-03", "action_done_on": "2024-09-04"}
    audits = [
        row("audit", grade="inadequate", **required, action_confirmed_on="2024-09-10"),
        row("audit", audit_id="AU2", grade="inadequate", **required),
    ]
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], audit=audits)
    put_right = reading.events.filter(kind="audit_put_right")
    assert put_right.select("record_key", "happened_on", "due_on", "code").rows() == [
        ("audit/AU1", date(2024, 9, 4), date(2024, 9, 3), "inadequate")
    ]
    assert reading.events.filter(kind="practice_audited")["due_on"].to_list() == [date(2024, 9, 3)] * 2


def test_a_report_is_given_to_somebody_on_a_day(tmp_path):
    given = row("reports", kind="safeguarding_letter", allocated_on="2024-02-22")
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], reports=[given])
    allocated = reading.events.filter(kind="report_allocated").select("happened_on", "code", "owner").rows()
    assert allocated == [(date(2024, 2, 22), "safeguarding_letter", "cafcass")]


@pytest.mark.parametrize(("said", "told"), [("yes", True), ("no", False), ("not_known", None), ("", None)])
def test_whether_a_child_is_disabled_is_told_as_recorded(tmp_path, said, told):
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children", has_disability=said)])
    assert reading.people["is_disabled"].to_list() == [told]


def test_the_heritage_of_the_adults_is_told_of_the_case(tmp_path):
    adults = [
        row("parties", party_id="1", role="applicant", ethnicity="asian_indian"),
        row("parties", party_id="2", role="respondent", ethnicity="refused"),
    ]
    reading = read_tables(tmp_path, "cafcass", cases=[row("cases")], children=[row("children")], parties=adults)
    assert reading.proceedings.select("applicants_heritage", "respondents_heritage").rows() == [("asian", "refused")]
