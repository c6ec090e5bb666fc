"""576: a missing episode left open last year is told again."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_missing_episode_left_open_last_year_is_told_again(tmp_path):
    asked(
        tmp_path,
        "576",
        header="""
            ?      | CHILD
            broken | 1
            kept   | 2
            kept   | 3
        """,
        missing="""
            CHILD | MIS_START  | MIS_END
            2     | 01/03/2026 | 05/04/2026
        """,
        last_year={
            "missing": """
            CHILD | MIS_START  | MIS_END
            1     | 01/03/2026 |
            2     | 01/03/2026 |
            3     | 01/03/2026 | 05/03/2026
        """
        },
    )
