"""A ledger that is only ever added to: a line that is changed, taken out or moved shows."""

from __future__ import annotations

import json

import pytest

from waypost.pipeline.identity.ledger import FILE, FOLDER, ReviewLedgerBroken, add, entries_in, last_hash, read_ledger


@pytest.fixture
def path(tmp_path):
    add(tmp_path, [{"what": "listed", "n": number} for number in range(3)])
    return tmp_path / FOLDER / FILE


def test_what_is_added_is_read_in_its_order(path, tmp_path):
    add(tmp_path, [{"what": "said", "n": 3}])
    assert [entry["n"] for entry in read_ledger(tmp_path)] == [0, 1, 2, 3]
    assert all(set(entry) == {"what", "n"} for entry in read_ledger(tmp_path))
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_where_there_is_none_nothing_was_said(tmp_path):
    assert read_ledger(tmp_path) == ()
    assert entries_in(tmp_path / "no file") == ()
    assert last_hash(tmp_path / "no file") == "0" * 64


def test_other_folders_have_ledgers_of_their_own(path, tmp_path):
    add(tmp_path, [{"what": "return"}], "uses")
    assert len(read_ledger(tmp_path)) == 3
    assert read_ledger(tmp_path, "uses") == ({"what": "return"},)


def changed(lines):
    lines[1] = lines[1].replace('"n": 1', '"n": 7')


def taken_out(lines):
    del lines[1]


def moved(lines):
    lines[1], lines[2] = lines[2], lines[1]


def no_line(lines):
    lines[1] = "{"


def no_entry(lines):
    lines[1] = "[]"


def without_hash(lines):
    lines[1] = json.dumps({"what": "listed", "n": 1})


@pytest.mark.parametrize("harm", [changed, taken_out, moved, no_line, no_entry, without_hash])
def test_harm_is_found_with_its_line_and_nothing_more_is_added(path, tmp_path, harm):
    lines = path.read_text().splitlines()
    harm(lines)
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(ReviewLedgerBroken, match="line 2"):
        read_ledger(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ReviewLedgerBroken):
        add(tmp_path, [{"what": "said"}])
    assert path.read_bytes() == before


def test_a_line_that_was_cut_short_is_none_and_the_next_stands_whole(path, tmp_path):
    path.write_bytes(path.read_bytes() + b'{"what": "sa')
    add(tmp_path, [{"what": "said", "n": 3}])
    assert [entry["n"] for entry in read_ledger(tmp_path)] == [0, 1, 2, 3]
