"""What a batch said is kept on disk as it was said, and a part that is not whole is none."""

from __future__ import annotations

import json

import polars as pl
import pytest

from support.case_data import public_case
from support.tables import put, put_good, read_folder
from waypost.intake.confidences import read_confidences
from waypost.intake.contract import FRAMES
from waypost.intake.parts import KEPT, NOTE, RECORD_ORDER, keep, kept_at


def test_every_frame_comes_back_as_it_was(tmp_path):
    reading = read_folder(put_good(tmp_path / "in", "cafcass"))
    part = keep(reading, tmp_path / "part")
    assert set(part.rows) == set(KEPT)
    for name in FRAMES:
        frame = getattr(reading, name)
        assert part.rows[name] == frame.height
        assert part.frame(name).sort(pl.all()).equals(frame.sort(pl.all())), name
    assert part.files == reading.files
    assert part.learnt_last_at == reading.records["learnt_at"].max()
    assert part.happened_last_on == reading.events["happened_on"].max()
    assert kept_at(tmp_path / "part") == part


def test_records_stand_in_the_declared_order_and_a_column_can_be_asked_for(tmp_path):
    part = keep(read_folder(put_good(tmp_path / "in", "ssd")), tmp_path / "part")
    records = part.frame("records")
    assert records.height > 1
    assert records.equals(records.sort(RECORD_ORDER, nulls_last=False))
    assert part.frame("records", ["record_key"]).columns == ["record_key"]


def test_what_is_confidential_is_kept_beside(tmp_path):
    put(tmp_path / "in", "case.json", json.dumps(public_case()))
    reading = read_folder(tmp_path / "in")
    told = keep(reading, tmp_path / "part").frame("confidences")
    assert told.height > 0
    assert told.equals(read_confidences(reading))


def test_a_part_that_was_not_finished_is_none(tmp_path):
    keep(read_folder(put_good(tmp_path / "in", "ssd")), tmp_path / "part")
    (tmp_path / "part" / NOTE).unlink()
    with pytest.raises(FileNotFoundError):
        kept_at(tmp_path / "part")


def test_only_its_owner_can_read_it(tmp_path):
    keep(read_folder(put_good(tmp_path / "in", "ssd")), tmp_path / "part")
    assert (tmp_path / "part").stat().st_mode & 0o777 == 0o700
