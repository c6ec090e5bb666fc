"""Slices of an extract, read one by one, say together what the extract says whole."""

from __future__ import annotations

import polars as pl
import pytest

from support.tables import put_good
from waypost.intake.cafcass.read import read, read_cases
from waypost.intake.cafcass.slices import lay_slices
from waypost.intake.contract import FRAMES
from waypost.intake.files import discover

SLICES = 3


@pytest.fixture
def files(county, tmp_path):
    (tmp_path / "ragged").mkdir()
    put_good(tmp_path / "ragged", "cafcass")
    broken = next((tmp_path / "ragged").glob("letters*"))
    broken.write_text(broken.read_text() + "one,cell,too,few\n")
    found = [*discover(county / "cafcass").files, *(one for one in discover(broken).files)]
    return sorted(found, key=lambda file: file.name)


def test_the_parts_are_the_whole(files, tmp_path):
    for number, file in enumerate(files):
        lay_slices(file, number, SLICES, tmp_path / "slices")
    parts = [read_cases(files, tmp_path / "slices", number) for number in range(SLICES)]
    whole = read(files)
    assert sum(part.records.height > 100 for part in parts) == SLICES
    for name in FRAMES:
        together = pl.concat(getattr(part, name) for part in parts).sort(pl.all())
        assert together.equals(getattr(whole, name).sort(pl.all())), name
    counts = [{one.file: one for one in part.files} for part in parts]
    for one in whole.files:
        total = counts[0][one.file]
        for more in counts[1:]:
            total = total.with_more(more[one.file])
        assert total == one
    assert any(one.refused for one in whole.files)


def test_rows_of_one_case_lie_together_however_it_is_written(tmp_path):
    folder = tmp_path / "in"
    put_good(folder, "cafcass")
    files = discover(folder).files
    for number, file in enumerate(files):
        lay_slices(file, number, SLICES, tmp_path / "slices")
    told = [read_cases(files, tmp_path / "slices", number).events.height for number in range(SLICES)]
    assert sorted(told)[:-1] == [0] * (SLICES - 1)
