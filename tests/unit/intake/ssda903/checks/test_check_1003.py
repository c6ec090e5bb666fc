"""1003: a decision for adoption comes after care began."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_for_adoption_comes_after_care_began(tmp_path):
    asked(
        tmp_path,
        "1003",
        episodes="""
            CHILD | DECOM      | RNE
            1     | 01/05/2025 | S
            2     | 01/05/2025 | S
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED
            broken | 1     | 30/04/2025
            kept   | 2     | 01/05/2025
        """,
    )
