"""Weeks in which nothing happened are told together; a week in which something did stands by itself."""

from __future__ import annotations

from waypost.doors.staff.weeks import told_together


def week(number: int, *, lines: int = 0, waits: tuple[str, ...] = ("a report",)) -> dict:
    told = [{"what": what, "owner": "court"} for what in waits]
    return {"number": number, "lines": [{}] * lines, "waits": told}


def titles(weeks: list[dict]) -> list[str]:
    return [one.title for one in told_together(weeks)]


def test_the_newest_comes_first():
    assert titles([week(1, lines=1), week(2, lines=1)]) == ["Week 2", "Week 1"]


def test_quiet_weeks_of_the_same_wait_are_one():
    assert titles([week(1, lines=1), week(2), week(3), week(4), week(5, lines=2)]) == [
        "Week 5",
        "Weeks 2 to 4",
        "Week 1",
    ]


def test_another_wait_begins_another_part():
    assert titles([week(1), week(2, waits=("a hearing",)), week(3, waits=("a hearing",))]) == ["Weeks 2 to 3", "Week 1"]


def test_no_week_no_part():
    assert titles([]) == []
