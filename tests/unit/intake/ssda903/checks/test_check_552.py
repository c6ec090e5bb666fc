"""552: the decision comes before the placement for adoption."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_comes_before_the_placement_for_adoption(tmp_path):
    asked(
        tmp_path,
        "552",
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            broken | 1     | 01/05/2026 | A5
            kept   | 2     | 01/05/2026 | A5
            kept   | 3     | 01/05/2026 | U4
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED
            1     | 02/05/2026
            2     | 01/05/2026
            3     | 01/06/2026
        """,
    )
