from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from waypost.foundation.clock import UTC
from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.pipeline.exchange.answered_cases import Cases, poll_line
from waypost.pipeline.exchange.poll_files import NotOurPoll, Place, Seams, file_of, keep, last_kept, seams_from
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.exchange.windows import Window

LAW = law_named("public-law")
START = datetime(2024, 10, 31, 23, 30)
POLLED = datetime(2024, 11, 1, 2, tzinfo=UTC)


def window(number: int, minutes: int = 15) -> Window:
    start = START + timedelta(minutes=15 * number)
    return Window(start, start + timedelta(minutes=minutes))


def kept(folder, one: Window, cases: int = 0) -> Place:
    return keep(folder, one, poll_line(LAW, one, POLLED, Cases(cases, [{"id": 7, "text": "x" * 400}] * cases)))


def test_a_window_lies_in_the_file_of_the_month_in_which_it_begins(tmp_path):
    for number in range(4):
        kept(tmp_path, window(number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2024-10.jsonl", "2024-11.jsonl"]
    assert file_of(tmp_path, window(1)).name == "2024-10.jsonl"
    last = last_kept(tmp_path)
    assert last.window == window(3)
    assert last.place.file.name == "2024-11.jsonl"


def test_nothing_is_kept_in_a_folder_that_is_not_there(tmp_path):
    assert last_kept(tmp_path / "none") is None
    assert last_kept(tmp_path) is None


def test_a_month_that_began_with_a_torn_line_is_put_back(tmp_path):
    kept(tmp_path, window(1))
    (tmp_path / "2024-11.jsonl").write_bytes(b'{"poll":{"window_')
    assert last_kept(tmp_path).window == window(1)
    assert not (tmp_path / "2024-11.jsonl").exists()


@pytest.mark.parametrize("line", [b'{"total":0,"cases":[]}\n', b"\n", b'{"poll":{"window_start":"x"}}\n'])
def test_what_fetch_did_not_write_is_not_built_upon(tmp_path, line):
    (tmp_path / "2024-10.jsonl").write_bytes(line)
    with pytest.raises(NotOurPoll, match=r"2024-10\.jsonl"):
        last_kept(tmp_path)


def test_other_files_are_left_alone(tmp_path):
    (tmp_path / "manifest.json").write_text("{")
    (tmp_path / "2024-10.json").write_text("{")
    assert last_kept(tmp_path) is None
    assert (tmp_path / "2024-10.json").read_text() == "{"


def test_seams_are_counted_from_a_place_over_the_end_of_a_month(tmp_path):
    for number in (0, 1):
        kept(tmp_path, window(number), cases=3)
    place = kept(tmp_path, window(2), cases=3)
    kept(tmp_path, window(3))
    assert seams_from(tmp_path, Place(tmp_path / "2024-10.jsonl", 0)) == Seams(windows=4, gaps=0, doubles=0)
    assert seams_from(tmp_path, place) == Seams(windows=2, gaps=0, doubles=0)


def test_a_gap_and_a_double_are_seen(tmp_path):
    first = kept(tmp_path, window(0))
    for number in (1, 1, 3):
        kept(tmp_path, window(number))
    assert seams_from(tmp_path, first) == Seams(windows=4, gaps=1, doubles=1)
    kept(tmp_path, window(3, minutes=5))
    assert seams_from(tmp_path, first).doubles == 2


@pytest.mark.parametrize(("law", "source"), [("public-law", "hmcts_public_law"), ("private-law", "hmcts_private_law")])
def test_a_file_whose_first_days_hold_no_case_still_says_which_feed_it_is(tmp_path, law, source):
    empty = [poll_line(law_named(law), window(number), POLLED, Cases(0, [])) for number in range(500)]
    (tmp_path / "2024-11.jsonl").write_bytes(b"\n".join(empty) + b"\n")
    assert (tmp_path / "2024-11.jsonl").stat().st_size > 64 * 1024
    found = discover(tmp_path)
    assert [(file.source, file.form) for file in found.files] == [(source, "json_lines")]
    assert not found.unread
    reading = read_all(found.files)[0]
    assert (reading.files[0].read, reading.findings.height) == (0, 0)
