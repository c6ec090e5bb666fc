"""The return written: a closed folder with a note, an authority a folder, and no more than was asked for."""

from __future__ import annotations

import json

import polars as pl
import pytest

from support.told_record import AUTHORITY, SUBMITTED, hand_made
from waypost.pipeline.private_folder import NOTE_FILE
from waypost.pipeline.returns.write import write_return


def written(record, folder, **more):
    filled = record.filled()
    return write_return(filled, record.opened().children, folder, **more)


def test_what_stands_in_the_folder(tmp_path):
    told = written(hand_made(tmp_path / "out").begun("ssd").applied(), tmp_path / "r", is_invented=True)
    names = sorted(path.name for path in (tmp_path / "r" / AUTHORITY).iterdir())
    assert names == ["cin-pre-proceedings.xml", "provenance.csv", "ssd_pre_proceedings.csv", "summary.txt"]
    assert (tmp_path / "r").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "r" / AUTHORITY / "provenance.csv").stat().st_mode & 0o777 == 0o600
    assert "invented" in (tmp_path / "r" / NOTE_FILE).read_text()
    assert told["authorities"][AUTHORITY]["rows"] == 1
    assert told["census_year"] == "2026/27"
    assert json.loads((tmp_path / "r" / "run.json").read_text())["kind"] == "pre-proceedings return"


@pytest.mark.parametrize(("form", "absent"), [("ssd", "cin-pre-proceedings.xml"), ("cin", "ssd_pre_proceedings.csv")])
def test_one_format_alone(tmp_path, form, absent):
    written(hand_made(tmp_path / "out").begun("ssd"), tmp_path / "r", form=form)
    assert not (tmp_path / "r" / AUTHORITY / absent).exists()


def test_provenance_says_of_every_value_where_it_stands(tmp_path):
    written(hand_made(tmp_path / "out").begun("ssd").applied(), tmp_path / "r")
    told = pl.read_csv(tmp_path / "r" / AUTHORITY / "provenance.csv", infer_schema=False)
    assert told.height == 27
    reference = told.filter(field="court_reference").row(0, named=True)
    assert (reference["number"], reference["source"]) == ("PREP016A", "hmcts_public_law")
    assert reference["position"] == "line 1"


def test_a_child_who_was_not_matched_is_listed_and_not_returned(tmp_path):
    record = hand_made(tmp_path / "out").begun("ssd").child("C-2").case()
    record.event("cafcass", "application_received", SUBMITTED, child_id="C-2")
    told = written(record, tmp_path / "r")
    listed = pl.read_csv(tmp_path / "r" / AUTHORITY / "not-matched.csv", infer_schema=False)
    assert listed["application_reached_court_on"].to_list() == [SUBMITTED.isoformat()]
    assert told["not_matched"] == 1
    assert "not-matched.csv" in (tmp_path / "r" / AUTHORITY / "summary.txt").read_text()


def test_the_summary_counts_what_is_filled(tmp_path):
    told = written(hand_made(tmp_path / "out").begun("ssd").applied(), tmp_path / "r")
    by_field = {one["field"]: one for one in told["fields"]}
    assert (by_field["decision_date"]["filled"], by_field["decision_date"]["share"]) == (1, 1.0)
    assert by_field["final_plan_approved"]["share"] == 0
    assert by_field["court_reference"]["rows"] == 1
    without = written(hand_made(tmp_path / "o2").begun("ssd"), tmp_path / "r2")
    assert next(one for one in without["fields"] if one["field"] == "court_reference")["share"] is None
