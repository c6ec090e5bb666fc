from __future__ import annotations

import os
import stat

import pytest

from waypost.pipeline.exchange import durable_lines
from waypost.pipeline.exchange.durable_lines import append_line, last_line, mend, replace_file

FIRST, SECOND = b'{"number":1}', b'{"number":2,"text":"a longer one"}'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lines.jsonl"


def test_lines_are_appended_and_their_place_told(path):
    assert append_line(path, FIRST) == 0
    assert append_line(path, SECOND) == len(FIRST) + 1
    assert path.read_bytes() == FIRST + b"\n" + SECOND + b"\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert last_line(path) == (len(FIRST) + 1, SECOND)


def test_a_line_is_on_the_disk_before_anything_follows(path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    append_line(path, FIRST)
    assert synced == [False, True], "the file, then its name"
    append_line(path, SECOND)
    assert synced == [False, True, False]
    replace_file(path, b"x")
    assert synced[3:] == [False, True]


def test_a_write_that_takes_only_a_part_goes_on(path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:5])))
    append_line(path, SECOND)
    assert path.read_bytes() == SECOND + b"\n"


@pytest.mark.parametrize("cut", range(len(SECOND) + 2))
def test_a_line_torn_anywhere_is_cut_off_or_kept_whole(path, cut):
    path.write_bytes(FIRST + b"\n" + (SECOND + b"\n")[:cut])
    mend(path)
    is_whole = cut >= len(SECOND)
    assert path.read_bytes() == FIRST + b"\n" + (SECOND + b"\n" if is_whole else b"")


def test_a_file_that_holds_only_a_torn_line_goes(path):
    path.write_bytes(FIRST[:-1])
    mend(path)
    assert not path.exists()


def test_the_last_line_is_found_over_many_blocks(path, monkeypatch):
    monkeypatch.setattr(durable_lines, "_BLOCK", 7)
    for line in (FIRST, SECOND):
        append_line(path, line)
    assert last_line(path) == (len(FIRST) + 1, SECOND)
    path.write_bytes(SECOND + b"\n" + SECOND[:-3])
    mend(path)
    assert last_line(path) == (0, SECOND)


def test_a_file_is_replaced_whole_or_not_at_all(path, monkeypatch):
    replace_file(path, b"one")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, b"two")
    assert path.read_bytes() == b"one"
