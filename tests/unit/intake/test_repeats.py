"""Rows that name one record at one moment: one stands, whatever the order of rows and the names of files."""

from __future__ import annotations

import itertools

import pytest

from support.tables import put, put_manifest, read_folder, row

SHORT = row("episodes", DEC="", REC="")
LONG = row("episodes", DEC="01/06/2024", REC="X1")
OTHER = row("episodes", DEC="02/06/2024", REC="X1")


@pytest.mark.parametrize("rows", list(itertools.permutations([SHORT, LONG, OTHER])))
def test_the_fuller_row_stands_and_between_equals_the_last_in_order(tmp_path, rows):
    for place, one in enumerate(rows):
        put(tmp_path, f"{place}.csv", [one])
    reading = read_folder(tmp_path)
    (record,) = reading.records["read"]
    assert "02/06/2024" in record
    refused = reading.findings.filter("is_refusal")
    assert refused["rule"].to_list() == ["key_repeated", "key_repeated"]
    assert sum(count.accepted for count in reading.files) == 1


def test_the_same_row_word_for_word_is_read_once(tmp_path):
    put(tmp_path, "1.csv", [LONG, LONG])
    put(tmp_path, "2.csv", [dict(reversed(LONG.items()))])
    reading = read_folder(tmp_path)
    assert reading.records.height == 1
    assert reading.findings.filter("is_refusal")["rule"].to_list() == ["row_repeated", "row_repeated"]
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(2, 1, 1), (1, 0, 1)]


def test_a_record_told_again_later_or_by_another_is_no_repeat(tmp_path):
    for place, (sender, year) in enumerate([("E1", 2025), ("E1", 2026), ("E2", 2025)]):
        put_manifest(tmp_path / str(place), sender=sender, received_at=f"{year}-06-30")
        put(tmp_path / str(place), "e.csv", [LONG])
    reading = read_folder(tmp_path)
    assert reading.records.height == 3
    assert not reading.findings["is_refusal"].any()
