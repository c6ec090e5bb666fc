"""632: earlier permanence comes before care."""

from __future__ import annotations

from support.ssda903 import asked


def test_earlier_permanence_comes_before_care(tmp_path):
    asked(
        tmp_path,
        "632",
        episodes="""
            CHILD | DECOM
            1     | 20/05/2026
            2     | 20/05/2026
            3     | 20/05/2026
            4     | 20/05/2026
            5     | 20/05/2026
        """,
        previous_permanence="""
            ?      | CHILD | PREV_PERM | DATE_PERM
            broken | 1     | P1        | 20/05/2026
            kept   | 2     | P1        | zz/05/2026
            broken | 3     | P1        | zz/06/2026
            kept   | 4     | P1        | zz/zz/zzzz
            broken | 5     | P1        | zz/13/2020
        """,
    )
