"""331: matching comes before placement for adoption."""

from __future__ import annotations

from support.ssda903 import asked


def test_matching_comes_before_placement_for_adoption(tmp_path):
    asked(
        tmp_path,
        "331",
        episodes="""
            CHILD | DECOM      | DEC        | REC | PLACE
            1     | 01/05/2026 | 01/09/2026 | E11 | A5
            2     | 01/05/2026 | 01/09/2026 | E12 | A6
        """,
        ad1="""
            ?      | CHILD | DATE_MATCH
            broken | 1     | 02/05/2026
            kept   | 2     | 01/05/2026
        """,
    )
