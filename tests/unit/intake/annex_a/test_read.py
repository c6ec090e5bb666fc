"""Annex A as one list a file: CSV in every encoding and with every delimiter, Parquet, and a workbook say the same."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from support.annex_a import LISTS, list_row, put_workbook
from support.tables import as_csv, put, put_manifest, read_folder

NAMES = ("people", "events", "proceedings", "findings")


def curly(row):
    """The same titles with the apostrophe that spreadsheets type."""
    return {title.replace("'", "\u2019"): cell for title, cell in row.items()}


def same(tmp_path, one, other):
    for name in NAMES:
        told = [getattr(reading, name).drop("file", strict=False) for reading in (one, other)]
        assert_frame_equal(*(frame.sort(frame.columns) for frame in told))


@pytest.fixture
def plain(tmp_path):
    put_manifest(tmp_path / "plain", sender="E08000031", received_at="2027-03-31T18:00:00Z")
    for table in LISTS:
        put(tmp_path / "plain", f"{table}.csv", [list_row(table)])
    return read_folder(tmp_path / "plain")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path, plain, encoding, delimiter):
    at = tmp_path / "csv"
    put_manifest(at, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    for table in LISTS:
        put(at, f"{table}.txt", as_csv([curly(list_row(table))], delimiter).encode(encoding))
    same(tmp_path, plain, read_folder(at))


def test_parquet(tmp_path, plain):
    at = tmp_path / "parquet"
    put_manifest(at, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    for table in LISTS:
        pl.DataFrame([curly(list_row(table))]).write_parquet(at / table)
    same(tmp_path, plain, read_folder(at))


def test_a_workbook(tmp_path, plain):
    at = tmp_path / "workbook"
    put_manifest(at, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    put_workbook(at / "a.xlsx", {table: [curly(list_row(table))] for table in LISTS})
    same(tmp_path, plain, read_folder(at))


def test_without_a_manifest_nobody_is_joined_and_that_is_said(tmp_path):
    put_workbook(tmp_path / "a.xlsx", {"s": [list_row("list_8")]})
    reading = read_folder(tmp_path)
    assert [rule for _, rule in reading.findings.select("position", "rule").rows()] == [
        "sender_not_told",
        "receipt_not_told",
    ]
    assert reading.people["sender"].null_count() == 1
