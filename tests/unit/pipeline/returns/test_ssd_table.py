"""The SSD table as the real reader reads it back."""

from __future__ import annotations

import json

import polars as pl

from support.told_record import AUTHORITY, hand_made
from waypost.intake.files import discover
from waypost.intake.ssd.read import read
from waypost.pipeline.private_folder import write_table
from waypost.pipeline.returns.ssd_table import TABLE, columns, ssd_table


def table_of(record) -> pl.DataFrame:
    filled = record.filled()
    return ssd_table(filled.rows, filled.answers)


def test_the_columns_are_the_standards(tmp_path):
    table = table_of(hand_made(tmp_path).begun("ssd").applied())
    assert tuple(table.columns) == columns()
    assert len(columns()) == 24
    (row,) = table.to_dicts()
    assert row["prep_pre_pro_decision_date"] == "04/05/2026"
    assert row["prep_pre_pro_outcome"] == "Decision to Issue Care Proceedings"
    assert row["prep_la_final_care_plan"].startswith("H Not yet")


def test_a_child_in_no_proceedings_is_told_so_in_words(tmp_path):
    (row,) = table_of(hand_made(tmp_path).begun("ssd")).to_dicts()
    assert row["prep_care_proc_short_notice"] == "Not in care proceedings"
    assert row["prep_court_reference"] is None


def test_the_real_reader_takes_every_row(tmp_path):
    record = hand_made(tmp_path / "out").begun("ssd").applied()
    folder = tmp_path / "ssd"
    folder.mkdir()
    write_table(table_of(record), folder / f"{TABLE}.csv")
    manifest = {"waypost_manifest": 1, "source": "ssd", "sender": AUTHORITY, "received_at": "2027-04-01T09:00:00Z"}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    reading = read(discover(tmp_path / "ssd").files)
    assert [(one.read, one.accepted, one.refused) for one in reading.files] == [(1, 1, 0)]
    assert set(reading.findings["rule"]) <= {"rule_could_not_run"}, "there is no ssd_person beside it"
    assert reading.events["kind"].sort().to_list()[:2] == ["pre_proceedings_decided", "pre_proceedings_ended"]


def test_no_rows_is_an_empty_table(tmp_path):
    filled = hand_made(tmp_path).begun("ssd").filled()
    empty = ssd_table(filled.rows.clear(), filled.answers)
    assert (empty.height, tuple(empty.columns)) == (0, columns())
