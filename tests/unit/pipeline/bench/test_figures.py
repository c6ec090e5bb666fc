"""What a line says, and whether it reached its aim."""

from __future__ import annotations

import pytest

from waypost.pipeline.bench.figures import Aim, Line, aim_of
from waypost.pipeline.bench.intake import BENCHMARKS


def test_a_ratio_is_told_both_ways():
    line = Line("x", "1 row", ours_s=2.0, beside="y", beside_s=5.0)
    assert (line.times_as_fast, line.times_as_long) == (2.5, 0.4)
    assert Line("x", "1 row", ours_s=2.0).times_as_fast is None
    assert Line("x", "1 row", beside_s=2.0).times_as_long is None


@pytest.mark.parametrize(
    ("ours_s", "beside_s", "is_reached"),
    [(1.0, 20.0, True), (1.0, 19.9, False), (3.1, 100.0, False), (2.9, None, True), (3.1, None, False)],
)
def test_every_bar_must_be_reached(ours_s, beside_s, is_reached):
    aim = Aim(times_as_fast=20, seconds=3)
    assert Line("x", "", ours_s, "y", beside_s, aim).is_reached is is_reached


def test_a_floor_and_memory_are_at_most():
    floor = Aim(times_as_long=3)
    assert [Line("x", "", ours, "y", 1.0, floor).is_reached for ours in (2.9, 3.1)] == [True, False]
    assert [Line("x", "", aim=Aim(mb=400), ours_mb=mb).is_reached for mb in (399, 401)] == [True, False]
    assert Line("x", "", 1.0, "y", 1.0).is_reached is None


def test_an_aim_says_itself():
    assert str(Aim(times_as_fast=20, seconds=3)) == "at least 20 times as fast, under 3 s"
    assert str(Aim(times_as_long=3)) == "at most 3 times as long"
    assert str(Aim(mb=400)) == "under 400 MB"
    assert str(Aim()) == ""


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_has_an_aim(name):
    assert str(aim_of(name))
