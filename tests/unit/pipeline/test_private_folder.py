"""A folder of personal data: closed, whole or not at all, and never over something else."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.intake.files import discover
from waypost.pipeline.private_folder import FolderHoldsOther, private_folder, write_table


def write(folder, text="one", kind="list", fails=False):
    with private_folder(folder, kind=kind, told={}, note="Note.") as inside:
        (inside / "a.txt").write_text(text)
        (inside / "b").mkdir()
        if fails:
            raise RuntimeError("stopped")


def test_it_is_its_owners_alone(tmp_path):
    write(tmp_path / "x")
    modes = {path.name: path.stat().st_mode & 0o777 for path in [tmp_path / "x", *(tmp_path / "x").iterdir()]}
    assert modes == {"x": 0o700, "a.txt": 0o600, "b": 0o700, "READ-ME-FIRST.txt": 0o600, "run.json": 0o600}


def test_the_same_kind_is_replaced_and_another_is_not(tmp_path):
    write(tmp_path / "x")
    write(tmp_path / "x", "two")
    assert (tmp_path / "x" / "a.txt").read_text() == "two"
    with pytest.raises(FolderHoldsOther, match="new or an empty"):
        write(tmp_path / "x", kind="other")


@pytest.mark.parametrize("run", [None, "no json", "[]", '{"as_of": 1}'])
def test_a_folder_of_somebody_elses_is_left_alone(tmp_path, run):
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    if run is not None:
        (folder / "run.json").write_text(run)
    with pytest.raises(FolderHoldsOther):
        write(folder)
    assert (folder / "letter.txt").read_text() == "mine"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(FolderHoldsOther):
        write(tmp_path / "x")


def test_what_stood_there_stays_when_it_fails(tmp_path):
    write(tmp_path / "x")
    with pytest.raises(RuntimeError):
        write(tmp_path / "x", "two", fails=True)
    assert (tmp_path / "x" / "a.txt").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_one_that_was_left_aside_comes_back(tmp_path):
    write(tmp_path / "x")
    (tmp_path / "x").rename(tmp_path / ".x.former")
    write(tmp_path / "x", "two")
    assert (tmp_path / "x" / "a.txt").read_text() == "two"
    assert not (tmp_path / ".x.former").exists()


def test_a_build_passes_it_over(tmp_path):
    write(tmp_path / "in" / "x")
    (tmp_path / "in" / "note.csv").write_text("a,b\n1,2\n")
    found = discover(tmp_path / "in")
    assert [one.file for one in found.unread] == ["note.csv"]


def test_no_cell_runs_as_a_formula(tmp_path):
    write_table(pl.DataFrame({"a": ["=1+1", "-2", "@x", "+3", "plain"]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text().splitlines() == ["a", "'=1+1", "'-2", "'@x", "'+3", "plain"]
