"""359: a child looked after past 18 is in a community home by agreement."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_looked_after_past_18_is_in_a_community_home_by_agreement(tmp_path):
    asked(
        tmp_path,
        "359",
        header="""
            CHILD | DOB
            1     | 01/05/2008
            2     | 01/05/2008
            3     | 01/05/2010
            4     | 01/05/2008
        """,
        episodes="""
            ?      | CHILD | DECOM      | LS | PLACE | DEC
            broken | 1     | 01/05/2025 | C2 | U4    |
            kept   | 2     | 01/05/2025 | V2 | K2    |
            kept   | 3     | 01/05/2025 | C2 | U4    |
            kept   | 4     | 01/05/2025 | C2 | U4    | 31/04/2026
        """,
    )
