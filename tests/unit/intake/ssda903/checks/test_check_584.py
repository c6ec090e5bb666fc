"""584: a new decision comes after the one that was reversed last year."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_new_decision_comes_after_the_one_that_was_reversed_last_year(tmp_path):
    asked(
        tmp_path,
        "584",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED
            broken | 3     | 01/05/2025
            kept   | 4     | 01/06/2026
            kept   | 1     | 01/05/2025
        """,
        last_year={
            "placed_for_adoption": """
            CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            1     | 01/06/2025  |                    |
            2     | 01/06/2025  |                    |
            3     | 01/06/2025  | 01/01/2026         | RD3
            4     | 01/06/2025  | 01/01/2026         | RD3
        """
        },
    )
