"""A life table: who is at risk at each age, with late entries and open cases."""

from __future__ import annotations

from waypost.insight.measures.survival.life_table import life_table


def test_who_enters_or_leaves_on_a_day_is_at_risk_on_it():
    table = life_table(((0, 2, 0, 0), (5, 0, 1, 1), (7, 1, 1, 0), (9, 0, 1, 1)))
    assert table is not None
    assert table.ages.tolist() == [0, 5, 7, 9]
    assert table.at_risk.tolist() == [2, 2, 2, 1]
    assert table.all_ends.tolist() == [0, 1, 0, 1]
    assert table.last_watched == 9


def test_the_last_age_watched_is_the_last_at_which_anybody_left():
    table = life_table(((0, 1, 0, 0), (4, 0, 1, 0)))
    assert table is not None
    assert table.last_watched == 4


def test_nobody_makes_no_table():
    assert life_table(()) is None
