"""Where invented files may be written, and that an interruption leaves nothing half."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.synthetic.files import (
    FolderTaken,
    NoRoom,
    check_has_room,
    check_may_be_written,
    size_of,
    write_csv,
    write_manifest,
    written_whole,
)


def ours(folder, text="old"):
    """Make a folder as synthesise leaves it."""
    write_manifest(folder, seed=1)
    (folder / "README.txt").write_text(text)
    return folder


def write(out, work, fault=None):
    """Write a folder, with a fault at the end."""
    with written_whole(out) as folder:
        work(folder)
        if fault:
            raise fault


def test_a_new_an_empty_and_our_own_folder_may_be_written(tmp_path):
    check_may_be_written(tmp_path / "new")
    check_may_be_written(tmp_path)
    check_may_be_written(ours(tmp_path / "ours"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "letter.docx").write_text("mine"),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").write_text("[]"),
        lambda folder: (folder / "manifest.json").write_text('{"waypost_manifest": 1, "invented": false}'),
    ],
)
def test_a_folder_that_somebody_else_wrote_is_refused_and_left_alone(tmp_path, spoil):
    folder = ours(tmp_path / "theirs")
    spoil(folder)
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(FolderTaken, match="nothing was changed") as raised, written_whole(folder):
        pass
    assert raised.value.exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_file_and_a_link_are_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(FolderTaken, match="not a folder"):
            check_may_be_written(tmp_path / name)


def test_the_folder_appears_whole_in_a_parent_that_was_missing(tmp_path):
    out = tmp_path / "a" / "b" / "out"
    with written_whole(out) as folder:
        (folder / "README.txt").write_text("new")
        assert not out.exists()
    assert (out / "README.txt").read_text() == "new"
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_an_interruption_leaves_what_was_there(tmp_path, fault):
    out = ours(tmp_path / "out")
    with pytest.raises(fault):
        write(out, lambda folder: (folder / "README.txt").write_text("half"), fault)
    assert (out / "README.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_fault_at_the_last_moment_puts_the_old_folder_back(tmp_path):
    out = ours(tmp_path / "out")
    with pytest.raises(FileNotFoundError):
        write(out, lambda folder: folder.rmdir())
    assert (out / "README.txt").read_text() == "old"


def test_a_run_that_was_killed_between_the_two_renames_loses_nothing(tmp_path):
    out = tmp_path / "out"
    ours(tmp_path / ".out.former")
    with pytest.raises(ValueError, match="stop"):
        write(out, lambda folder: None, ValueError("stop"))
    assert (out / "README.txt").read_text() == "old"


def test_a_second_run_takes_the_place_of_the_first(tmp_path):
    out = ours(tmp_path / "out")
    (tmp_path / ".out.unfinished").mkdir()
    with written_whole(out) as folder:
        (folder / "README.txt").write_text("new")
    assert (out / "README.txt").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_csv_has_empty_cells_for_nulls(tmp_path):
    assert write_csv(pl.DataFrame({"a": [1, None], "b": ["x,y", None]}), tmp_path / "deep" / "t.csv") == 2
    assert (tmp_path / "deep" / "t.csv").read_text() == 'a,b\n1,"x,y"\n,\n'


def test_a_disk_that_is_too_small_is_said_before_anything_is_written(tmp_path):
    check_has_room(tmp_path / "not" / "yet" / "there", 1000)
    with pytest.raises(NoRoom, match=r"about 1048576\.0 GiB") as raised:
        check_has_room(tmp_path / "not" / "yet" / "there", 2**50)
    assert raised.value.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_size_of_a_folder_counts_every_file(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a").write_bytes(b"123")
    (tmp_path / "deep" / "b").write_bytes(b"45")
    assert size_of(tmp_path) == (2, 5)
