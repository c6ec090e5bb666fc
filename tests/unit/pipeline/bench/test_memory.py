"""The bench of memory reads files of two sizes, each in a process of its own. No megabyte is asserted but in order."""

from __future__ import annotations

import pytest

from support.tables import read_folder, rules
from waypost.pipeline.bench import memory
from waypost.pipeline.bench.figures import Asked
from waypost.pipeline.bench.memory import ReadingFailed, measure
from waypost.pipeline.bench.return_file import write_return


def test_each_kind_is_measured_at_each_size_and_the_largest_has_the_aim(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "MEGABYTES", (0.02, 0.05))
    monkeypatch.setattr(memory, "_TRIED", 3)
    lines = measure(Asked(tmp_path, tmp_path, {}, copies=1)).lines
    assert [(line.what, str(line.aim)) for line in lines] == [
        ("CIN census, peak of memory", ""),
        ("CIN census, peak of memory", "under 400 MB"),
        ("SSDA903 as XML, peak of memory", ""),
        ("SSDA903 as XML, peak of memory", "under 400 MB"),
    ]
    assert all(line.ours_mb and line.ours_mb > 20 for line in lines)
    assert all(line.is_reached for line in lines if str(line.aim))


def test_a_reading_that_fails_is_ours_to_fix(tmp_path, monkeypatch):
    monkeypatch.setattr(memory.peak_memory, "__file__", str(tmp_path / "no_such_script.py"))
    monkeypatch.setattr(memory, "_TRIED", 1)
    monkeypatch.setattr(memory, "MEGABYTES", (0.01,))
    with pytest.raises(ReadingFailed, match="CIN census"):
        measure(Asked(tmp_path, tmp_path, {}, copies=1))


def test_the_return_that_is_measured_is_read_whole(tmp_path):
    write_return(tmp_path / "return.xml", 4)
    reading = read_folder(tmp_path)
    assert rules(reading) == []
    assert reading.records.height == 4 * 9
    assert reading.events.filter(kind="placement_started").height == 4 * 6
