"""Poll lines."""

from __future__ import annotations

import orjson

from waypost.synthetic.poll_lines import SeenCase, write_polls


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
