"""Too little room is said before the start; a disk that runs full is said in one sentence, whoever met it."""

from __future__ import annotations

import errno

import pytest

from support.tables import put_good
from waypost.intake.files import discover
from waypost.pipeline import room_on_disk as room
from waypost.pipeline.room_on_disk import NoRoomOnDisk, needed_for, told_when_full


def test_a_build_that_cannot_fit_is_refused_with_what_it_needs(tmp_path, monkeypatch):
    found = discover(put_good(tmp_path / "in", "ssd"))
    free = shutil_usage(needed_for(sum(file.path.stat().st_size for file in found.files)) - 1)
    monkeypatch.setattr(room.shutil, "disk_usage", free)
    with (
        pytest.raises(
            NoRoomOnDisk, match=r"out: a build of these files needs about 68 MB .*, and 68 MB are free\. Free"
        ) as told,
        room.room_on_disk(tmp_path / "not" / "there" / "out", found),
    ):
        raise AssertionError("never reached")
    assert told.value.exit_code == 2


def shutil_usage(free: int):
    class Usage:
        """What a disk has."""

    Usage.free = free
    return lambda _: Usage


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        OSError(errno.EFBIG, "File too large"),
        RuntimeError("IO Error: Could not write file: No space left on device (os error 28)"),
        RuntimeError("failed to offload: reached max_temp_directory_size"),
    ],
)
def test_however_a_library_says_it_it_is_one_sentence(error):
    with pytest.raises(NoRoomOnDisk, match="the disk ran full"), told_when_full("out"):
        raise error


def test_what_caused_it_is_looked_at_and_other_errors_go_on():
    def wrapped():
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as error:
            raise ValueError("could not write") from error

    with pytest.raises(NoRoomOnDisk), told_when_full("out"):
        wrapped()
    with pytest.raises(PermissionError), told_when_full("out"):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_more_input_needs_more_room():
    assert needed_for(10**9) > needed_for(10**6) > 0
