"""503A: the reason for the episode of an episode left open last year stays."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_reason_for_the_episode_of_an_episode_left_open_last_year_stays(tmp_path):
    asked(
        tmp_path,
        "503A",
        episodes="""
            ?      | CHILD | DECOM      | RNE
            broken | 1     | 01/05/2025 | L
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
