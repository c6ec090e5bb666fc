"""562: an episode of an earlier year was told last year."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_of_an_earlier_year_was_told_last_year(tmp_path):
    asked(
        tmp_path,
        "562",
        episodes="""
            ?      | CHILD | DECOM
            broken | 1     | 02/05/2025
            kept   | 2     | 01/05/2025
            broken | 9     | 01/05/2025
            kept   | 8     | 01/05/2026
        """,
        last_year={
            "episodes": """
            CHILD | DECOM      | RNE | LS | PLACE
            1     | 01/05/2025 | S   | C1 | U4
            2     | 01/05/2025 | S   | C1 | U4
        """
        },
    )
