"""Stages add up what they were told, on the clock they were given."""

from __future__ import annotations

import itertools

import pytest

from waypost.foundation.workers import peak_rss_mib
from waypost.pipeline.progress import silent
from waypost.pipeline.stages import Stages


def test_a_stage_is_timed_counted_and_told():
    ticks = itertools.count(0, 2)
    told = []
    stages = Stages(lambda: float(next(ticks)), lambda *told_now: told.append(told_now), total=2)
    with stages.stage("read", 10) as stage:
        stage.rows_out = 7
    with stages.stage("link", 7):
        pass
    told_of = stages.as_json()
    assert all(one.pop("peak_rss_mib") == pytest.approx(peak_rss_mib(), abs=50) for one in told_of.values())
    assert told_of == {
        "read": {"seconds": 2.0, "rows_in": 10, "rows_out": 7},
        "link": {"seconds": 2.0, "rows_in": 7, "rows_out": 0},
    }
    assert told == [("read", 0, 2), ("link", 1, 2)]


def test_how_much_of_a_stage_is_done_is_told_in_megabytes():
    told = []
    stages = Stages(lambda: 0.0, lambda *told_now: told.append(told_now), total=3)
    with stages.stage("read"):
        stages.part_of("read")(1_500_000_000, 12_000_000_000)
    assert told[-1] == ("read 1,500 of 12,000 MB", 0, 3)


def test_how_a_stage_goes_about_its_work_is_told_in_words():
    told = []
    stages = Stages(lambda: 0.0, lambda *told_now: told.append(told_now), total=3)
    with stages.stage("link"):
        stages.words_of("link")("12 records new or changed")
    assert told[-1] == ("link 12 records new or changed", 0, 3)


def test_memory_is_told_in_mebibytes(monkeypatch):
    assert 10 < peak_rss_mib() < 100_000
    linux = peak_rss_mib()
    monkeypatch.setattr("sys.platform", "darwin")
    assert peak_rss_mib() < linux


def test_silence():
    assert silent("read", 0, 1) is None
