from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.clock import UTC
from waypost.pipeline.exchange.answered_cases import Cases, poll_line
from waypost.pipeline.exchange.cursor import (
    CURSOR_FILE,
    Cursor,
    CursorNotReadable,
    FetchRunning,
    LinesGone,
    WhereToBegin,
    only_fetch,
    read_cursor,
    take_up,
    write_cursor,
)
from waypost.pipeline.exchange.poll_files import file_of, keep
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.exchange.windows import Window

LAW = law_named("public-law")
START = datetime(2024, 10, 31, 23, 30)
POLLED = datetime(2024, 11, 1, 2, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def window(number: int) -> Window:
    return Window(START + QUARTER * number, START + QUARTER * (number + 1))


def line(number: int) -> bytes:
    return poll_line(LAW, window(number), POLLED, Cases(1, [{"id": number}]))


def one_window(folder, number: int, begun_at: datetime = START) -> None:
    keep(folder, window(number), line(number))
    write_cursor(folder, Cursor(begun_at, window(number).end, has_lines=True))


def test_the_first_time_wants_to_know_where_to_begin(tmp_path):
    with pytest.raises(WhereToBegin, match="--since"):
        take_up(tmp_path, None)
    assert not (tmp_path / CURSOR_FILE).exists()
    cursor, kept = take_up(tmp_path, START)
    assert (cursor, kept) == (Cursor(START, START, has_lines=False), None)
    assert read_cursor(tmp_path) == cursor, "written before the first question"


def test_a_run_that_fetched_nothing_may_begin_elsewhere(tmp_path):
    take_up(tmp_path, START)
    assert take_up(tmp_path, None).cursor.done_until == START
    assert take_up(tmp_path, START - QUARTER).cursor.done_until == START - QUARTER


def test_it_goes_on_where_it_stopped(tmp_path):
    take_up(tmp_path, START)
    for number in range(3):
        one_window(tmp_path, number)
    cursor, kept = take_up(tmp_path, None)
    assert cursor == Cursor(START, window(2).end, has_lines=True)
    assert kept.window == window(2)


def test_a_line_that_the_cursor_does_not_know_yet_counts(tmp_path):
    take_up(tmp_path, START)
    one_window(tmp_path, 0)
    keep(tmp_path, window(1), line(1))
    assert take_up(tmp_path, None).cursor.done_until == window(1).end
    assert read_cursor(tmp_path).done_until == window(1).end


@given(whole=st.integers(0, 2), share=st.floats(0, 1), is_known=st.booleans())
def test_a_stop_at_any_byte_leaves_neither_a_gap_nor_a_double(tmp_path_factory, whole, share, is_known):
    """Whole windows, then one of which only some bytes were written, with the cursor before it or not moved at all."""
    folder = tmp_path_factory.mktemp("stopped")
    take_up(folder, START)
    for number in range(whole):
        one_window(folder, number)
    if not is_known and whole:
        write_cursor(folder, Cursor(START, window(whole - 1).start, has_lines=whole > 1))
    torn = (line(whole) + b"\n")[: round(share * (len(line(whole)) + 1))]
    with file_of(folder, window(whole)).open("ab") as file:
        file.write(torn)
    kept_whole = whole + (len(torn) >= len(line(whole)))
    cursor, kept = take_up(folder, None)
    assert cursor.done_until == window(kept_whole).start
    assert (kept.window if kept else None) == (window(kept_whole - 1) if kept_whole else None)
    for number in range(kept_whole, 4):
        one_window(folder, number)
    lines = b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl"))).splitlines()
    assert lines == [line(number) for number in range(4)]


def test_without_a_cursor_the_last_line_tells(tmp_path):
    take_up(tmp_path, START)
    for number in range(2):
        one_window(tmp_path, number)
    (tmp_path / CURSOR_FILE).unlink()
    assert take_up(tmp_path, None).cursor == Cursor(window(1).start, window(1).end, has_lines=True)


def test_lines_that_were_taken_away_are_missed(tmp_path):
    take_up(tmp_path, START)
    one_window(tmp_path, 0)
    file_of(tmp_path, window(0)).unlink()
    with pytest.raises(LinesGone, match="gone"):
        take_up(tmp_path, None)
    with pytest.raises(LinesGone):
        take_up(tmp_path, START)


def test_lines_lost_from_the_end_are_fetched_again(tmp_path):
    take_up(tmp_path, START)
    for number in range(3):
        one_window(tmp_path, number)
    file_of(tmp_path, window(2)).unlink()
    file_of(tmp_path, window(0)).write_bytes(line(0) + b"\n")
    assert take_up(tmp_path, None).cursor.done_until == window(0).end


@pytest.mark.parametrize(
    ("since", "is_good"),
    [(START, True), (START + QUARTER, True), (window(1).end, True), (START - QUARTER, False), (window(3).start, False)],
)
def test_what_is_asked_for_must_join_what_is_there(tmp_path, since, is_good):
    take_up(tmp_path, START)
    for number in range(2):
        one_window(tmp_path, number)
    if is_good:
        assert take_up(tmp_path, since).cursor.done_until == window(1).end
    else:
        with pytest.raises(WhereToBegin):
            take_up(tmp_path, since)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"begun_at":"x","done_until":"y","has_lines":1}'])
def test_a_damaged_cursor_is_not_believed(tmp_path, content):
    (tmp_path / CURSOR_FILE).write_bytes(content)
    with pytest.raises(CursorNotReadable, match="Remove it"):
        read_cursor(tmp_path)


def test_one_fetch_at_a_time(tmp_path):
    folder = tmp_path / "court" / "public-law"
    with only_fetch(folder), pytest.raises(FetchRunning), only_fetch(folder):
        pass
    with only_fetch(folder):
        pass
