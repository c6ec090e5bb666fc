"""The sector's own sample, made by chance: read end to end, whatever it says."""

from __future__ import annotations

import json

from support.tables import put_good, put_manifest, read_folder, rules
from waypost.intake.files import discover
from waypost.intake.ssda903.read import read, read_and_check

ROWS = {
    "header.csv": 2675,
    "episodes.csv": 5050,
    "reviews.csv": 12582,
    "uasc.csv": 132,
    "oc3.csv": 53,
    "ad1.csv": 29,
    "placed_for_adoption.csv": 29,
    "previous_permanence.csv": 2675,
    "missing.csv": 43,
    "DoLo.csv": 1,
}


def test_the_real_sample_is_read_whole(shared):
    reading = read(discover(shared / "samples" / "local-authority" / "ssda903").files)
    assert {count.file: count.read for count in reading.files} == ROWS
    assert all(count.read == count.accepted + count.refused for count in reading.files)
    assert reading.records.height == sum(count.accepted for count in reading.files)
    assert {rule for _, rule in rules(reading)} == {
        "begins_before_the_last_ceased",
        "child_without_header",
        "code_not_known",
        "key_repeated",
        "reason_without_day",
        "row_repeated",
    }
    assert reading.people.height == 2676, "and one of whom DoLo.csv alone tells"
    told = dict(reading.events.group_by("kind").len().rows())
    assert told == {
        "care_started": 381,
        "legal_status_started": 1798,
        "placement_started": 3757,
        "care_ended": 816,
        "adopters_matched": 29,
        "adoption_decided": 29,
        "adoption_decision_reversed": 29,
        "deprivation_of_liberty_started": 1,
        "deprivation_of_liberty_ended": 1,
    }


def test_the_real_sample_is_of_the_year_in_which_its_episodes_ceased(shared):
    reading = read(discover(shared / "samples" / "local-authority" / "ssda903").files)
    keys = reading.records.filter(reading.records["record_key"].str.starts_with("header/"))["record_key"]
    assert keys.str.ends_with("/2017/18").all()
    assert reading.findings.filter(rule="year_contradicted").height == 1, "DoLo.csv is of 2026/27"


def test_the_departments_rules_are_asked_when_asked_for_and_change_nothing_else(shared):
    files = discover(shared / "samples" / "local-authority" / "ssda903").files
    plain, checked = read(files), read_and_check(files)
    assert plain.records.equals(checked.records)
    assert plain.events.equals(checked.events)
    more = checked.findings.join(plain.findings, on=["file", "position", "rule", "message"], how="anti")
    assert more.height + plain.findings.height == checked.findings.height
    assert more["rule"].str.contains("^(ssda903_|rule_could_not_run)").all()
    assert not more["is_refusal"].any()


def test_a_good_return_has_nothing_to_find(tmp_path):
    assert read_folder(put_good(tmp_path, "ssda903")).findings.is_empty()


def test_the_year_that_the_manifest_says_is_the_records(tmp_path):
    put_good(tmp_path, "ssda903")
    keys = read_folder(tmp_path).records["record_key"]
    assert "header/1001/2026/27" in keys.to_list()
    put_manifest(tmp_path, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    reading = read_folder(tmp_path)
    assert "header/1001/2023/24" in reading.records["record_key"].to_list(), "its first episode began in that year"
    assert json.loads(reading.records.filter(record_key="header/1001/2023/24")["read"][0])["CHILD"] == "1001"
