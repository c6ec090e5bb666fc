"""559: a decision of an earlier year was told then."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_of_an_earlier_year_was_told_then(tmp_path):
    asked(
        tmp_path,
        "559",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED
            broken | 9     | 01/06/2025
            kept   | 1     | 01/06/2025
            kept   | 8     | 01/06/2026
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
