"""The public-law feed's own ways: responses in a list, windows in London's time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import orjson

from support.court_cases import public_case, read_bytes

FEED = "hmcts_public_law"


def test_responses_in_a_list_are_read(tmp_path: Path) -> None:
    content = orjson.dumps([{"total": 1, "cases": [public_case()]}, {"total": 0, "cases": []}])
    reading = read_bytes(FEED, tmp_path, content)
    assert reading.records["position"].to_list() == ["$[0].cases[0]"]


def test_the_window_ends_in_londons_time(tmp_path: Path) -> None:
    line = orjson.dumps({"poll": {"window_end": "2026-07-02T09:15:00"}, "total": 1, "cases": [public_case()]})
    reading = read_bytes(FEED, tmp_path, line, form="json_lines")
    assert reading.records["learnt_at"].to_list() == [datetime(2026, 7, 2, 8, 15, tzinfo=UTC)]
