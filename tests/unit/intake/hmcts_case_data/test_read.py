"""Case data from end to end: what is counted, dated, keyed, kept and put aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from support.case_data import PUBLIC_ID, history, private_case, public_case, read_bytes, read_cases, rules
from waypost.intake.manifest import Manifest

RECEIVED = Manifest(received_at=datetime(2026, 8, 1, 9, tzinfo=UTC))


def test_the_hand_made_cases_are_read_whole(tmp_path: Path) -> None:
    reading = read_cases(tmp_path, public_case(), private_case(), history())
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [
        (14, 14, 0),
        (14, 14, 0),
        (7, 7, 0),
    ]
    assert rules(reading) == set()
    assert reading.proceedings.filter(pl.col("application").is_not_null()).sort("law").select(
        "law", "application", "court_case_number", "court", "track", "state"
    ).rows() == [
        ("private", "section_8", "1673970714366224", "234946", "child_focused_court", "DECISION_OUTCOME"),
        ("public", "section_31", str(PUBLIC_ID), "497679", None, "PREPARE_FOR_HEARING"),
    ]


def test_a_case_is_learnt_when_it_was_last_changed_else_when_it_was_received(tmp_path: Path) -> None:
    changed, genuine, silent = public_case(), public_case(), public_case()
    del genuine["last_modified"], silent["last_modified"]
    genuine["case_data"]["lastGenuineUpdateTime"] = "2026-07-01T10:00:00"
    learnt = [
        read_cases(tmp_path, case, manifest=manifest).records["learnt_at"].item()
        for case, manifest in ((changed, RECEIVED), (genuine, RECEIVED), (silent, RECEIVED), (silent, None))
    ]
    assert learnt == [
        datetime(2026, 7, 24, 14, 46, 15, 505123, tzinfo=UTC),
        datetime(2026, 7, 1, 9, tzinfo=UTC),  # London's
        datetime(2026, 8, 1, 9, tzinfo=UTC),
        None,
    ]


def test_the_same_case_exported_twice_is_one_record_with_two_statements(tmp_path: Path) -> None:
    later = public_case() | {"last_modified": "2026-08-02T10:00:00", "state": "CLOSED"}
    reading = read_cases(tmp_path, public_case(), later, public_case())
    assert reading.records["record_key"].to_list() == [str(PUBLIC_ID)] * 2
    assert reading.proceedings["state"].to_list() == ["PREPARE_FOR_HEARING", "CLOSED"]
    assert rules(reading) == set()


def test_two_contents_of_one_instant_are_settled_and_the_beaten_one_refused(tmp_path: Path) -> None:
    reading = read_cases(tmp_path, public_case(), public_case() | {"state": "CLOSED"})
    assert reading.records.height == 1
    assert {"case_twice_in_one_poll", "parent_refused"} == rules(reading)
    assert sum(count.refused for count in reading.files) == 14


def test_a_case_without_a_number_is_keyed_by_its_children(tmp_path: Path) -> None:
    case = {"state": "CLOSED", "caseData": public_case()["case_data"]}
    reading = read_cases(tmp_path, case, manifest=RECEIVED)
    (key,) = reading.records["record_key"]
    assert key.startswith("unnumbered/")
    assert reading.proceedings["court_case_number"].to_list() == [None]
    assert reading.proceedings["proceedings_key"].to_list() == [key]
    assert {"case_id_not_told", "case_type_missing"} == rules(reading)
    case["caseData"]["children1"].reverse()
    assert read_cases(tmp_path, case, manifest=RECEIVED).records["record_key"].to_list() == [key]


def test_unnumbered_and_undated_statements_of_one_case_are_all_kept(tmp_path: Path) -> None:
    data = public_case()["case_data"]
    case, closed = {"state": "FINAL_HEARING", "caseData": data}, {"state": "CLOSED", "caseData": data}
    reading = read_cases(tmp_path, case, closed, case)
    assert reading.records["record_key"].n_unique() == reading.records.height == 2
    assert reading.proceedings["proceedings_key"].n_unique() == 1
    assert reading.people.filter(role="child")["person_key"].n_unique() == 2
    assert reading.findings.filter(rule="case_undated_twice").height == 3
    alone = read_cases(tmp_path, case)
    assert "case_undated_twice" not in rules(alone)
    assert "extension_day_missing" in rules(alone), "nothing says when the extension was granted"


def test_a_case_without_a_number_or_children_is_keyed_by_its_content(tmp_path: Path) -> None:
    one = {"case_type_id": "PRLAPPS", "case_data": {"caseTypeOfApplication": "FL401", "dateSubmitted": "2026-01-02"}}
    other = {"case_type_id": "PRLAPPS", "case_data": {"caseTypeOfApplication": "FL401", "dateSubmitted": "2026-01-03"}}
    reading = read_cases(tmp_path, one, other, manifest=RECEIVED)
    assert reading.records["record_key"].n_unique() == 2


def test_neither_judges_nor_staff_are_kept(tmp_path: Path) -> None:
    reading = read_cases(tmp_path, public_case(), history())
    kept = "".join(reading.records["read"].to_list())
    assert "Quorle" in kept
    assert "Inventory" not in kept
    assert "Clerk" not in kept
    assert json.loads(reading.records["read"][0])


def test_a_callback_reads_the_case_as_it_is_now(tmp_path: Path) -> None:
    before = public_case() | {"state": "FINAL_HEARING"}
    callback = {"case_details": public_case(), "case_details_before": before, "event_id": "x"}
    reading = read_cases(tmp_path, callback)
    assert reading.proceedings["state"].to_list() == ["PREPARE_FOR_HEARING"]
    assert rules(reading) == {"earlier_state_put_aside"}
    assert [(count.read, count.accepted) for count in reading.files] == [(14, 14)]


def test_lines_of_search_results_with_one_broken(tmp_path: Path) -> None:
    lines = b"\n".join([json.dumps({"total": 1, "cases": [public_case()]}).encode(), b'{"cases": [', b'{"x": 1}'])
    reading = read_bytes("hmcts_case_data", tmp_path, lines, form="json_lines")
    assert reading.records["position"].to_list() == ["line 1 $.cases[0]"]
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(16, 14, 2)]
    assert rules(reading) == {"json_broken", "no_case_data"}


def test_a_case_of_another_kind_is_refused_with_all_that_stands_in_it(tmp_path: Path) -> None:
    reading = read_cases(tmp_path, public_case() | {"case_type_id": "A58"})
    assert rules(reading) == {"case_of_unknown_kind"}
    assert [(count.read, count.refused) for count in reading.files] == [(1, 1)]
    assert reading.records.is_empty()
