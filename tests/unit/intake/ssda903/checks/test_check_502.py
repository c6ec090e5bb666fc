"""502: an episode left open last year is the first of this year."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_left_open_last_year_is_the_first_of_this_year(tmp_path):
    asked(
        tmp_path,
        "502",
        episodes="""
            ?      | CHILD | DECOM      | RNE
            broken | 1     | 02/05/2025 | S
            kept   | 2     | 01/05/2025 | S
        """,
        last_year={
            "episodes": """
            CHILD | DECOM      | RNE | LS | PLACE
            1     | 01/05/2025 | S   | C1 | U4
            2     | 01/05/2025 | S   | C1 | U4
        """
        },
    )
