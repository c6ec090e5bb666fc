"""354: an episode begins before the year ends."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_begins_before_the_year_ends(tmp_path):
    asked(
        tmp_path,
        "354",
        episodes="""
            ?      | CHILD | DECOM
            broken | 1     | 01/04/2027
            kept   | 2     | 31/03/2027
        """,
    )
