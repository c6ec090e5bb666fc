"""554: the decision comes before the placement order."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_comes_before_the_placement_order(tmp_path):
    asked(
        tmp_path,
        "554",
        episodes="""
            ?      | CHILD | DECOM      | LS
            broken | 1     | 01/05/2026 | E1
            kept   | 2     | 01/05/2026 | E1
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED
            1     | 02/05/2026
            2     | 01/05/2026
        """,
    )
