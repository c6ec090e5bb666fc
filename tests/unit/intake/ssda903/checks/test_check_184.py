"""184: a decision for adoption comes after birth."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_for_adoption_comes_after_birth(tmp_path):
    asked(
        tmp_path,
        "184",
        header="""
            CHILD | DOB
            1     | 02/05/2026
            2     | 01/05/2026
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED
            broken | 1     | 01/05/2026
            kept   | 2     | 01/05/2026
        """,
    )
