"""385: an episode ceases before the year ends."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_ceases_before_the_year_ends(tmp_path):
    asked(
        tmp_path,
        "385",
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/04/2027 | E4A
            kept   | 2     | 31/03/2027 | E4A
        """,
    )
