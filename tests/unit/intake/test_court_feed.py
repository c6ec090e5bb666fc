"""Reading a feed from end to end: what counts as one, statements over time, and whose case it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from support.court_cases import FEEDS, case_of, data_of, poll_line, read_bytes, read_cases, response, rules
from waypost.intake.contract import FileCount, Reading

ELEMENTS = {"hmcts_public_law": 10, "hmcts_private_law": 13}
TYPE_KEY = {"hmcts_public_law": "caseTypeId", "hmcts_private_law": "case_type_id"}
MODIFIED = {"hmcts_public_law": "lastModified", "hmcts_private_law": "last_modified"}

pytestmark = pytest.mark.parametrize("feed", sorted(FEEDS))


def counts(reading: Reading) -> list[tuple[int, int, int]]:
    refusals = reading.findings.filter(pl.col("is_refusal")).group_by("file").len()
    by_file = dict(refusals.iter_rows())
    assert all(count.refused == by_file.get(count.file, 0) for count in reading.files)
    return [(count.read, count.accepted, count.refused) for count in reading.files]


def test_a_case_and_each_element_of_its_lists_count_one(feed: str, tmp_path: Path) -> None:
    reading = read_cases(feed, tmp_path, case_of(feed))
    whole = ELEMENTS[feed] + 1
    assert reading.files == (FileCount(feed, "feed-0", whole, whole, 0),)
    assert reading.records.select("position", "file").rows() == [("$.cases[0]", "feed-0")]
    assert reading.findings.height == 0


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": None}, "case_id_missing"),
        ({"id": "not a number"}, "case_id_missing"),
        ({"id": ["1652950891557691"]}, "case_id_missing"),
        ({"type": "SOMETHING_ELSE"}, "case_of_another_feed"),
    ],
)
def test_a_refused_case_refuses_its_elements(feed: str, tmp_path: Path, change: dict[str, Any], rule: str) -> None:
    case = case_of(feed) | {TYPE_KEY[feed] if key == "type" else key: value for key, value in change.items()}
    reading = read_cases(feed, tmp_path, case)
    whole = ELEMENTS[feed] + 1
    assert counts(reading) == [(whole, 0, whole)]
    assert reading.findings.filter(pl.col("position") == "$.cases[0]")["rule"].to_list() == [rule]
    assert reading.records.height == reading.events.height == 0


@pytest.mark.parametrize(
    ("case", "rule"), [(None, "case_not_object"), (7, "case_not_object"), ({"id": 1}, "case_data_missing")]
)
def test_what_is_no_case_is_one_refused(feed: str, tmp_path: Path, case: Any, rule: str) -> None:
    reading = read_cases(feed, tmp_path, case, case_of(feed))
    assert counts(reading) == [(ELEMENTS[feed] + 2, ELEMENTS[feed] + 1, 1)]
    assert rules(reading) == {rule}


def test_a_line_that_cannot_be_used_is_one_and_the_others_are_read(feed: str, tmp_path: Path) -> None:
    content = poll_line("2026-03-02T09:15:00Z", case_of(feed)) + b'{"cases": [\n{"total": 1}\n[]\n'
    reading = read_bytes(feed, tmp_path, content, form="json_lines")
    assert counts(reading) == [(ELEMENTS[feed] + 4, ELEMENTS[feed] + 1, 3)]
    assert reading.findings.select("position", "rule").rows() == [
        ("line 2 column 12 $", "json_broken"),
        ("line 3 $", "not_a_response"),
        ("line 4 $", "not_a_response"),
    ]


def test_an_empty_file_is_one_refused_and_the_other_files_are_read(feed: str, tmp_path: Path) -> None:
    reading = read_bytes(feed, tmp_path, b"", response(case_of(feed)), b"{}")
    assert counts(reading) == [(1, 0, 1), (ELEMENTS[feed] + 1, ELEMENTS[feed] + 1, 0), (1, 0, 1)]
    assert rules(reading) == {"file_empty", "not_a_response"}


def test_no_files_give_an_empty_reading(feed: str) -> None:
    reading = FEEDS[feed].read([])
    assert (reading.source, reading.files, reading.events.height) == (feed, (), 0)


def test_a_case_in_two_windows_is_one_case_stated_twice(feed: str, tmp_path: Path) -> None:
    content = poll_line("2026-03-02T09:15:00Z", case_of(feed)) + poll_line("2026-03-02T09:30:00Z", case_of(feed))
    reading = read_bytes(feed, tmp_path, content, form="json_lines")
    assert reading.records["record_key"].n_unique() == 1
    assert reading.records["learnt_at"].to_list() == [
        datetime(2026, 3, 2, 9, 15, tzinfo=UTC),
        datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    ]
    assert reading.records["position"].to_list() == ["line 1 $.cases[0]", "line 2 $.cases[0]"]


def test_the_same_statement_again_is_kept_once_and_counted_twice(feed: str, tmp_path: Path) -> None:
    reading = read_bytes(feed, tmp_path, response(case_of(feed)), response(case_of(feed), case_of(feed)))
    whole = ELEMENTS[feed] + 1
    assert counts(reading) == [(whole, whole, 0), (2 * whole, 2 * whole, 0)]
    assert reading.records.select("file", "position").rows() == [("feed-0", "$.cases[0]")]
    once = read_cases(feed, tmp_path, case_of(feed))
    assert reading.events.equals(once.events)
    assert reading.people.equals(once.people)


@pytest.mark.parametrize("is_first_later", [True, False])
def test_of_two_statements_at_one_instant_the_later_changed_stands(
    feed: str, tmp_path: Path, is_first_later: bool
) -> None:
    early, late = case_of(feed), case_of(feed)
    early[MODIFIED[feed]] = "2026-01-01T00:00:00"
    data_of(early)["children"] = [7]
    cases = (late, early) if is_first_later else (early, late)
    reading = read_bytes(feed, tmp_path, poll_line("2026-03-02T09:15:00Z", *cases), form="json_lines")
    whole = ELEMENTS[feed] + 1
    assert counts(reading) == [(2 * whole - 1, whole, whole - 1)]
    assert reading.records["read"].to_list() == read_cases(feed, tmp_path, late).records["read"].to_list()
    refused = reading.findings.filter(pl.col("is_refusal"))
    assert set(refused["rule"]) == {"case_twice_in_one_poll", "parent_refused", "element_not_object"}


def test_a_plain_response_was_learnt_when_the_court_last_changed_the_case(feed: str, tmp_path: Path) -> None:
    case = case_of(feed) | {MODIFIED[feed]: "2026-07-01T10:00:00"}
    assert read_cases(feed, tmp_path, case).records["learnt_at"].to_list() == [datetime(2026, 7, 1, 10, tzinfo=UTC)]


def test_a_case_that_nothing_dates_is_accepted_with_a_finding(feed: str, tmp_path: Path) -> None:
    reading = read_cases(feed, tmp_path, case_of(feed) | {MODIFIED[feed]: None})
    assert rules(reading) == {"last_modified_missing"}
    assert reading.records["learnt_at"].to_list() == [None]


@pytest.mark.parametrize("case_id", [1652950891557691, "1652950891557691"])
def test_the_case_id_is_a_number_or_text(feed: str, tmp_path: Path, case_id: object) -> None:
    reading = read_cases(feed, tmp_path, case_of(feed) | {"id": case_id})
    assert set(reading.proceedings["court_case_number"]) == set(reading.people["family_key"]) == {"1652950891557691"}


def test_an_id_of_another_length_and_a_missing_type_are_findings(feed: str, tmp_path: Path) -> None:
    reading = read_cases(feed, tmp_path, case_of(feed) | {"id": 12, TYPE_KEY[feed]: None})
    assert rules(reading) == {"case_id_unusual", "case_type_missing"}
    assert reading.records.height == 1


@pytest.mark.parametrize("content", [5, "children", {"id": 1}, True])
def test_a_list_of_another_kind_is_put_aside_with_a_finding(feed: str, tmp_path: Path, content: Any) -> None:
    case = case_of(feed)
    data_of(case)["children"] = content
    reading = read_cases(feed, tmp_path, case)
    assert rules(reading) == {"list_not_list", "children_missing"}
    assert reading.events.height == 0
    assert reading.proceedings.height == 1


def test_what_was_read_is_kept_whole(feed: str, tmp_path: Path) -> None:
    (read,) = read_cases(feed, tmp_path, case_of(feed)).records["read"]
    assert orjson.loads(read) == case_of(feed)
