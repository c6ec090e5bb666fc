"""Benchmarks of intake are run one after another, or those that are named."""

from __future__ import annotations

import pytest

from waypost.pipeline.bench.figures import Figures, Line
from waypost.pipeline.bench.intake import SamplesMissing, bench_intake


@pytest.fixture
def two(monkeypatch):
    made = {name: lambda asked, name=name: Figures((Line(name, asked.work.name),)) for name in ("a", "b")}
    monkeypatch.setattr("waypost.pipeline.bench.intake.BENCHMARKS", made)


def test_all_are_run_in_folders_of_their_own(tmp_path, two):
    found = bench_intake(tmp_path, peers={}, copies=1)
    assert list(found) == ["a", "b"]
    assert len({figures.lines[0].size for figures in found.values()}) == 2


def test_only_what_is_named_is_run(tmp_path, two):
    assert list(bench_intake(tmp_path, peers={}, copies=1, only=("b",))) == ["b"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(SamplesMissing):
        bench_intake(tmp_path / "none", peers={}, copies=1)
