"""Ours and the floor are taken in turn, and the best of each is told."""

from __future__ import annotations

from waypost.pipeline.bench import floors
from waypost.pipeline.bench.floors import beside_a_floor


def test_the_best_of_several_turns_is_told(monkeypatch):
    clock = iter([0.0, 5.0, 10.0, 17.0, 20.0, 23.0, 30.0, 39.0])
    monkeypatch.setattr(floors, "stopwatch", lambda: next(clock))
    turns = []
    assert beside_a_floor(lambda: turns.append("ours"), lambda: turns.append("floor"), 2) == (7.0, 3.0)
    assert turns == ["floor", "ours"] * 2
