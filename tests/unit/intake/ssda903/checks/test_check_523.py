"""523: the decision for adoption is of one day in both tables."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_for_adoption_is_of_one_day_in_both_tables(tmp_path):
    asked(
        tmp_path,
        "523",
        ad1="""
            CHILD | DATE_INT
            1     | 01/05/2026
            2     | 01/05/2026
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 02/05/2026  |                    |
            kept   | 2     | 01/04/2025  | 01/06/2025         | RD3
            kept   | 2     | 01/05/2026  |                    |
        """,
    )
