"""521: the decision in AD1 comes before placement for adoption."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_in_ad1_comes_before_placement_for_adoption(tmp_path):
    asked(
        tmp_path,
        "521",
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            broken | 1     | 01/05/2026 | A5
            kept   | 2     | 01/05/2026 | A5
        """,
        ad1="""
            CHILD | DATE_INT
            1     | 02/05/2026
            2     | 01/05/2026
        """,
    )
