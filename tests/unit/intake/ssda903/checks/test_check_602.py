"""602: an adoption in AD1 is told by an episode."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_adoption_in_ad1_is_told_by_an_episode(tmp_path):
    asked(
        tmp_path,
        "602",
        episodes="""
            CHILD | DEC        | REC
            1     | 01/06/2026 | E4A
            2     | 01/06/2026 | E11
        """,
        ad1="""
            ?      | CHILD | DATE_INT
            broken | 1     | 01/05/2025
            kept   | 2     | 01/05/2025
        """,
    )
