"""Invented neighbours are neighbours that the reader of such files takes, and every row says that it is invented."""

from __future__ import annotations

from pathlib import Path

from waypost.synthetic.neighbours import MOST_NEIGHBOURS, invented_neighbours
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.neighbours import read_neighbours


def test_each_area_has_others_and_all_is_invented(tmp_path: Path) -> None:
    areas = sorted(AREAS)[:8]
    told = invented_neighbours([*areas, areas[0]])
    told.write_csv(tmp_path / "neighbours.csv")
    assert read_neighbours(tmp_path / "neighbours.csv").equals(told)
    assert told["is_invented"].all()
    assert told.group_by("area").len()["len"].unique().to_list() == [MOST_NEIGHBOURS]


def test_a_county_of_four_areas_has_three_neighbours_each() -> None:
    assert invented_neighbours(sorted(AREAS)[:4]).group_by("area").len()["len"].unique().to_list() == [3]
