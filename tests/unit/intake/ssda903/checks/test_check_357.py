"""357: a first episode of the year says that care started."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_first_episode_of_the_year_says_that_care_started(tmp_path):
    asked(
        tmp_path,
        "357",
        episodes="""
            ?      | CHILD | DECOM      | RNE
            broken | 1     | 01/05/2026 | L
            kept   | 2     | 01/05/2026 | S
            kept   | 3     | 31/03/2026 | L
        """,
    )
