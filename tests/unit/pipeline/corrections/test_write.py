"""The lists: one for each source and sender, and what was listed is noted."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl

from support.agreements import usable
from support.corrections_record import one_child, told_by
from waypost.pipeline.corrections.ledger import read_ledger
from waypost.pipeline.corrections.write import COLUMNS, write_corrections
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

AT = datetime(2027, 4, 30, 9, tzinfo=UTC)


def test_one_list_for_each_owner(tmp_path):
    out = told_by(told_by(one_child(tmp_path / "out"), "cafcass"), "ssd", "2024-01-02").write()
    told = write_corrections(usable(out, DATA_CORRECTION), tmp_path / "lists", at=AT, is_invented=True)
    assert told["lists"] == {"cafcass": 1, "ssd-E08000025": 1}
    assert told["kinds"] == {"birth_date": 2}
    assert told["states"]["open"] == 2
    table = pl.read_csv(tmp_path / "lists" / "ssd-E08000025.csv", infer_schema=False)
    assert tuple(table.columns) == COLUMNS
    row = table.row(0, named=True)
    assert (row["record"], row["child"], row["field"]) == ("ssd_person/101", "101", "pers_dob")
    assert (row["you_say"], row["another_agency_says"]) == ("2024-01-02", "Cafcass says 2024-02-01")
    assert row["answer"] is None
    assert read_ledger(out).listed == set(
        pl.concat([table["correction_id"], pl.read_csv(tmp_path / "lists" / "cafcass.csv")["correction_id"]])
    )


def test_the_folder_is_closed_and_says_what_to_do(tmp_path):
    out = told_by(told_by(one_child(tmp_path / "out"), "cafcass"), "ssd", "2024-01-02").write()
    write_corrections(usable(out, DATA_CORRECTION), tmp_path / "lists", at=AT)
    assert (tmp_path / "lists").stat().st_mode & 0o777 == 0o700
    note = (tmp_path / "lists" / "READ-ME-FIRST.txt").read_text()
    assert "right_as_it_is" in note
    assert "invented" not in note


def test_nothing_wrong_is_no_list(tmp_path):
    out = told_by(one_child(tmp_path / "out"), "cafcass").write()
    assert write_corrections(usable(out, DATA_CORRECTION), tmp_path / "lists", at=AT)["lists"] == {}
    assert not (out / "corrections").exists()
