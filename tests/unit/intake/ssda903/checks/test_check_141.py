"""141: the day on which an episode began is a date."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_day_on_which_an_episode_began_is_a_date(tmp_path):
    asked(
        tmp_path,
        "141",
        episodes="""
            ?      | CHILD | DECOM
            broken | 1     | 31/06/2026
            kept   | 2     | 30/06/2026
        """,
    )
