"""560: a decision that stood last year keeps its day."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_that_stood_last_year_keeps_its_day(tmp_path):
    asked(
        tmp_path,
        "560",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED
            broken | 1     | 02/06/2025
            kept   | 2     | 01/06/2025
            kept   | 3     | 01/06/2026
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
