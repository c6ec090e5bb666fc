"""Every record once, and what holds where several censuses tell one thing."""

from __future__ import annotations

import json
from datetime import date

from support.census import (
    census,
    child,
    cin_details,
    element,
    header,
    module,
    plan,
    put,
    read_folder,
    read_text,
    rules,
    section_47,
)

LAST = header(Year="2026", ReferenceDate="2026-03-31", DateTime="2026-05-23T11:14:05")


def keys(reading) -> list[str]:
    return reading.records["record_key"].to_list()


def test_a_key_names_the_thing_and_not_its_place(tmp_path):
    factors = element("Assessments", AssessmentActualStartDate="2026-05-01")
    reading = read_text(tmp_path, child(cin_details(factors, section_47(), plan("2026-06-17", "2026-09-01"), module())))
    assert keys(reading) == [
        "header/2026/001",
        "child/1001",
        "cin_details/1001/2026-04-06",
        "assessment/1001/2026-04-06/2026-05-01",
        "section_47/1001/2026-06-02",
        "child_protection_plan/1001/2026-06-17",
        "review/1001/2026-09-01",
        "pre_proceedings/1001/2026-09-09",
    ]


def test_what_has_no_day_is_named_by_its_place(tmp_path):
    inside = element("Assessments", AssessmentActualStartDate="2026-05-01")
    reading = read_text(tmp_path, child(cin_details(section_47(None), section_47(""), inside, CINreferralDate=None)))
    assert keys(reading)[2:] == [
        "cin_details/1001/not_told/CINdetails[1]",
        "assessment/1001/not_told/2026-05-01",
        "section_47/1001/not_told/CINdetails[1]/Section47[1]",
        "section_47/1001/not_told/CINdetails[1]/Section47[2]",
    ]


def test_one_said_twice_is_one_and_of_two_that_differ_the_fuller_stands(tmp_path):
    poorer, fuller = section_47(), section_47(InitialCPCtarget="2026-06-23")
    reading = read_text(tmp_path, child(cin_details(poorer, fuller, fuller)))
    place = "Child[1]/CINdetails[1]/Section47"
    told = [one for one in rules(reading) if not one[1].startswith("cin_")]
    assert told == [(f"{place}[1]", "key_repeated"), (f"{place}[3]", "element_told_twice")]
    assert [(count.read, count.refused) for count in reading.files] == [(6, 2)]
    assert reading.events["kind"].to_list() == ["section_47_started"]


def test_a_child_told_twice_keeps_what_both_say_of_it(tmp_path):
    first, second = child(cin_details(section_47())), child(cin_details(section_47("2026-09-02")))
    reading = read_text(tmp_path, first, second)
    assert reading.people.height == 1
    assert reading.events["happened_on"].to_list() == [date(2026, 6, 2), date(2026, 9, 2)]
    assert ("Child[2]", "element_told_twice") in rules(reading)


def test_of_two_censuses_that_came_together_the_later_years_is_believed(tmp_path):
    open_plan, ended = plan("2025-06-17"), plan("2025-06-17", CPPendDate="2026-05-01")
    put(tmp_path, census(child(cin_details(open_plan)), child(number="1002"), head=LAST), "b.xml")
    put(tmp_path, census(child(cin_details(ended))), "a.xml")
    reading = read_folder(tmp_path)
    assert [(count.file, count.read, count.refused) for count in reading.files] == [("a.xml", 4, 0), ("b.xml", 6, 0)]
    assert sorted(keys(reading))[:4] == [
        "child/1001",
        "child/1001/as told in 2025 at 20260523T101405",
        "child/1002",
        "child_protection_plan/1001/2025-06-17",
    ]
    assert reading.people.select("person_key", "record_key").rows() == [("1001", "child/1001"), ("1002", "child/1002")]
    assert reading.events.select("kind", "happened_on").rows() == [
        ("child_protection_plan_started", date(2025, 6, 17)),
        ("child_protection_plan_ended", date(2026, 5, 1)),
    ]
    assert json.loads(reading.records.filter(file="b.xml")["read"][1])["LAchildID"] == "1001"


def test_a_census_made_again_for_the_same_year_is_believed(tmp_path):
    put(tmp_path, census(child(cin_details(module()))), "z.xml")
    again = header(DateTime="2027-05-30T11:14:05", SerialNo="002")
    put(tmp_path, census(child(cin_details(module(LBPSentDate="2026-09-21"))), head=again), "a.xml")
    reading = read_folder(tmp_path)
    letters = reading.events.filter(kind="pre_proceedings_letter_sent")["happened_on"].to_list()
    assert letters == [date(2026, 9, 21)]


def test_the_same_census_under_two_names_is_one(tmp_path):
    put(tmp_path, census(child()), "a.xml")
    put(tmp_path, census(child()), "b.xml")
    reading = read_folder(tmp_path)
    assert [(count.read, count.refused) for count in reading.files] == [(3, 0), (3, 3)]


def test_the_same_number_at_another_authority_is_another_child(tmp_path):
    put(tmp_path / "a", census(child()))
    put(tmp_path / "b", census(child(), head=header(LEA="391")), sender="E08000021")
    reading = read_folder(tmp_path)
    assert reading.people.select("sender", "person_key").rows() == [("E08000025", "1001"), ("E08000021", "1001")]


def test_a_upn_of_two_children_is_the_key_of_neither(tmp_path):
    reading = read_text(
        tmp_path,
        child(UPN="A12345678901B"),
        child(UPN="a12345678901b", number="1002"),
        child(UPN="A12345678901C", number="1003"),
    )
    assert rules(reading) == [("Child[1]", "upn_shared"), ("Child[2]", "upn_shared")]
    assert reading.people["upn"].to_list() == [None, None, "A12345678901C"]
