"""503B: the legal status of an episode left open last year stays."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_legal_status_of_an_episode_left_open_last_year_stays(tmp_path):
    asked(
        tmp_path,
        "503B",
        episodes="""
            ?      | CHILD | DECOM      | LS
            broken | 1     | 01/05/2025 | C2
            kept   | 2     | 01/05/2025 | C1
        """,
        last_year={
            "episodes": """
            CHILD | DECOM      | RNE | LS | PLACE
            1     | 01/05/2025 | S   | C1 | U4
            2     | 01/05/2025 | S   | C1 | U4
        """
        },
    )
