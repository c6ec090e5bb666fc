"""The private-law feed's own ways: windows in UTC, older names, children under another name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import orjson
import polars as pl
import pytest

from support.court_cases import private_case, read_bytes, read_cases, rules

FEED = "hmcts_private_law"


def test_the_window_ends_in_utc(tmp_path: Path) -> None:
    line = orjson.dumps({"poll": {"window_end": "2026-07-02T09:15:00"}, "total": 1, "cases": [private_case()]})
    reading = read_bytes(FEED, tmp_path, line, form="json_lines")
    assert reading.records["learnt_at"].to_list() == [datetime(2026, 7, 2, 9, 15, tzinfo=UTC)]


def test_older_names_of_type_and_change_are_read(tmp_path: Path) -> None:
    case = private_case()
    case["case_type"], case["last_modified_on"] = case.pop("case_type_id"), case.pop("last_modified")
    reading = read_cases(FEED, tmp_path, case)
    assert rules(reading) == set()
    assert reading.records["learnt_at"].to_list() == [datetime(2026, 1, 23, 15, 46, 4, 556000, tzinfo=UTC)]


@pytest.mark.parametrize("children", [[], None])
def test_children_may_stand_under_another_name(tmp_path: Path, children: list[object] | None) -> None:
    case = private_case()
    case["case_data"]["newChildDetails"] = case["case_data"]["children"]
    case["case_data"]["children"] = children
    reading = read_cases(FEED, tmp_path, case)
    assert reading.people.filter(pl.col("role") == "child").height == 2
    assert [count.read for count in reading.files] == [14]


def test_where_children_stand_the_other_name_is_not_read(tmp_path: Path) -> None:
    case = private_case()
    case["case_data"]["newChildDetails"] = [{"id": "another", "value": {"firstName": "Another"}}]
    reading = read_cases(FEED, tmp_path, case)
    assert set(reading.people.filter(pl.col("role") == "child")["person_key"]) == {"child-1", "child-2"}
    assert [count.read for count in reading.files] == [14]
