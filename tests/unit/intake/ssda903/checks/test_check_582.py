"""582: a child is matched before the day of the adoption."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_is_matched_before_the_day_of_the_adoption(tmp_path):
    asked(
        tmp_path,
        "582",
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E11
            kept   | 2     | 01/06/2026 | E11
        """,
        ad1="""
            CHILD | DATE_MATCH
            1     | 01/06/2026
            2     | 01/02/2026
        """,
    )
