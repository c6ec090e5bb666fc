"""503D: the placement of an episode left open last year stays."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_placement_of_an_episode_left_open_last_year_stays(tmp_path):
    asked(
        tmp_path,
        "503D",
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            broken | 1     | 01/05/2025 | U6
            kept   | 2     | 01/05/2025 | U4
        """,
        last_year={
            "episodes": """
            CHILD | DECOM      | RNE | LS | PLACE
            1     | 01/05/2025 | S   | C1 | U4
            2     | 01/05/2025 | S   | C1 | U4
        """
        },
    )


def test_a_code_that_left_the_list(tmp_path):
    asked(
        tmp_path,
        "503D",
        year="2025/26",
        episodes="""
            ?      | CHILD | DECOM      | RNE | PLACE
            kept   | 1     | 01/05/2024 | S   | Z12
            broken | 2     | 01/05/2024 | S   | U4
        """,
        last_year={
            "episodes": """
            CHILD | DECOM      | RNE | PLACE
            1     | 01/05/2024 | S   | Z1
            2     | 01/05/2024 | S   | Z1
        """
        },
    )
