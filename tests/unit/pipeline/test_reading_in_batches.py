"""Batches are read once, in the order of sources and files, and what was read before is not read again."""

from __future__ import annotations

import pytest

from support.tables import put_good
from waypost.foundation.workers import WorkerEnded
from waypost.intake.files import discover
from waypost.intake.limits import limit
from waypost.pipeline import reading_in_batches as reading
from waypost.pipeline.reading_in_batches import read_in_batches


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Three sources, a file a batch."""
    monkeypatch.setattr("waypost.intake.batches.limit", lambda name: 1 if name == "batch_bytes_most" else limit(name))
    for source in ("cafcass", "ssd", "ssda903"):
        put_good(tmp_path / "in" / source, source)
    return discover(tmp_path / "in").files


def test_parts_stand_in_the_order_of_sources_and_what_is_done_is_told(files, tmp_path):
    told = []
    read = read_in_batches(files, tmp_path / "kept", workers=1, progress=lambda *now: told.append(now))
    assert [part.source for part in read.parts] == ["ssd", "ssda903", "cafcass"]
    assert sum(len(part.files) for part in read.parts) == len(files)
    assert len(told) == len(read.parts)
    assert told[-1][0] == told[-1][1] > 0
    assert read_in_batches([], tmp_path / "none", workers=1).parts == ()


def test_what_was_read_before_is_not_read_again_unless_it_was_not_finished(files, tmp_path, monkeypatch):
    first = read_in_batches(files, tmp_path / "kept", workers=1).parts
    again = []
    read = reading.read_batch
    monkeypatch.setattr(reading, "read_batch", lambda batch: (again.append(batch.source), read(batch))[1])
    assert read_in_batches(files, tmp_path / "kept", workers=1).parts == first
    assert again == []
    (first[1].folder / reading.NOTE).unlink()
    assert read_in_batches(files, tmp_path / "kept", workers=1).parts == first
    assert again == [first[1].source]


def test_a_worker_that_is_gone_is_said_with_what_to_do(files, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BYTES_WORTH_WORKERS", 0)

    def gone(*_, make_room, **__):
        raise WorkerEnded("a worker was ended from outside.", do=make_room)

    monkeypatch.setattr(reading, "run", gone)
    with pytest.raises(WorkerEnded, match="run the same command again"):
        read_in_batches(files, tmp_path / "kept", workers=2)


def test_tasks_hold_batches_that_follow_one_another_up_to_a_weight(files, tmp_path, monkeypatch):
    tasks = []

    def noted(given, **_):
        tasks.extend(len(task.given["batches"]) for task in given)
        raise InterruptedError

    monkeypatch.setattr(reading, "BYTES_WORTH_WORKERS", 0)
    monkeypatch.setattr(reading, "run", noted)
    for weigh, expected in ((1, [1, 1, 1]), (1 << 30, [3])):
        tasks.clear()
        monkeypatch.setattr(reading, "_TASKS_WEIGH", weigh)
        with pytest.raises(InterruptedError):
            read_in_batches(files, tmp_path / "kept", workers=2)
        assert tasks == expected
