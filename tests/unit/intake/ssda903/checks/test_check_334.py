"""334: the decision for adoption comes after care began."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_for_adoption_comes_after_care_began(tmp_path):
    asked(
        tmp_path,
        "334",
        episodes="""
            CHILD | DECOM      | RNE
            1     | 01/05/2025 | S
            2     | 01/05/2025 | S
        """,
        ad1="""
            ?      | CHILD | DATE_INT
            broken | 1     | 30/04/2025
            kept   | 2     | 01/05/2025
        """,
    )
