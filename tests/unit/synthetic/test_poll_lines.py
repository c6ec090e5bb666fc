"""Poll lines."""

from __future__ import annotations

import orjson

from waypost.synthetic.poll_lines import SeenCase, merge_polls, write_polls


def test_cases_of_one_poll_share_a_line_and_a_month_is_a_file(tmp_path):
    seen = [
        SeenCase("2025-03-03T09:15:00Z", "2025-03-03T09:00:00", "2025-03-03T09:15:00", b'{"id":"1"}'),
        SeenCase("2025-03-03T09:15:00Z", "2025-03-03T09:00:00", "2025-03-03T09:15:00", b'{"id":"2"}'),
        SeenCase("2025-04-03T09:15:00Z", "2025-04-03T10:00:00", "2025-04-03T10:15:00", b'{"id":"1"}'),
    ]
    assert write_polls(tmp_path / "feed", seen) == 3
    march, april = (orjson.loads((tmp_path / "feed" / f"2025-0{month}.jsonl").read_bytes()) for month in (3, 4))
    assert march == {
        "poll": {
            "window_start": "2025-03-03T09:00:00",
            "window_end": "2025-03-03T09:15:00",
            "polled_at": "2025-03-03T09:15:00Z",
        },
        "total": 2,
        "cases": [{"id": "1"}, {"id": "2"}],
    }
    assert april["total"] == 1


def seen(at: str, case: str) -> SeenCase:
    """Return a case that a poll of that minute of 3 March 2025 saw."""
    return SeenCase(
        f"2025-03-03T{at}:00Z", f"2025-03-03T{at[:3]}00:00", f"2025-03-03T{at}:00", f'{{"id":"{case}"}}'.encode()
    )


def test_files_of_two_shards_read_as_those_of_one_feed(tmp_path):
    first, second = [seen("09:15", "1"), seen("11:15", "2")], [seen("09:15", "3"), seen("10:15", "4")]
    for name, cases in (("a", first), ("b", second), ("whole", sorted(first + second, key=lambda one: one.polled_at))):
        write_polls(tmp_path / name, cases)
    files = [(tmp_path / name / "2025-03.jsonl").read_bytes() for name in "ab"]
    merged = list(merge_polls(files))
    assert merged == (tmp_path / "whole" / "2025-03.jsonl").read_bytes().splitlines()
    assert [orjson.loads(line)["total"] for line in merged] == [2, 1, 1]
