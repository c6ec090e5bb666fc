"""What a build says of who is who, for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.doors.cli.build import _of_identity, build_with_pages
from waypost.vocabulary.neighbours import NeighboursWrong

COUNTS = ("one_child", "two_children", "contradict_each_other", "could_not_be_met", "records_not_there")
QUIET = dict.fromkeys(COUNTS, 0)


def test_a_quiet_night_says_nothing():
    assert _of_identity({"changes": {"kept": 5, "new": 2, "merged": 0, "split": 0}, "decisions": QUIET}) == []


def test_what_people_must_look_at_is_said():
    told = {"changes": {"merged": 2, "split": 1}, "decisions": QUIET | {"contradict_each_other": 3}}
    merged, decisions = _of_identity(told)
    assert merged.startswith("Children 2 merged, 1 split")
    assert "3 decisions" in decisions
    assert "waypost review list" in decisions


def test_a_bad_file_of_neighbours_stops_a_build_before_it_reads_anything(tmp_path: Path) -> None:
    (tmp_path / "neighbours.csv").write_text("area,neighbour\ndevon,truro\n")
    with pytest.raises(NeighboursWrong, match="The header must be area,neighbour"):
        build_with_pages(tmp_path / "nothing", tmp_path / "out", neighbours=tmp_path / "neighbours.csv")
    assert not (tmp_path / "out").exists()
