"""What a build says of who is who, for people."""

from __future__ import annotations

from waypost.doors.cli.build import _of_identity

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
