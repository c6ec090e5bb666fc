"""Source records are merged in the declared order, and their file hangs on nothing but the records."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake.contract import FRAMES, RECORDS, Reading, empty
from waypost.intake.parts import RECORD_ORDER, keep
from waypost.pipeline import source_records
from waypost.pipeline.source_records import write_source_records
from waypost.pipeline.told_parts import ToldPart

LAST = date(2026, 3, 31)


def records(source: str, sender: str | None, numbers: range) -> pl.DataFrame:
    rows = [
        {
            "source": source,
            "sender": sender,
            "record_key": f"case/{number * 7919 % 10_007}",
            "learnt_at": datetime(2026, 1 + number % 4, 1, tzinfo=UTC) if number % 5 else None,
            "file": f"{number % 3}.csv",
            "position": f"row {number}",
            "read": f'{{"n": {number}}}' * 20,
        }
        for number in numbers
    ]
    return pl.DataFrame(rows, schema=dict(RECORDS))


ALL = [
    records("cafcass", None, range(400)),
    records("ssd", "E06000001", range(300)),
    records("ssd", "E06000002", range(300)),
    records("ssd", None, range(50)),
]


def parts(tmp_path, frames, left_out=frozenset()):
    told = []
    for number, frame in enumerate(frames):
        readings = {name: empty(name) for name in FRAMES} | {"records": frame}
        part = keep(Reading(source=frame["source"][0], **readings), tmp_path / f"part-{number}")
        told.append(ToldPart(part, left_out))
    return told


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr("waypost.intake.parts._BYTES_A_GROUP", 1)
    monkeypatch.setattr(source_records, "_BYTES_AT_ONCE", 3000)
    monkeypatch.setattr(source_records, "ROWS_A_GROUP", 64)


def test_all_that_is_known_stands_there_in_order(tmp_path):
    write_source_records(parts(tmp_path, ALL), LAST, tmp_path / "records.parquet")
    known = pl.concat(ALL).filter(pl.col("learnt_at").is_null() | (pl.col("learnt_at").dt.month() < 4))
    assert 0 < known.height < sum(frame.height for frame in ALL)
    assert pl.read_parquet(tmp_path / "records.parquet").equals(known.sort(RECORD_ORDER, nulls_last=False))


def test_the_bytes_are_the_same_however_the_records_were_shared_out(tmp_path):
    write_source_records(parts(tmp_path / "whole", ALL), LAST, tmp_path / "whole.parquet")
    pieces = [frame.gather_every(4, start) for frame in reversed(ALL) for start in range(4)]
    write_source_records(parts(tmp_path / "pieces", pieces), LAST, tmp_path / "pieces.parquet")
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "pieces.parquet").read_bytes()


def test_no_more_than_a_range_is_held(tmp_path, monkeypatch):
    held = []
    kept = source_records._InGroups.write
    monkeypatch.setattr(
        source_records._InGroups, "write", lambda self, rows: (held.append(rows.height), kept(self, rows))
    )
    write_source_records(parts(tmp_path, ALL), LAST, tmp_path / "records.parquet")
    assert len(held) > 10
    assert max(held) < 300


def test_what_must_not_be_kept_whole_is_not(tmp_path):
    told = parts(tmp_path, ALL[:2], frozenset({"sex"}))
    write_source_records(told, LAST, tmp_path / "records.parquet")
    assert set(pl.read_parquet(tmp_path / "records.parquet")["read"]) == {"{}"}


def test_without_records_there_is_an_empty_table(tmp_path):
    write_source_records([], LAST, tmp_path / "records.parquet")
    assert pl.read_parquet(tmp_path / "records.parquet").schema == pl.Schema(dict(RECORDS))
